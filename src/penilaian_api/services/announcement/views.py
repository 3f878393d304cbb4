"""Say what callers state of an announcement, and what is given out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.announcement.announcement import (
    AnnouncementKind,
    AnnouncementState,
    ReaderGroup,
)
from penilaian_api.services.views import view_of
from penilaian_api.storage.announcement import names_beside
from penilaian_api.storage.models.announcement.announcements import Announcement
from penilaian_api.storage.work.store import RecordWithRelations
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AnnouncementInput:
    """An announcement as it should be."""

    kind: AnnouncementKind
    title: str
    body: str
    unit_code: str | None
    reader_group: ReaderGroup
    cycle_key: str | None
    period_key: str | None
    leader_code: str | None
    is_required: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class AnnouncementView:
    """An announcement, and when the caller acknowledged it, if they did."""

    id: UUID
    kind: AnnouncementKind
    title: str
    body: str
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    reader_group: ReaderGroup
    cycle_id: UUID | None
    cycle_key: str | None
    period_id: UUID | None
    period_key: str | None
    leader_id: UUID | None
    leader_code: str | None
    leader_name: str | None
    is_required: bool
    due_on: date | None
    digest: str
    state: AnnouncementState
    withdrawn_for: str
    created_at: datetime
    published_at: datetime | None
    acknowledged_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class AnnouncementDetail:
    """An announcement with what the caller may do with it."""

    announcement: AnnouncementView
    allowed_actions: tuple[Action, ...]


_ACTIONS: Final[Mapping[AnnouncementState, tuple[Action, ...]]] = {
    AnnouncementState.DRAFT: (Action.ANNOUNCEMENT_WRITE,),
    AnnouncementState.PUBLISHED: (
        Action.ANNOUNCEMENT_WITHDRAW,
        Action.ANNOUNCEMENT_ACKNOWLEDGE,
        Action.ANNOUNCEMENT_COVERAGE,
    ),
    AnnouncementState.WITHDRAWN: (Action.ANNOUNCEMENT_COVERAGE,),
}
_RELATIONS: Final = frozenset({Reach.UNIT, Reach.AGENCY})


def fetch_related(work: UnitOfWork, announcement_id: UUID) -> RecordWithRelations[Announcement]:
    """Fetch an announcement within reach, with the relations in which the caller stands to it."""
    return work.of(Announcement).get_with_relations(announcement_id, _RELATIONS)


def detail_of(
    work: UnitOfWork, announcement: Announcement, reaches: frozenset[Reach] | None = None
) -> AnnouncementDetail:
    """Show an announcement; by default to who has just changed it, within what they reach."""
    stands = reaches or frozenset(grant.reach for grant in work.access.grants)
    view = view_of(AnnouncementView, announcement, **names_beside(work, announcement))
    actions = filter_allowed(work.actor, stands, _ACTIONS[announcement.state])
    return AnnouncementDetail(view, actions)
