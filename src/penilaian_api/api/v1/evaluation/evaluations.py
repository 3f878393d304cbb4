"""Serve evaluations: create them for a period, list and show them."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import AtMost, CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.evaluation.schemas.evaluations import (
    ClosedWay,
    CreatedOut,
    EvaluationDetail,
    EvaluationOut,
    EvaluationPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import RefusalError
from penilaian_api.services.evaluation import creation, evaluations
from penilaian_api.services.evaluation.views import DetailedEvaluation

router = GuardedRouter("/evaluations", "Evaluations")
of_periods = GuardedRouter("/periods", "Evaluations")

DryRun = Annotated[bool, Query(description="Only say what would be done.")]


@of_periods.post("/{period_id}/evaluations", action=Action.EVALUATION_CREATE_ALL)
def create_evaluations(
    period_id: Key,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
    at_most: AtMost = None,
) -> CreatedOut:
    """Create the evaluations of a period.

    Create an evaluation for each person with a plan in force in a period who has none yet.

    All or nothing; a second call adds those that are new since. With `at_most` a call makes no more
    than that, and says how many remain: call again until none does. Each evaluation keeps the
    revision, the unit, the post and the scheme of this moment. Who moved to another post within the
    period has one evaluation, by the plan for the newer post: one that nobody has rated yet moves
    to it.
    """
    counts = creation.create_all(work, period_id, at_most, dry_run=dry_run)
    return CreatedOut(
        created=counts.created,
        remaining=counts.remaining,
        moved=counts.moved,
        existing=counts.existing,
        without_plan_in_force=counts.without_plan_in_force,
        is_dry_run=dry_run,
    )


@router.get("", action=Action.EVALUATION_READ)
def list_evaluations(
    listed: Annotated[Listed, Depends(query_of(evaluations.EVALUATIONS_PARAMETERS))], work: Work
) -> EvaluationPage:
    """List evaluations.

    List the evaluations that you may see: your own, your people's, your unit's.
    """
    views = evaluations.page(work, listed.request)
    return listed.answer(EvaluationPage, views, EvaluationOut.model_validate)


@router.get("/{evaluation_id}", action=Action.EVALUATION_READ)
def get_evaluation(evaluation_id: Key, work: Work, language: CallerLanguage) -> EvaluationDetail:
    """Show an evaluation.

    Show the state of an evaluation, what is due when, and what you may do now.

    The assessor's ratings are not included: see the assessment.
    """
    return _to_response(evaluations.get(work, evaluation_id), language)


def _to_response(evaluation: DetailedEvaluation, language: Language) -> EvaluationDetail:
    fields = {
        name: getattr(evaluation, name)
        for name in EvaluationDetail.model_fields
        if name not in {"objection_closed", "finalizing_closed"}
    }
    closed = _refusal_to_response(evaluation.objection_refusal, language)
    untrained = _refusal_to_response(evaluation.finalizing_refusal, language)
    return EvaluationDetail.model_validate(
        {**fields, "objection_closed": closed, "finalizing_closed": untrained}
    )


def _refusal_to_response(refusal: RefusalError | None, language: Language) -> ClosedWay | None:
    """Put into words why a step is closed to the caller now."""
    if refusal is None:
        return None
    _, detail = messages.problem(refusal.code, refusal.facts, language)
    return ClosedWay(code=refusal.code, detail=detail)
