"""Show what the numbers of discipline were reckoned from.

Why it is so: docs/decisions/0048.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import refuse_damaged
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.attendance.reckonings import RECKONINGS
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.register.attendance import DisciplineReckoning
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReckoningView:
    """What a number was reckoned from; *content* is the document whose SHA-256 is the digest."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    period_id: UUID
    measurement_id: UUID
    rule: str
    rule_version: int
    value: Decimal
    recorded: int
    late_days: int
    late_minutes: int
    early_days: int
    early_minutes: int
    absent: int
    leave: int
    digest: str
    reckoned_at: datetime


@dataclass(frozen=True, slots=True)
class ReckoningDetail:
    """The same with its document."""

    summary: ReckoningView
    content: str


RECKONING_PARAMETERS: Final = RECKONINGS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[ReckoningView]:
    """List what numbers were reckoned from."""
    return page_of(work, RECKONINGS, request).map(row_view(ReckoningView))


def get(work: UnitOfWork, reckoning_id: UUID) -> ReckoningDetail:
    """Return one with every deduction."""
    record = work.of(DisciplineReckoning).get(reckoning_id)
    refuse_damaged(record.content, record.digest)
    person = work.of(Employee).get_referenced(record.employee_id)
    names = {"employee_code": "", "employee_name": ""}
    if person is not None:
        names = {"employee_code": person.employee_code, "employee_name": person.name}
    return ReckoningDetail(view_of(ReckoningView, record, **names), record.content)
