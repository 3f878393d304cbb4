"""Guide people after a low result: open a plan, agree to it, meet, complete or end it.

The assessor opens it, names who guides, and the person agrees with their own view beside. What they
say of the guidance goes to the leader's superior, never to who guided
(PermenPANRB 6/2022, annex III).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.dates import far_faults
from penilaian_api.domain.development.coaching import (
    COACHING,
    CoachingState,
    CoachingStep,
    session_faults,
    step_faults,
    untied,
)
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.evaluation.evaluation import AXES
from penilaian_api.domain.follow_up.decision import UsePurpose, UseStep
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.remedy import RemedyKind
from penilaian_api.domain.transitions import advance
from penilaian_api.services.citing import UsedIn, cite, note_uses
from penilaian_api.services.development.coaching_views import (
    AimInput,
    AimView,
    CoachingDetail,
    CoachingInput,
    CoachingSessionView,
    CoachingView,
    LowResultView,
    SessionInput,
)
from penilaian_api.services.references import require, resolve, stated_twice
from penilaian_api.services.scoring import schemes
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.development import coaching as coaching_storage
from penilaian_api.storage.development.coaching import CoachingParts
from penilaian_api.storage.development.low_results import LOW_RESULTS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.development.coaching import (
    CoachingAim,
    CoachingPlan,
    CoachingSession,
)
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import PlanLine
from penilaian_api.storage.models.register.remedies import Remedy
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_RELATIONS: Final = frozenset({Reach.OWN, Reach.INVITED, Reach.REPORTS, Reach.REVIEWS})

COACHING_PARAMETERS: Final = coaching_storage.COACHING_PLANS.parameters
"""What callers state of the list of plans."""
LOW_RESULTS_PARAMETERS: Final = LOW_RESULTS.parameters
"""What they state of the list of low results."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[CoachingView]:
    """List the plans of guidance of the caller, by the caller, or of whom they lead."""
    rows = page_of(work, coaching_storage.COACHING_PLANS, request)
    return rows.map(lambda row: _head(row.record, row.names))


def low_results(work: UnitOfWork, request: ListRequest) -> Slice[LowResultView]:
    """List the final results below good, of those only who are not guided unless asked."""
    return page_of(work, LOW_RESULTS, request).map(row_view(LowResultView))


def get(work: UnitOfWork, coaching_id: UUID) -> CoachingDetail:
    """Return one plan of guidance."""
    related = work.of(CoachingPlan).get_with_relations(coaching_id, _RELATIONS)
    return _detail(work, related.record, related.reaches)


def open_plan(work: UnitOfWork, coaching_input: CoachingInput) -> CoachingDetail:
    """Open a plan of guidance for somebody whom the caller leads, and name who guides."""
    person = resolve(work, Employee, coaching_input.employee_id, "/employee_id")
    faults = [
        *untied(coaching_input.aims),
        *stated_twice("aims", coaching_input.aims),
        *_unknown_parts(work, coaching_input),
    ]
    if coaching_input.due_on <= work.today:
        faults.append(Fault("/due_on", "day_not_ahead"))
    faults += far_faults(coaching_input.due_on, work.today, "/due_on")
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    key = coaching_input.evaluation_id
    cited = [] if key is None else [cite(work, key, person.id)]
    plan = CoachingPlan(
        id=new_id(),
        employee_id=person.id,
        author_id=_find_coach(work, coaching_input, person.id),
        opened_by=work.actor.employee_id,
        evaluation_id=coaching_input.evaluation_id,
        remedy_id=_find_step(work, coaching_input),
        kind=coaching_input.kind,
        goal=coaching_input.goal,
        problem=coaching_input.problem,
        cause=coaching_input.cause,
        opportunity=coaching_input.opportunity,
        success_measure=coaching_input.success_measure,
        adjusts_plan=coaching_input.adjusts_plan,
        due_on=coaching_input.due_on,
        opened_on=work.today,
        state=COACHING.start,
    )
    lines = [aim.line_id for aim in coaching_input.aims]
    _require_own_lines(work, person, lines)
    work.of(CoachingPlan).add(plan, under=person)
    work.of(CoachingAim).put(plan, *map(_aim, coaching_input.aims))
    note_uses(work, plan, cited, UsedIn(UsePurpose.DEVELOPMENT, UseStep.DECIDED))
    return _detail(work, plan, _reaches(work, plan))


