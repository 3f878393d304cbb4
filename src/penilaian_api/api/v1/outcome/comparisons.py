"""Serve outcomes before and after a stated day of change."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.outcome.schemas.comparisons import (
    ChangeOut,
    GroupComparisonOut,
    OutcomeBeforeAfterOut,
    OutcomeComparisonOut,
    OutcomeComparisonPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Day
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.outcome.comparison import ChangeGround
from penilaian_api.services.outcome import comparisons
from penilaian_api.services.outcome.outcomes import OUTCOMES_PARAMETERS

of_outcomes = GuardedRouter("/service-outcomes", "Outcomes")
router = GuardedRouter("/outcome-comparisons", "Outcomes")

ChangedOn = Annotated[Day, Query(description="The day from which on something was different.")]
ChosenFor = Annotated[
    ChangeGround,
    Query(description="Why that day: planned before, or because a value had been bad."),
]


@of_outcomes.get("/{key}/comparison", action=Action.OUTCOME_READ)
def compare_outcome(
    key: Code,
    changed_on: ChangedOn,
    work: Work,
    chosen_for: ChosenFor = ChangeGround.PLANNED,
) -> OutcomeBeforeAfterOut:
    """Compare an outcome before and after.

    Compare the values of an outcome before a day with those from it on: how many on each side, the
    difference of means and of medians, each with the bounds that hold the true one with 95 %.

    Refused under five values on a side. `warnings` name what looks like an effect and need not be
    one: a change that followed a bad value, and values that rose or fell already.
    """
    change, view = comparisons.of_outcome(work, key, changed_on, chosen_for)
    shown = OutcomeComparisonOut.model_validate(view)
    return OutcomeBeforeAfterOut(**dict(shown), change=ChangeOut.model_validate(change))


@router.get("", action=Action.OUTCOME_READ)
def list_outcome_comparisons(
    changed_on: ChangedOn,
    listed: Annotated[Listed, Depends(query_of(OUTCOMES_PARAMETERS))],
    work: Work,
    chosen_for: ChosenFor = ChangeGround.PLANNED,
) -> OutcomeComparisonPage:
    """List outcomes before and after.

    Compare each outcome of a group (`unit_code` and the units below it, `is_public_service`) before
    and after a day; `group` sets all of them, each once, against what they were.

    Of at most 200 outcomes together: name a unit below where there are more.
    """
    report = comparisons.of_group(work, listed.request, changed_on, chosen_for)
    return listed.answer(
        OutcomeComparisonPage,
        report.outcomes,
        OutcomeComparisonOut.model_validate,
        change=ChangeOut.model_validate(report.change),
        group=GroupComparisonOut.model_validate(report.group),
    )
