"""List and show evaluations, with what each caller may do."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.domain.approval import REOPENINGS, ApprovalKind
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import RefusalError
from penilaian_api.domain.evaluation.awaited_party import EvaluationSituation, whose_turn
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    EvaluationState,
    EvaluationStep,
    Rater,
    awaits_delivery,
)
from penilaian_api.domain.evaluation.objection import PENDING, admissible
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import open_steps
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation.objecting import objections
from penilaian_api.services.evaluation.reopenings import without_reopening
from penilaian_api.services.evaluation.reuse import proposing
from penilaian_api.services.evaluation.views import (
    DetailedEvaluation,
    NamedEvaluation,
    ObjectionReference,
    ReopeningView,
    ReuseView,
)
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.evaluation import cases as case_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Employee, Position, Unit
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.people import by_unit_code, search_people
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ACTIONS: Final[Mapping[EvaluationStep, Action]] = {
    EvaluationStep.SELF_ASSESS: Action.EVALUATION_SELF_ASSESS,
    EvaluationStep.RATE: Action.EVALUATION_RATE,
    EvaluationStep.FINALIZE: Action.EVALUATION_FINALIZE,
    EvaluationStep.DELIVER: Action.EVALUATION_DELIVER,
    EvaluationStep.ACKNOWLEDGE: Action.EVALUATION_ACKNOWLEDGE,
    EvaluationStep.REOPEN: Action.EVALUATION_REOPEN,
    EvaluationStep.REUSE: Action.EVALUATION_PROPOSE_REUSE,
}
_BY_TURN: Final = frozenset(
    {Action.EVALUATION_RATE, Action.EVALUATION_FINALIZE, Action.EVALUATION_PROPOSE_REUSE}
)
_UNFINISHED: Final = frozenset({EvaluationState.OPEN, EvaluationState.RATED})
_REACHES: Final = frozenset(
    grant.reach
    for action in (*ACTIONS.values(), Action.EVALUATION_ANSWER_REUSE, Action.OBJECTION_FILE)
    for grant in POLICY[action].grants
)


EVALUATIONS: Final = Listing(
    model=Evaluation,
    sorts={"opened": ()},
    filters={
        "period_id": equal(Evaluation.period_id),
        "state": equal(Evaluation.state),
        "unit_code": by_unit_code(Evaluation.unit_id),
        "employee_id": equal(Evaluation.employee_id, "Only of this employee."),
    },
    search=search_people(Evaluation.employee_id),
    beside=(
        Beside(
            Employee,
            Employee.id == Evaluation.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        Beside(Unit, Unit.id == Evaluation.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(Position, Position.id == Evaluation.position_id, position_title=Position.title),
        Beside(Period, Period.id == Evaluation.period_id, period_key=Period.key),
    ),
)
"""The list of evaluations."""
EVALUATIONS_PARAMETERS: Final = EVALUATIONS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[NamedEvaluation]:
    """List evaluations, the one opened first before the others."""
    return page_of(work, EVALUATIONS, request).map(row_view(NamedEvaluation))


def get(work: UnitOfWork, evaluation_id: UUID) -> DetailedEvaluation:
    """Show one evaluation: where it stands, what is due, and what the caller may do now."""
    related = work.of(Evaluation).get_with_relations(evaluation_id, _REACHES)
    evaluation = related.record
    case = case_storage.get_cases(work, [evaluation_id])[evaluation_id]
    objection = objections.latest(evaluation, work.of(Objection).children_of(evaluation))
    refusal = admissible(objections.facts_of(work, case, objection))
    names = case_storage.names_of(work, [evaluation_id])[evaluation_id]
    requests = work.of(ApprovalRequest).children_of(evaluation)
    steps = _allowed_actions(work, case, related.reaches, refusal)
    untrained = _training_refusal(work, case, related.reaches)
    return view_of(
        DetailedEvaluation,
        evaluation,
        **asdict(names),
        rate_from=case.period.rate_from,
        rate_until=case.period.rate_until,
        turn=whose_turn(_situation(work, case, objection)),
        objection=None if objection is None else view_of(ObjectionReference, objection),
        objection_refusal=refusal,
        finalizing_refusal=untrained,
        reopenings=tuple(
            view_of(ReopeningView, request) for request in requests if request.kind in REOPENINGS
        ),
        reuses=tuple(
            view_of(ReuseView, request)
            for request in requests
            if request.kind is ApprovalKind.REUSE_RESULT
        ),
        allowed_actions=without_reopening(
            steps if untrained is None else _without_finalizing(steps), case, requests, objection
        ),
    )


def _training_refusal(
    work: UnitOfWork, case: Case, reaches: frozenset[Reach]
) -> RefusalError | None:
    """Say why who rates could not make the result final, from the day it is opened on."""
    is_rater = bool(filter_allowed(work.actor, reaches, (Action.EVALUATION_FINALIZE,)))
    is_own = case.evaluation.employee_id == work.actor.employee_id
    if is_own or not is_rater or case.evaluation.state not in _UNFINISHED:
        return None
    return cases.training_refusal(work, case.period)


def _without_finalizing(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(action for action in actions if action is not Action.EVALUATION_FINALIZE)


def _situation(work: UnitOfWork, case: Case, objection: Objection | None) -> EvaluationSituation:
    evaluation = case.evaluation
    by_reviewer = evaluation.assessor_id is not None and evaluation.assessor_id == case.reviewer_id
    return EvaluationSituation(
        state=evaluation.state,
        is_in_rating=case.period.state is PeriodState.RATING,
        rater=cases.window(work, case).rater,
        deliverer=Rater.REVIEWER if by_reviewer else Rater.ASSESSOR,
        awaits_delivery=awaits_delivery(evaluation.result_number, evaluation.delivered_number),
        is_pending=objection is not None and objection.state in PENDING,
        is_acknowledged=evaluation.acknowledged_at is not None,
    )


def _allowed_actions(
    work: UnitOfWork, case: Case, reaches: frozenset[Reach], refusal: RefusalError | None
) -> tuple[Action, ...]:
    """Name the steps open to the caller: by state, relation, window and what was delivered."""
    evaluation = case.evaluation
    actions = {ACTIONS[step] for step in open_steps(EVALUATION, evaluation.state)}
    in_rating = case.period.state is PeriodState.RATING
    if not in_rating or cases.rater_of(work, case) is not cases.window(work, case).rater:
        actions -= _BY_TURN
    if Action.EVALUATION_PROPOSE_REUSE in actions and not proposing.is_open(work, case):
        actions.discard(Action.EVALUATION_PROPOSE_REUSE)
    if in_rating and case.proposal is not None:
        actions.add(Action.EVALUATION_ANSWER_REUSE)
    waits = awaits_delivery(evaluation.result_number, evaluation.delivered_number)
    actions.discard(Action.EVALUATION_ACKNOWLEDGE if waits else Action.EVALUATION_DELIVER)
    actions |= {Action.OBJECTION_FILE} if refusal is None else set()
    if evaluation.employee_id == work.actor.employee_id:
        reaches = frozenset({Reach.OWN})
    return tuple(sorted(filter_allowed(work.actor, reaches, actions)))
