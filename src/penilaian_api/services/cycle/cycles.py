"""Read cycles with their periods and population; say what the state of a period admits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.cycle.cycle import (
    PERIOD,
    PeriodDays,
    PeriodState,
    PeriodStep,
    has_come,
    require,
)
from penilaian_api.domain.cycle.legal_limits import organization_result_term
from penilaian_api.domain.cycle.setup import (
    PeriodKind,
    Population,
    StatedCycle,
    StatedPeriod,
)
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import open_steps
from penilaian_api.services.views import view_of
from penilaian_api.storage.cycle.cycles import CYCLES, PinnedPeriod, periods_of
from penilaian_api.storage.cycle.population import member_page
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DAY = timedelta(days=1)
_STEPS: Mapping[PeriodStep, Action] = {
    PeriodStep.OPEN: Action.PERIOD_OPEN,
    PeriodStep.START_RATING: Action.PERIOD_START_RATING,
    PeriodStep.CLOSE: Action.PERIOD_CLOSE,
    PeriodStep.REOPEN: Action.PERIOD_REOPEN,
}


@dataclass(frozen=True, slots=True)
class CycleWithPeriods:
    """A cycle with its periods in order of days."""

    cycle: Cycle
    periods: tuple[PinnedPeriod, ...]


@dataclass(frozen=True, slots=True)
class PinnedScheme:
    """The scheme version that a period pins."""

    id: UUID
    key: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """An evaluation window of a cycle; all days are inclusive."""

    id: UUID
    cycle_id: UUID
    key: str
    kind: PeriodKind
    starts_on: date
    ends_on: date
    rate_from: date
    rate_until: date
    report_due_on: date
    safe_delivery_on: date
    organization_result_due_on: date | None
    extended_by: UUID | None
    extended_by_name: str | None
    extended_at: datetime | None
    scheme: PinnedScheme
    state: PeriodState
    extremes_need_grounds: bool
    raters_need_training: bool
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class CycleView:
    """A cycle with its population and its periods in order of days."""

    id: UUID
    key: str
    name: str
    year: int
    starts_on: date
    ends_on: date
    plans_due_on: date
    extended_by: UUID | None
    extended_by_name: str | None
    extended_at: datetime | None
    population: Population
    periods: tuple[PeriodView, ...]
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class MemberView:
    """A person of a cycle, in the definitive post by which they belong to it."""

    employee_id: UUID
    employee_code: str
    name: str
    position_id: UUID
    title: str
    job_class: JobClass
    unit_id: UUID
    unit_code: str
    unit_name: str


CYCLES_PARAMETERS: Final = CYCLES.parameters
"""What callers state of a list of cycles."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[CycleView]:
    """List the cycles of the agency with their periods."""
    rows = page_of(work, CYCLES, request)
    existing = with_periods(work, [row.record for row in rows.items])
    views = {each.cycle.id: each for each in existing}
    return rows.map(lambda row: cycle_view(work, views[row.record.id], row.names))


def get(work: UnitOfWork, key: str) -> CycleView:
    """Return the cycle with this key."""
    return cycle_view(work, with_periods(work, (get_by_key(work, key),))[0])


def get_by_key(work: UnitOfWork, key: str) -> Cycle:
    """Fetch the bare cycle with this key, or refuse as if it did not exist."""
    cycle = work.of(Cycle).find(key=key)
    if cycle is None:
        raise OutOfReachError
    return cycle


def population_page(
    work: UnitOfWork, key: str, after: Sequence[object] | None, limit: int
) -> Slice[MemberView]:
    """List one page of the people who are in a cycle, by their code."""
    cycle = get_by_key(work, key)
    members = member_page(work, cycle, day_in(work, cycle), after, limit)
    return members.map(lambda member: view_of(MemberView, member))


def day_in(work: UnitOfWork, cycle: Cycle) -> date:
    """Give the day of the cycle that is nearest to today."""
    return min(max(work.today, cycle.starts_on), cycle.ends_before - DAY)


