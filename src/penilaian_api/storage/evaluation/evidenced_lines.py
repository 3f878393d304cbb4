"""Fetch which lines of plans have evidence of a period."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def evidenced_lines(work: UnitOfWork, people: set[UUID], first_day: date) -> frozenset[UUID]:
    """Name the lines of people, fetched within reach, with evidence sent from a day on."""
    since = datetime.combine(first_day, time.min, work.zone)
    return frozenset(execute(work, _evidenced_lines(people, since)).scalars())


@prepared
def _evidenced_lines(people: set[UUID], since: datetime) -> Select[UUID]:
    return (
        select(Evidence.line_id)
        .where(of_agency(Evidence), Evidence.employee_id.in_(people), Evidence.posted_at >= since)
        .distinct()
    )
