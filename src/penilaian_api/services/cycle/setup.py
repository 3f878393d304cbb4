"""The set-up of a year: one document states a cycle whole; what differs is changed, or told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_api.domain.cycle.cycle import PERIOD, PeriodState, SchemeStatus
from penilaian_api.domain.cycle.setup import (
    Difference,
    DueDates,
    StatedCycle,
    StatedPeriod,
    differences,
    due_dates,
    faults,
    touches,
)
from penilaian_api.domain.errors import BadData, Conflict, Fault, Stale
from penilaian_api.services.cycle import cycles
from penilaian_api.services.cycle.cycles import DAY, Pinned, Year
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle, GateWaiver, Period, SchemeVersion
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.unit_of_work import UnitOfWork

NEWEST = 0
"""In a stated period: the version of the scheme that is pinned already, else the newest active."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stating a cycle came to: what differed, and how it stands now (a dry run: as before)."""

    year: Year | None
    differences: tuple[Difference, ...]


def plans_due(year: int) -> date:
    """Give the day until which the law wants the plans of a year set (art. 14 (1))."""
    return terms().yearly_term("plan_set", date(year, 12, 31)).due_on(year)


def put(
    work: UnitOfWork, key: str, wanted: StatedCycle, expected_version: int | None, *, dry_run: bool
) -> Outcome:
    """Make the cycle with this key be as stated; a dry run only says what would change."""
    held = _held(work, key, expected_version)
    pins, found = _resolved(work, wanted, held)
    wanted = replace(wanted, periods=tuple(_numbered(wanted.periods, pins)))
    changes = differences(None if held is None else cycles.stated(held), wanted)
    _refuse_begun(held, changes)
    found = (*faults(wanted), *_unit_faults(work, wanted), *found)
    if found:
        raise BadData("invalid_input", faults=found)
    if changes:
        due = _due(work, wanted)
        if not dry_run:
            bound = [version for version in pins if version is not None]
            held = _stored(work, key, wanted, held, _Pins(bound, due))
    return Outcome(held, changes)


@dataclass(frozen=True, slots=True)
class _Pins:
    """What each stated period, in order, is bound to: a scheme version and two due dates."""

    versions: Sequence[SchemeVersion]
    due: Sequence[DueDates]


def _held(work: UnitOfWork, key: str, expected_version: int | None) -> Year | None:
    cycle = work.of(Cycle).find(Cycle.key == key)
    if expected_version is not None and (cycle is None or cycle.version != expected_version):
        raise Stale
    return None if cycle is None else cycles.with_periods(work, (cycle,))[0]


def _resolved(
    work: UnitOfWork, wanted: StatedCycle, held: Year | None
) -> tuple[tuple[SchemeVersion | None, ...], tuple[Fault, ...]]:
    """Find the scheme version of each period; one that is not pinned already must be active."""
    keys = {period.scheme for period in wanted.periods}
    order = (SchemeVersion.key, SchemeVersion.number)
    known = work.of(SchemeVersion).all(SchemeVersion.key.in_(keys), order=order)
    pinned = {one.period.key: one for one in held.periods} if held else {}
    found: list[Fault] = []
    versions: list[SchemeVersion | None] = []
    for place, period in enumerate(wanted.periods):
        before = pinned.get(period.key)
        version = _version(period, known, before)
        versions.append(version)
        if version is None:
            found.append(Fault(f"/periods/{place}/scheme", "unknown_reference"))
        elif version.status is not SchemeStatus.ACTIVE and not _is_pinned(version, before):
            found.append(Fault(f"/periods/{place}/scheme", "scheme_not_active"))
    return tuple(versions), tuple(found)


def _version(
    period: StatedPeriod, known: Sequence[SchemeVersion], before: Pinned | None
) -> SchemeVersion | None:
    fitting = [version for version in known if version.key == period.scheme]
    number = period.number
    if number == NEWEST and before is not None and before.scheme == period.scheme:
        number = before.number
    if number != NEWEST:
        return next((version for version in fitting if version.number == number), None)
    active = [version for version in fitting if version.status is SchemeStatus.ACTIVE]
    return next(iter([*reversed(active), *reversed(fitting)]), None)


