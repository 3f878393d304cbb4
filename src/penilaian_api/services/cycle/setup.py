"""Set up a year from one document that states a cycle whole; what differs is changed, or listed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_api.domain.cycle.cycle import PERIOD, PeriodState, SchemeStatus
from penilaian_api.domain.cycle.legal_limits import (
    is_beyond,
    limit_warnings,
    plans_term,
    rhythm_faults,
    window_term,
)
from penilaian_api.domain.cycle.setup import (
    DueDates,
    FieldDifference,
    Population,
    StatedCycle,
    StatedPeriod,
    differences,
    due_dates,
    faults,
    touches,
)
from penilaian_api.domain.cycle.shared_people import shared_people
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, StaleVersionError
from penilaian_api.services.cycle import cycles
from penilaian_api.services.cycle.cycles import DAY, CycleView, CycleWithPeriods
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.storage.cycle.cycles import PinnedPeriod, cycles_beside
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle, GateWaiver, Period, SchemeVersion
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.unit_of_work import UnitOfWork

NEWEST = 0
"""In a stated period: the version of the scheme that is pinned already, else the newest active."""


@dataclass(frozen=True, slots=True)
class SetupOutcome:
    """What stating a cycle came to: what differed, and how it stands now (a dry run: as before).

    *warnings*: what goes beyond the law's days or rhythm, or appraises people of another cycle on
    the same days, and is taken all the same.
    """

    cycle: CycleView | None
    differences: tuple[FieldDifference, ...]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Pins:
    """What each stated period, in order, is bound to: a scheme version and two due dates."""

    versions: Sequence[SchemeVersion]
    due: Sequence[DueDates]


def plans_due(year: int) -> date:
    """Give the day until which the law wants the plans of a year set (art. 14 (1))."""
    return plans_term(year, terms()).due_on(year)


def put(
    work: UnitOfWork, key: str, stated: StatedCycle, expected_version: int | None, *, dry_run: bool
) -> SetupOutcome:
    """Make the cycle with this key be as stated; a dry run only says what would change."""
    existing = _load(work, key, expected_version)
    versions, scheme_faults = _resolve_schemes(work, stated, existing)
    stated = replace(stated, periods=tuple(_with_numbers(stated.periods, versions)))
    before = None if existing is None else cycles.to_stated_cycle(existing)
    changes = differences(before, stated)
    _refuse_begun(existing, changes)
    others = cycles_beside(work, key, stated)
    paths = _unit_paths(work, [stated.population, *(other.population for other in others)])
    wrong = faults(stated)
    due, due_faults = _due_dates(work, stated) if changes and not wrong else ((), ())
    if bad := (
        *wrong,
        *rhythm_faults(stated, before),
        *_unit_faults(stated, paths),
        *scheme_faults,
        *due_faults,
    ):
        raise InvalidDataError("invalid_input", faults=bad)
    rhythms = {other.key: other.kinds for other in others if other.year == stated.year}
    warnings = (
        *limit_warnings(stated, terms(), rhythms),
        *shared_people(stated, others, paths),
    )
    if changes and not dry_run:
        bound = [version for version in versions if version is not None]
        existing = _store(work, key, stated, existing, _Pins(bound, due))
    view = None if existing is None else cycles.cycle_view(work, existing)
    return SetupOutcome(view, changes, warnings)


def _load(work: UnitOfWork, key: str, expected_version: int | None) -> CycleWithPeriods | None:
    cycle = work.of(Cycle).find(key=key)
    if expected_version is not None and (cycle is None or cycle.version != expected_version):
        raise StaleVersionError
    return None if cycle is None else cycles.with_periods(work, (cycle,))[0]


def _resolve_schemes(
    work: UnitOfWork, stated: StatedCycle, existing: CycleWithPeriods | None
) -> tuple[tuple[SchemeVersion | None, ...], tuple[Fault, ...]]:
    """Find the scheme version of each period; one that is not pinned already must be active."""
    keys = {period.scheme for period in stated.periods}
    order = (SchemeVersion.key, SchemeVersion.number)
    candidates = work.of(SchemeVersion).all(key=keys, order=order)
    pinned = {before.period.key: before for before in existing.periods} if existing else {}
    scheme_faults: list[Fault] = []
    versions: list[SchemeVersion | None] = []
    for index, period in enumerate(stated.periods):
        before = pinned.get(period.key)
        version = _choose_version(period, candidates, before)
        versions.append(version)
        if version is None:
            scheme_faults.append(Fault(f"/periods/{index}/scheme", "unknown_reference"))
        elif version.status is not SchemeStatus.ACTIVE and not _is_pinned(version, before):
            scheme_faults.append(Fault(f"/periods/{index}/scheme", "scheme_not_active"))
    return tuple(versions), tuple(scheme_faults)


def _choose_version(
    period: StatedPeriod, candidates: Sequence[SchemeVersion], before: PinnedPeriod | None
) -> SchemeVersion | None:
    fitting = [version for version in candidates if version.key == period.scheme]
    number = period.number
    if number == NEWEST and before is not None and before.scheme == period.scheme:
        number = before.number
    if number != NEWEST:
        return next((version for version in fitting if version.number == number), None)
    active = [version for version in fitting if version.status is SchemeStatus.ACTIVE]
    return next(iter([*reversed(active), *reversed(fitting)]), None)


def _is_pinned(version: SchemeVersion, before: PinnedPeriod | None) -> bool:
    return before is not None and before.period.scheme_version_id == version.id


def _with_numbers(
    periods: Sequence[StatedPeriod], versions: Sequence[SchemeVersion | None]
) -> Iterator[StatedPeriod]:
    for period, version in zip(periods, versions, strict=True):
        yield replace(period, number=version.number) if version else period


def _refuse_begun(existing: CycleWithPeriods | None, changes: Sequence[FieldDifference]) -> None:
    """Refuse to change a period that was opened: evaluations rest on it."""
    begun = [
        pinned.period.key
        for pinned in (existing.periods if existing else ())
        if pinned.period.state is not PeriodState.PLANNED
    ]
    refused = [
        Fault(change.pointer, "period_begun")
        for change in changes
        if any(touches(change, key) for key in begun)
    ]
    if refused:
        raise ConflictError("period_begun", faults=refused)


def _unit_paths(work: UnitOfWork, populations: Iterable[Population]) -> dict[str, str]:
    """Fetch by code where the units that some populations name lie in the tree."""
    named = {code for each in populations for code in (*each.units, *each.except_units)}
    units = work.of(Unit).all(code=named) if named else []
    return {unit.code: unit.path for unit in units}


def _unit_faults(stated: StatedCycle, known: Collection[str]) -> Iterator[Fault]:
    population = stated.population
    for field in ("units", "except_units"):
        for index, code in enumerate(getattr(population, field)):
            if code not in known:
                yield Fault(f"/population/{field}/{index}", "unknown_reference")


def _due_dates(
    work: UnitOfWork, stated: StatedCycle
) -> tuple[tuple[DueDates, ...], tuple[Fault, ...]]:
    """Count the due dates of each period, and name the periods that no term is for."""
    days = calendar(work)
    due: list[DueDates] = []
    early: list[Fault] = []
    for index, period in enumerate(stated.periods):
        try:
            due.append(due_dates(period.rate_until, terms(), days))
        except KeyError:
            early.append(Fault(f"/periods/{index}/rate_until", "before_the_law"))
    return tuple(due), tuple(early)


def _store(
    work: UnitOfWork,
    key: str,
    stated: StatedCycle,
    existing: CycleWithPeriods | None,
    pins: _Pins,
) -> CycleWithPeriods:
    if existing is None:
        added = _fill_cycle(work, Cycle(id=new_id(), key=key), stated)
        existing = CycleWithPeriods(work.of(Cycle).add(added), ())
    else:
        _fill_cycle(work, work.change(existing.cycle), stated)
    _remove_periods(work, existing, {period.key for period in stated.periods})
    pinned = {before.period.key: before for before in existing.periods}
    new = []
    for period, version, due in zip(stated.periods, pins.versions, pins.due, strict=True):
        before = pinned.get(period.key)
        if before is None:
            record = Period(id=new_id(), state=PERIOD.start)
            new.append(record)
        elif cycles.to_stated_period(before) != period:
            record = work.change(before.period)
        else:
            continue
        term = window_term(period.kind, stated.year, terms())
        _record_extension(
            work,
            record,
            is_extended=is_beyond(period.rate_until, term, stated.year),
            is_moved=record.rate_until != period.rate_until,
        )
        _fill_period(record, period, version, due)
    work.of(Period).put(existing.cycle, *new)
    return cycles.with_periods(work, (existing.cycle,))[0]


def _remove_periods(work: UnitOfWork, existing: CycleWithPeriods, stated: set[str]) -> None:
    """Take back planned periods that are no longer stated, with the gates waived for them."""
    gone = [pinned.period for pinned in existing.periods if pinned.period.key not in stated]
    if not gone:
        return
    waived = GateWaiver.period_id.in_([period.id for period in gone])
    work.of(GateWaiver).remove(*work.of(GateWaiver).all(waived))
    work.of(Period).remove(*gone)


def _record_extension(
    work: UnitOfWork, record: Cycle | Period, *, is_extended: bool, is_moved: bool
) -> None:
    """Record who set a last day beyond the law's; it stays with them until the day moves again."""
    if not is_extended:
        record.extended_by = record.extended_at = None
    elif is_moved or record.extended_by is None:
        record.extended_by, record.extended_at = work.actor.account_id, work.now


