"""Query since when people are in service: the first day of their first post."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select

from penilaian_api.storage.models.organization import Assignment
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


def first_day_of(work: WorkContext, employee_id: UUID) -> date | None:
    """Return the first day of somebody already fetched within reach; none who never had a post."""
    day: date | None = execute(work, _first_day(employee_id)).scalar_one()
    return day


@prepared
def _first_day(employee_id: UUID) -> Select[date]:
    return select(func.min(Assignment.starts_on)).where(
        of_agency(Assignment),
        Assignment.employee_id == employee_id,
        Assignment.voided_at.is_(None),
    )
