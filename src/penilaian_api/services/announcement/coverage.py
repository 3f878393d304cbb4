"""Show whom an announcement addresses, who has acknowledged it, and how many of each unit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.announcement.announcement import ReaderGroup
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.views import row_view
from penilaian_api.storage import announcement as announcement_storage
from penilaian_api.storage.models.announcement.announcements import Announcement
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

READERS_PARAMETERS: Final = announcement_storage.READERS.parameters
"""What callers state of it."""


@dataclass(frozen=True, slots=True)
class ReaderView:
    """Somebody whom an announcement addresses; empty *acknowledged_at*: they have not read it."""

    id: UUID
    employee_code: str
    name: str
    unit_code: str
    unit_name: str
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How many people of a unit an announcement addresses, and how many have read it."""

    unit_code: str
    unit_name: str
    people: int
    acknowledged: int


@dataclass(frozen=True, slots=True)
class AnnouncementCoverage:
    """How many people within reach an announcement addresses and has reached, unit by unit."""

    announcement_id: UUID
    people: int
    acknowledged: int
    units: tuple[UnitCoverage, ...]


def page(work: UnitOfWork, announcement_id: UUID, request: ListRequest) -> Slice[ReaderView]:
    """List whom an announcement addresses today, and when each acknowledged it."""
    announcement, path = _addressed(work, announcement_id)
    narrowed = request.narrowed(announcement_id=announcement.id, path=path)
    if announcement.reader_group is ReaderGroup.RATERS:
        narrowed = narrowed.narrowed(is_rater=True)
    return page_of(work, announcement_storage.READERS, narrowed).map(row_view(ReaderView))


def of_units(work: UnitOfWork, announcement_id: UUID) -> AnnouncementCoverage:
    """Count whom an announcement addresses today, and who acknowledged it, unit by unit."""
    announcement, path = _addressed(work, announcement_id)
    rows = announcement_storage.count_readers(work, announcement, path)
    return AnnouncementCoverage(
        announcement_id=announcement.id,
        people=sum(row.people for row in rows),
        acknowledged=sum(row.acknowledged for row in rows),
        units=tuple(UnitCoverage(*row) for row in rows),
    )


def _addressed(work: UnitOfWork, announcement_id: UUID) -> tuple[Announcement, str]:
    """Fetch what was announced to the agency, and the path of the unit to which it is addressed.

    It may be addressed above the units that the caller heads: whom it counts is within reach.
    """
    announcement = announcement_storage.announced(work, announcement_id)
    if announcement is None:
        raise OutOfReachError
    if announcement.unit_id is None:
        return announcement, ""
    unit = work.of(Unit).get_referenced(announcement.unit_id)
    return announcement, "" if unit is None else unit.path
