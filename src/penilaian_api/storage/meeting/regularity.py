"""Query how regularly units meet: which units, and when each held what counts."""

from collections.abc import Collection
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.meeting.meeting import TOOK_PLACE, MeetingKind
from penilaian_api.storage.models.meeting.meetings import Meeting
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.lists.listing import Listing
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

MEETING_UNITS: Final = Listing(
    model=Unit,
    sorts={"code": (Unit.code,)},
    filters={"unit_code": by_unit_code(Unit.id)},
    tells_changes=False,
    by_day=True,
)
"""The units whose meetings the caller may count."""


class HeldMeeting(NamedTuple):
    """A meeting that a unit held."""

    unit_id: UUID
    starts_at: datetime


def held_by(
    work: WorkContext,
    units: Collection[UUID],
    kinds: Collection[MeetingKind],
    since: datetime,
    until: datetime,
) -> list[HeldMeeting]:
    """List the meetings that units already fetched within reach held between two instants."""
    if not units:
        return []
    query = _held_by({*units}, tuple(sorted(kinds)), since, until)
    return [HeldMeeting(*row) for row in execute(work, query)]


@prepared
def _held_by(
    units: set[UUID], kinds: tuple[MeetingKind, ...], since: datetime, until: datetime
) -> Select[UUID, datetime]:
    return (
        select(Meeting.unit_id, Meeting.starts_at)
        .where(
            of_agency(Meeting),
            Meeting.unit_id.in_(units),
            Meeting.kind.in_(kinds),
            Meeting.state.in_(sorted(TOOK_PLACE)),
            Meeting.starts_at >= since,
            Meeting.starts_at < until,
        )
        .order_by(Meeting.starts_at)
    )
