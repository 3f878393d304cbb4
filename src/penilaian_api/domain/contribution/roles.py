"""Check the matrix of roles and results (form A.1.5, PermenPANRB 6/2022, annex II).

Every result of the leader is taken up by somebody, everybody has a role or is seen to have none,
and what stands in the matrix stands in a plan that is agreed.

Why it is so: docs/decisions/0070.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID


class RoleFinding(StrEnum):
    """Where the matrix is not whole."""

    COLUMN_WITHOUT_ROLE = auto()
    """Nobody takes up a result of the leader."""
    PERSON_WITHOUT_ROLE = auto()
    """Somebody has no role in any of them (*tidak ada peran*)."""
    ROLE_NOT_AGREED = auto()
    """A role stands in a plan that is not agreed yet."""
    RESULT_WITHOUT_COLUMN = auto()
    """A result of somebody's plan supports none of them, and no goal."""


@dataclass(frozen=True, slots=True)
class PlannedRole:
    """A result of somebody's plan as it stands: what it supports, and whether it is agreed."""

    line_id: UUID
    supports_line_id: UUID | None
    has_goal: bool
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding at a result, or at a person."""

    finding: RoleFinding
    line_id: UUID | None
    employee_id: UUID | None


def check(
    columns: Collection[UUID], rows: Iterable[tuple[UUID, Collection[PlannedRole]]]
) -> Iterator[LocatedFinding]:
    """Find where the matrix is not whole: *columns* are the lines of the leader's results."""
    covered: set[UUID | None] = set()
    of_people: list[LocatedFinding] = []
    for employee_id, roles in rows:
        covered |= {role.supports_line_id for role in roles}
        of_people += _of_person(columns, employee_id, roles)
    for line_id in columns:
        if line_id not in covered:
            yield LocatedFinding(RoleFinding.COLUMN_WITHOUT_ROLE, line_id, None)
    yield from of_people


def _of_person(
    columns: Collection[UUID], employee_id: UUID, roles: Collection[PlannedRole]
) -> Iterator[LocatedFinding]:
    if not any(role.supports_line_id in columns for role in roles):
        yield LocatedFinding(RoleFinding.PERSON_WITHOUT_ROLE, None, employee_id)
    for role in roles:
        if role.supports_line_id not in columns:
            if not role.has_goal:
                finding = RoleFinding.RESULT_WITHOUT_COLUMN
                yield LocatedFinding(finding, role.line_id, employee_id)
        elif not role.is_agreed:
            yield LocatedFinding(RoleFinding.ROLE_NOT_AGREED, role.line_id, employee_id)
