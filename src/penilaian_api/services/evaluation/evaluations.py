"""Evaluations: one for each plan of a period, found, listed, and what can be done with one now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import POLICY, allowed
from penilaian_api.domain.cycle.cycle import PeriodState, require
from penilaian_api.domain.errors import BadData, Fault, Refusal
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    EvaluationState,
    EvaluationStep,
    Rater,
    awaits_delivery,
)
from penilaian_api.domain.evaluation.objection import admissible
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.transitions import open_steps
from penilaian_api.services.cycle.cycles import days_of
from penilaian_api.services.evaluation import cases, objections
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Around, Case, Due
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import (
    ApprovalRequest,
    Assessment,
    Evaluation,
    Objection,
)
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Around", "Evaluation"]

ACTIONS: Final[Mapping[EvaluationStep, Action]] = {
    EvaluationStep.SELF_ASSESS: Action.EVALUATION_SELF_ASSESS,
    EvaluationStep.RATE: Action.EVALUATION_RATE,
    EvaluationStep.FINALIZE: Action.EVALUATION_FINALIZE,
    EvaluationStep.DELIVER: Action.EVALUATION_DELIVER,
    EvaluationStep.ACKNOWLEDGE: Action.EVALUATION_ACKNOWLEDGE,
    EvaluationStep.REOPEN: Action.EVALUATION_REOPEN,
}
_BY_TURN: Final = frozenset({Action.EVALUATION_RATE, Action.EVALUATION_FINALIZE})
_OPEN: Final = frozenset({PeriodState.OPEN, PeriodState.RATING})
_REACHES: Final = frozenset(
    grant.reach
    for action in (*ACTIONS.values(), Action.OBJECTION_FILE)
    for grant in POLICY[action].grants
)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which evaluations a list is to hold: of a period, in a state, of a unit and all below it."""

    period_id: UUID | None = None
    state: EvaluationState | None = None
    unit_code: str | None = None


@dataclass(frozen=True, slots=True)
class Created:
    """What a bulk creation made, or would make."""

    created: int
    existing: int
    without_plan_in_force: int


@dataclass(frozen=True, slots=True)
class Frame:
    """An evaluation as its caller may see it: everything but the assessment inside."""

    case: Case
    around: Around
    allowed_actions: tuple[Action, ...]
    objection: Objection | None
    objection_closed: Refusal | None
    reopenings: tuple[ApprovalRequest, ...]
    rater: Rater
    """Whose turn it is to rate, as the window stands today."""


def create_all(work: UnitOfWork, period_id: UUID, *, dry_run: bool) -> Created:
    """Open an evaluation for each plan in force of a period that has none yet."""
    period = work.of(Period).get(period_id)
    require(period.state, _OPEN, days_of(work, period))
    found = record.due(work, period)
    wanted = [one for one in found if one.revision_id is not None and not one.has_evaluation]
    if not dry_run:
        evaluations = [_opened(period, one) for one in wanted]
        work.of(Evaluation).add_all(evaluations)
        work.of(Assessment).add_all(_empty(one) for one in evaluations)
    return Created(
        created=len(wanted),
        existing=sum(one.has_evaluation for one in found),
        without_plan_in_force=sum(
            one.revision_id is None and not one.has_evaluation for one in found
        ),
    )


def page(
    work: UnitOfWork, sought: Sought, after: Sequence[object] | None, limit: int
) -> Slice[tuple[Evaluation, Around]]:
    """List evaluations, the one opened first before the others."""
    wanted = [] if sought.period_id is None else [Evaluation.period_id == sought.period_id]
    wanted += [] if sought.state is None else [Evaluation.state == sought.state]
    if sought.unit_code is not None:
        wanted.append(Evaluation.unit_id.in_(_units(work, sought.unit_code)))
    found = work.of(Evaluation).page(*wanted, after=after, limit=limit)
    names = record.around(work, found.items)
    return Slice(tuple((one, names[one.id]) for one in found.items), found.after)


def get(work: UnitOfWork, evaluation_id: UUID) -> Frame:
    """Show one evaluation: where it stands, what is due, and what the caller may do now."""
    seen = work.of(Evaluation).get_with_relations(evaluation_id, _REACHES)
    case = record.cases(work, [evaluation_id])[evaluation_id]
    raised = work.of(Objection).children_of(seen.record)
    earlier = objections.against(seen.record, raised)
    closed = admissible(objections.standing(work, case, earlier))
    return Frame(
        case=case,
        around=record.around(work, [seen.record])[evaluation_id],
        allowed_actions=_now(work, case, seen.reaches, closed),
        objection=raised[-1] if earlier is not None else None,
        objection_closed=closed,
        reopenings=tuple(work.of(ApprovalRequest).children_of(seen.record)),
        rater=cases.window(work, case).rater,
    )


def _now(
    work: UnitOfWork, case: Case, reaches: frozenset[Reach], closed: Refusal | None
) -> tuple[Action, ...]:
    """Name the steps that are open to the caller: by state, relation, window and what was given."""
    evaluation = case.evaluation
    actions = {ACTIONS[step] for step in open_steps(EVALUATION, evaluation.state)}
    in_rating = case.period.state is PeriodState.RATING
    if not in_rating or cases.rater_now(work, case) is not cases.window(work, case).rater:
        actions -= _BY_TURN
    waits = awaits_delivery(evaluation.result_number, evaluation.delivered_number)
    actions.discard(Action.EVALUATION_ACKNOWLEDGE if waits else Action.EVALUATION_DELIVER)
    if closed is None:
        actions.add(Action.OBJECTION_FILE)
    if evaluation.employee_id == work.actor.employee_id:
        reaches = frozenset({Reach.OWN})
    return tuple(sorted(allowed(work.actor, reaches, actions)))


def _opened(period: Period, due: Due) -> Evaluation:
    """Copy what the evaluation rests on, so that later changes around it do not move it."""
    if due.revision_id is None:
        raise BadData("invalid_input", faults=[Fault("/plan", "not_in_force")])
    return Evaluation(
        id=new_id(),
        employee_id=due.employee_id,
        period_id=period.id,
        plan_id=due.plan_id,
        plan_revision_id=due.revision_id,
        unit_id=due.unit_id,
        position_id=due.position_id,
        scheme_version_id=period.scheme_version_id,
        state=EVALUATION.start,
        result_number=0,
    )


def _empty(evaluation: Evaluation) -> Assessment:
    return Assessment(
        id=new_id(),
        employee_id=evaluation.employee_id,
        evaluation_id=evaluation.id,
        state=evaluation.state,
    )


def _units(work: UnitOfWork, code: str) -> list[UUID]:
    """Find the unit with this code and all below it; a code nobody has finds nothing."""
    top = work.of(Unit).find(Unit.code == code)
    if top is None:
        return []
    below = work.of(Unit).all(Unit.path.startswith(top.path, autoescape=True))
    return [unit.id for unit in below]
