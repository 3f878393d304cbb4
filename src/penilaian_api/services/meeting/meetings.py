"""Hold meetings: schedule them, record who came, what was said and decided, close the minutes.

Who heads the unit (or one above it) or the administration calls a meeting; the host records it;
those who came confirm it. Closed minutes never change: a correction stands beside them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.dates import far_faults, local_day
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    InvalidDataError,
    OutOfReachError,
)
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.meeting.meeting import (
    MEETING,
    TOOK_PLACE,
    MeetingKind,
    MeetingState,
    MeetingStep,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance, refusal_of
from penilaian_api.services.meeting import outcomes
from penilaian_api.services.meeting.record import refuse_others, with_record
from penilaian_api.services.meeting.views import (
    AgreedActionView,
    AttendeeView,
    CorrectionView,
    MeetingDetail,
    MeetingInput,
    MeetingRecordInput,
    MeetingView,
    TopicView,
)
from penilaian_api.services.references import require, stated_twice
from penilaian_api.services.views import view_of
from penilaian_api.storage.meeting import meetings as meeting_storage
from penilaian_api.storage.meeting.meetings import MeetingParts
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.meeting.meetings import (
    Meeting,
    MeetingAttendee,
    MeetingCorrection,
    MeetingTopic,
)
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_RELATIONS: Final = frozenset({Reach.OWN, Reach.INVITED, Reach.UNIT, Reach.AGENCY})


MEETINGS_PARAMETERS: Final = meeting_storage.MEETINGS.parameters
"""What callers state of the list of meetings."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[MeetingView]:
    """List the meetings of the caller, of the units that they head, or all for an admin."""
    rows = page_of(work, meeting_storage.MEETINGS, request)
    return rows.map(lambda row: _head(row.record, row.names))


def get(work: UnitOfWork, meeting_id: UUID) -> MeetingDetail:
    """Return one meeting."""
    related = work.of(Meeting).get_with_relations(meeting_id, _RELATIONS)
    return _detail(work, related.record, related.reaches)


def schedule(work: UnitOfWork, meeting_input: MeetingInput) -> MeetingDetail:
    """Call a meeting of a unit, and invite people to it."""
    meeting = Meeting(id=new_id(), state=MEETING.start, created_at=work.now)
    people, versions = _fill(work, meeting, meeting_input)
    work.of(Meeting).add(meeting)
    _put_parts(work, meeting, people, versions)
    return _detail(work, meeting, _reaches(work, meeting))


def edit(
    work: UnitOfWork, meeting_id: UUID, expected_version: int, meeting_input: MeetingInput
) -> MeetingDetail:
    """Replace a meeting that has not taken place, with whom it invites and what it discusses."""
    meeting = _step(work, meeting_id, expected_version, MeetingStep.EDIT)
    people, versions = _fill(work, meeting, meeting_input)
    work.of(MeetingAttendee).remove(*work.of(MeetingAttendee).children_of(meeting))
    work.of(MeetingTopic).remove(*work.of(MeetingTopic).children_of(meeting))
    _put_parts(work, meeting, people, versions)
    return _detail(work, meeting, _reaches(work, meeting))


def hold(
    work: UnitOfWork, meeting_id: UUID, expected_version: int, record_input: MeetingRecordInput
) -> MeetingDetail:
    """Record who came, what was said and decided; again until the minutes are closed."""
    meeting = _step(work, meeting_id, expected_version, MeetingStep.HOLD)
    if meeting.starts_at > work.now:
        raise ConflictError("meeting_not_begun")
    is_as_confirmed = meeting.minutes == record_input.minutes
    meeting.minutes = record_input.minutes
    work.session.flush()  # who confirms holds the meeting as it is: from here on nobody does
    parts = meeting_storage.parts_of(work, meeting)
    refuse_others(parts, record_input)
    recorded = with_record(parts, record_input, is_as_confirmed=is_as_confirmed)
    present = {row.employee_id: row for row in recorded.attendees}
    attendees = work.of(MeetingAttendee).children_of(meeting)
    for attendee in attendees:
        row = present[attendee.employee_id]
        attendee.has_attended, attendee.confirmed_at = row.has_attended, row.confirmed_at
    decided = {row.indicator_version_id: row for row in recorded.topics}
    topics = work.of(MeetingTopic).children_of(meeting) if decided else []
    for topic in topics:
        decision = decided[topic.indicator_version_id]
        topic.decision, topic.note = decision.decision, decision.note
    bulk_update.store(work, [*attendees, *topics])
    following = outcomes.put(work, meeting, parts, record_input)
    return _detail(work, meeting, _reaches(work, meeting), replace(recorded, **following))


