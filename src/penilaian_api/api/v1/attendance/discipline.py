"""Serve discipline: reckon a period from attendance, list and show what came out."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.attendance.schemas.discipline import (
    DisciplineIn,
    PeriodReckoningOut,
    ReckonedPersonOut,
    ReckoningDetailOut,
    ReckoningOut,
    ReckoningPage,
    ReckoningTrailOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.attendance import reckoning_run, reckonings
from penilaian_api.services.attendance.reckoning_run import PeriodReckoning

router = GuardedRouter("/discipline-reckonings", "Monitoring")
of_periods = GuardedRouter("/periods", "Monitoring")


@of_periods.post("/{period_id}/discipline", action=Action.DISCIPLINE_RECKON)
def reckon_discipline(
    period_id: Key,
    body: DisciplineIn,
    work: Work,
    dry_run: Annotated[bool, Query(description="Reckon everything, store nothing.")] = False,  # noqa: FBT002 - a query parameter
) -> PeriodReckoningOut:
    """Reckon discipline from attendance.

    Reckon the part `discipline` of everybody who has a plan in a period, and write it as
    measurements with the source `attendance`.

    It may be taken again while the period is open or being rated: what came out the same stays,
    what differs supersedes. Nobody writes their own number: you are `left_out`. Who reached a
    threshold of the law is named in `reached`; no sanction follows by itself.
    """
    return _run_to_response(reckoning_run.reckon(work, period_id, body.rule, dry_run=dry_run))


@router.get("", action=Action.DISCIPLINE_READ)
def list_reckonings(
    listed: Annotated[Listed, Depends(query_of(reckonings.RECKONING_PARAMETERS))], work: Work
) -> ReckoningPage:
    """List what discipline was reckoned from.

    List the figures behind each number of discipline that you may see.
    """
    page = reckonings.page(work, listed.request)
    return listed.answer(ReckoningPage, page, ReckoningOut.model_validate)


@router.get("/{reckoning_id}", action=Action.DISCIPLINE_READ)
def get_reckoning(reckoning_id: Key, work: Work) -> ReckoningDetailOut:
    """Show what discipline was reckoned from.

    Show every deduction behind one number: day, cause, minutes and percent.
    """
    detail = reckonings.get(work, reckoning_id)
    summary = ReckoningOut.model_validate(detail.summary)
    return ReckoningDetailOut(**dict(summary), trail=ReckoningTrailOut.of_frozen(detail.content))


def _run_to_response(run: PeriodReckoning) -> PeriodReckoningOut:
    def people(listed: tuple[reckoning_run.ReckonedPerson, ...]) -> tuple[ReckonedPersonOut, ...]:
        return tuple(map(ReckonedPersonOut.model_validate, listed))

    return PeriodReckoningOut(
        period_id=run.period_id,
        rule=run.rule.key,
        rule_version=run.rule.version,
        is_dry_run=run.is_dry_run,
        created=run.created,
        superseded=run.superseded,
        unchanged=run.unchanged,
        items=people(run.items),
        without_days_count=run.without_days_count,
        without_days=people(run.without_days),
        reached_count=run.reached_count,
        reached=people(run.reached),
        left_out=None if run.left_out is None else ReckonedPersonOut.model_validate(run.left_out),
    )
