"""Take the record of a meeting: who came, and what was decided on what was discussed."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.meeting.meeting import strangers, unlinked
from penilaian_api.services.meeting.views import MeetingRecordInput
from penilaian_api.services.references import stated_twice
from penilaian_api.storage.meeting.meetings import MeetingParts


def refuse_others(parts: MeetingParts, record_input: MeetingRecordInput) -> None:
    """Refuse attendance of people who were not invited, and decisions on what was no topic."""
    invited = {row.employee_code for row in parts.attendees}
    topics = {row.indicator_version_id for row in parts.topics}
    decided = [each.indicator_version_id for each in record_input.decisions]
    faults = [
        *strangers(record_input.attended_codes, invited),
        *stated_twice("attended_codes", record_input.attended_codes),
        *unlinked(decided, topics),
        *stated_twice("decisions", decided),
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def with_record(
    parts: MeetingParts, record_input: MeetingRecordInput, *, is_as_confirmed: bool
) -> MeetingParts:
    """Say who came and what was decided; who did not come has confirmed nothing.

    *is_as_confirmed*: the minutes are as they were. Else who came confirms them anew: nobody has
    confirmed what was written afterward.
    """
    is_as_confirmed = is_as_confirmed and _decisions(parts) == {
        each.indicator_version_id: (each.decision, each.note) for each in record_input.decisions
    }
    decisions = {each.indicator_version_id: each for each in record_input.decisions}
    attendees = []
    for row in parts.attendees:
        came = row.employee_code in record_input.attended_codes
        confirmed_at = row.confirmed_at if came and is_as_confirmed else None
        attendees.append(replace(row, has_attended=came, confirmed_at=confirmed_at))
    topics = []
    for topic in parts.topics:
        decision = decisions.get(topic.indicator_version_id)
        note = "" if decision is None else decision.note
        topics.append(
            replace(topic, decision=None if decision is None else decision.decision, note=note)
        )
    return replace(parts, attendees=tuple(attendees), topics=tuple(topics))


def _decisions(parts: MeetingParts) -> Mapping[UUID, tuple[object, str]]:
    return {
        topic.indicator_version_id: (topic.decision, topic.note)
        for topic in parts.topics
        if topic.decision is not None
    }
