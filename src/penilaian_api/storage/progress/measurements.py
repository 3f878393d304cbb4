"""Fetch what measurements refer to and what stands already: one statement each, for a thousand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.progress import Measurement
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.reach import exists_in_agency, joined, of_agency, within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class MeasurementKeys:
    """The keys and codes by which people know a measurement: of its period, person or unit."""

    period_key: str
    employee_code: str | None
    unit_code: str | None
    is_corrected: bool


class IdAndCode(NamedTuple):
    """A person or a unit that a measurement refers to."""

    id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class MeasurementScope:
    """Which measurements a call is about: of these people and units, or named by their id."""

    periods: Collection[UUID]
    parts: Collection[str]
    people: Collection[UUID]
    units: Collection[UUID]
    keys: Collection[UUID]


def pinned_periods(
    work: WorkContext, keys: Iterable[UUID]
) -> dict[UUID, tuple[Period, SchemeVersion]]:
    """Fetch periods within reach, each with the scheme version that it pins.

    Their state is kept as it is: who closes one waits for the measurements on their way.
    """
    query = (
        select(Period, SchemeVersion)
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(within(work.access.grants, Period), Period.id.in_(set(keys)))
        .with_for_update(read=True, of=Period)
    )
    rows = work.session.execute(query, work.bindings)
    return {period.id: (period, version) for period, version in rows}


def people_query(
    work: WorkContext, codes: Collection[str], keys: Collection[UUID]
) -> SubQuery[IdAndCode]:
    """Query people within reach by their code or their id."""
    query = select(Employee.id, Employee.employee_code).where(
        within(work.access.grants, Employee),
        or_(Employee.employee_code.in_(codes), Employee.id.in_(keys)),
    )
    return SubQuery(query, IdAndCode)


def units_query(work: WorkContext, codes: Collection[str]) -> SubQuery[IdAndCode]:
    """Query units within reach by their code."""
    query = select(Unit.id, Unit.code)
    return SubQuery(query.where(within(work.access.grants, Unit), Unit.code.in_(codes)), IdAndCode)


def existing_measurements(
    work: WorkContext, scope: MeasurementScope
) -> list[tuple[Measurement, bool]]:
    """Fetch what stands already, and what is named, each with whether it was corrected."""
    corrected = is_corrected()
    of_whom = or_(Measurement.employee_id.in_(scope.people), Measurement.unit_id.in_(scope.units))
    same_key = and_(
        Measurement.period_id.in_(scope.periods), Measurement.part.in_(scope.parts), of_whom
    )
    query = select(Measurement, corrected).where(
        within(work.access.grants, Measurement),
        or_(and_(same_key, not_(corrected)), Measurement.id.in_(scope.keys)),
    )
    return [(row[0], bool(row[1])) for row in work.session.execute(query, work.bindings)]


def keys_of(work: WorkContext, measurements: Iterable[Measurement]) -> dict[UUID, MeasurementKeys]:
    """Look up the keys and codes of what measurements already fetched are about."""
    query = (
        select(
            Measurement.id,
            Period.key,
            Employee.employee_code,
            Unit.code,
            is_corrected(),
        )
        .join(*joined(Period, Period.id == Measurement.period_id))
        .outerjoin(*joined(Employee, Employee.id == Measurement.employee_id))
        .outerjoin(*joined(Unit, Unit.id == Measurement.unit_id))
        .where(
            of_agency(Measurement),
            Measurement.id.in_([measurement.id for measurement in measurements]),
        )
    )
    rows = work.session.execute(query, work.bindings)
    return {row[0]: MeasurementKeys(row[1], row[2], row[3], bool(row[4])) for row in rows}


def of_unit(code: str) -> ColumnElement[bool]:
    """Keep to measurements about the unit with this code."""
    return Measurement.unit_id.in_(
        select(Unit.id).where(of_agency(Unit), Unit.code == code).scalar_subquery()
    )


def is_corrected() -> ColumnElement[bool]:
    """Tell whether a later measurement supersedes one."""
    later = aliased(Measurement)
    return exists_in_agency(later, later.supersedes_id == Measurement.id)
