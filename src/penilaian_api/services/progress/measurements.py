"""Measurements: every number that is not a plan indicator's progress, posted by a system or admin.

All or nothing, for one or for a thousand. Only a part that the period's scheme reads is taken, on
the scale that the part states; a correction supersedes, and nobody posts a number about himself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import BadData, Conflict, Fault, Forbidden
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.scheme.parts import MeasurementPart
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.vocabulary import MeasurementKind
from penilaian_api.services.cycle import cycles
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.progress import Measurement
from penilaian_api.storage.progress import measurements as record
from penilaian_api.storage.progress.measurements import Named, Sought
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Measurement"]

Range: TypeAlias = tuple[Fraction, Fraction | None]
Place: TypeAlias = tuple[UUID, UUID | None, UUID | None, str]
"""What is measured once: a part in a period, of a person or of a unit."""

LEVELS: Final[Range] = (Fraction(1), Fraction(5))
"""The organization's result by its level, as annex IV B of PermenPANRB 6/2022 grades it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A measurement as it is posted: about a person, by id or code, or about a unit, by code."""

    employee_id: UUID | None
    employee_code: str | None
    unit_code: str | None
    period_id: UUID
    part: str
    value: Decimal
    count: int | None
    low: Decimal | None
    high: Decimal | None
    source: str
    supersedes_id: UUID | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which measurements to list."""

    employee_id: UUID | None = None
    unit_code: str | None = None
    period_id: UUID | None = None
    part: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A measurement with the names of what it is about."""

    measurement: Measurement
    named: Named


@dataclass(frozen=True, slots=True)
class _Around:
    """All that the posted measurements refer to, as it was found."""

    periods: dict[UUID, tuple[Period, dict[str, Range]]]
    people: Callable[[Wanted], UUID | None]
    units: Callable[[Wanted], UUID | None]
    standing: dict[Place, Measurement]
    named: dict[UUID, tuple[Measurement, bool]]


def post(
    work: UnitOfWork, wanted: Sequence[Wanted], *, bulk: bool = False, dry_run: bool = False
) -> tuple[Told, ...]:
    """Store measurements, all or nothing; every one that cannot be taken is named."""
    around = _around(work, wanted)
    for period, _ in around.periods.values():
        cycles.need(work, period, PeriodState.OPEN, PeriodState.RATING)
    _refuse(work, wanted, around, bulk=bulk)
    fresh = [_new(work, one, around) for one in wanted]
    if not dry_run:
        work.of(Measurement).add_all(fresh)
    return tuple(Told(made, _called(one, around)) for made, one in zip(fresh, wanted, strict=True))


def get(work: UnitOfWork, measurement_id: UUID) -> Told:
    """Show one measurement."""
    found = work.of(Measurement).get(measurement_id)
    return Told(found, record.named(work, (found,))[found.id])


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Told]:
    """List measurements, the first posted before the others."""
    criteria: list[Any] = [
        column == value
        for column, value in (
            (Measurement.employee_id, wanted.employee_id),
            (Measurement.period_id, wanted.period_id),
            (Measurement.part, wanted.part),
        )
        if value is not None
    ]
    if wanted.unit_code is not None:
        criteria.append(record.of_unit(wanted.unit_code))
    if wanted.current:
        criteria.append(~record.is_corrected())
    found = work.of(Measurement).page(*criteria, after=after, limit=limit)
    names = record.named(work, found.items)
    return Slice(tuple(Told(one, names[one.id]) for one in found.items), found.after)


def ranges(scheme: Scheme) -> dict[str, Range]:
    """Say what can be measured for a scheme, and from where to where each value runs."""
    found: dict[str, Range] = dict.fromkeys(gathering.measured_parts(scheme), (Fraction(0), None))
    for part in gathering.parts_of(scheme):
        if isinstance(part, MeasurementPart):
            found[part.key] = part.scale.start
    return {**found, str(MeasurementKind.ORGANIZATION_RESULT): LEVELS}


def _around(work: UnitOfWork, wanted: Sequence[Wanted]) -> _Around:
    pinned = record.periods(work, [one.period_id for one in wanted])
    asked_people = record.people(
        work,
        {one.employee_code for one in wanted if one.employee_code is not None},
        {one.employee_id for one in wanted if one.employee_id is not None},
    )
    asked_units = record.units(work, {one.unit_code for one in wanted if one.unit_code is not None})
    answers = execute_combined(work.session, work.bindings, asked_people, asked_units)
    people = {one.id: one.code for one in answers.of(asked_people)}
    by_code = {code: key for key, code in people.items()}
    units = {one.code: one.id for one in answers.of(asked_units)}
    sought = Sought(
        periods=pinned.keys(),
        parts={one.part for one in wanted},
        people=people.keys(),
        units=set(units.values()),
        keys={one.supersedes_id for one in wanted if one.supersedes_id is not None},
    )
    present = record.present(work, sought)

    def person(one: Wanted) -> UUID | None:
        if one.employee_id is None:
            return by_code.get(one.employee_code or "")
        return one.employee_id if one.employee_id in people else None

    return _Around(
        periods={
            key: (period, ranges(schemes.scheme_of(version)))
            for key, (period, version) in pinned.items()
        },
        people=person,
        units=lambda one: None if one.unit_code is None else units.get(one.unit_code),
        standing={_place_of(one): one for one, corrected in present if not corrected},
        named={one.id: (one, corrected) for one, corrected in present},
    )


