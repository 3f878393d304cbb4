"""Fetch what a feed of attendance refers to, and what stands of its days already."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, not_, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.attendance.day import AttendanceState
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.organization import Assignment, Employee
from penilaian_api.storage.models.register.attendance import Attendance
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.corrections import is_corrected
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


class FedPerson(NamedTuple):
    """A person whom a feed names: by id, by code or by NIP."""

    id: UUID
    code: str
    nip: str | None
    name: str


class PostSpan(NamedTuple):
    """The days on which a person held a post."""

    employee_id: UUID
    starts_on: date
    ends_before: date | None


class DayOnRecord(NamedTuple):
    """A day of a person as it stands."""

    id: UUID
    employee_id: UUID
    on: date
    state: AttendanceState
    leave_kind: str | None
    late_minutes: int
    early_minutes: int


class ClosedPeriod(NamedTuple):
    """A period that has counted its days."""

    key: str
    cycle_key: str
    starts_on: date
    ends_before: date


def people(work: WorkContext, codes: Collection[str], keys: Collection[UUID]) -> list[FedPerson]:
    """Fetch the people within reach whom a feed names."""
    rows = execute(work, _people(work.access.grants, set(codes), set(keys)))
    return [FedPerson(*row) for row in rows]


@prepared
def _people(
    grants: tuple[Grant, ...], codes: set[str], keys: set[UUID]
) -> Select[UUID, str, str | None, str]:
    return select(Employee.id, Employee.employee_code, Employee.nip, Employee.name).where(
        within(grants, Employee),
        or_(Employee.employee_code.in_(codes), Employee.nip.in_(codes), Employee.id.in_(keys)),
    )


@prepared
def post_query(people: set[UUID]) -> SubQuery[PostSpan]:
    """Query on which days people, fetched within reach, held a post of any kind."""
    query = select(Assignment.employee_id, Assignment.starts_on, Assignment.ends_before).where(
        of_agency(Assignment), Assignment.employee_id.in_(people), Assignment.voided_at.is_(None)
    )
    return SubQuery(query, PostSpan)


@prepared
def standing_query(people: set[UUID], first: date, last: date) -> SubQuery[DayOnRecord]:
    """Query what stands of the days of people, fetched within reach."""
    query: Select[*tuple[object, ...]] = select(
        Attendance.id,
        Attendance.employee_id,
        Attendance.on,
        Attendance.state,
        Attendance.leave_kind,
        Attendance.late_minutes,
        Attendance.early_minutes,
    ).where(
        of_agency(Attendance),
        Attendance.employee_id.in_(people),
        Attendance.on.between(first, last),
        not_(is_corrected(Attendance)),
    )
    return SubQuery(query, DayOnRecord)


@prepared
def closed_query(first: date, last: date) -> SubQuery[ClosedPeriod]:
    """Query the closed periods in which such days lie."""
    query = (
        select(Period.key, Cycle.key, Period.starts_on, Period.ends_before)
        .join(*joined(Cycle, Cycle.id == Period.cycle_id))
        .where(
            of_agency(Period),
            Period.state == PeriodState.CLOSED,
            Period.starts_on <= last,
            Period.ends_before > first,
        )
    )
    return SubQuery(query, ClosedPeriod, (Cycle.key, Period.starts_on, Period.key))
