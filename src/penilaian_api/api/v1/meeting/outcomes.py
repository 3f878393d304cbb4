"""Serve what follows from meetings: actions, lessons, and how regularly units meet."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.meeting.schemas.outcomes import (
    ActionOutcomeIn,
    LessonOut,
    LessonPage,
    MeetingActionOut,
    MeetingActionPage,
    RegularityRuleOut,
    UnitRegularityOut,
    UnitRegularityPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.meeting import outcomes, regularity

of_actions = GuardedRouter("/meeting-actions", "Meetings")
of_lessons = GuardedRouter("/lessons", "Meetings")
of_periods = GuardedRouter("/periods", "Meetings")


@of_actions.get("", action=Action.MEETING_ACTION_READ)
def list_meeting_actions(
    listed: Annotated[Listed, Depends(query_of(outcomes.ACTIONS_PARAMETERS))], work: Work
) -> MeetingActionPage:
    """List actions of meetings.

    List what you took over in meetings, and what the people of units that you head did.
    """
    views = outcomes.page(work, listed.request)
    return listed.answer(MeetingActionPage, views, MeetingActionOut.model_validate)


@of_actions.get("/{action_id}", action=Action.MEETING_ACTION_READ)
def get_meeting_action(action_id: Key, work: Work) -> MeetingActionOut:
    """Show an action of a meeting.

    Show one action: what was agreed in which meeting, who does it by when, and what came of it.
    """
    return MeetingActionOut.model_validate(outcomes.get(work, action_id))


@of_actions.post("/{action_id}/complete", action=Action.MEETING_ACTION_COMPLETE)
def complete_meeting_action(
    action_id: Key, body: ActionOutcomeIn, expected_version: ExpectedVersion, work: Work
) -> MeetingActionOut:
    """Complete an action of a meeting.

    Say what came of an action that you took over, once the minutes of its meeting are closed.
    """
    view = outcomes.complete(work, action_id, expected_version, body.outcome)
    return MeetingActionOut.model_validate(view)


@of_lessons.get("", action=Action.LESSON_READ)
def list_lessons(
    listed: Annotated[Listed, Depends(query_of(outcomes.LESSONS_PARAMETERS))], work: Work
) -> LessonPage:
    """List lessons from meetings.

    Find what meetings of your agency share with everybody, by words of it and by unit.
    """
    views = outcomes.lessons(work, listed.request)
    return listed.answer(LessonPage, views, LessonOut.model_validate)


@of_periods.get("/{period_id}/meeting-regularity", action=Action.MEETING_REGULARITY_READ)
def list_meeting_regularity(
    period_id: Key,
    listed: Annotated[Listed, Depends(query_of(regularity.UNITS_PARAMETERS))],
    work: Work,
) -> UnitRegularityPage:
    """List how regularly units meet.

    Count the evaluation meetings of each unit in a period, by a stated rule, and name the months
    that are over in which it held none.
    """
    shown = regularity.of_period(work, period_id, listed.request)
    return listed.answer(
        UnitRegularityPage,
        shown.units,
        UnitRegularityOut.model_validate,
        period_id=shown.period_id,
        rule=RegularityRuleOut.model_validate(shown.rule),
    )