def _refuse(work: UnitOfWork, wanted: Sequence[Wanted], around: _Around, *, bulk: bool) -> None:
    """Refuse for what weighs most: one's own numbers, then what stands already, then bad data."""
    own, standing, bad = list[Fault](), list[Fault](), list[Fault]()
    taken: set[Place] = set()
    for number, one in enumerate(wanted):
        here = f"/items/{number}" if bulk else ""
        person = around.people(one)
        if person is not None and person == work.actor.employee_id:
            own.append(Fault(f"{here}{_whom(one)}", "own_measurement"))
        bad += [_at(here, fault) for fault in _faults(one, around)]
        place = _place(one, around)
        if place is not None:
            standing += [_at(here, fault) for fault in _standing_faults(one, place, around)]
            bad += [Fault(f"{here}/part", "stated_twice")] if place in taken else []
            taken.add(place)
    if own:
        raise Forbidden("not_on_yourself", faults=own)
    if standing:
        raise Conflict(standing[0].code, faults=standing)
    if bad:
        raise BadData("invalid_input", faults=bad)


def _at(here: str, fault: Fault) -> Fault:
    return Fault(here + fault.pointer, fault.code, fault.facts)


def _faults(one: Wanted, around: _Around) -> Iterator[Fault]:
    if around.people(one) is None and around.units(one) is None:
        yield Fault(_whom(one), "unknown_reference")
    if one.low is not None and one.high is not None and one.low > one.high:
        yield Fault("/low", "low_above_high")
    if one.supersedes_id is not None:
        yield from _correction_faults(one.supersedes_id, _place(one, around), around)
    if one.period_id not in around.periods:
        yield Fault("/period_id", "unknown_reference")
        return
    _, known = around.periods[one.period_id]
    if one.part not in known:
        yield Fault("/part", "unknown_part", {"parts": ", ".join(sorted(known))})
    elif one.part == MeasurementKind.ORGANIZATION_RESULT and one.unit_code is None:
        yield Fault("/unit_code", "required")
    else:
        yield from _scale_faults(one.value, known[one.part])


def _correction_faults(key: UUID, place: Place | None, around: _Around) -> Iterator[Fault]:
    if key not in around.named:
        yield Fault("/supersedes_id", "unknown_reference")
    elif place is not None and _place_of(around.named[key][0]) != place:
        yield Fault("/supersedes_id", "supersedes_another")


def _scale_faults(value: Decimal, held: Range) -> Iterator[Fault]:
    low, high = held
    if value < low and high is None:
        yield Fault("/value", "negative")
    elif high is not None and not low <= Fraction(value) <= high:
        yield Fault("/value", "off_scale", {"low": text(low), "high": text(high)})


def _standing_faults(one: Wanted, place: Place, around: _Around) -> Iterator[Fault]:
    """Say what stands in the way: a measurement of the same, or a correction of that one."""
    if one.supersedes_id is None:
        if place in around.standing:
            yield Fault("/part", "measured_already")
        return
    if one.supersedes_id in around.named and around.named[one.supersedes_id][1]:
        yield Fault("/supersedes_id", "superseded_already")


def _place(one: Wanted, around: _Around) -> Place | None:
    person, unit = around.people(one), around.units(one)
    known = one.period_id in around.periods and (person is not None or unit is not None)
    return (one.period_id, person, unit, one.part) if known else None


def _place_of(one: Measurement) -> Place:
    return (one.period_id, one.employee_id, one.unit_id, one.part)


def _whom(one: Wanted) -> str:
    if one.unit_code is not None:
        return "/unit_code"
    return "/employee_code" if one.employee_id is None else "/employee_id"


def _new(work: UnitOfWork, one: Wanted, around: _Around) -> Measurement:
    return Measurement(
        id=new_id(),
        employee_id=around.people(one),
        unit_id=around.units(one),
        period_id=one.period_id,
        part=one.part,
        value=one.value,
        count=one.count,
        low=one.low,
        high=one.high,
        source=one.source,
        supersedes_id=one.supersedes_id,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _called(one: Wanted, around: _Around) -> Named:
    period, _ = around.periods[one.period_id]
    return Named(period.key, one.employee_code, one.unit_code, is_corrected=False)
