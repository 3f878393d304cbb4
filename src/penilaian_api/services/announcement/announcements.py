"""Announce: draft, publish, withdraw and acknowledge announcements, guides, leaders' statements.

Who heads a unit announces to it and to what lies below; the administration to anyone. What is
published never changes: it is withdrawn with a reason, and another one takes its turn.
"""

from typing import Final
from uuid import UUID

from penilaian_api.domain.announcement.announcement import (
    ANNOUNCEMENT,
    AnnouncementKind,
    AnnouncementStep,
    statement_faults,
)
from penilaian_api.domain.dates import due_faults
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.transitions import advance
from penilaian_api.services import acknowledgements
from penilaian_api.services.announcement.views import (
    AnnouncementDetail,
    AnnouncementInput,
    AnnouncementView,
    detail_of,
    fetch_related,
)
from penilaian_api.services.references import require
from penilaian_api.services.views import row_view
from penilaian_api.storage.announcement import ANNOUNCEMENTS
from penilaian_api.storage.models.announcement.announcements import Announcement
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.store import reaches_everyone
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ANNOUNCEMENTS_PARAMETERS: Final = ANNOUNCEMENTS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[AnnouncementView]:
    """List what is announced to the agency; drafts to those who may publish them."""
    return page_of(work, ANNOUNCEMENTS, request).map(row_view(AnnouncementView))


def get(work: UnitOfWork, announcement_id: UUID) -> AnnouncementDetail:
    """Return one announcement."""
    related = fetch_related(work, announcement_id)
    return detail_of(work, related.record, related.reaches)


def create(work: UnitOfWork, announcement_input: AnnouncementInput) -> AnnouncementDetail:
    """Draft an announcement."""
    announcement = Announcement(id=new_id(), state=ANNOUNCEMENT.start, created_at=work.now)
    _fill(work, announcement, announcement_input)
    work.of(Announcement).add(announcement)
    return detail_of(work, announcement)


def edit(
    work: UnitOfWork,
    announcement_id: UUID,
    expected_version: int,
    announcement_input: AnnouncementInput,
) -> AnnouncementDetail:
    """Replace a draft."""
    announcement = _step(work, announcement_id, expected_version, AnnouncementStep.EDIT)
    _fill(work, announcement, announcement_input)
    return detail_of(work, announcement)


def publish(work: UnitOfWork, announcement_id: UUID, expected_version: int) -> AnnouncementDetail:
    """Let people read an announcement: from now on its text never changes."""
    announcement = _step(work, announcement_id, expected_version, AnnouncementStep.PUBLISH)
    if announcement.due_on is not None and announcement.due_on < work.today:
        raise ConflictError("due_day_over")
    announcement.published_at = work.now
    return detail_of(work, announcement)


def withdraw(
    work: UnitOfWork, announcement_id: UUID, expected_version: int, reason: str
) -> AnnouncementDetail:
    """Take an announcement back: nobody need read it any more; who read it is kept."""
    announcement = _step(work, announcement_id, expected_version, AnnouncementStep.WITHDRAW)
    announcement.withdrawn_for = reason
    return detail_of(work, announcement)


def acknowledge(work: UnitOfWork, announcement_id: UUID, digest: str) -> AnnouncementDetail:
    """Record that the caller has read an announcement; the same said twice is said once."""
    related = fetch_related(work, announcement_id)
    announcement = related.record
    if digest != announcement.digest:
        raise ConflictError("content_differs")
    acknowledgements.add_once(work, announcement, digest)
    return detail_of(work, announcement, related.reaches)


def _step(
    work: UnitOfWork, announcement_id: UUID, expected_version: int, step: AnnouncementStep
) -> Announcement:
    announcement = work.of(Announcement).take(announcement_id, expected_version)
    announcement.state = advance(ANNOUNCEMENT, announcement.state, step)
    return announcement


def _fill(work: UnitOfWork, announcement: Announcement, stated: AnnouncementInput) -> None:
    """State an announcement, or refuse what does not go together, each fault at its field."""
    _refuse(work, stated)
    cycle = _find_cycle(work, stated.cycle_key)
    announcement.unit_id = _find_unit(work, stated.unit_code)
    announcement.cycle_id = None if cycle is None else cycle.id
    announcement.period_id = _find_period(work, cycle, stated.period_key)
    announcement.leader_id = _find_leader(work, stated)
    announcement.kind, announcement.reader_group = stated.kind, stated.reader_group
    announcement.title, announcement.body = stated.title, stated.body
    announcement.is_required, announcement.due_on = stated.is_required, stated.due_on
    content = {"kind": stated.kind, "title": stated.title, "body": stated.body}
    _, announcement.digest = freeze(content)


def _refuse(work: UnitOfWork, stated: AnnouncementInput) -> None:
    is_for_others = reaches_everyone(work.access)
    keys = {"period_key": stated.period_key, "leader_code": stated.leader_code}
    faults = [*statement_faults(stated.kind, keys, states_for_others=is_for_others)]
    if stated.unit_code is None and not is_for_others:
        faults.append(Fault("/unit_code", "unit_of_announcement"))
    if stated.period_key is not None and stated.cycle_key is None:
        faults.append(Fault("/cycle_key", "required"))
    if stated.due_on is not None and not stated.is_required:
        faults.append(Fault("/due_on", "due_without_duty"))
    if stated.due_on is not None:
        faults += due_faults(stated.due_on, work.today)
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _find_unit(work: UnitOfWork, code: str | None) -> UUID | None:
    if code is None:
        return None
    return require(work.of(Unit).find(code=code), "/unit_code").id


def _find_cycle(work: UnitOfWork, key: str | None) -> Cycle | None:
    return None if key is None else require(work.of(Cycle).find(key=key), "/cycle_key")


def _find_period(work: UnitOfWork, cycle: Cycle | None, key: str | None) -> UUID | None:
    if cycle is None or key is None:
        return None
    return require(work.of(Period).find(cycle_id=cycle.id, key=key), "/period_key").id


def _find_leader(work: UnitOfWork, stated: AnnouncementInput) -> UUID | None:
    """Find whose statement it is: who heads a unit speaks for themselves alone."""
    if stated.kind is not AnnouncementKind.LEADER_STATEMENT:
        return None
    if reaches_everyone(work.access):
        leader = work.of(Employee).find(employee_code=stated.leader_code)
        return require(leader, "/leader_code").id
    own = work.actor.employee_id
    if stated.leader_code is not None:
        named = work.of(Employee).find(employee_code=stated.leader_code)
        if named is None or named.id != own:
            fault = Fault("/leader_code", "statement_of_another")
            raise InvalidDataError("invalid_input", faults=[fault])
    return own
