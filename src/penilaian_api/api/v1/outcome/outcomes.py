"""Serve outcomes of units, their values over time, and the lines of plans that serve them."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion, ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.outcome.schemas.outcomes import (
    DrawnDaysIn,
    OutcomeGroupOut,
    OutcomeLinkIn,
    OutcomeLinkOut,
    OutcomeLinkPage,
    OutcomeProgressOut,
    OutcomeProgressPage,
    OutcomeValueOut,
    OutcomeValuePage,
    OutcomeValuesIn,
    OutcomeValuesOut,
    ServiceOutcomeIn,
    ServiceOutcomeOut,
    ServiceOutcomePage,
)
from penilaian_api.api.v1.shared.formats import DryRun
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Day, Done, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.dates import Span
from penilaian_api.domain.outcome.outcome import StatedValue
from penilaian_api.services.outcome import links, outcomes, values
from penilaian_api.services.outcome.outcomes import OutcomeInput

router = GuardedRouter("/service-outcomes", "Outcomes")
of_values = GuardedRouter("/outcome-values", "Outcomes")
of_progress = GuardedRouter("/outcome-progress", "Outcomes")
of_links = GuardedRouter("/outcome-links", "Outcomes")

FirstDay = Annotated[Day, Query(description="The first of the days.")]
LastDay = Annotated[Day, Query(description="The last of the days.")]


@router.get("", action=Action.OUTCOME_READ)
def list_service_outcomes(
    listed: Annotated[Listed, Depends(query_of(outcomes.OUTCOMES_PARAMETERS))], work: Work
) -> ServiceOutcomePage:
    """List outcomes of units.

    List what the work of units brings about, measured over time; `is_public_service` keeps to what
    citizens get.
    """
    page = outcomes.page(work, listed.request)
    return listed.answer(ServiceOutcomePage, page, ServiceOutcomeOut.model_validate)


@router.get("/{key}", action=Action.OUTCOME_READ)
def get_service_outcome(key: Code, work: Work) -> ServiceOutcomeOut:
    """Show an outcome.

    Show one outcome of a unit, and where its values come from.
    """
    return ServiceOutcomeOut.model_validate(outcomes.get(work, key))


@router.put("/{key}", action=Action.OUTCOME_WRITE)
def put_service_outcome(
    key: Code, body: ServiceOutcomeIn, expected_version: ExpectedVersionIfAny, work: Work
) -> ServiceOutcomeOut:
    """Create or replace an outcome.

    Send the whole outcome with this key as it should be; sending the same twice changes nothing.

    Once it has values, its measure and which way is better stay as they are: another measure is
    another outcome.
    """
    stated = OutcomeInput(key=key, **body.model_dump())
    return ServiceOutcomeOut.model_validate(outcomes.put(work, stated, expected_version))


@router.post("/{key}/values", action=Action.OUTCOME_POST)
def post_outcome_values(
    key: Code,
    body: OutcomeValuesIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> OutcomeValuesOut:
    """Record values of an outcome.

    Record what an outcome was from one day through another: up to 200 values, all or nothing.

    The days of values never overlap. Correct an existing value with `supersedes_id`: both stay in
    the series, and only the later one counts.
    """
    items = [StatedValue(**item.model_dump()) for item in body.items]
    return OutcomeValuesOut.model_validate(values.post(work, key, items, dry_run=dry_run))


@router.post("/{key}/drawn-values", action=Action.OUTCOME_POST)
def draw_outcome_values(
    key: Code,
    body: DrawnDaysIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> OutcomeValuesOut:
    """Take values from surveys or cases.

    Take over what exists of these days: the unit's index in each release of a survey that lies
    within them, or one figure of the cases that were completed in them.

    Call it after each release or feed. What says otherwise by now is corrected.
    """
    days = Span.through(body.starts_on, body.ends_on)
    return OutcomeValuesOut.model_validate(values.draw(work, key, days, dry_run=dry_run))


@of_values.get("", action=Action.OUTCOME_READ)
def list_outcome_values(
    listed: Annotated[Listed, Depends(query_of(values.VALUES_PARAMETERS))], work: Work
) -> OutcomeValuePage:
    """List the values of outcomes.

    List time series, the earliest days first, with every correction; `current=true` leaves out
    what was corrected.
    """
    page = values.page(work, listed.request)
    return listed.answer(OutcomeValuePage, page, OutcomeValueOut.model_validate)


@of_progress.get("", action=Action.OUTCOME_READ)
def list_outcome_progress(
    starts_on: FirstDay,
    ends_on: LastDay,
    listed: Annotated[Listed, Depends(query_of(outcomes.OUTCOMES_PARAMETERS))],
    work: Work,
) -> OutcomeProgressPage:
    """List how outcomes moved.

    List of each outcome its last value within some days, the one before them, and whether it got
    better or worse; `group` counts all of `unit_code`, the units below it and `is_public_service`.

    The target is that of the goal with its `goal_key` in the year of the last day, if both are
    measured in the same unit.
    """
    report = outcomes.progress(work, listed.request, Span.through(starts_on, ends_on))
    return listed.answer(
        OutcomeProgressPage,
        report.outcomes,
        OutcomeProgressOut.model_validate,
        starts_on=report.starts_on,
        ends_on=report.ends_on,
        group=OutcomeGroupOut.model_validate(report.group),
    )


@of_links.get("", action=Action.OUTCOME_LINK_READ)
def list_outcome_links(
    listed: Annotated[Listed, Depends(query_of(links.LINKS_PARAMETERS))], work: Work
) -> OutcomeLinkPage:
    """List lines that serve outcomes.

    List which lines of plans serve which outcome, and what that was last: your own, and those of
    people around whom you stand.
    """
    page = links.page(work, listed.request)
    return listed.answer(OutcomeLinkPage, page, OutcomeLinkOut.model_validate)


@of_links.post("", action=Action.OUTCOME_LINK_WRITE, status=201, location=None)
def link_outcome(body: OutcomeLinkIn, work: Work) -> OutcomeLinkOut:
    """Say that a line serves an outcome.

    Say of a line of your plan in force, or of somebody whom you assess, which outcome it serves.
    """
    return OutcomeLinkOut.model_validate(
        links.link(work, body.plan_id, body.line_id, body.outcome_key)
    )


@of_links.delete("/{link_id}", action=Action.OUTCOME_LINK_WRITE)
def unlink_outcome(link_id: Key, expected_version: ExpectedVersion, work: Work) -> Done:
    """Take back that a line serves one.

    Take back that a line of a plan serves an outcome. The trail keeps that it did.
    """
    links.unlink(work, link_id, expected_version)
    return Done()
