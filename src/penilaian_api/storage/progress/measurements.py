"""Fetch what measurements refer to and what stands already: one statement each, for a thousand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import Select, and_, not_, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.progress import Measurement
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.corrections import is_corrected, without_corrected
from penilaian_api.storage.work.lists.listing import (
    Beside,
    BesideEach,
    Feed,
    ListFilter,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


class Named(NamedTuple):
    """A unit that a measurement refers to."""

    id: UUID
    code: str
    name: str


class NamedPerson(NamedTuple):
    """A person to whom somebody refers by id, by code or by NIP."""

    id: UUID
    code: str
    name: str
    nip: str | None


def by_code_or_nip(people: Collection[NamedPerson]) -> dict[str, UUID]:
    """Map codes and NIPs to people; a code comes before the NIP of somebody else."""
    by_nip = {person.nip: person.id for person in people if person.nip is not None}
    return by_nip | {person.code: person.id for person in people}


@dataclass(frozen=True, slots=True)
class MeasurementScope:
    """Which measurements a call is about: of these people and units, or named by their id."""

    periods: Collection[UUID]
    parts: Collection[str]
    people: Collection[UUID]
    units: Collection[UUID]
    keys: Collection[UUID]


MEASUREMENTS: Final = Listing(
    model=Measurement,
    sorts={"posted": ()},
    filters={
        "employee_id": equal(Measurement.employee_id, "Only about this employee."),
        "unit_code": ListFilter(
            str,
            lambda code: Unit.code == code,
            "Only about this unit itself.",
            pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$",
        ),
        "period_id": equal(Measurement.period_id, "Only for this period."),
        "part": equal(Measurement.part, pattern=r"^[a-z][a-z0-9_]{0,39}$"),
        "current": without_corrected(Measurement),
    },
    search=search_people(Measurement.employee_id),
    beside=(
        Beside(
            Employee,
            Employee.id == Measurement.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        Beside(Unit, Unit.id == Measurement.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        BesideEach(
            Period,
            Period.id == Measurement.period_id,
            period_key=Period.key,
            is_corrected=is_corrected(Measurement),
        ),
    ),
    fed_by=(Feed(Measurement, Measurement.supersedes_id),),
)
"""The list of measurements: of one, a later one says that it was corrected."""


PinnedPeriods: TypeAlias = Mapping[UUID, tuple[Period, SchemeVersion]]


def pinned_periods(
    work: WorkContext, keys: Iterable[UUID], *, alone: bool = False
) -> PinnedPeriods:
    """Fetch periods within reach, each with the scheme version that it pins.

    Their state is kept as it is: who closes one waits for the measurements on their way. *alone*:
    so does whoever enters anything for it, since what is stored follows from what stands.
    """
    rows = execute(work, _pinned_periods(work.access.grants, set(keys), alone=alone))
    return {period.id: (period, version) for period, version in rows}


@prepared
def _pinned_periods(
    grants: tuple[Grant, ...], keys: set[UUID], *, alone: bool
) -> Select[Period, SchemeVersion]:
    return (
        select(Period, SchemeVersion)
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(within(grants, Period), Period.id.in_(keys))
        .with_for_update(read=not alone, key_share=alone, of=Period)
    )


@prepared
def people_query(
    grants: tuple[Grant, ...], codes: set[str], keys: set[UUID]
) -> SubQuery[NamedPerson]:
    """Query people within reach by their code, their NIP or their id."""
    query = select(Employee.id, Employee.employee_code, Employee.name, Employee.nip).where(
        within(grants, Employee),
        or_(Employee.employee_code.in_(codes), Employee.nip.in_(codes), Employee.id.in_(keys)),
    )
    return SubQuery(query, NamedPerson)


@prepared
def units_query(grants: tuple[Grant, ...], codes: set[str]) -> SubQuery[Named]:
    """Query units within reach by their code."""
    query = select(Unit.id, Unit.code, Unit.name)
    return SubQuery(query.where(within(grants, Unit), Unit.code.in_(codes)), Named)


def existing_measurements(
    work: WorkContext, scope: MeasurementScope
) -> list[tuple[Measurement, bool]]:
    """Fetch what stands already, and what is named, each with whether it was corrected."""
    query = _existing(
        work.access.grants,
        set(scope.periods),
        set(scope.parts),
        set(scope.people),
        set(scope.units),
        set(scope.keys),
    )
    return [(row[0], bool(row[1])) for row in execute(work, query)]


@prepared
def _existing(  # noqa: PLR0913, PLR0917 - the parts of a scope
    grants: tuple[Grant, ...],
    periods: set[UUID],
    parts: set[str],
    people: set[UUID],
    units: set[UUID],
    keys: set[UUID],
) -> Select[Measurement, bool]:
    corrected = is_corrected(Measurement)
    of_whom = or_(Measurement.employee_id.in_(people), Measurement.unit_id.in_(units))
    same_key = and_(Measurement.period_id.in_(periods), Measurement.part.in_(parts), of_whom)
    return select(Measurement, corrected).where(
        within(grants, Measurement),
        or_(and_(same_key, not_(corrected)), Measurement.id.in_(keys)),
    )
