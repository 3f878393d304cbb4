"""Query how regularly units meet: which had anybody, and when each held what counts."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from penilaian_api.domain.meeting.meeting import TOOK_PLACE, MeetingKind
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Assignment, Position, Unit
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import ListFilter, Listing
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


def _has_people(period_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Tell whether somebody held a post of a unit in a period: who has nobody meets with nobody."""
    return (
        select(Assignment.id)
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(*joined(Period, Period.id == period_id))
        .where(
            of_agency(Assignment),
            Position.unit_id == Unit.id,
            Assignment.voided_at.is_(None),
            Assignment.starts_on < Period.ends_before,
            or_(Assignment.ends_before.is_(None), Assignment.ends_before > Period.starts_on),
        )
        .correlate(Unit)
        .exists()
    )


MEETING_UNITS: Final = Listing(
    model=Unit,
    sorts={"code": (Unit.code,)},
    filters={
        "unit_code": by_unit_code(Unit.id),
        "period_id": ListFilter(UUID, _has_people, is_parameter=False),
    },
    tells_changes=False,
    by_day=True,
)
"""The units whose meetings the caller may count: those that had anybody in the period."""


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


def _somebody_came() -> ColumnElement[bool]:
    """Tell whether somebody came beside the host: who sat alone has met nobody."""
    return exists_in_agency(
        MeetingAttendee,
        MeetingAttendee.meeting_id == Meeting.id,
        MeetingAttendee.has_attended.is_(True),
        MeetingAttendee.employee_id != Meeting.employee_id,
    ).correlate(Meeting)


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
            _somebody_came(),
        )
        .order_by(Meeting.starts_at)
    )


def staffed_since(work: WorkContext, units: Collection[UUID]) -> Mapping[UUID, date]:
    """Tell since when units already fetched within reach have had anybody."""
    return dict(execute(work, _staffed_since({*units})).all()) if units else {}


@prepared
def _staffed_since(units: set[UUID]) -> Select[UUID, date]:
    return (
        select(Position.unit_id, func.min(Assignment.starts_on))
        .join_from(Assignment, *joined(Position, Position.id == Assignment.position_id))
        .where(of_agency(Assignment), Assignment.voided_at.is_(None), Position.unit_id.in_(units))
        .group_by(Position.unit_id)
    )
