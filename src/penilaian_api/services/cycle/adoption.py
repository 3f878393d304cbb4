"""Report how a system is taken up: by unit over the months, and what people ask of it.

Why it is so: docs/decisions/0060.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.indicator.proposal import ProposalKind
from penilaian_api.services.cycle.cycles import day_in
from penilaian_api.services.local_days import begin_of
from penilaian_api.storage.cycle.adoption import (
    MonthSpan,
    UnitAdoption,
    count_adoption,
    count_voices,
)
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MonthAdoption:
    """Of a month: how many accounts were in use when it ended, and how many told progress in it."""

    starts_on: date
    activated: int
    active: int


@dataclass(frozen=True, slots=True)
class UnitAdoptionView:
    """How a unit takes the system up, month by month."""

    unit_code: str
    unit_name: str
    people: int
    months: tuple[MonthAdoption, ...]


@dataclass(frozen=True, slots=True)
class VoiceCountView:
    """How much people said of one kind, and how much of it waits for an answer."""

    kind: ProposalKind
    submitted: int
    answered: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class AdoptionView:
    """How the system is taken up in a cycle, as far as the caller's people go."""

    cycle_id: UUID
    key: str
    units: tuple[UnitAdoptionView, ...]
    voices: tuple[VoiceCountView, ...]


def of_cycle(work: UnitOfWork, key: str) -> AdoptionView:
    """Report the months of a cycle that have begun, of the people within the caller's reach."""
    cycle = work.of(Cycle).find(key=key)
    if cycle is None:
        raise OutOfReachError
    months = [*_months(work, cycle)]
    units = count_adoption(work, cycle, day_in(work, cycle), months)
    counts = {row.kind: row for row in count_voices(work, cycle)}
    return AdoptionView(
        cycle_id=cycle.id,
        key=cycle.key,
        units=tuple(_unit(row, months) for row in units),
        voices=tuple(
            VoiceCountView(kind, row.submitted, row.answered, row.submitted - row.answered)
            for kind in ProposalKind
            if (row := counts.get(kind))
        ),
    )


def _months(work: UnitOfWork, cycle: Cycle) -> Iterator[MonthSpan]:
    """Name the months of a cycle up to the one that runs."""
    first = cycle.starts_on.replace(day=1)
    while first < cycle.ends_before and first <= work.today:
        following = _following(first)
        yield MonthSpan(first, following, begin_of(work, following))
        first = following


def _following(first: date) -> date:
    years, month = divmod(first.month, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _unit(row: UnitAdoption, months: list[MonthSpan]) -> UnitAdoptionView:
    pairs = zip(row.counts[::2], row.counts[1::2], strict=True)
    return UnitAdoptionView(
        unit_code=row.unit_code,
        unit_name=row.unit_name,
        people=row.people,
        months=tuple(
            MonthAdoption(month.starts_on, activated, active)
            for month, (activated, active) in zip(months, pairs, strict=True)
        ),
    )
