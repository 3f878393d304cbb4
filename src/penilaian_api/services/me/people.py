"""Show one person as a page about them needs it: who they are, their leaders, where they stand."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.services.me import team
from penilaian_api.services.me.profile import PostView
from penilaian_api.services.me.team import TeamEvaluation, TeamPlan
from penilaian_api.services.organization import employees, leadership
from penilaian_api.services.organization.employees import EmployeeView
from penilaian_api.services.organization.leadership import LeaderView
from penilaian_api.services.views import view_of
from penilaian_api.storage.me import people
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_READS: Final = (Action.PLAN_READ, Action.EVALUATION_READ)
_REACHES: Final = frozenset(grant.reach for action in _READS for grant in POLICY[action].grants)


@dataclass(frozen=True, slots=True)
class EmployeeProfile:
    """A person today; plan and evaluation as far as the caller may read them.

    *roles* are those that follow from the organization.
    """

    employee: EmployeeView
    posts: tuple[PostView, ...]
    roles: tuple[Role, ...]
    assessor: LeaderView | None
    reviewer: LeaderView | None
    plan: TeamPlan | None
    evaluation: TeamEvaluation | None


def get(work: UnitOfWork, employee_id: UUID) -> EmployeeProfile:
    """Show one person within reach, whatever it takes, in one call."""
    related = work.of(Employee).get_with_relations(employee_id, _REACHES)
    employee = related.record
    around = people.surroundings(work, employee.id)
    leaders = leadership.leaders_of(work, employee, work.today)
    reads = filter_allowed(work.actor, related.reaches, _READS)
    return EmployeeProfile(
        employee=employees.view(work, employee),
        posts=tuple(view_of(PostView, post) for post in around.posts),
        roles=_roles(work, employee, leads=around.leads),
        assessor=leaders.assessor,
        reviewer=leaders.reviewer,
        plan=team.current_plan(around.plans) if Action.PLAN_READ in reads else None,
        evaluation=(
            team.current_evaluation(around.evaluations) if Action.EVALUATION_READ in reads else None
        ),
    )


def _roles(work: UnitOfWork, employee: Employee, *, leads: bool) -> tuple[Role, ...]:
    if employee.left_on is not None and employee.left_on < work.today:
        return ()
    return (Role.EMPLOYEE, Role.SUPERVISOR) if leads else (Role.EMPLOYEE,)
