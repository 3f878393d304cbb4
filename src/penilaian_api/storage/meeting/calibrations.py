"""Query calibrations: the list, and what waits for the assessor."""

from typing import Final
from uuid import UUID

from sqlalchemy import Select, and_, or_, select, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.meeting.calibration import CalibrationState
from penilaian_api.domain.meeting.meeting import MeetingState
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.meeting.calibrations import Calibration
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import CALLER, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal
from penilaian_api.storage.work.prepared import Prepared, execute, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

_PROPOSER, _DECIDER = aliased(Employee), aliased(Employee)

CALIBRATIONS: Final = Listing(
    model=Calibration,
    sorts={"created": ()},
    filters={
        "state": equal(Calibration.state, "Only in this state."),
        "meeting_id": equal(Calibration.meeting_id, "Only of this meeting."),
        "evaluation_id": equal(Calibration.evaluation_id, "Only on this evaluation."),
    },
    beside=(
        Beside(
            Employee,
            Employee.id == Calibration.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(Meeting, Meeting.id == Calibration.meeting_id, meeting_title=Meeting.title),
        BesideEach(
            _PROPOSER, _PROPOSER.id == Calibration.proposed_by, proposed_by_name=_PROPOSER.name
        ),
        Beside(_DECIDER, _DECIDER.id == Calibration.decided_by, decided_by_name=_DECIDER.name),
    ),
)
"""The list of calibrations."""


@prepared
def _of_session(meeting_id: UUID) -> Select[Meeting]:
    query = select(Meeting).where(of_agency(Meeting), Meeting.id == meeting_id)
    return query.with_for_update(read=True, of=Meeting)


def session_of(work: WorkContext, meeting_id: UUID) -> Meeting:
    """Fetch the meeting of a calibration within reach; nobody closes it until the commit."""
    meeting: Meeting = execute(work, _of_session(meeting_id)).scalar_one()
    return meeting


def is_open(work: WorkContext, calibration_id: UUID) -> bool:
    """Tell whether a calibration already fetched within reach can still be decided."""
    return execute(work, _open(calibration_id)).scalar_one_or_none() is not None


@prepared
def _open(calibration_id: UUID) -> Select[UUID]:
    return (
        select(Calibration.id)
        .join(*joined(Meeting, Meeting.id == Calibration.meeting_id))
        .join(*joined(Evaluation, Evaluation.id == Calibration.evaluation_id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(
            of_agency(Calibration),
            Calibration.id == calibration_id,
            Calibration.state == CalibrationState.PROPOSED,
            Meeting.state.in_((MeetingState.PLANNED, MeetingState.RECORDED)),
            Evaluation.state == EvaluationState.RATED,
            Period.state == PeriodState.RATING,
        )
    )


def takes_part(work: WorkContext, meeting_id: UUID) -> bool:
    """Tell whether the caller hosts a meeting or is invited to it."""
    return execute(work, _taking_part(meeting_id)).scalar_one_or_none() is not None


@prepared
def _taking_part(meeting_id: UUID) -> Select[UUID]:
    invited = exists_in_agency(
        MeetingAttendee,
        MeetingAttendee.meeting_id == Meeting.id,
        MeetingAttendee.employee_id == CALLER,
    ).correlate(Meeting)
    return select(Meeting.id).where(
        of_agency(Meeting),
        Meeting.id == meeting_id,
        or_(invited, Meeting.employee_id == CALLER),
    )


def to_decide(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the calibrations that wait for the caller, who is the assessor."""
    return _to_decide(grants_of(work, Reach.REPORTS))


@prepared
def _to_decide(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.CALIBRATION_TO_DECIDE, true()),)
    query = (
        select_tasks(Calibration.id, kinds, NO_DAY.label("due_on"))
        .join_from(Calibration, *joined(Employee, Employee.id == Calibration.employee_id))
        .join(*joined(Meeting, Meeting.id == Calibration.meeting_id))
        .join(*joined(Evaluation, Evaluation.id == Calibration.evaluation_id))
        .where(
            reached(grants, Calibration, in_subtree=False),
            and_(
                Calibration.state == CalibrationState.PROPOSED,
                Meeting.state != MeetingState.CLOSED,
                Evaluation.state == EvaluationState.RATED,
            ),
        )
    )
    return tasks_of(query, "calibration")
