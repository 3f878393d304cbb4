"""What waits for the caller, found where it stands: one statement for each kind of record.

A record waits for one thing at a time, so its kind is one CASE; of each kind the first ones by due
day are read. Each query begins within those grants of the access that can make such a task.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    not_,
    null,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access import Grant, Reach
from penilaian_api.domain.cycle import PeriodState
from penilaian_api.domain.evaluation import EvaluationState
from penilaian_api.domain.objection import ObjectionState
from penilaian_api.domain.plan import PlanState
from penilaian_api.domain.tasks import TaskKind
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import ApprovalRequest, Evaluation, Objection
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.models.plan import (
    Plan,
    PlanRevision,
    PlanSignature,
    SignerRole,
    WorkResult,
)
from penilaian_api.storage.reach import CALLER, TODAY, in_force, of_agency, within
from penilaian_api.storage.store import Work

MOST: Final = 200
"""How many tasks of one kind are told; one more is read, to know whether there are."""

Cells: TypeAlias = Sequence[tuple[TaskKind, ColumnElement[bool]]]
DAYS: Final[Mapping[TaskKind, str]] = {
    TaskKind.TO_DELIVER: "deliver_due_on",
    TaskKind.TO_ACKNOWLEDGE: "return_due_on",
}
"""By which day a task is due, where it is not the day that its query names first."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: on which record, about whom, until when."""

    kind: TaskKind
    record: str
    record_id: UUID
    employee_id: UUID
    employee_name: str
    due_on: date | None


def plans(work: Work, people: Collection[UUID] | None = None) -> list[Waiting]:
    """Find the plans that wait for the caller: his own, and those of the people he assesses."""
    own = PlanRevision.employee_id == CALLER
    draft, submitted, approved = (
        PlanRevision.state == state
        for state in (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.APPROVED)
    )
    stands = and_(approved, not_(_is_being_revised()))
    own_unsigned = and_(own, or_(submitted, stands), not_(_is_signed(SignerRole.EMPLOYEE)))
    unsigned = and_(not_(own), stands, not_(_is_signed(SignerRole.SUPERVISOR)))
    cells: Cells = (
        (TaskKind.PLAN_TO_WRITE, and_(own, draft, not_(_has_result()))),
        (TaskKind.PLAN_TO_SUBMIT, and_(own, draft)),
        (TaskKind.PLAN_TO_APPROVE, and_(not_(own), submitted)),
        (TaskKind.CONSENT_TO_GIVE, and_(not_(own), draft, _has_result(needs_consent=True))),
        (TaskKind.PLAN_TO_SIGN, or_(own_unsigned, unsigned)),
    )
    query = (
        _waiting(Plan.id, cells, Cycle.plans_due_on.label("due_on"))
        .join_from(PlanRevision, Plan, and_(of_agency(Plan), Plan.id == PlanRevision.plan_id))
        .join(Cycle, and_(of_agency(Cycle), Cycle.id == Plan.cycle_id))
        .join(Employee, and_(of_agency(Employee), Employee.id == PlanRevision.employee_id))
        .where(
            within(_only(work, Reach.OWN, Reach.REPORTS), PlanRevision),
            PlanRevision.state != PlanState.CLOSED,
            Plan.ends_before > TODAY,
        )
    )
    if people is not None:
        query = query.where(PlanRevision.employee_id.in_(people))
    return _first(work, query, "plan")


def evaluations(work: Work, people: Collection[UUID] | None = None) -> list[Waiting]:
    """Find the evaluations that wait for the caller, as employee, as assessor or above him."""
    first, second = aliased(Assessor), aliased(Assessor)
    query = (
        _waiting(
            Evaluation.id,
            _stages(first, second),
            Period.rate_until.label("due_on"),
            Evaluation.deliver_due_on,
            Evaluation.return_due_on,
        )
        .join_from(Evaluation, Period, and_(of_agency(Period), Period.id == Evaluation.period_id))
        .join(Employee, and_(of_agency(Employee), Employee.id == Evaluation.employee_id))
        .outerjoin(first, _assesses(first, Evaluation.employee_id))
        .outerjoin(second, _assesses(second, first.assessor_id))
        .where(within(_only(work, Reach.OWN, Reach.REPORTS, Reach.REVIEWS), Evaluation))
    )
    if people is not None:
        query = query.where(Evaluation.employee_id.in_(people))
    return _first(work, query, "evaluation", DAYS)