def _is_pinned(version: SchemeVersion, before: Pinned | None) -> bool:
    return before is not None and before.period.scheme_version_id == version.id


def _numbered(
    periods: Sequence[StatedPeriod], versions: Sequence[SchemeVersion | None]
) -> Iterator[StatedPeriod]:
    for period, version in zip(periods, versions, strict=True):
        yield replace(period, number=version.number) if version else period


def _refuse_begun(held: Year | None, changes: Sequence[Difference]) -> None:
    """Refuse to change a period that was opened: evaluations rest on it."""
    begun = [
        pinned.period.key
        for pinned in (held.periods if held else ())
        if pinned.period.state is not PeriodState.PLANNED
    ]
    found = [
        Fault(change.pointer, "period_begun")
        for change in changes
        if any(touches(change, key) for key in begun)
    ]
    if found:
        raise Conflict("period_begun", faults=found)


def _unit_faults(work: UnitOfWork, wanted: StatedCycle) -> Iterator[Fault]:
    population = wanted.population
    named = {*population.units, *population.without}
    known = {unit.code for unit in work.of(Unit).all(Unit.code.in_(named))} if named else set()
    for field, codes in (("units", population.units), ("except_units", population.without)):
        for place, code in enumerate(codes):
            if code not in known:
                yield Fault(f"/population/{field}/{place}", "unknown_reference")


def _due(work: UnitOfWork, wanted: StatedCycle) -> tuple[DueDates, ...]:
    days = calendar(work)
    found = []
    for place, period in enumerate(wanted.periods):
        try:
            found.append(due_dates(period.rate_until, terms(), days))
        except KeyError:
            fault = Fault(f"/periods/{place}/rate_until", "before_the_law")
            raise BadData("invalid_input", faults=[fault]) from None
    return tuple(found)


def _stored(
    work: UnitOfWork, key: str, wanted: StatedCycle, held: Year | None, pins: _Pins
) -> Year:
    if held is None:
        fresh = _filled(Cycle(id=new_id(), key=key), wanted)
        held = Year(work.of(Cycle).add(fresh), ())
    else:
        _filled(work.change(held.cycle), wanted)
    _remove(work, held, {period.key for period in wanted.periods})
    here = {pinned.period.key: pinned for pinned in held.periods}
    new = []
    for period, version, due in zip(wanted.periods, pins.versions, pins.due, strict=True):
        before = here.get(period.key)
        if before is None:
            new.append(_dated(Period(id=new_id(), state=PERIOD.start), period, version, due))
        elif cycles.stated_period(before) != period:
            _dated(work.change(before.period), period, version, due)
    work.of(Period).put(held.cycle, *new)
    return cycles.with_periods(work, (held.cycle,))[0]


def _remove(work: UnitOfWork, held: Year, wanted: set[str]) -> None:
    """Take back planned periods that are no longer stated, with the gates waived for them."""
    gone = [pinned.period for pinned in held.periods if pinned.period.key not in wanted]
    if not gone:
        return
    waived = GateWaiver.period_id.in_([period.id for period in gone])
    for record in work.of(GateWaiver).all(waived):
        work.of(GateWaiver).remove(record)
    for period in gone:
        work.of(Period).remove(period)


def _filled(cycle: Cycle, wanted: StatedCycle) -> Cycle:
    cycle.name, cycle.year = wanted.name, wanted.year
    cycle.starts_on, cycle.ends_before = wanted.starts_on, wanted.ends_on + DAY
    cycle.plans_due_on = wanted.plans_due_on
    cycle.units = list(wanted.population.units)
    cycle.job_classes = list(wanted.population.job_classes)
    cycle.except_units = list(wanted.population.without)
    return cycle


def _dated(record: Period, wanted: StatedPeriod, version: SchemeVersion, due: DueDates) -> Period:
    record.key, record.kind = wanted.key, wanted.kind
    record.starts_on, record.ends_before = wanted.starts_on, wanted.ends_on + DAY
    record.rate_from, record.rate_until = wanted.rate_from, wanted.rate_until
    record.report_due_on, record.safe_delivery_on = due.report_due_on, due.safe_delivery_on
    record.scheme_version_id = version.id
    return record
