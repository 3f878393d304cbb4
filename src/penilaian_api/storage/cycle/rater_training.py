"""Tell who was trained on the appraisal: by attending a session whose minutes are closed.

Whoever hosted one is trained as well, but nobody by their own word alone: who came is recorded by
the host, and who hosted nobody trained nobody.
"""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.meeting.meeting import MeetingKind, MeetingState
from penilaian_api.storage.cycle.bounds import Bounds, belongs, bounds_of
from penilaian_api.storage.cycle.population import on_day, on_day_of, people_on_day
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Assessor, Employee, Unit
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import among, as_found
from penilaian_api.storage.work.store import WorkContext


def is_training_of(attendee: Any, session: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - classes or aliases of them
    """Keep to those who came to a session of somebody else that trains raters."""
    return (
        session.id == attendee.meeting_id,
        attendee.has_attended.is_(True),
        attendee.employee_id != session.employee_id,
        session.kind == literal_column(f"'{MeetingKind.RATER_TRAINING}'"),  # as in its index
        session.state == MeetingState.CLOSED,
    )


def is_trained(employee_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column or a bound value
    """Tell whether a person attended a training of raters, or hosted one for others."""
    session, attended = aliased(Meeting), aliased(MeetingAttendee)
    hosted, guest = aliased(Meeting), aliased(MeetingAttendee)
    return or_(
        exists_in_agency(
            attended,
            of_agency(session),
            attended.employee_id == employee_id,
            *is_training_of(attended, session),
        ),
        exists_in_agency(
            hosted,
            of_agency(guest),
            hosted.employee_id == employee_id,
            *is_training_of(guest, hosted),
        ),
    )


class UntrainedRater(NamedTuple):
    """Who assesses people of a cycle and was not trained, in the unit of their own."""

    employee_id: UUID
    name: str
    unit_code: str
    unit_name: str


def untrained_raters(
    work: WorkContext, cycle: Cycle, day: date, limit: int
) -> tuple[int, tuple[UntrainedRater, ...]]:
    """Count those who assess people of a cycle and were not trained, and name the first by unit."""
    query = _untrained(work.access.grants, bounds_of(cycle), limit)
    rows = execute(work, on_day_of(query, day, cycle)).all()
    return (rows[0][-1] if rows else 0), tuple(UntrainedRater(*row[:-1]) for row in rows)


@prepared
def _untrained(grants: tuple[Grant, ...], cycle: Bounds, limit: int) -> Select[*tuple[Any, ...]]:
    row = aliased(Assessor)
    people = people_on_day(grants, Employee.id).where(belongs(cycle, Unit.path)).correlate(None)
    raters = select(row.assessor_id).where(
        of_agency(row), *on_day(row), among(row.employee_id, people)
    )
    person = (Employee.id, Employee.name, Unit.code, Unit.name)
    return (
        select(*person, func.count().over())
        .join(*joined(Unit, Unit.id == Employee.unit_id))
        .where(
            within(grants, Employee),
            among(Employee.id, raters),
            ~is_trained(Employee.id),
        )
        .order_by(as_found(Unit.code), Employee.employee_code)
        .limit(limit)
    )


def was_trained(work: WorkContext, employee_id: UUID) -> bool:
    """Tell the same of one person."""
    return execute(work, _was_trained(employee_id)).first() is not None


@prepared
def _was_trained(employee_id: UUID) -> Select[UUID]:
    return select(Employee.id).where(
        of_agency(Employee), Employee.id == employee_id, is_trained(Employee.id)
    )
