"""Keep what follows from meetings: actions with owners, and lessons that others find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.dates import local_day
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.meeting.action import (
    MEETING_ACTION,
    MeetingActionState,
    MeetingActionStep,
    action_faults,
)
from penilaian_api.domain.meeting.meeting import MEETING, MeetingKind, MeetingState
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance, refusal_of
from penilaian_api.services.meeting.views import MeetingRecordInput
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.meeting.meetings import ActionRow, MeetingParts
from penilaian_api.storage.meeting.outcomes import LESSONS, MEETING_ACTIONS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAction, MeetingLesson
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ACTIONS_PARAMETERS: Final = MEETING_ACTIONS.parameters
LESSONS_PARAMETERS: Final = LESSONS.parameters
"""What callers state of the lists."""
_OWN: Final = frozenset({Reach.OWN})


@dataclass(frozen=True, slots=True)
class MeetingActionView:
    """What a meeting agreed to do, who does it by when, and what came of it."""

    id: UUID
    meeting_id: UUID
    meeting_title: str
    number: int
    what: str
    owner_id: UUID
    owner_code: str
    owner_name: str
    due_on: date
    state: MeetingActionState
    done_at: datetime | None
    outcome: str
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class LessonView:
    """What others can learn from a meeting: of which unit, when it was."""

    id: UUID
    meeting_id: UUID
    kind: MeetingKind
    starts_at: datetime
    unit_id: UUID
    unit_code: str
    unit_name: str
    text: str


def page(work: UnitOfWork, request: ListRequest) -> Slice[MeetingActionView]:
    """List the actions of the caller, of the people of their units, or all for an admin."""
    rows = page_of(work, MEETING_ACTIONS, request)
    return rows.map(lambda row: _view(work, row.record, row.names))


def get(work: UnitOfWork, action_id: UUID) -> MeetingActionView:
    """Return one action of a meeting."""
    action = work.of(MeetingAction).get(action_id)
    return _view(work, action, MEETING_ACTIONS.beside_of(work, action))


def lessons(work: UnitOfWork, request: ListRequest) -> Slice[LessonView]:
    """List what was shared from meetings of the agency, the first one first."""
    return page_of(work, LESSONS, request).map(row_view(LessonView))


def complete(
    work: UnitOfWork, action_id: UUID, expected_version: int, outcome: str
) -> MeetingActionView:
    """Say that an action of the caller is done, once the minutes that agreed it are closed."""
    action = work.of(MeetingAction).take(action_id, expected_version)
    names = MEETING_ACTIONS.beside_of(work, action)
    if names["meeting_state"] is not MeetingState.CLOSED:
        raise refusal_of(MEETING, names["meeting_state"], "complete", {MeetingState.CLOSED})
    action.state = advance(MEETING_ACTION, action.state, MeetingActionStep.COMPLETE)
    action.done_at, action.outcome = work.now, outcome
    return _view(work, action, names)


def put(
    work: UnitOfWork, meeting: Meeting, parts: MeetingParts, record_input: MeetingRecordInput
) -> dict[str, Any]:
    """Put actions and lessons in place of those recorded before; give them as they then are."""
    owners = {row.employee_code: (row.employee_id, row.name) for row in parts.attendees}
    host = parts.names["host_code"], (meeting.employee_id, parts.names["host_name"])
    owners |= dict([host])
    _refuse(work, meeting, record_input, owners)
    for model, before in ((MeetingAction, parts.actions), (MeetingLesson, parts.lessons)):
        if before:
            work.of(model).remove(*work.of(model).children_of(meeting))
    rows = [
        ActionRow(
            new_id(),
            number,
            stated.what,
            owners[stated.owner_code][0],
            stated.owner_code,
            owners[stated.owner_code][1],
            stated.due_on,
            MEETING_ACTION.start,
            None,
            "",
            1,
        )
        for number, stated in enumerate(record_input.actions, 1)
    ]
    work.of(MeetingAction).put(meeting, *map(_action, rows))
    shared = [
        MeetingLesson(id=new_id(), unit_id=meeting.unit_id, number=number, text=text)
        for number, text in enumerate(record_input.lessons, 1)
    ]
    work.of(MeetingLesson).put(meeting, *shared)
    return {"actions": tuple(rows), "lessons": tuple(record_input.lessons)}


def _action(row: ActionRow) -> MeetingAction:
    return MeetingAction(
        id=row.id,
        employee_id=row.owner_id,
        number=row.number,
        what=row.what,
        due_on=row.due_on,
        state=row.state,
        outcome=row.outcome,
        version=row.version,
    )


def _refuse(
    work: UnitOfWork,
    meeting: Meeting,
    record_input: MeetingRecordInput,
    present: Mapping[str, object],
) -> None:
    """Refuse actions of whoever does not take part, and such as are due before the meeting."""
    held_on = local_day(meeting.starts_at, work.zone)
    owners = [each.owner_code for each in record_input.actions]
    due = [each.due_on for each in record_input.actions]
    faults = [*action_faults(owners, due, present.keys(), held_on)]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _view(work: UnitOfWork, action: MeetingAction, names: Mapping[str, Any]) -> MeetingActionView:
    is_mine = action.employee_id == work.actor.employee_id
    is_open = action.state is MeetingActionState.OPEN
    is_closed = names["meeting_state"] is MeetingState.CLOSED
    actions = (Action.MEETING_ACTION_COMPLETE,) if is_mine and is_open and is_closed else ()
    shown = {name: value for name, value in names.items() if name != "meeting_state"}
    return view_of(
        MeetingActionView,
        action,
        **shown,
        owner_id=action.employee_id,
        allowed_actions=filter_allowed(work.actor, _OWN, actions),
    )
