"""Serve the same questions as one usually writes it: FastAPI, the ORM, `response_model`.

The token is verified and its account loaded; nothing else is asked of who asks, nothing is noted.
What a result is explained by is computed by the same engine.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Depends, FastAPI, Header
from jose import jwt
from sqlalchemy import create_engine, make_url, select
from sqlalchemy.orm import Session, selectinload
from starlette.types import ASGIApp

from benchmarks.cost import plain_models as models
from benchmarks.cost import plain_shapes as shapes
from benchmarks.cost.plain_answers import add_answers
from benchmarks.cost.plain_writes import add_writes
from benchmarks.record.people import id_of
from benchmarks.record.year import DAY
from penilaian_api.domain.evaluation.objection import PENDING
from penilaian_api.domain.scoring.engine.scorecard import scorecard_to_wire
from penilaian_api.domain.scoring.explanation import explain
from penilaian_api.domain.scoring.snapshot import parse_snapshot, recompute
from penilaian_api.services.scoring import schemes

TokenOf = Callable[[str, int], str]
SECRET: Final = "a secret of the bench"  # noqa: S105 - signs nothing but its own tokens
TODAY: Final = DAY.date()


def make(address: str, keys: dict[str, Any]) -> tuple[ASGIApp, TokenOf]:
    """Make the plain service."""
    is_sqlite = make_url(address).get_backend_name() == "sqlite"
    options = (
        {"check_same_thread": False}
        if is_sqlite
        else {"options": f"-c app.agency_id={keys['agency']}"}
    )
    engine = create_engine(address, connect_args=options)
    app = FastAPI()

    def session() -> Iterator[Session]:
        with Session(engine, expire_on_commit=False) as opened:
            yield opened

    def account(
        session: Annotated[Session, Depends(session)], authorization: Annotated[str, Header()]
    ) -> models.Account:
        claims = jwt.decode(authorization.removeprefix("Bearer "), SECRET, algorithms=["HS256"])
        query = select(models.Account).where(models.Account.id == UUID(claims["sub"]))
        return session.scalars(query.options(selectinload(models.Account.employee))).one()

    _add_routes(app, session, account)

    def token_of(who: str, section: int) -> str:
        claims = {
            "sub": str(id_of(who, section, "account:")),
            "exp": datetime.now(UTC) + timedelta(1),
        }
        return str(jwt.encode(claims, SECRET, algorithm="HS256"))

    return app, token_of


def _add_routes(
    app: FastAPI, session: Callable[[], Iterator[Session]], account: Callable[..., models.Account]
) -> None:
    opened, caller = Depends(session), Depends(account)

    @app.get("/v1/me", response_model=shapes.MeShape)
    def me(session: Session = opened, account: models.Account = caller) -> Any:
        person = session.scalars(
            select(models.Employee)
            .where(models.Employee.id == account.employee_id)
            .options(*_WITH_POSTS)
        ).one()
        posts = [each.position for each in person.assignments if _holds(each)]
        return {
            "id": account.id,
            "login": account.login,
            "person": person,
            "unit": person.unit,
            "posts": posts,
        }

    @app.get("/v1/plans/{plan_id}", response_model=shapes.PlanShape)
    def plan(plan_id: UUID, session: Session = opened, account: models.Account = caller) -> Any:
        return session.scalars(
            select(models.Plan).where(models.Plan.id == plan_id).options(*_WHOLE_PLAN)
        ).one()

    @app.get("/v1/me/team", response_model=list[shapes.MemberShape])
    def team(limit: int = 50, session: Session = opened, account: models.Account = caller) -> Any:
        query = _led(account.employee_id).order_by(models.Employee.name).limit(limit)
        return [_member(person) for person in session.scalars(query.options(*_WITH_WORK))]

    @app.get("/v1/me/tasks", response_model=list[shapes.TaskShape])
    def tasks(session: Session = opened, account: models.Account = caller) -> Any:
        own = select(models.Employee).where(models.Employee.id == account.employee_id)
        people = [
            *session.scalars(own.options(*_WITH_WORK)),
            *session.scalars(_led(account.employee_id).options(*_WITH_WORK)),
        ]
        return [task for person in people for task in _tasks(person, account.employee_id)]

    @app.get("/v1/evaluations/{evaluation_id}/explanation", response_model=shapes.ExplanationShape)
    def explanation(
        evaluation_id: UUID, session: Session = opened, account: models.Account = caller
    ) -> Any:
        query = select(models.Evaluation).where(models.Evaluation.id == evaluation_id)
        return _explained(session.scalars(query.options(*_WHOLE_RESULT)).one())

    add_writes(app, opened, caller)
    add_answers(app, opened)


_WITH_POSTS: Final = (
    selectinload(models.Employee.unit),
    selectinload(models.Employee.assignments)
    .selectinload(models.Assignment.position)
    .selectinload(models.Position.unit),
)
_RESULTS: Final = selectinload(models.Revision.results)
_WHOLE_PLAN: Final = (
    selectinload(models.Plan.employee),
    selectinload(models.Plan.cycle),
    selectinload(models.Plan.unit),
    selectinload(models.Plan.position).selectinload(models.Position.unit),
    selectinload(models.Plan.revisions).options(
        _RESULTS.selectinload(models.Result.indicators),
        selectinload(models.Revision.expectations),
        selectinload(models.Revision.signatures),
    ),
)
_WITH_WORK: Final = (
    *_WITH_POSTS,
    selectinload(models.Employee.plans).options(
        selectinload(models.Plan.cycle),
        selectinload(models.Plan.revisions).options(
            _RESULTS, selectinload(models.Revision.signatures)
        ),
    ),
    selectinload(models.Employee.evaluations).options(
        selectinload(models.Evaluation.period),
        selectinload(models.Evaluation.objections),
    ),
)
_WHOLE_RESULT: Final = (
    selectinload(models.Evaluation.employee),
    selectinload(models.Evaluation.period),
    selectinload(models.Evaluation.ratings),
    selectinload(models.Evaluation.objections),
    selectinload(models.Evaluation.assessment)
    .selectinload(models.Assessment.snapshot)
    .selectinload(models.Snapshot.scheme),
    selectinload(models.Evaluation.plan)
    .selectinload(models.Plan.revisions)
    .selectinload(models.Revision.results)
    .selectinload(models.Result.indicators),
)


def _led(leader: UUID) -> Any:
    led = select(models.Assessor.employee_id).where(
        models.Assessor.assessor_id == leader, models.Assessor.starts_on <= TODAY
    )
    return select(models.Employee).where(models.Employee.id.in_(led))


def _holds(entry: Any) -> bool:
    ends: date | None = entry.ends_before
    return entry.starts_on <= TODAY and (ends is None or ends > TODAY)


def _member(person: models.Employee) -> dict[str, Any]:
    posts = [each.position for each in person.assignments if _holds(each)]
    plan, evaluation = _last(person.plans), _last(person.evaluations)
    revision = _last(plan.revisions) if plan else None
    waits = [task["kind"] for task in _tasks(person, None)]
    return {
        "employee": person,
        "position": posts[0] if posts else None,
        "plan_id": plan.id if plan else None,
        "plan_state": revision.state if revision else None,
        "evaluation_id": evaluation.id if evaluation else None,
        "evaluation_state": evaluation.state if evaluation else None,
        "due_on": evaluation.period.rate_until if evaluation else None,
        "waits": waits,
    }


def _tasks(person: models.Employee, caller: UUID | None) -> Iterator[dict[str, Any]]:
    own = person.id == caller
    for plan in person.plans:
        for revision in plan.revisions:
            kind = _plan_task(revision, own=own)
            if kind:
                yield {
                    "kind": kind,
                    "record_id": plan.id,
                    "name": person.name,
                    "due_on": plan.cycle.plans_due_on,
                }
    for evaluation in person.evaluations:
        kind = _evaluation_task(evaluation, own=own)
        if kind:
            yield {
                "kind": kind,
                "record_id": evaluation.id,
                "name": person.name,
                "due_on": evaluation.period.rate_until,
            }
        for objection in evaluation.objections:
            if objection.state in PENDING:
                yield {
                    "kind": "objection",
                    "record_id": objection.id,
                    "name": person.name,
                    "due_on": objection.decide_due_on,
                }


def _plan_task(revision: models.Revision, *, own: bool) -> str | None:
    if revision.state == "draft" and own:
        return "submit" if revision.results else "write"
    if revision.state == "submitted" and not own:
        return "approve"
    signed = {signature.role for signature in revision.signatures}
    return "sign" if ("employee" if own else "supervisor") not in signed else None


def _evaluation_task(evaluation: models.Evaluation, *, own: bool) -> str | None:
    if evaluation.state == "open":
        return (
            ("assess yourself" if evaluation.self_assessed_at is None else None) if own else "rate"
        )
    if evaluation.state == "final" and not own:
        return "deliver"
    return "acknowledge" if own and evaluation.acknowledged_at is None else None


def _explained(evaluation: models.Evaluation) -> dict[str, Any]:
    assessment, snapshot = evaluation.assessment, evaluation.assessment.snapshot
    parsed = parse_snapshot(snapshot.content)
    card = recompute(parsed, schemes.scheme_of(snapshot.scheme))
    texts = {"id": explain(card, "id").text, "en": explain(card, "en").text}
    return {
        "evaluation_id": evaluation.id,
        "state": evaluation.state,
        "employee": evaluation.employee,
        "period": evaluation.period.key,
        "score": assessment.score,
        "predicate": assessment.predicate,
        "digest": snapshot.digest,
        "ratings": evaluation.ratings,
        "inputs": parsed.wire_inputs,
        "card": scorecard_to_wire(card),
        "text": [{"language": language, "words": text} for language, text in texts.items()],
    }


def _last(records: list[Any]) -> Any:
    return records[-1] if records else None