def _fill_cycle(work: UnitOfWork, cycle: Cycle, stated: StatedCycle) -> Cycle:
    term = plans_term(stated.year, terms())
    _record_extension(
        work,
        cycle,
        is_extended=is_beyond(stated.plans_due_on, term, stated.year),
        is_moved=cycle.plans_due_on != stated.plans_due_on,
    )
    cycle.name, cycle.year = stated.name, stated.year
    cycle.starts_on, cycle.ends_before = stated.starts_on, stated.ends_on + DAY
    cycle.plans_due_on = stated.plans_due_on
    cycle.units = list(stated.population.units)
    cycle.job_classes = list(stated.population.job_classes)
    cycle.except_units = list(stated.population.except_units)
    return cycle


def _fill_period(
    period: Period, stated: StatedPeriod, version: SchemeVersion, due: DueDates
) -> Period:
    period.key, period.kind = stated.key, stated.kind
    period.starts_on, period.ends_before = stated.starts_on, stated.ends_on + DAY
    period.rate_from, period.rate_until = stated.rate_from, stated.rate_until
    period.report_due_on, period.safe_delivery_on = due.report_due_on, due.safe_delivery_on
    period.scheme_version_id = version.id
    period.extremes_need_grounds = stated.extremes_need_grounds or None
    period.raters_need_training = stated.raters_need_training or None
    return period
