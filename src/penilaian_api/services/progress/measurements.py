"""Post and list measurements: every number of a score that is not a plan indicator's progress.

All or nothing, for one or for a thousand. Only a part that the period's scheme reads is taken, on
the scale that the part states; a correction supersedes, and nobody posts numbers about themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.vocabulary import MeasurementKind
from penilaian_api.services.cycle import cycles
from penilaian_api.services.progress.measurement_references import (
    MeasurementKey,
    MeasurementReferences,
    PostedMeasurement,
    Range,
    key_of,
    load_references,
)
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.progress import Measurement
from penilaian_api.storage.progress.measurements import MEASUREMENTS, PinnedPeriods
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STORED_AS_STATED: Final = tuple(
    field.name
    for field in fields(PostedMeasurement)
    if field.name not in {"employee_id", "employee_code", "unit_code"}
)


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """A measurement with codes and names of what it is about."""

    id: UUID
    employee_id: UUID | None
    employee_code: str | None
    employee_name: str | None
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    period_id: UUID
    period_key: str
    part: str
    value: Decimal
    count: int | None
    low: Decimal | None
    high: Decimal | None
    source: str
    supersedes_id: UUID | None
    is_corrected: bool
    posted_by: UUID
    posted_at: datetime


def post(
    work: UnitOfWork,
    items: Sequence[PostedMeasurement],
    *,
    bulk: bool = False,
    dry_run: bool = False,
) -> tuple[MeasurementView, ...]:
    """Store measurements, all or nothing; every one that cannot be taken is named."""
    return post_within(work, items, None, bulk=bulk, dry_run=dry_run)


def post_within(  # noqa: PLR0913 - how a batch is taken, by name
    work: UnitOfWork,
    items: Sequence[PostedMeasurement],
    pinned: PinnedPeriods | None,
    *,
    bulk: bool = True,
    dry_run: bool = False,
    replaces: bool = False,
) -> tuple[MeasurementView, ...]:
    """Store what an instrument measured in periods that it has fetched already.

    *replaces*: what an instrument measures anew supersedes what stands of the same.
    """
    references = load_references(work, items, pinned)
    if replaces:
        items = [_superseding(item, references) for item in items]
    for period, _ in references.periods.values():
        cycles.require_state(work, period, PeriodState.OPEN, PeriodState.RATING)
    _refuse(work, items, references, bulk=bulk)
    measurements = [_build(work, item, references) for item in items]
    if not dry_run:
        work.of(Measurement).add_all(measurements)
    return tuple(
        view_of(MeasurementView, measurement, **_names(item, references))
        for measurement, item in zip(measurements, items, strict=True)
    )


def get(work: UnitOfWork, measurement_id: UUID) -> MeasurementView:
    """Return one measurement."""
    measurement = work.of(Measurement).get(measurement_id)
    return view_of(MeasurementView, measurement, **MEASUREMENTS.beside_of(work, measurement))


MEASUREMENTS_PARAMETERS: Final = MEASUREMENTS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[MeasurementView]:
    """List measurements, the first posted before the others."""
    return page_of(work, MEASUREMENTS, request).map(row_view(MeasurementView))


def _refuse(
    work: UnitOfWork,
    items: Sequence[PostedMeasurement],
    references: MeasurementReferences,
    *,
    bulk: bool,
) -> None:
    """Refuse for what weighs most: one's own numbers, then what stands already, then bad data."""
    own, standing, bad = list[Fault](), list[Fault](), list[Fault]()
    stated: set[MeasurementKey] = set()
    for index, item in enumerate(items):
        pointer = f"/items/{index}" if bulk else ""
        person = references.person_of(item)
        if person is not None and person == work.actor.employee_id:
            own.append(Fault(f"{pointer}{_subject_pointer(item)}", "own_measurement"))
        bad += [_below(pointer, fault) for fault in _faults(item, references)]
        key = references.key_of(item)
        if key is not None:
            standing += [_below(pointer, fault) for fault in _conflicts(item, key, references)]
            bad += [Fault(f"{pointer}/part", "stated_twice")] if key in stated else []
            stated.add(key)
    if own:
        raise ForbiddenError("not_on_yourself", faults=own)
    if standing:
        raise ConflictError(standing[0].code, faults=standing)
    if bad:
        raise InvalidDataError("invalid_input", faults=bad)


