"""Query what was spent on results: the entries of progress that say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.scoring.columns import columns_of
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import Prepared, prepared


@dataclass(frozen=True, slots=True)
class ExpenseRow:
    """An entry that stands and says what its value took."""

    id: UUID
    line_id: UUID
    value: Decimal
    spent: Decimal
    spent_in: str


def expense_query(subjects: Sequence[Subject], period: Period) -> Prepared[SubQuery[ExpenseRow]]:
    """List what the subjects spent within *period*, oldest first; corrected entries left out."""
    people = {subject.employee_id for subject in subjects}
    return _expenses(people, period.starts_on, period.ends_before)


@prepared
def _expenses(people: set[UUID], starts_on: date, ends_before: date) -> SubQuery[ExpenseRow]:
    query: Select[*tuple[Any, ...]] = select(*columns_of(ExpenseRow, Progress)).where(
        of_agency(Progress),
        Progress.employee_id.in_(people),
        Progress.on >= starts_on,
        Progress.on < ends_before,
        Progress.spent.is_not(None),
        stands(Progress),
    )
    return SubQuery(query, ExpenseRow, (Progress.on, Progress.posted_at, Progress.id))
