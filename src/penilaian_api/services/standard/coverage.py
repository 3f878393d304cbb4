"""List who holds a post to which a standard applies, and who of them has acknowledged it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.views import row_view
from penilaian_api.storage import standard as standard_storage
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

COVERAGE_PARAMETERS: Final = standard_storage.COVERAGE_PARAMETERS
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Somebody to whom a standard applies; empty *acknowledged_at*: they have not said so yet."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    position_id: UUID
    position_code: str
    position_title: str
    unit_code: str
    unit_name: str
    acknowledged_at: datetime | None


def page(work: UnitOfWork, version_id: UUID, request: ListRequest) -> Slice[CoverageView]:
    """List who must know a version: today, or on its first day if that is to come."""
    version = work.of(StandardVersion).get(version_id)
    day = max(work.today, version.starts_on)
    narrowed = request.narrowed(standard_id=version.id, day=day)
    listing = standard_storage.coverage_of(work, version.id)
    return page_of(work, listing, narrowed).map(row_view(CoverageView))