def close(work: UnitOfWork, meeting_id: UUID, expected_version: int) -> MeetingDetail:
    """Close the minutes: from now on they are only corrected."""
    meeting = _step(work, meeting_id, expected_version, MeetingStep.CLOSE)
    meeting.closed_at = work.now
    return _detail(work, meeting, _reaches(work, meeting))


def correct(
    work: UnitOfWork, meeting_id: UUID, expected_version: int, minutes: str, reason: str
) -> MeetingDetail:
    """Put minutes in place of closed ones, which stay beside them."""
    meeting = _step(work, meeting_id, expected_version, MeetingStep.CORRECT)
    earlier = work.of(MeetingCorrection).children_of(meeting)
    correction = MeetingCorrection(
        id=new_id(),
        number=len(earlier) + 1,
        minutes=minutes,
        reason=reason,
        corrected_by=work.actor.account_id,
        corrected_at=work.now,
    )
    work.of(MeetingCorrection).put(meeting, correction)
    return _detail(work, meeting, _reaches(work, meeting))


def cancel(work: UnitOfWork, meeting_id: UUID, expected_version: int, reason: str) -> MeetingDetail:
    """Cancel a meeting that has not taken place, for a reason that those invited read."""
    meeting = _step(work, meeting_id, expected_version, MeetingStep.CANCEL)
    meeting.canceled_for = reason
    return _detail(work, meeting, _reaches(work, meeting))


def confirm(work: UnitOfWork, meeting_id: UUID) -> MeetingDetail:
    """Confirm that one came, as the host recorded it; the first time counts."""
    meeting = meeting_storage.as_it_stays(work, meeting_id)
    if meeting is None:
        raise OutOfReachError
    if meeting.state not in TOOK_PLACE:
        raise refusal_of(MEETING, meeting.state, "confirm", TOOK_PLACE)
    (own,) = work.of(MeetingAttendee).children_of(meeting, employee_id=work.actor.employee_id)
    if not own.has_attended:
        raise ConflictError("not_attended")
    if own.confirmed_at is None:
        own.confirmed_at = work.now
        work.session.flush()
    return _detail(work, meeting, _reaches(work, meeting))


def _step(work: UnitOfWork, meeting_id: UUID, expected_version: int, step: MeetingStep) -> Meeting:
    meeting = work.of(Meeting).take(meeting_id, expected_version)
    meeting.state = advance(MEETING, meeting.state, step)
    return meeting


def _fill(
    work: UnitOfWork, meeting: Meeting, meeting_input: MeetingInput
) -> tuple[Sequence[UUID], Sequence[UUID]]:
    """State a meeting; give the people it invites and the versions of indicators it discusses."""
    if meeting_input.starts_at < work.now:
        raise InvalidDataError.at_pointer("/starts_at", "meeting_in_past")
    day = local_day(meeting_input.starts_at, work.zone)
    if faults := [*far_faults(day, work.today, "/starts_at")]:
        raise InvalidDataError("invalid_input", faults=faults)
    codes, versions = meeting_input.invited_codes, meeting_input.indicator_version_ids
    twice = [
        *stated_twice("invited_codes", codes),
        *stated_twice("indicator_version_ids", versions),
    ]
    if twice:
        raise InvalidDataError("invalid_input", faults=twice)
    if meeting_input.kind is MeetingKind.CALIBRATION and meeting_input.cycle_key is None:
        fault = Fault("/cycle_key", "calibration_needs_cycle")
        raise InvalidDataError("invalid_input", faults=[fault])
    unit = require(work.of(Unit).find(code=meeting_input.unit_code), "/unit_code")
    people = _find_people(work, meeting_input)
    _require_in_use(work, versions)
    meeting.unit_id, meeting.employee_id = unit.id, people[0]
    meeting.cycle_id = _find_cycle(work, meeting_input.cycle_key)
    meeting.kind, meeting.title = meeting_input.kind, meeting_input.title
    meeting.starts_at, meeting.location = meeting_input.starts_at, meeting_input.location
    return people[1:], versions


