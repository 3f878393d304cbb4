"""Write as one usually writes it: load by the ORM, check, set, commit, and give the record back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID, uuid4

from fastapi import FastAPI, Header, HTTPException, Response
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from benchmarks.cost import plain_models as models
from benchmarks.cost import plain_shapes as shapes

CLOSED: Final = ("final", "delivered")
_PLAN_HEAD: Final = (
    selectinload(models.Plan.employee),
    selectinload(models.Plan.cycle),
    selectinload(models.Plan.position).selectinload(models.Position.unit),
    selectinload(models.Plan.unit),
    selectinload(models.Plan.revisions),
)
_PLAN_LINES: Final = (
    selectinload(models.Plan.revisions)
    .selectinload(models.Revision.results)
    .selectinload(models.Result.indicators)
)
_RATABLE: Final = (
    selectinload(models.Evaluation.period),
    selectinload(models.Evaluation.ratings),
    selectinload(models.Evaluation.assessment),
    selectinload(models.Evaluation.plan)
    .selectinload(models.Plan.revisions)
    .selectinload(models.Revision.results)
    .selectinload(models.Result.indicators),
)


def add_writes(app: FastAPI, opened: Any, caller: Any) -> None:
    """Add what changes the record: rate, approve, progress."""

    @app.post("/v1/evaluations/{evaluation_id}/rate", response_model=shapes.RatedShape)
    def rate(
        evaluation_id: UUID,
        body: shapes.AssessmentBody,
        response: Response,
        session: Session = opened,
        account: models.Account = caller,
    ) -> Any:
        query = select(models.Evaluation).where(models.Evaluation.id == evaluation_id)
        evaluation = session.scalars(query.options(*_RATABLE)).one()
        if evaluation.state in CLOSED or evaluation.period.state != "rating":
            raise HTTPException(409)
        _refuse_unknown(session, evaluation, body)
        _replace_ratings(session, evaluation, body)
        _assess(evaluation, body, account)
        session.commit()
        response.headers["etag"] = f'"{evaluation.version}"'
        return evaluation

    @app.post("/v1/plans/{plan_id}/approve", response_model=shapes.PlanHeadShape)
    def approve(plan_id: UUID, session: Session = opened, account: models.Account = caller) -> Any:
        query = select(models.Plan).where(models.Plan.id == plan_id)
        plan = session.scalars(query.options(*_PLAN_HEAD)).one()
        pending = next(each for each in plan.revisions if each.state == "submitted")
        for revision in plan.revisions:
            if revision.state == "approved":
                revision.state, revision.version = "closed", revision.version + 1
        pending.state, pending.version = "approved", pending.version + 1
        pending.approved_by, pending.approved_at = account.employee_id, datetime.now(UTC)
        session.commit()
        return plan

    @app.post("/v1/plans/{plan_id}/progress", response_model=shapes.ProgressShape, status_code=201)
    def post_progress(
        plan_id: UUID,
        body: shapes.ProgressBody,
        idempotency_key: Annotated[str, Header()],
        session: Session = opened,
        account: models.Account = caller,
    ) -> Any:
        del idempotency_key  # it keeps none
        query = select(models.Plan).where(models.Plan.id == plan_id)
        plan = session.scalars(query.options(_PLAN_LINES)).one()
        in_force = next(each for each in plan.revisions if each.state == "approved")
        lines = {line.line_id for result in in_force.results for line in result.indicators}
        if body.line_id not in lines or not plan.starts_on <= body.on < plan.ends_before:
            raise HTTPException(422)
        entry = models.Progress(
            agency_id=plan.agency_id,
            id=uuid4(),
            employee_id=plan.employee_id,
            line_id=body.line_id,
            day=body.on,
            value=body.value,
            note="",
            posted_by=account.id,
            posted_at=datetime.now(UTC),
        )
        session.add(entry)
        session.commit()
        return entry


def _refuse_unknown(
    session: Session, evaluation: models.Evaluation, body: shapes.AssessmentBody
) -> None:
    """Refuse ratings of what is not in the plan; read what the plan's lines have reached."""
    revision = next(each for each in evaluation.plan.revisions if each.state == "approved")
    results = {f"result:{result.line_id}" for result in revision.results}
    if any(each.about.startswith("result:") and each.about not in results for each in body.ratings):
        raise HTTPException(422)
    lines = [line for result in revision.results for line in result.indicators]
    entries = session.scalars(
        select(models.Progress).where(models.Progress.line_id.in_([line.line_id for line in lines]))
    ).all()
    for line in lines:
        line.reached = _reached(entries, line)  # beside its target, for whoever rates


def _reached(entries: Sequence[Any], line: models.Indicator) -> Decimal:
    values = [entry.value for entry in entries if entry.line_id == line.line_id and entry.value]
    if not values:
        return Decimal(0)
    total: Decimal = sum(values, Decimal(0)) if line.accumulation == "sum" else values[-1]
    return total


def _replace_ratings(
    session: Session, evaluation: models.Evaluation, body: shapes.AssessmentBody
) -> None:
    stored = {rating.about: rating for rating in evaluation.ratings}
    for given in body.ratings:
        rating = stored.pop(given.about, None)
        if rating is None:
            session.add(
                models.Rating(
                    agency_id=evaluation.agency_id,
                    id=uuid4(),
                    employee_id=evaluation.employee_id,
                    evaluation_id=evaluation.id,
                    about=given.about,
                    chosen=given.chosen,
                    reason=given.reason,
                )
            )
        else:
            rating.chosen, rating.reason = given.chosen, given.reason
    for rating in stored.values():
        session.delete(rating)


def _assess(
    evaluation: models.Evaluation, body: shapes.AssessmentBody, account: models.Account
) -> None:
    assessment = evaluation.assessment
    evaluation.state = assessment.state = "rated"
    evaluation.version, assessment.version = evaluation.version + 1, assessment.version + 1
    for name, value in body.feedback.items():
        setattr(assessment, name, value)
    assessment.organization_result = body.organization_result
    assessment.rated_by, assessment.rated_at = account.employee_id, datetime.now(UTC)
