"""Query what follows from meetings: actions, and the lessons that the agency finds."""

from typing import Final

from sqlalchemy import ColumnElement, true

from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import MeetingState
from penilaian_api.storage.me.task_query import (
    NOBODY,
    KindConditions,
    TaskQuery,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAction, MeetingLesson
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.caller import CALLER, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import prepared

MEETING_ACTIONS: Final = Listing(
    model=MeetingAction,
    sorts={"created": ()},
    filters={
        "state": equal(MeetingAction.state, "Only in this state."),
        "employee_id": equal(MeetingAction.employee_id, "Only of this employee."),
        "unit_code": by_unit_code(Meeting.unit_id),
    },
    beside=(
        BesideEach(
            Meeting,
            Meeting.id == MeetingAction.meeting_id,
            meeting_title=Meeting.title,
            meeting_state=Meeting.state,
        ),
        Beside(
            Employee,
            Employee.id == MeetingAction.employee_id,
            owner_code=Employee.employee_code,
            owner_name=Employee.name,
        ),
    ),
    tells_changes=False,
)
"""The list of what meetings agreed to do; what one may do with it follows from the meeting."""


def _is_shared(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    """Keep to meetings whose minutes are closed: until then what stands there may change."""
    del grants, in_subtree
    return exists_in_agency(
        Meeting, Meeting.id == MeetingLesson.meeting_id, Meeting.state == MeetingState.CLOSED
    ).correlate(MeetingLesson)


LESSONS: Final = Listing(
    model=MeetingLesson,
    sorts={"created": ()},
    filters={"unit_code": by_unit_code(MeetingLesson.unit_id)},
    search=Search(texts=(MeetingLesson.text,), text="What stands in the lesson."),
    base=_is_shared,
    beside=(
        BesideEach(
            Meeting,
            Meeting.id == MeetingLesson.meeting_id,
            kind=Meeting.kind,
            starts_at=Meeting.starts_at,
        ),
        Beside(Unit, Unit.id == MeetingLesson.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
    tells_changes=False,
)
"""The list of what was learned in meetings."""


@prepared
def actions_to_do() -> TaskQuery:
    """Query what the caller took over in meetings and has not done."""
    kinds: KindConditions = ((TaskKind.MEETING_ACTION_TO_DO, true()),)
    due_on = MeetingAction.due_on.label("due_on")
    query = (
        select_tasks(MeetingAction.id, kinds, due_on, name=MeetingAction.what, employee_id=NOBODY)
        .join_from(MeetingAction, *joined(Meeting, Meeting.id == MeetingAction.meeting_id))
        .where(
            of_agency(MeetingAction),
            MeetingAction.employee_id == CALLER,
            MeetingAction.state == MeetingActionState.OPEN,
            Meeting.state == MeetingState.CLOSED,
        )
    )
    return tasks_of(query, "meeting_action")
