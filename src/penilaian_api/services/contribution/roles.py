"""Show the matrix of roles and results of a leader's plan, and where it is not whole.

Its cells are the results of the people's plans as these stand now, drafts too: matrix and plan
cannot fall apart, and what is not agreed yet is told.

Why it is so: docs/decisions/0070.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.contribution.roles import PlannedRole, RoleFinding, check
from penilaian_api.domain.plan.plan import PlanState, WorkResultKind
from penilaian_api.services.contribution import reading
from penilaian_api.services.plan import plans
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.services.views import view_of
from penilaian_api.storage.contribution.roles import RoleRow, roles_under
from penilaian_api.storage.plan.plans import PlannedResult, open_plan
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RoleColumnView:
    """A result of the leader, with its indicators: what the roles below it lead to."""

    line_id: UUID
    statement: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCellView:
    """A role: a result of somebody's plan; *column_line_id* is the leader's result it supports."""

    column_line_id: UUID | None
    line_id: UUID
    statement: str
    kind: WorkResultKind
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class RoleRowView:
    """Somebody whom the leader assesses today, with their roles; none: *tidak ada peran*."""

    employee_id: UUID
    employee_code: str
    employee_name: str
    position_title: str | None
    plan_id: UUID | None
    plan_state: PlanState | None
    cells: tuple[RoleCellView, ...]


@dataclass(frozen=True, slots=True)
class RoleFindingView:
    """Where the matrix is not whole: at a result, or at a person."""

    finding: RoleFinding
    line_id: UUID | None
    employee_id: UUID | None


@dataclass(frozen=True, slots=True)
class RoleMatrixView:
    """The matrix of a leader's plan."""

    plan_id: UUID
    employee_id: UUID
    employee_name: str
    position_title: str
    cycle_key: str
    revision_number: int
    columns: tuple[RoleColumnView, ...]
    rows: tuple[RoleRowView, ...]
    findings: tuple[RoleFindingView, ...]


def get(work: UnitOfWork, plan_id: UUID) -> RoleMatrixView:
    """Show the matrix of the people whom the person of a plan assesses today."""
    opened = open_plan(work, plan_id)
    revision = reading.agreed(opened)
    columns = plans.results_of(work, revision)
    people = group_by(roles_under(work, opened.plan), lambda row: row.employee_id)
    lines = [column.result.line_id for column in columns]
    roles = [(key, [*_planned(rows)]) for key, rows in people.items()]
    return RoleMatrixView(
        plan_id=opened.plan.id,
        employee_id=opened.plan.employee_id,
        employee_name=opened.context.employee_name,
        position_title=opened.context.position_title,
        cycle_key=opened.context.cycle_key,
        revision_number=revision.number,
        columns=tuple(map(_column, columns)),
        rows=tuple(_row(lines, rows) for rows in people.values()),
        findings=tuple(view_of(RoleFindingView, each) for each in check(lines, roles)),
    )


def _column(planned: PlannedResult) -> RoleColumnView:
    statements = tuple(indicator.statement for indicator in planned.indicators)
    return RoleColumnView(planned.result.line_id, planned.result.statement, statements)


def _planned(rows: Iterable[RoleRow]) -> Iterator[PlannedRole]:
    for row in rows:
        if row.line_id is not None:
            has_goal = row.goal_id is not None
            yield PlannedRole(row.line_id, row.supports_line_id, has_goal, _is_agreed(row))


def _is_agreed(row: RoleRow) -> bool:
    return row.state in {PlanState.APPROVED, PlanState.CLOSED}


def _row(lines: Sequence[UUID], rows: Sequence[RoleRow]) -> RoleRowView:
    first = rows[0]
    return RoleRowView(
        employee_id=first.employee_id,
        employee_code=first.employee_code,
        employee_name=first.employee_name,
        position_title=first.position_title,
        plan_id=first.plan_id,
        plan_state=first.state,
        cells=tuple(_cells(lines, rows)),
    )


def _cells(lines: Sequence[UUID], rows: Iterable[RoleRow]) -> Iterator[RoleCellView]:
    for row in rows:
        if row.line_id is not None and row.statement is not None and row.kind is not None:
            column = row.supports_line_id if row.supports_line_id in lines else None
            yield RoleCellView(column, row.line_id, row.statement, row.kind, _is_agreed(row))