def require_state(work: UnitOfWork, period: Period, *states: PeriodState) -> None:
    """Refuse (409) what a period does not take in its state: with day, hour, zone, next step."""
    require(period.state, states, days_of(work, period))


def days_of(work: UnitOfWork, period: Period) -> PeriodDays:
    """Give the days that limit a period as people write them."""
    return PeriodDays(
        starts_on=period.starts_on,
        ends_on=period.ends_before - DAY,
        rate_from=period.rate_from,
        rate_until=period.rate_until,
        zone=str(work.zone),
    )


def to_stated_cycle(existing: CycleWithPeriods) -> StatedCycle:
    """Turn a cycle into what somebody would state to have it as it is."""
    cycle = existing.cycle
    return StatedCycle(
        name=cycle.name,
        year=cycle.year,
        starts_on=cycle.starts_on,
        ends_on=cycle.ends_before - DAY,
        plans_due_on=cycle.plans_due_on,
        population=_population(cycle),
        periods=tuple(map(to_stated_period, existing.periods)),
    )


def to_stated_period(pinned: PinnedPeriod) -> StatedPeriod:
    """Turn a period into what somebody would state to have it as it is."""
    return view_of(
        StatedPeriod,
        pinned.period,
        ends_on=pinned.period.ends_before - DAY,
        scheme=pinned.scheme,
        number=pinned.number,
        extremes_need_grounds=bool(pinned.period.extremes_need_grounds),
        raters_need_training=bool(pinned.period.raters_need_training),
    )


def with_periods(work: UnitOfWork, cycles: Collection[Cycle]) -> tuple[CycleWithPeriods, ...]:
    """Fetch the periods of some cycles at once."""
    periods = periods_of(work, [cycle.id for cycle in cycles])
    return tuple(CycleWithPeriods(cycle, tuple(periods[cycle.id])) for cycle in cycles)


def cycle_view(
    work: UnitOfWork, existing: CycleWithPeriods, names: Mapping[str, Any] | None = None
) -> CycleView:
    """Give out a cycle with its periods and what the caller may do with each.

    *names*: those beside its ids, if a list has read them.
    """
    return view_of(
        CycleView,
        existing.cycle,
        **(CYCLES.beside_of(work, existing.cycle) if names is None else names),
        ends_on=existing.cycle.ends_before - DAY,
        population=_population(existing.cycle),
        periods=tuple(
            view_of(PeriodView, pinned.period, **period_fields(work, pinned))
            for pinned in existing.periods
        ),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, (Action.CYCLE_WRITE,)),
    )


def period_fields(work: UnitOfWork, pinned: PinnedPeriod) -> dict[str, object]:
    """Compute the fields of a `PeriodView` that the record itself does not hold."""
    period, year = pinned.period, pinned.period.starts_on.year
    result = organization_result_term(period.kind, year, terms())
    return {
        "ends_on": period.ends_before - DAY,
        "extended_by_name": pinned.extended_by_name,
        "organization_result_due_on": None if result is None else result.due_on(year),
        "scheme": PinnedScheme(period.scheme_version_id, pinned.scheme, pinned.number),
        "extremes_need_grounds": bool(period.extremes_need_grounds),
        "raters_need_training": bool(period.raters_need_training),
        "allowed_actions": _period_actions(work, pinned),
    }


def _period_actions(work: UnitOfWork, pinned: PinnedPeriod) -> tuple[Action, ...]:
    """Name what the caller may do with a period in its present state, on this day.

    To reopen it is asked once until that is answered.
    """
    period, days = pinned.period, days_of(work, pinned.period)
    steps = [step for step in open_steps(PERIOD, period.state) if has_come(step, work.today, days)]
    if pinned.is_reopening_asked:
        steps = [step for step in steps if step is not PeriodStep.REOPEN]
    actions = [_STEPS[step] for step in steps]
    if period.state is PeriodState.PLANNED:
        actions.append(Action.GATE_WAIVE)
    return filter_allowed(work.actor, AGENCY_REACH, actions)


def _population(cycle: Cycle) -> Population:
    return Population(tuple(cycle.units), tuple(cycle.job_classes), tuple(cycle.except_units))
