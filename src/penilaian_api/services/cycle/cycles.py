"""Cycles: a whole year stated at once, read, and asked by everything that happens in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.cycle.cycle import PeriodDays, PeriodState, require
from penilaian_api.domain.cycle.setup import PeriodKind, Population, StatedCycle, StatedPeriod
from penilaian_api.domain.errors import OutOfReach
from penilaian_api.domain.paging import Slice
from penilaian_api.storage.cycle.cycles import periods_of
from penilaian_api.storage.cycle.population import Member, member_page
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Member", "Period", "PeriodKind", "PeriodState"]

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A period with the scheme version that it pins."""

    period: Period
    scheme: str
    number: int


@dataclass(frozen=True, slots=True)
class Year:
    """A cycle with its periods in order of days."""

    cycle: Cycle
    periods: tuple[Pinned, ...]


def page(
    work: UnitOfWork, year: int | None, after: Sequence[object] | None, limit: int
) -> Slice[Year]:
    """List the cycles of the agency by year and key, with their periods."""
    wanted = () if year is None else (Cycle.year == year,)
    found = work.of(Cycle).page(*wanted, order=(Cycle.year, Cycle.key), after=after, limit=limit)
    return Slice(with_periods(work, found.items), found.after)


def get(work: UnitOfWork, key: str) -> Year:
    """Return the cycle with this key."""
    return with_periods(work, (named(work, key),))[0]


def named(work: UnitOfWork, key: str) -> Cycle:
    """Return the bare cycle with this key, or refuse as if it did not exist."""
    cycle = work.of(Cycle).find(Cycle.key == key)
    if cycle is None:
        raise OutOfReach
    return cycle


def periods(work: UnitOfWork, cycle_id: UUID) -> list[Period]:
    """List the periods of a cycle in order of days."""
    return work.of(Period).all(
        Period.cycle_id == cycle_id, order=(Period.starts_on, Period.kind, Period.key)
    )


def population_page(
    work: UnitOfWork, key: str, after: Sequence[object] | None, limit: int
) -> Slice[Member]:
    """List one page of the people who are in a cycle, by their code."""
    cycle = named(work, key)
    return member_page(work, cycle, day_in(work, cycle), after, limit)


def day_in(work: UnitOfWork, cycle: Cycle) -> date:
    """Give the day of the cycle that is nearest to today."""
    return min(max(work.today, cycle.starts_on), cycle.ends_before - DAY)


def need(work: UnitOfWork, record: Period, *states: PeriodState) -> None:
    """Refuse (409) what a period does not take in its state: with day, hour, zone, next step."""
    require(record.state, states, days_of(work, record))


def days_of(work: UnitOfWork, record: Period) -> PeriodDays:
    """Say the days that limit a period as people write them."""
    return PeriodDays(
        starts_on=record.starts_on,
        ends_on=record.ends_before - DAY,
        rate_from=record.rate_from,
        rate_until=record.rate_until,
        zone=str(work.zone),
    )


def actions(work: UnitOfWork) -> tuple[Action, ...]:
    """Name what the caller may do with a cycle."""
    return allowed(work.actor, frozenset({Reach.AGENCY}), (Action.CYCLE_WRITE,))


def stated(year: Year) -> StatedCycle:
    """Say a cycle as somebody would state it."""
    cycle = year.cycle
    return StatedCycle(
        name=cycle.name,
        year=cycle.year,
        starts_on=cycle.starts_on,
        ends_on=cycle.ends_before - DAY,
        plans_due_on=cycle.plans_due_on,
        population=Population(
            tuple(cycle.units), tuple(cycle.job_classes), tuple(cycle.except_units)
        ),
        periods=tuple(stated_period(pinned) for pinned in year.periods),
    )


def stated_period(pinned: Pinned) -> StatedPeriod:
    """Say a period as somebody would state it."""
    record = pinned.period
    return StatedPeriod(
        key=record.key,
        kind=record.kind,
        starts_on=record.starts_on,
        ends_on=record.ends_before - DAY,
        rate_from=record.rate_from,
        rate_until=record.rate_until,
        scheme=pinned.scheme,
        number=pinned.number,
    )


def with_periods(work: UnitOfWork, cycles: Collection[Cycle]) -> tuple[Year, ...]:
    """Fetch the periods of some cycles at once."""
    held = _pinned(work, [cycle.id for cycle in cycles])
    return tuple(Year(cycle, held[cycle.id]) for cycle in cycles)


def _pinned(work: UnitOfWork, cycles: Collection[UUID]) -> dict[UUID, tuple[Pinned, ...]]:
    found = periods_of(work, cycles)
    return {key: tuple(Pinned(*row) for row in rows) for key, rows in found.items()}