def objections(work: Work) -> list[Waiting]:
    """Find the objections that the caller must hear or decide: he contests none of his own acts."""
    cells: Cells = (
        (TaskKind.OBJECTION_TO_HEAR, Objection.state == ObjectionState.FILED),
        (TaskKind.OBJECTION_TO_DECIDE, Objection.state == ObjectionState.HEARD),
    )
    query = (
        _waiting(Objection.id, cells, Objection.decide_due_on.label("due_on"))
        .join_from(
            Objection,
            Employee,
            and_(of_agency(Employee), Employee.id == Objection.employee_id),
        )
        .where(within(_only(work, Reach.REVIEWS), Objection), Objection.assessor_id != CALLER)
    )
    return _first(work, query, "objection")


def reopenings(work: Work) -> list[Waiting]:
    """Find the requests to open a result again that wait for the caller's answer."""
    cells: Cells = ((TaskKind.REOPENING_TO_ANSWER, ApprovalRequest.answered_at.is_(None)),)
    query = (
        _waiting(ApprovalRequest.id, cells, cast(null(), Date).label("due_on"))
        .join_from(
            ApprovalRequest,
            Employee,
            and_(of_agency(Employee), Employee.id == ApprovalRequest.employee_id),
        )
        .where(
            within(_only(work, Reach.REVIEWS), ApprovalRequest),
            ApprovalRequest.asked_by != work.actor.account_id,
        )
    )
    return _first(work, query, "reopening")


def feedback(work: Work) -> list[Waiting]:
    """Find the feedback that the caller was asked for."""
    cells: Cells = ((TaskKind.FEEDBACK_ASKED, Feedback.given_at.is_(None)),)
    query = (
        _waiting(Feedback.id, cells, cast(null(), Date).label("due_on"))
        .join_from(
            Feedback, Employee, and_(of_agency(Employee), Employee.id == Feedback.employee_id)
        )
        .where(within(_only(work, Reach.INVITED), Feedback))
    )
    return _first(work, query, "feedback")


def _stages(first: Any, second: Any) -> Cells:  # noqa: ANN401 - aliases of Assessor
    """Say at which stage an evaluation waits for the caller; *second* assesses its assessor.

    Up to the end of the window it is the assessor's turn, afterwards his superior's, if there is
    one. A result is delivered by who made it final, or else by the assessor; a second time, after
    an objection, by the superior.
    """
    own, state = Evaluation.employee_id == CALLER, Evaluation.state
    rating = Period.state == PeriodState.RATING
    unfinished = state.in_([EvaluationState.OPEN, EvaluationState.RATED])
    over = and_(Period.rate_until < TODAY, second.assessor_id.is_not(None))
    mine = and_(first.assessor_id == CALLER, rating, not_(over), unfinished)
    passed = and_(second.assessor_id == CALLER, rating, over, unfinished)
    is_open = state == EvaluationState.OPEN
    unseen = and_(
        state == EvaluationState.DELIVERED,
        Evaluation.acknowledged_at.is_(None),
        Evaluation.delivered_number == Evaluation.result_number,
    )
    return (
        (
            TaskKind.SELF_ASSESSMENT_DUE,
            and_(own, rating, is_open, Evaluation.self_assessed_at.is_(None)),
        ),
        (TaskKind.TO_ACKNOWLEDGE, and_(own, unseen)),
        (TaskKind.EVALUATION_TO_RATE, and_(mine, is_open)),
        (TaskKind.TO_FINALIZE, mine),
        (TaskKind.RATING_PASSED_TO_ME, passed),
        (TaskKind.TO_DELIVER, and_(not_(own), _undelivered(first, second))),
    )


