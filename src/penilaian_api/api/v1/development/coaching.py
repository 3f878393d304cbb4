"""Serve guidance: plans of it, their steps and sessions, what people say of it, who has none."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.development.schemas.coaching import (
    AgreementIn,
    CoachingCompletionIn,
    CoachingDetailOut,
    CoachingIn,
    CoachingOut,
    CoachingOutcomeIn,
    CoachingPage,
    CoachingSessionIn,
    GuidanceFeedbackIn,
    GuidanceFeedbackOut,
    GuidanceFeedbackPage,
    LowResultOut,
    LowResultPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.development import coaching, guidance_feedback
from penilaian_api.services.development.coaching_views import (
    AimInput,
    CoachingDetail,
    CoachingInput,
    GuidanceAnswer,
    SessionInput,
)

router = GuardedRouter("/coaching-plans", "Development")
results_router = GuardedRouter("/low-results", "Development")
feedback_router = GuardedRouter("/guidance-feedback", "Development")


@router.get("", action=Action.COACHING_READ)
def list_coaching_plans(
    listed: Annotated[Listed, Depends(query_of(coaching.COACHING_PARAMETERS))], work: Work
) -> CoachingPage:
    """List plans of guidance.

    List your own plans, those in which you guide, and those of whom you assess or review.

    Nobody else reads them: neither the administration nor an auditor or a service.
    """
    return listed.answer(
        CoachingPage, coaching.page(work, listed.request), CoachingOut.model_validate
    )


@router.post("", action=Action.COACHING_OPEN, status=201)
def open_coaching_plan(body: CoachingIn, work: Work) -> CoachingDetailOut:
    """Open a plan of guidance.

    Open a plan of guidance for somebody whom you assess or review, and name who guides.

    Each aim is tied to a line of the person's plan or to a part of the score. It runs once the
    person has agreed to it.
    """
    stated = body.model_dump(exclude={"aims"})
    aims = [AimInput(**aim.model_dump()) for aim in body.aims]
    return _to_response(coaching.open_plan(work, CoachingInput(**stated, aims=aims)))


@router.get("/{coaching_id}", action=Action.COACHING_READ)
def get_coaching_plan(coaching_id: Key, work: Work) -> CoachingDetailOut:
    """Show a plan of guidance.

    Show one plan with its aims, its sessions, and what the person thinks of it.
    """
    return _to_response(coaching.get(work, coaching_id))


@router.post("/{coaching_id}/agree", action=Action.COACHING_AGREE)
def agree_to_coaching(
    coaching_id: Key, body: AgreementIn, expected_version: ExpectedVersion, work: Work
) -> CoachingDetailOut:
    """Agree to your plan of guidance.

    Agree to the plan, and write what you think of it; again as long as it runs.
    """
    return _to_response(coaching.agree(work, coaching_id, expected_version, body.own_view))


@router.post("/{coaching_id}/sessions", action=Action.COACHING_GUIDE)
def record_coaching_session(
    coaching_id: Key, body: CoachingSessionIn, expected_version: ExpectedVersion, work: Work
) -> CoachingDetailOut:
    """Record a session.

    Record a session that took place: what was spoken of, and which steps were agreed.
    """
    session_input = SessionInput(**body.model_dump())
    return _to_response(coaching.meet(work, coaching_id, expected_version, session_input))


@router.post("/{coaching_id}/complete", action=Action.COACHING_GUIDE)
def complete_coaching(
    coaching_id: Key, body: CoachingCompletionIn, expected_version: ExpectedVersion, work: Work
) -> CoachingDetailOut:
    """Complete a plan of guidance.

    Say what came of it, and name the evaluation of competences that followed it (form B.1.9), if
    one did. A later result stands beside the earlier one.
    """
    done = coaching.complete(
        work, coaching_id, expected_version, body.conclusion, body.assessment_id
    )
    return _to_response(done)


@router.post("/{coaching_id}/end", action=Action.COACHING_END)
def end_coaching(
    coaching_id: Key, body: CoachingOutcomeIn, expected_version: ExpectedVersion, work: Work
) -> CoachingDetailOut:
    """End a plan of guidance early.

    End it before its aims were reached, and say why. A low result then waits for guidance again.
    """
    return _to_response(coaching.end(work, coaching_id, expected_version, body.conclusion))


@router.post(
    "/{coaching_id}/feedback",
    action=Action.GUIDANCE_FEEDBACK_SEND,
    status=201,
    location="/v1/guidance-feedback/{id}",
)
def send_guidance_feedback(
    coaching_id: Key, body: GuidanceFeedbackIn, work: Work
) -> GuidanceFeedbackOut:
    """Say how you were guided.

    Say it by the criteria of form B.1.8, once a session took place. It goes to the superior of your
    leader; who guided you never reads it.
    """
    answers = [GuidanceAnswer(answer.criterion, answer.text) for answer in body.answers]
    sent = guidance_feedback.send(work, coaching_id, answers)
    return GuidanceFeedbackOut.model_validate(sent)


@feedback_router.get("", action=Action.GUIDANCE_FEEDBACK_READ)
def list_guidance_feedback(
    listed: Annotated[Listed, Depends(query_of(guidance_feedback.GUIDANCE_FEEDBACK_PARAMETERS))],
    work: Work,
) -> GuidanceFeedbackPage:
    """List what is said of guidance.

    List what you said of your guidance, and what people said to you as superior of their leader.
    """
    return listed.answer(
        GuidanceFeedbackPage,
        guidance_feedback.page(work, listed.request),
        GuidanceFeedbackOut.model_validate,
    )


@feedback_router.get("/{guidance_feedback_id}", action=Action.GUIDANCE_FEEDBACK_READ)
def get_guidance_feedback(guidance_feedback_id: Key, work: Work) -> GuidanceFeedbackOut:
    """Show what is said of guidance.

    Show what you said, or what was said to you; who guided is not told of it.
    """
    return GuidanceFeedbackOut.model_validate(guidance_feedback.get(work, guidance_feedback_id))


@results_router.get("", action=Action.LOW_RESULT_READ)
def list_low_results(
    listed: Annotated[Listed, Depends(query_of(coaching.LOW_RESULTS_PARAMETERS))], work: Work
) -> LowResultPage:
    """List low results without guidance.

    List final results below good whose person nobody guides since, of whom you lead, or of all.

    Which predicates are low is stated as data. An empty list says that nobody waits.
    """
    return listed.answer(
        LowResultPage, coaching.low_results(work, listed.request), LowResultOut.model_validate
    )


def _to_response(view: CoachingDetail) -> CoachingDetailOut:
    head = CoachingOut.model_validate(view.plan).model_dump()
    return CoachingDetailOut.model_validate(
        {
            **head,
            "problem": view.problem,
            "cause": view.cause,
            "opportunity": view.opportunity,
            "success_measure": view.success_measure,
            "adjusts_plan": view.adjusts_plan,
            "own_view": view.own_view,
            "outcome": view.outcome,
            "assessment_id": view.assessment_id,
            "aims": view.aims,
            "sessions": view.sessions,
            "allowed_actions": view.allowed_actions,
        }
    )
