"""Let people say how they were guided (B.1.8): to the leader's superior, never to who guided."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from penilaian_api.domain.development.coaching import SessionCriterion
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.development.coaching_views import GuidanceAnswer, GuidanceFeedbackView
from penilaian_api.services.views import view_of
from penilaian_api.storage.development import coaching as coaching_storage
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.development.coaching import CoachingPlan, GuidanceFeedback
from penilaian_api.storage.work.lists.listing import Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

GUIDANCE_FEEDBACK: Final = Listing(
    model=GuidanceFeedback,
    sorts={"sent": ()},
    filters={"coaching_id": equal(GuidanceFeedback.coaching_id, "Only of this plan.")},
)
"""The list of what people say of guidance."""
GUIDANCE_FEEDBACK_PARAMETERS: Final = GUIDANCE_FEEDBACK.parameters
"""What callers state of it."""


def send(
    work: UnitOfWork, coaching_id: UUID, answers: Sequence[GuidanceAnswer]
) -> GuidanceFeedbackView:
    """Send what the caller says of their own guidance to who leads their leader today."""
    plan = work.of(CoachingPlan).get(coaching_id)
    newest = coaching_storage.newest_session(work, plan.id)
    if newest is None:
        raise ConflictError("guidance_without_session")
    if work.of(GuidanceFeedback).children_of(plan, session_number=newest):
        raise ConflictError("guidance_said_already", number=newest)
    faults = [
        Fault(f"/answers/{index}/criterion", "stated_twice")
        for index, answer in enumerate(answers)
        if answer.criterion in [each.criterion for each in answers[:index]]
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    readers = coaching_storage.leaders_of(work, plan.employee_id)[1:]
    others = [key for key in readers if key not in {plan.author_id, plan.employee_id}]
    if not others:
        raise ConflictError("guidance_without_reader")
    feedback = GuidanceFeedback(
        id=new_id(),
        employee_id=plan.employee_id,
        session_number=newest,
        superior_id=others[0],
        answers={answer.criterion.value: answer.text for answer in answers},
        sent_at=work.now,
    )
    work.of(GuidanceFeedback).put(plan, feedback)
    return _view(feedback)


def get(work: UnitOfWork, feedback_id: UUID) -> GuidanceFeedbackView:
    """Return what the caller sent, or what was sent to them."""
    return _view(work.of(GuidanceFeedback).get(feedback_id))


def page(work: UnitOfWork, request: ListRequest) -> Slice[GuidanceFeedbackView]:
    """List what the caller sent, and what was sent to them."""
    return page_of(work, GUIDANCE_FEEDBACK, request).map(lambda row: _view(row.record))


def _view(feedback: GuidanceFeedback) -> GuidanceFeedbackView:
    answers = tuple(
        GuidanceAnswer(criterion, feedback.answers[criterion.value])
        for criterion in SessionCriterion
        if criterion.value in feedback.answers
    )
    return view_of(GuidanceFeedbackView, feedback, answers=answers)
