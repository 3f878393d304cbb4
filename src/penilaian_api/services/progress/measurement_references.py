"""Resolve what posted measurements refer to: periods, people, units, and what stands already."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.domain.scoring.scheme.contents import measured_parts, parts_of
from penilaian_api.domain.scoring.scheme.parts import MeasurementPart
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.vocabulary import MeasurementKind
from penilaian_api.services.references import require
from penilaian_api.services.scoring import schemes
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.progress import Measurement
from penilaian_api.storage.progress import measurements as measurement_storage
from penilaian_api.storage.progress.measurements import (
    MeasurementScope,
    Named,
    NamedPerson,
    PinnedPeriods,
    by_code_or_nip,
)
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Range: TypeAlias = tuple[Fraction, Fraction | None]
MeasurementKey: TypeAlias = tuple[UUID, UUID | None, UUID | None, str]
"""What is measured once: a part in a period, of a person or of a unit."""

LEVELS: Final[Range] = (Fraction(1), Fraction(5))
"""The organization's result by its level, as annex IV B of PermenPANRB 6/2022 grades it."""


@dataclass(frozen=True, slots=True)
class PostedMeasurement:
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
    previous: Decimal | None = None
    previous_source: str | None = None


@dataclass(frozen=True, slots=True)
class MeasurementReferences:
    """All that the posted measurements refer to, as far as it exists within reach."""

    periods: dict[UUID, tuple[Period, dict[str, Range]]]
    people: dict[UUID, NamedPerson]
    people_by_code: dict[str, UUID]
    units_by_code: dict[str, Named]
    standing: dict[MeasurementKey, Measurement]
    existing: dict[UUID, tuple[Measurement, bool]]
    """By id, each with whether it was corrected."""

    def person_of(self, item: PostedMeasurement) -> UUID | None:
        """Resolve the person whom a measurement is about; none where it names none that exists."""
        if item.employee_id is None:
            return self.people_by_code.get(item.employee_code or "")
        return item.employee_id if item.employee_id in self.people else None

    def unit_of(self, item: PostedMeasurement) -> UUID | None:
        """Resolve the unit that a measurement is about; none where it names none that exists."""
        unit = self.units_by_code.get(item.unit_code or "")
        return None if unit is None else unit.id

    def key_of(self, item: PostedMeasurement) -> MeasurementKey | None:
        """Say what is measured; none where it does not exist."""
        person, unit = self.person_of(item), self.unit_of(item)
        exists = item.period_id in self.periods and (person is not None or unit is not None)
        return (item.period_id, person, unit, item.part) if exists else None


def load_references(
    work: UnitOfWork, items: Sequence[PostedMeasurement], pinned: PinnedPeriods | None = None
) -> MeasurementReferences:
    """Fetch all that *items* refer to: one statement for each kind, for one or a thousand.

    *pinned*: their periods, where the caller has fetched them already.
    """
    if pinned is None:
        pinned = measurement_storage.pinned_periods(work, [item.period_id for item in items])
    of_people = measurement_storage.people_query(
        work.access.grants,
        {item.employee_code for item in items if item.employee_code is not None},
        {item.employee_id for item in items if item.employee_id is not None},
    )
    of_units = measurement_storage.units_query(
        work.access.grants, {item.unit_code for item in items if item.unit_code is not None}
    )
    rows = execute_combined(work.session, work.bindings, of_people, of_units)
    people = {person.id: person for person in rows.of(of_people)}
    units = {unit.code: unit for unit in rows.of(of_units)}
    scope = MeasurementScope(
        periods=pinned.keys(),
        parts={item.part for item in items},
        people=people.keys(),
        units={unit.id for unit in units.values()},
        keys={item.supersedes_id for item in items if item.supersedes_id is not None},
    )
    existing = measurement_storage.existing_measurements(work, scope)
    return MeasurementReferences(
        periods={
            key: (period, ranges(schemes.scheme_of(version)))
            for key, (period, version) in pinned.items()
        },
        people=people,
        people_by_code=by_code_or_nip(people.values()),
        units_by_code=units,
        standing={
            key_of(measurement): measurement
            for measurement, is_corrected in existing
            if not is_corrected
        },
        existing={
            measurement.id: (measurement, is_corrected) for measurement, is_corrected in existing
        },
    )


def require_part(work: UnitOfWork, period_id: UUID, part: str) -> Range:
    """Return from where to where a part of a period is measured, or refuse what does not exist."""
    pinned = measurement_storage.pinned_periods(work, [period_id])
    return range_of(require(pinned.get(period_id), "/period_id"), part)


def range_of(pinned: tuple[Period, SchemeVersion], part: str) -> Range:
    """Return from where to where a part that the caller states is measured, or refuse its name."""
    known = _known_parts(pinned)
    if part not in known:
        facts = {"parts": _listed(known)}
        raise InvalidDataError.at_pointer("/part", "unknown_part", facts)
    return known[part]


def measured_range_of(pinned: tuple[Period, SchemeVersion], part: str) -> Range:
    """Return from where to where a part of this program's is measured, or refuse the period."""
    known = _known_parts(pinned)
    if part not in known:
        raise ConflictError("part_not_measured", part=part, parts=_listed(known))
    return known[part]


def _known_parts(pinned: tuple[Period, SchemeVersion]) -> dict[str, Range]:
    _, version = pinned
    return ranges(schemes.scheme_of(version))


def _listed(parts: dict[str, Range]) -> str:
    return ", ".join(sorted(parts))


def ranges(scheme: Scheme) -> dict[str, Range]:
    """Give what can be measured for a scheme, and from where to where each value runs."""
    parts: dict[str, Range] = dict.fromkeys(measured_parts(scheme), (Fraction(0), None))
    for part in parts_of(scheme):
        if isinstance(part, MeasurementPart):
            parts[part.key] = part.scale.start
    return {**parts, str(MeasurementKind.ORGANIZATION_RESULT): LEVELS}


def key_of(measurement: Measurement) -> MeasurementKey:
    """Say what a stored measurement measures."""
    return (
        measurement.period_id,
        measurement.employee_id,
        measurement.unit_id,
        measurement.part,
    )