def _find_people(work: UnitOfWork, meeting_input: MeetingInput) -> Sequence[UUID]:
    """Find the host and those invited, or refuse whom the caller cannot reach at their pointer."""
    named = {"/host_code": meeting_input.host_code}
    named |= {
        f"/invited_codes/{index}": code for index, code in enumerate(meeting_input.invited_codes)
    }
    people = work.of(Employee).all(employee_code={*named.values()})
    known = {person.employee_code: person.id for person in people}
    faults = [Fault(at, "unknown_reference") for at, code in named.items() if code not in known]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    return [known[code] for code in named.values()]


def _find_cycle(work: UnitOfWork, key: str | None) -> UUID | None:
    if key is None:
        return None
    return require(work.of(Cycle).find(key=key), "/cycle_key").id


def _require_in_use(work: UnitOfWork, version_ids: Sequence[UUID]) -> None:
    """Refuse versions of indicators that do not exist, or are out of use."""
    if not version_ids:
        return
    known = {each.id: each for each in work.of(IndicatorVersion).all(id={*version_ids})}
    for index, version_id in enumerate(version_ids):
        pointer = f"/indicator_version_ids/{index}"
        if require(known.get(version_id), pointer).state is IndicatorState.RETIRED:
            fault = Fault(pointer, "indicator_out_of_use")
            raise InvalidDataError("invalid_input", faults=[fault])


def _put_parts(
    work: UnitOfWork, meeting: Meeting, people: Iterable[UUID], versions: Iterable[UUID]
) -> None:
    attendees = [MeetingAttendee(id=new_id(), employee_id=person) for person in people]
    work.of(MeetingAttendee).put(meeting, *attendees)
    topics = [MeetingTopic(id=new_id(), indicator_version_id=version) for version in versions]
    work.of(MeetingTopic).put(meeting, *topics)


def _reaches(work: UnitOfWork, meeting: Meeting) -> frozenset[Reach]:
    """Name the relations in which who has just changed a meeting may stand to it."""
    reaches = frozenset(grant.reach for grant in work.access.grants) - {Reach.OWN}
    is_own = meeting.employee_id == work.actor.employee_id
    return reaches | {Reach.OWN} if is_own else reaches


def _detail(
    work: UnitOfWork,
    meeting: Meeting,
    reaches: frozenset[Reach],
    known: MeetingParts | None = None,
) -> MeetingDetail:
    parts = known or meeting_storage.parts_of(work, meeting)
    return MeetingDetail(
        meeting=_head(meeting, parts.names),
        minutes=meeting.minutes,
        attendees=tuple(view_of(AttendeeView, row) for row in parts.attendees),
        topics=tuple(view_of(TopicView, row) for row in parts.topics),
        corrections=tuple(view_of(CorrectionView, row) for row in parts.corrections),
        actions=tuple(view_of(AgreedActionView, row) for row in parts.actions),
        lessons=parts.lessons,
        allowed_actions=filter_allowed(work.actor, reaches, _steps(work, meeting, parts)),
    )


def _steps(work: UnitOfWork, meeting: Meeting, parts: MeetingParts) -> Iterator[Action]:
    """Name what the state allows: to record what has begun, to confirm what is recorded."""
    is_planned = meeting.state is MeetingState.PLANNED
    if is_planned:
        yield Action.MEETING_SCHEDULE
    if meeting.state is MeetingState.RECORDED or (is_planned and meeting.starts_at <= work.now):
        yield Action.MEETING_HOST
    if meeting.state is MeetingState.CLOSED:
        yield Action.MEETING_CORRECT
    own = (row for row in parts.attendees if row.employee_id == work.actor.employee_id)
    if meeting.state in TOOK_PLACE and any(row.has_attended for row in own):
        yield Action.MEETING_CONFIRM


def _head(meeting: Meeting, names: Mapping[str, Any]) -> MeetingView:
    return view_of(MeetingView, meeting, host_id=meeting.employee_id, **names)
