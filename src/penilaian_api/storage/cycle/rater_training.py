"""Tell who was trained on the appraisal: by attending a session whose minutes are closed.

Whoever hosted one is trained as well.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.meeting.meeting import MeetingKind, MeetingState
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import exists_in_agency, of_agency
from penilaian_api.storage.work.store import WorkContext


def is_training(meeting: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - the class or an alias of it
    """Keep to sessions that train raters, and took place."""
    return meeting.kind == MeetingKind.RATER_TRAINING, meeting.state == MeetingState.CLOSED


def is_trained(employee_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column or a bound value
    """Tell whether a person attended a training of raters, or hosted one."""
    session, attended, hosted = aliased(Meeting), aliased(MeetingAttendee), aliased(Meeting)
    return or_(
        exists_in_agency(
            attended,
            of_agency(session),
            session.id == attended.meeting_id,
            attended.employee_id == employee_id,
            attended.has_attended.is_(True),
            *is_training(session),
        ),
        exists_in_agency(hosted, hosted.employee_id == employee_id, *is_training(hosted)),
    )


def was_trained(work: WorkContext, employee_id: UUID) -> bool:
    """Tell the same of one person."""
    return execute(work, _was_trained(employee_id)).first() is not None


@prepared
def _was_trained(employee_id: UUID) -> Select[UUID]:
    return select(Employee.id).where(
        of_agency(Employee), Employee.id == employee_id, is_trained(Employee.id)
    )
