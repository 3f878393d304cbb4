"""Let who assesses decide on a plan, and the one above them once the term for it is over."""

from datetime import date

from penilaian_api.domain.cycle.cycle import END_OF_DAY
from penilaian_api.domain.errors import ForbiddenError, WrongStateError
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.domain.plan.setting import PlanTerm
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.plan.plans import OpenPlan
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def due_on(work: UnitOfWork, year: int, plans_due_on: date) -> date:
    """Give the last day to set the plans of a year: the law's, or a later one of the cycle."""
    return max(plans_due_on, terms().yearly_term("plan_set", work.today).due_on(year))


def term_of(work: UnitOfWork, plan: OpenPlan) -> PlanTerm:
    """Say by when an opened plan was to be set, and whether it ever was."""
    was_set = any(
        revision.state in {PlanState.APPROVED, PlanState.CLOSED} for revision in plan.revisions
    )
    context = plan.context
    due = due_on(work, context.year, context.plans_due_on)
    return PlanTerm(plan.plan.starts_on, due, was_set)


def refuse_own(work: UnitOfWork, plan: OpenPlan) -> None:
    """Let nobody decide on their own plan, by person, whatever else they may be."""
    if plan.plan.employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself")


def refuse_before_turn(work: UnitOfWork, plan: OpenPlan) -> None:
    """Keep the assessor's superior out as long as the plan is the assessor's to set."""
    if work.actor.employee_id in {plan.context.assessor_id, plan.plan.employee_id}:
        return
    term = term_of(work, plan)
    if not term.has_passed_up(work.today):
        raise WrongStateError(
            "plan_with_assessor", due_on=term.due_on, due_hour=END_OF_DAY, zone=work.zone
        )
