"""Query the tasks of the caller from the records themselves: one query for each kind of record.

Each begins within those grants of the access that can make such a task.
"""

from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    literal,
    not_,
    or_,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.plan.plan import PlanState, SignerRole
from penilaian_api.domain.survey.survey import SurveyState
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.organization import (
    Assessor,
    Employee,
)
from penilaian_api.storage.models.plan import (
    Plan,
    PlanRevision,
    PlanSignature,
    WorkResult,
)
from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import Survey, SurveyTarget
from penilaian_api.storage.work.caller import CALLER, TODAY, has_in_agency, in_force, joined
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

DUE_ON: Final = case(
    (Evaluation.state.in_([EvaluationState.OPEN, EvaluationState.RATED]), Period.rate_until),
    (Evaluation.employee_id == CALLER, Evaluation.return_due_on),
    else_=Evaluation.deliver_due_on,
).label("due_on")
"""By when an evaluation is rated; then delivered, or returned by the one whom it is about."""


def plans(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the plans that wait for the caller: their own, and those of people they assess."""
    return _plans(grants_of(work, Reach.OWN, Reach.REPORTS))


@prepared
def _plans(grants: tuple[Grant, ...]) -> TaskQuery:
    query = (
        select_tasks(Plan.id, plan_kinds(), Cycle.plans_due_on.label("due_on"))
        .join_from(PlanRevision, *joined(Plan, Plan.id == PlanRevision.plan_id))
        .outerjoin(*joined(Cycle, Cycle.id == Plan.cycle_id))
        .outerjoin(*joined(Employee, Employee.id == PlanRevision.employee_id))
        .where(
            reached(grants, PlanRevision, in_subtree=False),
            PlanRevision.state != PlanState.CLOSED,
            Plan.ends_before > TODAY,
        )
    )
    return tasks_of(query, "plan")


def plan_kinds() -> KindConditions:
    """Tell for what a revision of a plan waits."""
    own = PlanRevision.employee_id == CALLER
    draft, submitted, approved = (
        PlanRevision.state == state
        for state in (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.APPROVED)
    )
    stands = and_(approved, not_(_is_being_revised()))
    own_unsigned = and_(own, or_(submitted, stands), not_(_is_signed(SignerRole.EMPLOYEE)))
    unsigned = and_(not_(own), stands, not_(_is_signed(SignerRole.SUPERVISOR)))
    return (
        (TaskKind.PLAN_TO_WRITE, and_(own, draft, not_(_has_result()))),
        (TaskKind.PLAN_TO_SUBMIT, and_(own, draft)),
        (TaskKind.PLAN_TO_APPROVE, and_(not_(own), submitted)),
        (TaskKind.CONSENT_TO_GIVE, and_(not_(own), draft, _has_result(needs_consent=True))),
        (TaskKind.PLAN_TO_SIGN, or_(own_unsigned, unsigned)),
    )


def evaluations(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the evaluations that wait for the caller as employee, as assessor or above one."""
    return _evaluations(grants_of(work, Reach.OWN, Reach.REPORTS, Reach.REVIEWS))


@prepared
def _evaluations(grants: tuple[Grant, ...]) -> TaskQuery:
    first, second = aliased(Assessor), aliased(Assessor)
    query = (
        joined_to_assessors(
            select_tasks(Evaluation.id, stages(first, second), DUE_ON), first, second
        )
        .outerjoin(*joined(Employee, Employee.id == Evaluation.employee_id))
        .where(reached(grants, Evaluation, in_subtree=False), _may_wait())
    )
    return tasks_of(query, "evaluation")


def joined_to_assessors(query: Select[Any], first: Any, second: Any) -> Select[Any]:  # noqa: ANN401 - aliases of Assessor
    """Join evaluations to their period, to who assesses today, and to who assesses those."""
    return (
        query.outerjoin_from(Evaluation, *joined(Period, Period.id == Evaluation.period_id))
        .outerjoin(*joined(first, first.employee_id == Evaluation.employee_id, in_force(first)))
        .outerjoin(
            *joined(
                second,
                second.employee_id == first.assessor_id,
                second.assessor_id != Evaluation.employee_id,
                in_force(second),
            )
        )
    )


def objections(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the objections that the caller must hear or decide: never about acts of their own."""
    return _objections(grants_of(work, Reach.REVIEWS))


@prepared
def _objections(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = (
        (TaskKind.OBJECTION_TO_HEAR, Objection.state == ObjectionState.FILED),
        (TaskKind.OBJECTION_TO_DECIDE, Objection.state == ObjectionState.HEARD),
    )
    query = (
        select_tasks(Objection.id, kinds, Objection.decide_due_on.label("due_on"))
        .join_from(Objection, *joined(Employee, Employee.id == Objection.employee_id))
        .where(reached(grants, Objection, in_subtree=False), Objection.assessor_id != CALLER)
    )
    return tasks_of(query, "objection")


def feedback(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the feedback that the caller was asked for, and what they have not read of theirs."""
    return _feedback(grants_of(work, Reach.INVITED, Reach.OWN))


@prepared
def _feedback(grants: tuple[Grant, ...]) -> TaskQuery:
    asked, unread = Feedback.given_at.is_(None), Feedback.read_at.is_(None)
    kinds: KindConditions = (
        (TaskKind.FEEDBACK_ASKED, and_(asked, Feedback.author_id == CALLER)),
        (TaskKind.FEEDBACK_TO_READ, and_(not_(asked), unread, Feedback.employee_id == CALLER)),
    )
    query = (
        select_tasks(Feedback.id, kinds, NO_DAY.label("due_on"))
        .join_from(Feedback, *joined(Employee, Employee.id == Feedback.employee_id))
        .where(reached(grants, Feedback, in_subtree=False), or_(asked, unread))
    )
    return tasks_of(query, "feedback")


def surveys(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the surveys to which the caller is invited, until they answer or decline."""
    return _surveys(grants_of(work, Reach.INVITED))


@prepared
def _surveys(grants: tuple[Grant, ...]) -> TaskQuery:
    about = SurveyTarget.about_id
    kinds: KindConditions = (
        (TaskKind.COLLEAGUE_ASKED, about.is_not(None)),
        (TaskKind.SURVEY_ASKED, about.is_(None)),
    )
    name = func.coalesce(Employee.name, Survey.title)
    due_on = Survey.ends_before.label("due_on")
    query = (
        select_tasks(SurveyInvitation.id, kinds, due_on, name=name, employee_id=about)
        .join_from(
            SurveyInvitation, *joined(SurveyTarget, SurveyTarget.id == SurveyInvitation.target_id)
        )
        .join(*joined(Survey, Survey.id == SurveyTarget.survey_id))
        .outerjoin(*joined(Employee, Employee.id == about))
        .where(
            reached(grants, SurveyInvitation, in_subtree=False),
            SurveyInvitation.is_used.is_(False),
            SurveyInvitation.is_declined.is_not(True),
            Survey.state == SurveyState.OPEN,
            Survey.starts_on <= TODAY,
            Survey.ends_before > TODAY,
        )
    )
    return tasks_of(query, "survey_invitation")


def stages(first: Any, second: Any) -> KindConditions:  # noqa: ANN401 - aliases of Assessor
    """Tell by which stage an evaluation waits for the caller; *second* assesses its assessor.

    Up to the end of the window it is the assessor's turn, afterwards the superior's, if there is
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
        (TaskKind.REUSE_TO_ANSWER, and_(own, rating, is_open, _is_proposed_reuse())),
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


def _may_wait() -> ColumnElement[bool]:
    """Leave out what is delivered and acknowledged: most of the evaluations of earlier periods."""
    return or_(
        Evaluation.state != EvaluationState.DELIVERED,
        Evaluation.acknowledged_at.is_(None),
        Evaluation.delivered_number < Evaluation.result_number,
    )


def _is_proposed_reuse() -> ColumnElement[bool]:
    """Tell whether the reuse of an earlier result is proposed, and not answered."""
    return has_in_agency(
        ApprovalRequest,
        ApprovalRequest.evaluation_id == Evaluation.id,
        ApprovalRequest.kind == ApprovalKind.REUSE_RESULT,
        ApprovalRequest.answered_at.is_(None),
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


def _has_result(*, needs_consent: bool = False) -> ColumnElement[bool]:
    conditions = [WorkResult.revision_id == PlanRevision.id]
    if needs_consent:
        conditions += [WorkResult.assigned_by.is_not(None), WorkResult.consented_at.is_(None)]
    return has_in_agency(WorkResult, *conditions)


def _is_being_revised() -> ColumnElement[bool]:
    """Tell whether a pending revision stands beside: the steps act on that one."""
    other = aliased(PlanRevision)
    return has_in_agency(
        other,
        other.plan_id == PlanRevision.plan_id,
        other.state.in_((PlanState.DRAFT, PlanState.SUBMITTED)),
    )


def _is_signed(role: SignerRole) -> ColumnElement[bool]:
    """Tell whether the present content bears a signature in this capacity."""
    return has_in_agency(
        PlanSignature,
        PlanSignature.revision_id == PlanRevision.id,
        PlanSignature.role == role,
        PlanSignature.content_hash == PlanRevision.content_hash,
    )
