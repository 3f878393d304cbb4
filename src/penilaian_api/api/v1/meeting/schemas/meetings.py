"""Define the request and response shapes of meetings."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import MeetingKind, MeetingState, TopicDecision

Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Location = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Minutes = Annotated[str, StringConstraints(min_length=1, max_length=8000, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
People = Annotated[tuple[Code, ...], Field(max_length=500)]


class MeetingIn(ShapeIn):
    """A meeting as it should be, with whom it invites and which indicators it discusses."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "indicator_discussion",
                    "title": "Diskusi indikator kinerja penata perizinan",
                    "unit_code": "DINAS",
                    "starts_at": "2099-01-12T02:00:00Z",
                    "location": "Ruang rapat",
                    "host_code": "alfa-sup",
                    "invited_codes": ["alfa-staff", "alfa-peer"],
                }
            ]
        }
    )

    kind: MeetingKind
    title: Title
    unit_code: Code
    cycle_key: Annotated[
        Code | None, Field(description="The cycle in which it counts as taking part.")
    ] = None
    starts_at: Instant
    location: Location = ""
    host_code: Annotated[Code, Field(description="Who records it, by their code.")]
    invited_codes: People
    indicator_version_ids: Annotated[tuple[Key, ...], Field(max_length=100)] = ()


class TopicDecisionIn(ShapeIn):
    """What the meeting decided on an indicator that it discussed."""

    indicator_version_id: Key
    decision: TopicDecision
    note: Note = ""


class MeetingActionIn(ShapeIn):
    """What somebody who takes part will do, and by when."""

    what: Annotated[str, text(500)]
    owner_code: Code
    due_on: Day


class MeetingRecordIn(ShapeIn):
    """Who came, what was said and decided, what follows, and what others can learn from it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "minutes": "Disepakati menambah ukuran ketepatan waktu dan koreksi izin.",
                    "attended_codes": ["alfa-staff"],
                    "decisions": [],
                    "actions": [
                        {
                            "what": "Menyusun daftar periksa berkas izin.",
                            "owner_code": "alfa-staff",
                            "due_on": "2099-02-01",
                        }
                    ],
                    "lessons": ["Berkas diperiksa bersama pemohon di loket: koreksi berkurang."],
                }
            ]
        }
    )

    minutes: Minutes
    attended_codes: People
    decisions: Annotated[tuple[TopicDecisionIn, ...], Field(max_length=100)] = ()
    actions: Annotated[tuple[MeetingActionIn, ...], Field(max_length=50)] = ()
    lessons: Annotated[
        tuple[Annotated[str, text(1000)], ...],
        Field(max_length=20, description="Everybody in the agency reads them once it is closed."),
    ] = ()


class CorrectionIn(ShapeIn):
    """Minutes in place of closed ones, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "minutes": "Disepakati menambah ukuran ketepatan waktu saja.",
                    "reason": "Koreksi izin diputuskan pada rapat berikutnya.",
                }
            ]
        }
    )

    minutes: Minutes
    reason: Reason


class CancellationIn(ShapeIn):
    """Why a meeting does not take place."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Bersamaan dengan kunjungan pemeriksa."}]}
    )

    reason: Reason


class MeetingOut(ShapeOut):
    """A meeting of a unit (*rapat*)."""

    id: Key
    kind: MeetingKind
    title: str
    unit_id: Key
    unit_code: str
    unit_name: str
    cycle_id: Key | None
    cycle_key: str | None
    starts_at: Instant
    location: str
    host_id: Key
    host_code: str
    host_name: str
    state: MeetingState
    canceled_for: str
    closed_at: Instant | None
    version: int


class AttendeeOut(ShapeOut):
    """Somebody who is invited: whether they came, and confirmed it."""

    employee_id: Key
    employee_code: str
    name: str
    unit_name: str
    is_outside_unit: bool
    has_attended: bool | None
    confirmed_at: Instant | None


class TopicOut(ShapeOut):
    """An indicator that is discussed, as it stands today, and what was decided on it."""

    indicator_version_id: Key
    indicator_id: Key
    key: str
    number: int
    statement: str
    state: IndicatorState
    decision: TopicDecision | None
    note: str


class CorrectionOut(ShapeOut):
    """Minutes that stand in place of those before, and why."""

    number: int
    minutes: str
    reason: str
    corrected_at: Instant


class AgreedActionOut(ShapeOut):
    """What the meeting agreed to do, who does it, and what came of it."""

    id: Key
    number: int
    what: str
    owner_id: Key
    owner_code: str
    owner_name: str
    due_on: Day
    state: MeetingActionState
    done_at: Instant | None
    outcome: str
    version: int


class MeetingDetailOut(MeetingOut):
    """A meeting with all that belongs to it; the newest of its corrections holds."""

    minutes: str
    attendees: tuple[AttendeeOut, ...]
    topics: tuple[TopicOut, ...]
    corrections: tuple[CorrectionOut, ...]
    actions: tuple[AgreedActionOut, ...]
    lessons: tuple[str, ...]
    allowed_actions: tuple[str, ...]


class MeetingPage(PageOut):
    """One page of meetings, by the time at which they begin."""

    items: tuple[MeetingOut, ...]
