"""Serve meetings: schedule, hold, close, correct and cancel them; confirm that one came."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.meeting.schemas.meetings import (
    CancellationIn,
    CorrectionIn,
    MeetingDetailOut,
    MeetingIn,
    MeetingOut,
    MeetingPage,
    MeetingRecordIn,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.meeting import meetings
from penilaian_api.services.meeting.views import (
    ActionInput,
    DecisionInput,
    MeetingDetail,
    MeetingInput,
    MeetingRecordInput,
)

router = GuardedRouter("/meetings", "Meetings")


@router.get("", action=Action.MEETING_READ)
def list_meetings(
    listed: Annotated[Listed, Depends(query_of(meetings.MEETINGS_PARAMETERS))], work: Work
) -> MeetingPage:
    """List meetings.

    List the meetings that you host, to which you are invited, or of units that you head.
    """
    return listed.answer(
        MeetingPage, meetings.page(work, listed.request), MeetingOut.model_validate
    )


@router.post("", action=Action.MEETING_SCHEDULE, status=201)
def schedule_meeting(body: MeetingIn, work: Work) -> MeetingDetailOut:
    """Schedule a meeting.

    Call a meeting of a unit that you head, and invite people to it.

    A head invites people of the own units; an admin also those of others, who are marked.
    """
    return _to_response(meetings.schedule(work, MeetingInput(**body.model_dump())))


@router.get("/{meeting_id}", action=Action.MEETING_READ)
def get_meeting(meeting_id: Key, work: Work) -> MeetingDetailOut:
    """Show a meeting.

    Show one meeting: who is invited and came, its minutes, and what it decided.
    """
    return _to_response(meetings.get(work, meeting_id))


@router.put("/{meeting_id}", action=Action.MEETING_SCHEDULE)
def edit_meeting(
    meeting_id: Key, body: MeetingIn, expected_version: ExpectedVersion, work: Work
) -> MeetingDetailOut:
    """Replace a planned meeting.

    Replace a meeting that has not taken place, with all whom it invites and what it discusses.
    """
    meeting_input = MeetingInput(**body.model_dump())
    return _to_response(meetings.edit(work, meeting_id, expected_version, meeting_input))


@router.post("/{meeting_id}/hold", action=Action.MEETING_HOST)
def hold_meeting(
    meeting_id: Key, body: MeetingRecordIn, expected_version: ExpectedVersion, work: Work
) -> MeetingDetailOut:
    """Record a meeting.

    Record who came, what was said and decided, who does what by when, and what others can learn.

    Send it again as a whole until you close the minutes. Who was not invited cannot be recorded.
    """
    decisions = [DecisionInput(**decision.model_dump()) for decision in body.decisions]
    actions = [ActionInput(**action.model_dump()) for action in body.actions]
    record_input = MeetingRecordInput(
        body.minutes, body.attended_codes, decisions, actions, body.lessons
    )
    return _to_response(meetings.hold(work, meeting_id, expected_version, record_input))


@router.post("/{meeting_id}/close", action=Action.MEETING_HOST)
def close_meeting(
    meeting_id: Key, expected_version: ExpectedVersion, work: Work
) -> MeetingDetailOut:
    """Close the minutes of a meeting.

    Close the minutes: from now on they are never changed, only corrected.
    """
    return _to_response(meetings.close(work, meeting_id, expected_version))


@router.post("/{meeting_id}/correct", action=Action.MEETING_CORRECT)
def correct_minutes(
    meeting_id: Key, body: CorrectionIn, expected_version: ExpectedVersion, work: Work
) -> MeetingDetailOut:
    """Correct closed minutes.

    Put minutes in place of closed ones, which stay beside them.
    """
    view = meetings.correct(work, meeting_id, expected_version, body.minutes, body.reason)
    return _to_response(view)


@router.post("/{meeting_id}/cancel", action=Action.MEETING_SCHEDULE)
def cancel_meeting(
    meeting_id: Key, body: CancellationIn, expected_version: ExpectedVersion, work: Work
) -> MeetingDetailOut:
    """Cancel a meeting.

    Cancel a meeting that has not taken place; those invited read the reason.
    """
    return _to_response(meetings.cancel(work, meeting_id, expected_version, body.reason))


@router.post("/{meeting_id}/confirm", action=Action.MEETING_CONFIRM)
def confirm_attendance(meeting_id: Key, work: Work) -> MeetingDetailOut:
    """Confirm that you came.

    Confirm that you came to a meeting, as its host recorded it.
    """
    return _to_response(meetings.confirm(work, meeting_id))


def _to_response(view: MeetingDetail) -> MeetingDetailOut:
    head = MeetingOut.model_validate(view.meeting).model_dump()
    return MeetingDetailOut.model_validate(
        {
            **head,
            "minutes": view.minutes,
            "attendees": view.attendees,
            "topics": view.topics,
            "corrections": view.corrections,
            "actions": view.actions,
            "lessons": view.lessons,
            "allowed_actions": view.allowed_actions,
        }
    )
