"""Serve feedback: ask for it, give it, list, read, answer."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.feedback.schemas import (
    FeedbackIn,
    FeedbackOnIn,
    FeedbackOut,
    FeedbackPage,
    FeedbackRequestIn,
    ReplyIn,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Day, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.services import feedback
from penilaian_api.services.feedback import FeedbackSubject

router = GuardedRouter("/feedback", "Feedback")


@router.post("", action=Action.FEEDBACK_GIVE, status=201)
def give_feedback(body: FeedbackOnIn, work: Work) -> FeedbackOut:
    """Give feedback.

    Give feedback on somebody in your agency.

    It carries your name and your working relation to the person, as recorded. It cannot be changed
    or withdrawn. Negative feedback must name what to improve and how. Unasked, you give three a day
    on one person at most.
    """
    subject = FeedbackSubject(body.employee_id, body.line_id, body.core_value)
    return FeedbackOut.model_validate(feedback.give(work, subject, body.tone, _to_texts(body)))


@router.post("/requests", action=Action.FEEDBACK_REQUEST, status=201, location="/v1/feedback/{id}")
def request_feedback(body: FeedbackRequestIn, work: Work) -> FeedbackOut:
    """Request feedback.

    Request feedback from somebody in your agency, on yourself or on somebody you assess.
    """
    employee_id = body.employee_id or work.actor.employee_id or body.author_id
    subject = FeedbackSubject(employee_id, body.line_id, body.core_value)
    return FeedbackOut.model_validate(
        feedback.request(work, subject, body.author_id, body.question)
    )


@router.get("", action=Action.FEEDBACK_READ)
def list_feedback(
    listed: Annotated[Listed, Depends(query_of(feedback.FEEDBACK_PARAMETERS))],
    work: Work,
    starts_on: Annotated[
        Day | None, Query(description="Given (or requested) on this day or later.")
    ] = None,
    ends_on: Annotated[
        Day | None, Query(description="Given (or requested) on this day or before.")
    ] = None,
) -> FeedbackPage:
    """List feedback.

    List feedback about you, by you, and about those whom you assess or review.
    """
    views = feedback.page(work, listed.request, starts_on, ends_on)
    return listed.answer(FeedbackPage, views, FeedbackOut.model_validate)


@router.get("/{feedback_id}", action=Action.FEEDBACK_READ)
def get_feedback(feedback_id: Key, work: Work) -> FeedbackOut:
    """Show feedback.

    Show one piece of feedback, its author, and what you may do with it now.
    """
    return FeedbackOut.model_validate(feedback.get(work, feedback_id))


@router.post("/{feedback_id}/give", action=Action.FEEDBACK_GIVE)
def answer_feedback_request(
    feedback_id: Key, body: FeedbackIn, expected_version: ExpectedVersion, work: Work
) -> FeedbackOut:
    """Answer a request for feedback.

    Give the feedback that was requested; it cannot be changed or withdrawn.
    """
    view = feedback.answer(work, feedback_id, expected_version, body.tone, _to_texts(body))
    return FeedbackOut.model_validate(view)


@router.post("/{feedback_id}/read", action=Action.FEEDBACK_ACKNOWLEDGE)
def acknowledge_feedback(
    feedback_id: Key, expected_version: ExpectedVersion, work: Work
) -> FeedbackOut:
    """Acknowledge feedback on you.

    Record that you have read a piece of feedback on you.
    """
    return FeedbackOut.model_validate(feedback.acknowledge(work, feedback_id, expected_version))


@router.post("/{feedback_id}/reply", action=Action.FEEDBACK_REPLY)
def reply_to_feedback(
    feedback_id: Key, body: ReplyIn, expected_version: ExpectedVersion, work: Work
) -> FeedbackOut:
    """Reply to feedback on you.

    Reply to a piece of feedback on you; only one reply is possible.
    """
    return FeedbackOut.model_validate(
        feedback.reply(work, feedback_id, expected_version, body.reply)
    )


def _to_texts(body: FeedbackIn) -> FeedbackTexts:
    return FeedbackTexts(body.strength, body.improvement, body.suggestion)
