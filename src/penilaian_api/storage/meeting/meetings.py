"""Query meetings: the list, and what belongs to one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import TopicDecision
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.models.meeting.meetings import (
    Meeting,
    MeetingAction,
    MeetingAttendee,
    MeetingCorrection,
    MeetingLesson,
    MeetingTopic,
)
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal, join_beside
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

MEETINGS: Final = Listing(
    model=Meeting,
    sorts={"starts_at": (Meeting.starts_at,)},
    filters={
        "kind": equal(Meeting.kind, "Only of this kind."),
        "state": equal(Meeting.state, "Only in this state."),
        "cycle_id": equal(Meeting.cycle_id, "Only for this cycle."),
        "unit_code": by_unit_code(Meeting.unit_id),
    },
    beside=(
        Beside(Unit, Unit.id == Meeting.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(
            Employee,
            Employee.id == Meeting.employee_id,
            host_code=Employee.employee_code,
            host_name=Employee.name,
        ),
        Beside(Cycle, Cycle.id == Meeting.cycle_id, cycle_key=Cycle.key),
    ),
)
"""The list of meetings."""


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Somebody who is invited to a meeting, and the path of the unit in which they work."""

    employee_id: UUID
    employee_code: str
    name: str
    unit_name: str
    is_outside_unit: bool
    has_attended: bool | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """An indicator that a meeting discusses, as it stands today."""

    indicator_version_id: UUID
    indicator_id: UUID
    key: str
    number: int
    statement: str
    state: IndicatorState
    decision: TopicDecision | None
    note: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """Minutes that stand in place of those before."""

    number: int
    minutes: str
    reason: str
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What a meeting agreed to do, who does it, and what came of it."""

    id: UUID
    number: int
    what: str
    owner_id: UUID
    owner_code: str
    owner_name: str
    due_on: date
    state: MeetingActionState
    done_at: datetime | None
    outcome: str
    version: int


@dataclass(frozen=True, slots=True)
class MeetingParts:
    """All that belongs to a meeting, and the names beside its ids."""

    names: Mapping[str, Any]
    attendees: tuple[AttendeeRow, ...]
    topics: tuple[TopicRow, ...]
    corrections: tuple[CorrectionRow, ...]
    actions: tuple[ActionRow, ...]
    lessons: tuple[str, ...]


def as_it_stays(work: WorkContext, meeting_id: UUID) -> Meeting | None:
    """Fetch a meeting within reach, if it is there; its host records nothing until the commit."""
    query = _as_it_stays(work.access.grants, meeting_id)
    meeting: Meeting | None = execute(work, query).scalar_one_or_none()
    return meeting


@prepared
def _as_it_stays(grants: tuple[Grant, ...], meeting_id: UUID) -> Select[Meeting]:
    query = select(Meeting).where(within(grants, Meeting), Meeting.id == meeting_id)
    return query.with_for_update(read=True, of=Meeting)


def parts_of(work: WorkContext, meeting: Meeting) -> MeetingParts:
    """Fetch what belongs to a meeting already fetched within reach, in one statement."""
    queries = (
        _names(meeting.id),
        _attendees(meeting.id, meeting.unit_id),
        _topics(meeting.id),
        _corrections(meeting.id),
        _actions(meeting.id),
        _lessons(meeting.id),
    )
    rows = execute_combined(work.session, work.bindings, *queries)
    names, attendees, topics, corrections, actions, lessons = queries
    return MeetingParts(
        rows.of(names)[0],
        tuple(rows.of(attendees)),
        tuple(rows.of(topics)),
        tuple(rows.of(corrections)),
        tuple(rows.of(actions)),
        tuple(rows.of(lessons)),
    )


@prepared
def _names(meeting_id: UUID) -> SubQuery[Mapping[str, Any]]:
    query = join_beside(select(*MEETINGS.names()).select_from(Meeting), MEETINGS)
    keys = [name for each in MEETINGS.beside for name in each.names]

    def build(*values: object) -> Mapping[str, Any]:
        return dict(zip(keys, values, strict=True))

    return SubQuery(query.where(of_agency(Meeting), Meeting.id == meeting_id), build)


@prepared
def _attendees(meeting_id: UUID, unit_id: UUID) -> SubQuery[AttendeeRow]:
    top = select(Unit.path).where(of_agency(Unit), Unit.id == unit_id).scalar_subquery()
    query = (
        select(
            MeetingAttendee.employee_id,
            Employee.employee_code,
            Employee.name,
            Unit.name,
            ~is_under(Unit.path, top),
            MeetingAttendee.has_attended,
            MeetingAttendee.confirmed_at,
        )
        .join(*joined(Employee, Employee.id == MeetingAttendee.employee_id))
        .join(*joined(Unit, Unit.id == Employee.unit_id))
        .where(of_agency(MeetingAttendee), MeetingAttendee.meeting_id == meeting_id)
    )
    return SubQuery(query, AttendeeRow, (Employee.employee_code,))


@prepared
def _topics(meeting_id: UUID) -> SubQuery[TopicRow]:
    query = (
        select(
            MeetingTopic.indicator_version_id,
            IndicatorVersion.indicator_id,
            Indicator.key,
            IndicatorVersion.number,
            IndicatorVersion.statement,
            IndicatorVersion.state,
            MeetingTopic.decision,
            MeetingTopic.note,
        )
        .join(*joined(IndicatorVersion, IndicatorVersion.id == MeetingTopic.indicator_version_id))
        .join(*joined(Indicator, Indicator.id == IndicatorVersion.indicator_id))
        .where(of_agency(MeetingTopic), MeetingTopic.meeting_id == meeting_id)
    )
    return SubQuery(query, TopicRow, (Indicator.key, IndicatorVersion.number))


@prepared
def _corrections(meeting_id: UUID) -> SubQuery[CorrectionRow]:
    query = select(
        MeetingCorrection.number,
        MeetingCorrection.minutes,
        MeetingCorrection.reason,
        MeetingCorrection.corrected_at,
    ).where(of_agency(MeetingCorrection), MeetingCorrection.meeting_id == meeting_id)
    return SubQuery(query, CorrectionRow, (MeetingCorrection.number,))


@prepared
def _actions(meeting_id: UUID) -> SubQuery[ActionRow]:
    query = (
        select(
            MeetingAction.id,
            MeetingAction.number,
            MeetingAction.what,
            MeetingAction.employee_id,
            Employee.employee_code,
            Employee.name,
            MeetingAction.due_on,
            MeetingAction.state,
            MeetingAction.done_at,
            MeetingAction.outcome,
            MeetingAction.version,
        )
        .join(*joined(Employee, Employee.id == MeetingAction.employee_id))
        .where(of_agency(MeetingAction), MeetingAction.meeting_id == meeting_id)
    )
    return SubQuery(query, ActionRow, (MeetingAction.number,))


@prepared
def _lessons(meeting_id: UUID) -> SubQuery[str]:
    query = select(MeetingLesson.text).where(
        of_agency(MeetingLesson), MeetingLesson.meeting_id == meeting_id
    )
    return SubQuery(query, str, (MeetingLesson.number,))