def _below(pointer: str, fault: Fault) -> Fault:
    return Fault(pointer + fault.pointer, fault.code, fault.facts)


def _faults(item: PostedMeasurement, references: MeasurementReferences) -> Iterator[Fault]:
    if references.person_of(item) is None and references.unit_of(item) is None:
        yield Fault(_subject_pointer(item), "unknown_reference")
    if item.low is not None and item.high is not None and item.low > item.high:
        yield Fault("/low", "low_above_high")
    if item.supersedes_id is not None:
        yield from _correction_faults(item.supersedes_id, references.key_of(item), references)
    if item.period_id not in references.periods:
        yield Fault("/period_id", "unknown_reference")
        return
    _, parts = references.periods[item.period_id]
    if item.part not in parts:
        yield Fault("/part", "unknown_part", {"parts": ", ".join(sorted(parts))})
    elif item.part == MeasurementKind.ORGANIZATION_RESULT and item.unit_code is None:
        yield Fault("/unit_code", "required")
    else:
        yield from _scale_faults(item.value, parts[item.part])


def _correction_faults(
    superseded: UUID, key: MeasurementKey | None, references: MeasurementReferences
) -> Iterator[Fault]:
    if superseded not in references.existing:
        yield Fault("/supersedes_id", "unknown_reference")
    elif key is not None and key_of(references.existing[superseded][0]) != key:
        yield Fault("/supersedes_id", "supersedes_another")


def _scale_faults(value: Decimal, scale: Range) -> Iterator[Fault]:
    low, high = scale
    if value < low and high is None:
        yield Fault("/value", "negative")
    elif high is not None and not low <= Fraction(value) <= high:
        yield Fault("/value", "off_scale", {"low": text(low), "high": text(high)})


def _conflicts(
    item: PostedMeasurement, key: MeasurementKey, references: MeasurementReferences
) -> Iterator[Fault]:
    """Name what stands in the way: a measurement of the same, or a correction of that one."""
    if item.supersedes_id is None:
        if key in references.standing:
            yield Fault("/part", "measured_already")
        return
    if item.supersedes_id in references.existing and references.existing[item.supersedes_id][1]:
        yield Fault("/supersedes_id", "superseded_already")


def _superseding(item: PostedMeasurement, references: MeasurementReferences) -> PostedMeasurement:
    key = references.key_of(item)
    standing = None if key is None else references.standing.get(key)
    return item if standing is None else replace(item, supersedes_id=standing.id)


def _subject_pointer(item: PostedMeasurement) -> str:
    if item.unit_code is not None:
        return "/unit_code"
    return "/employee_code" if item.employee_id is None else "/employee_id"


def _build(
    work: UnitOfWork, item: PostedMeasurement, references: MeasurementReferences
) -> Measurement:
    return Measurement(
        id=new_id(),
        employee_id=references.person_of(item),
        unit_id=references.unit_of(item),
        **{name: getattr(item, name) for name in _STORED_AS_STATED},
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _names(item: PostedMeasurement, references: MeasurementReferences) -> dict[str, Any]:
    """Name what a measurement that was taken is about."""
    period, _ = references.periods[item.period_id]
    person_id = references.person_of(item)
    person = None if person_id is None else references.people[person_id]
    unit = references.units_by_code.get(item.unit_code or "")
    return {
        "employee_code": person and person.code,
        "employee_name": person and person.name,
        "unit_code": unit and unit.code,
        "unit_name": unit and unit.name,
        "period_key": period.key,
        "is_corrected": False,
    }
