"""Tell who was trained on the appraisal: by attending a session whose minutes are closed.

Whoever hosted one is trained as well, but nobody by their own word alone: who came is recorded by
the host, and who hosted nobody trained nobody.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal_column, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.meeting.meeting import MeetingKind, MeetingState
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import exists_in_agency, of_agency
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


def was_trained(work: WorkContext, employee_id: UUID) -> bool:
    """Tell the same of one person."""
    return execute(work, _was_trained(employee_id)).first() is not None


@prepared
def _was_trained(employee_id: UUID) -> Select[UUID]:
    return select(Employee.id).where(
        of_agency(Employee), Employee.id == employee_id, is_trained(Employee.id)
    )
