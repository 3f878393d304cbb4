"""Define the shape of the profile of a person: all that a page about them shows."""

from penilaian_api.api.v1.organization.schemas.employees import EmployeeOut, LeaderOut
from penilaian_api.api.v1.shared.shapes import Key, ShapeOut
from penilaian_api.api.v1.shared.standing import TeamEvaluationOut, TeamPlanOut
from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.organization.organization import AssignmentKind


class HeldPostOut(ShapeOut):
    """A post that a person holds today."""

    position_id: Key
    position_code: str
    title: str
    kind: AssignmentKind
    unit_id: Key
    unit_code: str
    unit_name: str


class EmployeeProfileOut(ShapeOut):
    """A person today: who they are, their posts and leaders, where plan and evaluation stand.

    `roles` follow from the organization. Plan and evaluation are empty where there is none, or
    you may not read them.
    """

    employee: EmployeeOut
    posts: tuple[HeldPostOut, ...]
    roles: tuple[Role, ...]
    assessor: LeaderOut | None
    reviewer: LeaderOut | None
    plan: TeamPlanOut | None
    evaluation: TeamEvaluationOut | None
