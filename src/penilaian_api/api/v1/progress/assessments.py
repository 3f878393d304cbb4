"""Serve rubrics, what positions demand of competences, and assessments of people."""

from typing import Annotated

from fastapi import Depends, Path

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.assessments import (
    CompetenceAssessmentIn,
    CompetenceAssessmentOut,
    CompetenceAssessmentPage,
    DemandsIn,
    DemandsOut,
    RubricList,
    RubricOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.progress.rubric import JudgedLevel
from penilaian_api.services.progress import assessments, rubrics
from penilaian_api.services.progress.assessments import AssessmentInput
from penilaian_api.services.progress.rubrics import Demand

router = GuardedRouter("/competence-assessments", "Monitoring")
of_rubrics = GuardedRouter("/rubrics", "Monitoring")
of_positions = GuardedRouter("/positions", "Organization")

PositionNamed = Annotated[Code, Path(description="The position, named by its code or its id.")]


@of_rubrics.get("", action=Action.RUBRIC_READ)
def list_rubrics(work: Work) -> RubricList:
    """List rubrics.

    List by what people and innovations are judged: each item with what its five levels look like.

    Read them before you assess: a level is chosen by its anchor, not by its number.
    """
    del work
    items = tuple(RubricOut.model_validate(rubric) for rubric in rubrics.list_rubrics())
    return RubricList(items=items)


@of_positions.get("/{position}/competences", action=Action.POSITION_READ)
def get_position_competences(position: PositionNamed, work: Work) -> DemandsOut:
    """Show the competences of a position.

    Show which level of each competence the position demands, by its class or by itself.
    """
    return DemandsOut.model_validate(rubrics.demands(work, position))


@of_positions.put("/{position}/competences", action=Action.POSITION_WRITE)
def put_position_competences(
    position: PositionNamed,
    body: DemandsIn,
    expected_version: ExpectedVersionIfAny,
    work: Work,
) -> DemandsOut:
    """Set the competences of a position.

    State which levels the position demands by itself; for all others its class goes on to decide.

    Technical competences are assessed only where the position demands them.
    """
    stated = [Demand(each.item, each.level, each.title) for each in body.levels]
    return DemandsOut.model_validate(rubrics.put_demands(work, position, expected_version, stated))


@router.post("", action=Action.COMPETENCE_ASSESS, status=201)
def assess_competences(body: CompetenceAssessmentIn, work: Work) -> CompetenceAssessmentOut:
    """Record an assessment.

    Record which level somebody reached of each item of a rubric, and why.

    All items that their position demands are assessed together. What comes out becomes the
    measurement of the rubric's part in the period, in place of what stood; nobody assesses
    themselves. Correct an assessment with `supersedes_id`, as long as the period is not closed.
    """
    levels = [JudgedLevel(each.item, each.level, each.reason) for each in body.levels]
    stated = AssessmentInput(
        employee_code=body.employee_code,
        period_id=body.period_id,
        rubric=body.rubric,
        assessed_on=body.assessed_on,
        levels=levels,
        recommendation=body.recommendation,
        supersedes_id=body.supersedes_id,
    )
    return CompetenceAssessmentOut.model_validate(assessments.assess(work, stated))


@router.get("", action=Action.COMPETENCE_READ)
def list_competence_assessments(
    listed: Annotated[Listed, Depends(query_of(assessments.ASSESSMENTS_PARAMETERS))], work: Work
) -> CompetenceAssessmentPage:
    """List assessments.

    List the assessments that you may see: your own, those of your people, or the agency's.
    """
    items = assessments.page(work, listed.request)
    return listed.answer(CompetenceAssessmentPage, items, CompetenceAssessmentOut.model_validate)


@router.get("/{assessment_id}", action=Action.COMPETENCE_READ)
def get_competence_assessment(assessment_id: Key, work: Work) -> CompetenceAssessmentOut:
    """Show an assessment.

    Show each level with its anchor, its reason, and the gap to what the position demands.
    """
    return CompetenceAssessmentOut.model_validate(assessments.get(work, assessment_id))
