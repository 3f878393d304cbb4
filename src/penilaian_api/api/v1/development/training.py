"""Serve training with its effect, who is eligible for education, careers, areas to improve."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion, ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.development.schemas.training import (
    CareerOut,
    CareerPlanIn,
    CareerPlanOut,
    EducationEligibilityOut,
    ImprovementAreasOut,
    ProposedStepIn,
    TakenStepOut,
    TrainingDecisionIn,
    TrainingEffectOut,
    TrainingEndIn,
    TrainingIn,
    TrainingOut,
    TrainingPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.development import careers, improvements, training
from penilaian_api.services.development.careers import CareerPlanInput, CareerStep
from penilaian_api.services.development.improvements import ProposedStepInput
from penilaian_api.services.development.origins import TrainingInput

router = GuardedRouter("/trainings", "Development")
people_router = GuardedRouter("/employees", "Development")
results_router = GuardedRouter("/evaluations", "Development")


@router.get("", action=Action.TRAINING_READ)
def list_trainings(
    listed: Annotated[Listed, Depends(query_of(training.TRAININGS_PARAMETERS))], work: Work
) -> TrainingPage:
    """List training.

    List your own training and further education, and that of whom you assess or review.
    """
    return listed.answer(
        TrainingPage, training.page(work, listed.request), TrainingOut.model_validate
    )


@router.post("", action=Action.TRAINING_PROPOSE, status=201)
def propose_training(body: TrainingIn, work: Work) -> TrainingOut:
    """Assign training, or nominate.

    Assign somebody whom you assess to a training, or nominate them for further education.

    It says from what it comes: a low result, a gap in competence, a duty, or consistent results,
    which are held against the stated rule. Education waits for the decision of your superior.
    """
    made = training.propose(work, TrainingInput(**body.model_dump()))
    return TrainingOut.model_validate(made)


@router.get("/{training_id}", action=Action.TRAINING_READ)
def get_training(training_id: Key, work: Work) -> TrainingOut:
    """Show a training.

    Show one training or further education, from what it comes and how it ended.
    """
    return TrainingOut.model_validate(training.get(work, training_id))


@router.post("/{training_id}/decide", action=Action.TRAINING_DECIDE)
def decide_nomination(
    training_id: Key, body: TrainingDecisionIn, expected_version: ExpectedVersion, work: Work
) -> TrainingOut:
    """Decide a nomination.

    Approve or decline a nomination for further education; who nominated never decides.
    """
    decided = training.decide(
        work, training_id, expected_version, approves=body.is_approved, reason=body.reason
    )
    return TrainingOut.model_validate(decided)


@router.post("/{training_id}/close", action=Action.TRAINING_CLOSE)
def close_training(
    training_id: Key, body: TrainingEndIn, expected_version: ExpectedVersion, work: Work
) -> TrainingOut:
    """Record how a training ended.

    Record that it was completed, or that it was dropped, with what shows it.
    """
    closed = training.close(
        work, training_id, expected_version, completes=body.is_completed, note=body.note
    )
    return TrainingOut.model_validate(closed)


@router.get("/{training_id}/effect", action=Action.TRAINING_EFFECT_READ)
def get_training_effect(training_id: Key, work: Work) -> TrainingEffectOut:
    """Show results before and after.

    Show the newest result before a training beside the first one after it. No cause is claimed.
    """
    return TrainingEffectOut.model_validate(training.effect(work, training_id))


@people_router.get("/{employee_id}/education-eligibility", action=Action.CAREER_READ)
def get_education_eligibility(employee_id: Key, work: Work) -> EducationEligibilityOut:
    """Show who may be nominated.

    Show whether the results of the newest years of a person open further education, by which rule,
    and whether an office may send them by duty. The years follow each other; who moved within one
    has several results of it, and all count.
    """
    return EducationEligibilityOut.model_validate(training.eligibility(work, employee_id))


@people_router.get("/{employee_id}/career", action=Action.CAREER_READ)
def get_career(employee_id: Key, work: Work) -> CareerOut:
    """Show a career.

    Show delivered results over years, positions, competences and training of a person, and the
    recognitions and rewards that were granted to them.
    """
    return CareerOut.model_validate(careers.record(work, employee_id))


@people_router.get("/{employee_id}/career-plan", action=Action.CAREER_PLAN_READ)
def get_career_plan(employee_id: Key, work: Work) -> CareerPlanOut:
    """Show a career plan.

    Show your own career plan, or that of somebody whom you assess or review.
    """
    return CareerPlanOut.model_validate(careers.get_plan(work, employee_id))


@people_router.put("/{employee_id}/career-plan", action=Action.CAREER_PLAN_WRITE)
def put_career_plan(
    employee_id: Key, body: CareerPlanIn, expected_version: ExpectedVersionIfAny, work: Work
) -> CareerPlanOut:
    """Create or replace your career plan.

    Send your whole plan as it should be: where to, by which steps in which years. It is yours alone
    to write; who leads you reads it.
    """
    stated = body.model_dump(exclude={"steps"})
    steps = [CareerStep(**step.model_dump()) for step in body.steps]
    plan_input = CareerPlanInput(**stated, steps=steps)
    plan = careers.put_plan(work, employee_id, expected_version, plan_input)
    return CareerPlanOut.model_validate(plan)


@results_router.get("/{evaluation_id}/improvement-areas", action=Action.ASSESSMENT_READ)
def get_improvement_areas(evaluation_id: Key, work: Work) -> ImprovementAreasOut:
    """Show what to improve first.

    Show what of a result was strong and what to improve, the costliest first, with the indicator or
    part behind each and a first step. Which step is proposed is stated as data.
    """
    return ImprovementAreasOut.model_validate(improvements.get(work, evaluation_id))


@results_router.post(
    "/{evaluation_id}/improvement-areas", action=Action.IMPROVEMENT_STEP_TAKE, status=201
)
def take_proposed_step(evaluation_id: Key, body: ProposedStepIn, work: Work) -> TakenStepOut:
    """Take the step proposed for an area.

    Make the step that is proposed for an area to improve a plan of guidance or a training of the
    person: it cites the result and the area.
    """
    stated = ProposedStepInput(**body.model_dump())
    return TakenStepOut.model_validate(improvements.take_step(work, evaluation_id, stated))
