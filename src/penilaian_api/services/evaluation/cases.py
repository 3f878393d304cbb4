"""Evaluations opened for a step: at the version seen, whose turn it is, and which item was refused.

Bulk calls and single ones go the same way: all or nothing, each item asked for itself.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState, require
from penilaian_api.domain.errors import (
    BadData,
    Fault,
    Forbidden,
    OutOfReach,
    Stale,
)
from penilaian_api.domain.evaluation.evaluation import Rater, Window, turn_refusal
from penilaian_api.services.bulk import item_pointer
from penilaian_api.services.cycle.cycles import days_of
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.work.unit_of_work import UnitOfWork


class Item(Protocol):
    """What every step names: an evaluation, and the version that the caller saw."""

    @property
    def key(self) -> UUID:
        """Which evaluation."""

    @property
    def expected_version(self) -> int:
        """At which version."""


W = TypeVar("W", bound=Item)


def opened(
    work: UnitOfWork, wanted: Sequence[W], *, bulk: bool
) -> list[tuple[int | None, W, Case]]:
    """Open the evaluations that are wanted, each at the version seen; refuse all for one.

    The first member of each answer is its place among many, for `item_pointer`.
    """
    found = record.cases(work, [item.key for item in wanted], for_step=True)
    keys: set[UUID] = set()
    answers = []
    for number, item in enumerate(wanted):
        place = number if bulk else None
        with item_pointer(place):
            if item.key in keys:
                raise BadData("invalid_input", faults=[Fault("/id", "twice")])
            if item.key not in found:
                raise OutOfReach
            if found[item.key].evaluation.version != item.expected_version:
                raise Stale
        keys.add(item.key)
        answers.append((place, item, found[item.key]))
    return answers


def rater(work: UnitOfWork, case: Case) -> Rater:
    """Say in which capacity the caller stands to an evaluation; nobody acts on his own."""
    if case.evaluation.employee_id == work.actor.employee_id:
        raise Forbidden("not_on_yourself")
    return rater_now(work, case)


def rater_now(work: UnitOfWork, case: Case) -> Rater:
    """Say which of the two leaders the caller would be: the assessor, or the one above him."""
    is_assessor = case.assessor_id == work.actor.employee_id
    return Rater.ASSESSOR if is_assessor else Rater.REVIEWER


def on_turn(work: UnitOfWork, case: Case) -> Rater:
    """Refuse who may not rate or finalize today: the assessor may up to the end of the window."""
    caller = rater(work, case)
    refuse_unless_rating(work, case)
    refusal = turn_refusal(caller, window(work, case))
    if refusal is not None:
        raise refusal
    return caller


def window(work: UnitOfWork, case: Case) -> Window:
    """Give the days on which the assessor may rate this evaluation."""
    return Window(
        today=work.today,
        rate_until=case.period.rate_until,
        zone=str(work.zone),
        has_reviewer=case.reviewer_id is not None,
    )


def refuse_unless_rating(work: UnitOfWork, case: Case) -> None:
    """Let results come about only while the period is in rating."""
    require(case.period.state, {PeriodState.RATING}, days_of(work, case.period))


def refuse_mixture(opened_cases: Sequence[Case]) -> None:
    """One call rates one period by one scheme: its numbers are then gathered together."""
    if len({(case.period.id, case.scheme.id) for case in opened_cases}) > 1:
        raise BadData("invalid_input", faults=[Fault("/items", "one_period")])
