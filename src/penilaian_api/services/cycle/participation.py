"""Report who took part in how they are measured: by unit, role and step, and of oneself."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.participation import (
    REPORTED_STEPS,
    ParticipationRole,
    ParticipationStep,
)
from penilaian_api.services.cycle import raters
from penilaian_api.services.cycle.cycles import day_in, get_by_key
from penilaian_api.services.views import view_of
from penilaian_api.storage.cycle.participation import (
    ParticipationRow,
    count_participation,
    own_steps,
)
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PLACES: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many of how many took a step, and which share that is, in percent."""

    step: ParticipationStep
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class ParticipationGroup:
    """The people of one unit in one role."""

    unit_code: str
    unit_name: str
    role: ParticipationRole
    people: int
    steps: tuple[StepCount, ...]


@dataclass(frozen=True, slots=True)
class RaterShare:
    """Of those who were asked, in one unit and role, how many rated an indicator."""

    unit_code: str
    unit_name: str
    role: ParticipationRole
    people: int
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class ParticipationView:
    """Who took part in a cycle, as far as the caller's people go."""

    cycle_id: UUID
    key: str
    people: int
    steps: tuple[StepCount, ...]
    groups: tuple[ParticipationGroup, ...]
    relevance_rated: tuple[RaterShare, ...]


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Whether a person took a step."""

    step: ParticipationStep
    is_taken: bool


@dataclass(frozen=True, slots=True)
class InvolvementView:
    """In which steps of a cycle the caller took part."""

    cycle_id: UUID
    key: str
    steps: tuple[StepTaken, ...]


def of_cycle(work: UnitOfWork, key: str) -> ParticipationView:
    """Count those who took part in a cycle, among the people within the caller's reach."""
    cycle = get_by_key(work, key)
    rows = count_participation(work, cycle, day_in(work, cycle))
    return ParticipationView(
        cycle_id=cycle.id,
        key=cycle.key,
        people=sum(row.people for row in rows),
        steps=tuple(_count(rows)),
        groups=tuple(_group(row) for row in rows),
        relevance_rated=tuple(_raters(work, cycle, {row.unit_code for row in rows})),
    )


def of_caller(work: UnitOfWork, key: str) -> InvolvementView:
    """Tell the caller in which steps of a cycle they took part."""
    cycle = get_by_key(work, key)
    steps = own_steps(work, cycle).items()
    return InvolvementView(cycle.id, cycle.key, tuple(StepTaken(*each) for each in steps))


def _raters(work: UnitOfWork, cycle: Cycle, units: AbstractSet[str]) -> Iterator[RaterShare]:
    """Tell of the units that the caller sees what the release of the survey has frozen."""
    for group in raters.of_cycle(work, cycle.id):
        if group.unit_code in units:
            share = _share(group.count, group.people)
            yield view_of(RaterShare, group, share=share)


def _group(row: ParticipationRow) -> ParticipationGroup:
    role = ParticipationRole.SUPERVISOR if row.is_supervisor else ParticipationRole.EMPLOYEE
    steps = tuple(_count([row]))
    return ParticipationGroup(row.unit_code, row.unit_name, role, row.people, steps)


def _count(rows: Iterable[ParticipationRow]) -> Iterator[StepCount]:
    counted = [*rows]
    people = sum(row.people for row in counted)
    for step in REPORTED_STEPS:
        count = sum(row.counts[step] for row in counted)
        yield StepCount(step, count, _share(count, people))


def _share(count: int, people: int) -> Decimal:
    """Give a share in percent, rounded half up to the places that answers show."""
    if people == 0:
        return Decimal(0)
    return (Decimal(100 * count) / people).quantize(_PLACES, ROUND_HALF_UP)