def agree(
    work: UnitOfWork, coaching_id: UUID, expected_version: int, own_view: str
) -> CoachingDetail:
    """Agree to the own plan, with what the person thinks of it; again while it runs."""
    plan = _step(work, coaching_id, expected_version, CoachingStep.AGREE)
    plan.own_view = own_view
    plan.agreed_at = plan.agreed_at or work.now
    return _detail(work, plan, _reaches(work, plan))


def meet(
    work: UnitOfWork, coaching_id: UUID, expected_version: int, session_input: SessionInput
) -> CoachingDetail:
    """Record a session that took place."""
    plan = _step(work, coaching_id, expected_version, CoachingStep.MEET)
    faults = [
        *session_faults(session_input.held_on, plan.opened_on, work.today),
        *step_faults(session_input.held_on, session_input.steps_due_on, work.today),
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    earlier = work.of(CoachingSession).children_of(plan)
    session = CoachingSession(
        id=new_id(),
        number=len(earlier) + 1,
        held_on=session_input.held_on,
        location=session_input.location,
        content=session_input.content,
        agreed_steps=session_input.agreed_steps,
        steps_due_on=session_input.steps_due_on,
        recorded_at=work.now,
    )
    work.of(CoachingSession).put(plan, session)
    return _detail(work, plan, _reaches(work, plan))


def complete(
    work: UnitOfWork,
    coaching_id: UUID,
    expected_version: int,
    outcome: str,
    assessment_id: UUID | None,
) -> CoachingDetail:
    """Complete a plan: say what came of it, with the evaluation of competences after it (B.1.9).

    Without a session nobody was guided: such a plan is ended, and the low result waits on.
    """
    plan = work.of(CoachingPlan).get(coaching_id)
    if assessment_id is not None:
        is_known = coaching_storage.is_assessed(work, plan.employee_id, assessment_id)
        require(is_known or None, "/assessment_id")
    is_running = plan.state is CoachingState.RUNNING
    if is_running and coaching_storage.newest_session(work, plan.id) is None:
        raise ConflictError("guidance_without_session")
    act = (CoachingStep.COMPLETE, outcome)
    return _close(work, coaching_id, expected_version, act, assessment_id)


def end(work: UnitOfWork, coaching_id: UUID, expected_version: int, reason: str) -> CoachingDetail:
    """End a plan before its aims were reached, for a reason."""
    return _close(work, coaching_id, expected_version, (CoachingStep.END, reason))


def _close(
    work: UnitOfWork,
    coaching_id: UUID,
    expected_version: int,
    act: tuple[CoachingStep, str],
    assessment_id: UUID | None = None,
) -> CoachingDetail:
    step, outcome = act
    plan = _step(work, coaching_id, expected_version, step)
    plan.outcome, plan.assessment_id, plan.closed_at = outcome, assessment_id, work.now
    return _detail(work, plan, _reaches(work, plan))


def _step(
    work: UnitOfWork, coaching_id: UUID, expected_version: int, step: CoachingStep
) -> CoachingPlan:
    plan = work.of(CoachingPlan).take(coaching_id, expected_version)
    plan.state = advance(COACHING, plan.state, step)
    return plan


def _find_coach(work: UnitOfWork, coaching_input: CoachingInput, person_id: UUID) -> UUID:
    """Find who guides: the caller, or whom they name, who may be anybody but the person."""
    if coaching_input.coach_code is None:
        return work.actor.employee_id  # type: ignore[return-value]  # who leads is an employee
    coach_id = coaching_storage.find_employee(work, coaching_input.coach_code)
    if require(coach_id, "/coach_code") == person_id:
        raise ForbiddenError("not_on_yourself", faults=[Fault("/coach_code", "own_guidance")])
    return require(coach_id, "/coach_code")


def _find_step(work: UnitOfWork, coaching_input: CoachingInput) -> UUID | None:
    """Find the step on a result that led to the plan: one of guidance, on the same person."""
    key = coaching_input.remedy_id
    if key is None:
        return None
    step = work.of(Remedy).find(id=key, employee_id=coaching_input.employee_id)
    if require(step, "/remedy_id").kind is not RemedyKind.GUIDE:
        raise InvalidDataError.at_pointer("/remedy_id", "step_is_no_guidance")
    return key


def _unknown_parts(work: UnitOfWork, coaching_input: CoachingInput) -> Iterator[Fault]:
    """Find the parts of the score that no scheme of the agency has."""
    stated = {aim.part for aim in coaching_input.aims if aim.part is not None}
    known = schemes.part_keys(work) if stated.difference(AXES) else AXES
    for index, aim in enumerate(coaching_input.aims):
        if aim.part is not None and aim.part not in known:
            yield Fault(f"/aims/{index}/part", "unknown_reference")


def _require_own_lines(work: UnitOfWork, person: Employee, lines: Sequence[UUID | None]) -> None:
    """Refuse lines of plans that are not the person's own."""
    keys = {line for line in lines if line is not None}
    known = {line.id for line in work.of(PlanLine).children_of(person, id=keys)} if keys else set()
    faults = [
        Fault(f"/aims/{index}/line_id", "unknown_reference")
        for index, line in enumerate(lines)
        if line is not None and line not in known
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _aim(aim: AimInput) -> CoachingAim:
    return CoachingAim(
        id=new_id(),
        line_id=aim.line_id,
        part=aim.part,
        aim=aim.aim,
        baseline=aim.baseline,
        target=aim.target,
        strategy=aim.strategy,
    )


def _reaches(work: UnitOfWork, plan: CoachingPlan) -> frozenset[Reach]:
    """Name the relations in which who has just changed a plan may stand to it."""
    reaches = frozenset(grant.reach for grant in work.access.grants)
    is_coach = plan.author_id == work.actor.employee_id
    return reaches | {Reach.INVITED} if is_coach else reaches - {Reach.INVITED}


def _detail(work: UnitOfWork, plan: CoachingPlan, reaches: frozenset[Reach]) -> CoachingDetail:
    work.session.flush()
    parts = coaching_storage.parts_of(work, plan)
    return view_of(
        CoachingDetail,
        plan,
        plan=_head(plan, parts.names),
        aims=tuple(view_of(AimView, row) for row in parts.aims),
        sessions=tuple(view_of(CoachingSessionView, row) for row in parts.sessions),
        allowed_actions=filter_allowed(work.actor, reaches, _steps(plan, parts)),
    )


def _steps(plan: CoachingPlan, parts: CoachingParts) -> tuple[Action, ...]:
    """Name what the state allows, and to say of the newest session how it was, once."""
    newest = parts.sessions[-1].number if parts.sessions else None
    sends = newest is not None and newest not in parts.answered
    return (*_ACTIONS[plan.state], *([Action.GUIDANCE_FEEDBACK_SEND] if sends else []))


_ACTIONS: Final[Mapping[CoachingState, tuple[Action, ...]]] = {
    CoachingState.OPEN: (Action.COACHING_AGREE, Action.COACHING_END),
    CoachingState.RUNNING: (Action.COACHING_AGREE, Action.COACHING_GUIDE, Action.COACHING_END),
    CoachingState.COMPLETED: (),
    CoachingState.ENDED: (),
}


def _head(plan: CoachingPlan, names: Mapping[str, Any]) -> CoachingView:
    return view_of(CoachingView, plan, coach_id=plan.author_id, **names)
