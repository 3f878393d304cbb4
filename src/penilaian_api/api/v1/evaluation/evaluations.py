"""Evaluations over HTTP: opened for a period, listed, shown."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.v1.evaluation.schemas.evaluations import (
    ClosedWay,
    CreatedOut,
    EvaluationDetail,
    EvaluationOut,
    EvaluationPage,
    ObjectionRef,
)
from penilaian_api.api.v1.shared.reopenings import ReopeningOut
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.services.evaluation import evaluations
from penilaian_api.services.evaluation.evaluations import Around, Evaluation, Sought

router = GuardedRouter("/evaluations", "Evaluations")
of_periods = GuardedRouter("/periods", "Evaluations")

DryRun = Annotated[bool, Query(description="Only say what would be done.")]


@of_periods.post("/{period_id}/evaluations", action=Action.EVALUATION_CREATE_ALL)
def create_evaluations(
    period_id: Key,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> CreatedOut:
    """Create the evaluations of a period.

    Open an evaluation for each plan in force of a period that has none yet.

    All or nothing; a second call opens what came since. Each evaluation keeps the revision, the
    unit, the post and the scheme of this moment.
    """
    made = evaluations.create_all(work, period_id, dry_run=dry_run)
    return CreatedOut(
        created=made.created,
        existing=made.existing,
        without_plan_in_force=made.without_plan_in_force,
        is_dry_run=dry_run,
    )


@router.get("", action=Action.EVALUATION_READ)
def list_evaluations(
    page: Page,
    work: Work,
    period_id: Key | None = None,
    state: EvaluationState | None = None,
    unit_code: Annotated[
        Code | None, Query(description="This unit and the units below it.")
    ] = None,
) -> EvaluationPage:
    """List evaluations.

    List the evaluations that you may see: your own, your people's, your unit's.
    """
    sought = Sought(period_id, state, unit_code)
    found = evaluations.page(work, sought, page.after, page.limit)
    return page.answer(EvaluationPage, found, lambda item: _shown(*item))


@router.get("/{evaluation_id}", action=Action.EVALUATION_READ)
def get_evaluation(evaluation_id: Key, work: Work, language: CallerLanguage) -> EvaluationDetail:
    """Show an evaluation.

    Show where an evaluation stands, what is due when, and what you may do now.

    What the assessor decided is not here: see the assessment.
    """
    frame = evaluations.get(work, evaluation_id)
    evaluation, period = frame.case.evaluation, frame.case.period
    refusal = frame.objection_closed
    return EvaluationDetail(
        **_shown(evaluation, frame.around).model_dump(),
        self_assessment=evaluation.self_assessment,
        rate_from=period.rate_from,
        rate_until=period.rate_until,
        turn=frame.rater,
        objection=None if frame.objection is None else ObjectionRef.model_validate(frame.objection),
        objection_closed=None
        if refusal is None
        else ClosedWay(
            code=refusal.code, detail=messages.problem(refusal.code, refusal.facts, language)[1]
        ),
        reopenings=tuple(ReopeningOut.model_validate(one) for one in frame.reopenings),
        allowed_actions=frame.allowed_actions,
    )


def _shown(evaluation: Evaluation, around: Around) -> EvaluationOut:
    named = {name: getattr(around, name) for name in around.__slots__}
    fields = EvaluationOut.model_fields.keys() - named.keys()
    return EvaluationOut(**named, **{name: getattr(evaluation, name) for name in fields})