def _undelivered(first: Any, second: Any) -> ColumnElement[bool]:  # noqa: ANN401 - aliases of Assessor
    finalizer = Evaluation.assessor_id
    elsewhere = and_(
        first.assessor_id == CALLER,
        func.coalesce(finalizer != second.assessor_id, literal(1) == literal(1)),
    )
    once = and_(
        Evaluation.state == EvaluationState.FINAL,
        Evaluation.delivered_number.is_(None),
        or_(finalizer == CALLER, elsewhere),
    )
    again = and_(
        Evaluation.state == EvaluationState.DELIVERED,
        Evaluation.delivered_number < Evaluation.result_number,
        second.assessor_id == CALLER,
    )
    return or_(once, again)


def _waiting(key: Any, cells: Cells, *days: Any) -> Select[Any]:  # noqa: ANN401 - columns of any model
    kind = case(*((condition, literal(str(kind))) for kind, condition in cells), else_=null())
    return select(
        key.label("record_id"),
        Employee.id.label("employee_id"),
        Employee.name.label("employee_name"),
        kind.label("kind"),
        *days,
    )


def _first(
    work: Work, query: Select[Any], record: str, days: Mapping[TaskKind, str] | None = None
) -> list[Waiting]:
    """Read the first of each kind by due day, and one more than is told."""
    found = query.subquery()
    others = [(found.c.kind == str(kind), found.c[name]) for kind, name in (days or {}).items()]
    due = case(*others, else_=found.c.due_on) if others else found.c.due_on
    known = select(
        found.c.kind,
        found.c.record_id,
        found.c.employee_id,
        found.c.employee_name,
        due.label("due_on"),
    ).where(found.c.kind.is_not(None))
    rows = known.subquery()
    place = func.row_number().over(
        partition_by=rows.c.kind, order_by=(rows.c.due_on, rows.c.record_id)
    )
    ranked = select(rows, place.label("place")).subquery()
    chosen = select(ranked).where(ranked.c.place <= MOST + 1).order_by(ranked.c.place)
    return [
        Waiting(TaskKind(row[0]), record, *row[1:5])
        for row in work.session.execute(chosen, work.bindings)
    ]


def _only(work: Work, *reaches: Reach) -> tuple[Grant, ...]:
    """Keep to those grants of the access that can make a task of this kind."""
    return tuple(grant for grant in work.access.grants if grant.reach in reaches)


def _assesses(row: Any, whose: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias, and an id
    return and_(of_agency(row), row.employee_id == whose, in_force(row))


def _has_result(*, needs_consent: bool = False) -> ColumnElement[bool]:
    conditions = [of_agency(WorkResult), WorkResult.revision_id == PlanRevision.id]
    if needs_consent:
        conditions += [WorkResult.assigned_by.is_not(None), WorkResult.consented_at.is_(None)]
    return exists(select(literal(1)).where(*conditions))


def _is_being_revised() -> ColumnElement[bool]:
    """Tell whether a pending revision stands beside: the steps act on that one."""
    other = aliased(PlanRevision)
    return exists(
        select(literal(1)).where(
            of_agency(other),
            other.plan_id == PlanRevision.plan_id,
            other.state.in_((PlanState.DRAFT, PlanState.SUBMITTED)),
        )
    )


def _is_signed(role: SignerRole) -> ColumnElement[bool]:
    """Tell whether the present content bears a signature in this capacity."""
    return exists(
        select(literal(1)).where(
            of_agency(PlanSignature),
            PlanSignature.revision_id == PlanRevision.id,
            PlanSignature.role == role,
            PlanSignature.content_hash == PlanRevision.content_hash,
        )
    )
