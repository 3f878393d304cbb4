"""Define the response shapes of the matrix of roles and results."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Key, ShapeOut
from penilaian_api.domain.contribution.roles import RoleFinding
from penilaian_api.domain.plan.plan import PlanState, WorkResultKind


class RoleColumnOut(ShapeOut):
    """A result of the leader, with its indicators: a column of the matrix."""

    line_id: Key
    statement: str
    indicators: tuple[str, ...]


class RoleCellOut(ShapeOut):
    """A role: a result of somebody's plan as it stands now, agreed or not.

    `column_line_id` is the leader's result that it supports; null where it supports none of them.
    """

    column_line_id: Key | None
    line_id: Key
    statement: str
    kind: WorkResultKind
    is_agreed: bool


class RoleRowOut(ShapeOut):
    """Somebody whom the leader assesses today; in a column without a cell there is no role."""

    employee_id: Key
    employee_code: str
    employee_name: str
    position_title: str | None
    plan_id: Key | None
    plan_state: PlanState | None
    cells: tuple[RoleCellOut, ...]


class RoleFindingOut(ShapeOut):
    """Where the matrix is not whole: at a result (`line_id`), or at a person."""

    finding: RoleFinding
    line_id: Key | None
    employee_id: Key | None


class RoleMatrixOut(ShapeOut):
    """The matrix of roles and results (form A.1.5) of a leader's plan.

    `findings` is empty where every column is covered, everybody has a role, and all stands in
    plans that are agreed.
    """

    plan_id: Key
    employee_id: Key
    employee_name: str
    position_title: str
    cycle_key: str
    revision_number: int
    columns: tuple[RoleColumnOut, ...]
    rows: tuple[RoleRowOut, ...] = Field(description="The people whom the leader assesses today.")
    findings: tuple[RoleFindingOut, ...]
