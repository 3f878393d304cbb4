"""Find to whom the law lets leaders report: who heads personnel, or the agency."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, or_, select

from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.work.caller import in_force, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

PERSONNEL: Final = "personnel"
"""The sector of the units that look after personnel."""


def find_recipient(work: WorkContext, code: str) -> UUID | None:
    """Find who heads a unit of personnel, or the whole agency, by their code."""
    key: UUID | None = execute(work, _recipient(code)).scalar_one_or_none()
    return key


@prepared
def _recipient(code: str) -> Select[Any]:
    heads = (
        select(Assignment.employee_id)
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Unit, Unit.id == Position.unit_id))
        .where(
            of_agency(Assignment),
            in_force(Assignment),
            Position.is_head,
            or_(Unit.sector == PERSONNEL, Unit.parent_id.is_(None)),
        )
    )
    return select(Employee.id).where(
        of_agency(Employee), Employee.employee_code == code, Employee.id.in_(heads)
    )
