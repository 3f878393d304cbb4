"""List studies of those who rate, and the statistics of each."""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.fairness.rater_statistics import RaterStatistic, RaterStudy
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import exists_in_agency, of_agency
from penilaian_api.storage.work.invitation import treated_statistics
from penilaian_api.storage.work.lists.listing import BesideEach, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


def _is_newest() -> ColumnElement[bool]:
    later = aliased(RaterStudy)
    return ~exists_in_agency(
        later,
        later.period_id == RaterStatistic.period_id,
        later.number > RaterStatistic.number,
    )


STUDIES: Final = Listing(
    model=RaterStudy,
    sorts={"computed": ()},
    filters={"period_id": equal(RaterStudy.period_id, "Only of this period.")},
    beside=(BesideEach(Period, Period.id == RaterStudy.period_id, period_key=Period.key),),
)
"""The list of studies, the first before the others."""

STATISTICS: Final = Listing(
    model=RaterStatistic,
    sorts={"computed": ()},
    filters={
        "period_id": equal(RaterStatistic.period_id, "Only of this period."),
        "employee_id": equal(RaterStatistic.employee_id, "Only of this assessor."),
        "meeting_id": ListFilter(
            UUID,
            lambda value: RaterStatistic.id.in_(treated_statistics(value)),
            "Only of those whose ratings this calibration session treats, if you take part in it.",
        ),
        "current": ListFilter(
            bool,
            lambda value: ~value | _is_newest(),
            "Leave out what was computed anew later.",
            default=False,
        ),
    },
    search=search_people(RaterStatistic.employee_id),
    beside=(
        BesideEach(
            Employee,
            Employee.id == RaterStatistic.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(Period, Period.id == RaterStatistic.period_id, period_key=Period.key),
    ),
)
"""The list of statistics of assessors, the first computed before the others."""


def newest_number(work: WorkContext, period_id: UUID) -> int:
    """Return how often the statistics of a period were computed."""
    return execute(work, _newest_number(period_id)).scalar_one() or 0


@prepared
def _newest_number(period_id: UUID) -> Select[int | None]:
    return select(func.max(RaterStudy.number)).where(
        of_agency(RaterStudy), RaterStudy.period_id == period_id
    )
