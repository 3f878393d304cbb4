"""Define the request and response shapes of counseling on conduct."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Day,
    Flag,
    Instant,
    Key,
    PersonCode,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.development.counseling import (
    CounselingRecordState,
    CounselingState,
    CounselorCapacity,
)
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone

Remark = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]
Expected = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]

_TALK: Final[dict[str, Any]] = {
    "employee_id": "019d2a70-0000-7000-8000-000000000002",
    "core_value": "harmonis",
    "talked_on": "2026-03-09",
    "talk": "Membicarakan nada bicara kepada rekan di loket dan akibatnya bagi antrean.",
}
_REPORT: Final[dict[str, Any]] = {
    "recipient_code": "alfa-mayor",
    "special_expectation": "Menghargai rekan di depan warga.",
    "details": "Dua kali menegur rekan dengan keras di depan warga setelah pembicaraan.",
    "occurs_with_others": False,
    "retrospective": "Berbicara empat mata dan memberi umpan balik pada hari yang sama.",
    "feedback_ids": ["019d2a70-0000-7000-8000-000000000004"],
}
_ARRANGEMENT: Final[dict[str, Any]] = {
    "counselor_code": "alfa-other",
    "capacity": "independent",
    "meets_at": "2099-01-12T02:00:00Z",
    "location": "Ruang konseling lantai dua, pintu tertutup",
}
_RECORD: Final[dict[str, Any]] = {
    "held_on": "2026-03-27",
    "content": "Pegawai menyampaikan beban yang dihadapinya di loket.",
    "agreed_steps": "Meminta pergantian petugas setiap dua jam.",
    "advice": "Jadwal loket ditinjau bersama pimpinan unit.",
}


class ConductTalkIn(ShapeIn):
    """A talk that took place with somebody whom you assess, on conduct against a core value."""

    model_config = ConfigDict(json_schema_extra={"examples": [_TALK]})

    employee_id: Key
    core_value: CoreValue
    talked_on: Day
    talk: Annotated[str, text(4000)]


class ConductReplyIn(ShapeIn):
    """What you think of what was talked of with you."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"own_view": "Saya mengerti dan akan memperbaikinya."}]}
    )

    own_view: Annotated[str, text(4000)]


class ConductReportIn(ShapeIn):
    """A report on a problem of conduct, with the fields of the form B.1.10."""

    model_config = ConfigDict(json_schema_extra={"examples": [_REPORT]})

    recipient_code: Annotated[
        PersonCode, Field(description="Who heads a unit of personnel or the agency.")
    ]
    special_expectation: Annotated[
        Expected, Field(description="The leader's special expectation that it concerns, if any.")
    ] = ""
    details: Annotated[str, text(4000)]
    occurs_with_others: Flag
    retrospective: Annotated[str, text(4000), Field(description="What you have done so far.")]
    feedback_ids: Annotated[
        tuple[Key, ...],
        Field(min_length=1, max_length=50, description="Feedback that goes with the report."),
    ]


class CounselingArrangementIn(ShapeIn):
    """Who counsels and as what, when, and in which private room."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ARRANGEMENT]})

    counselor_code: PersonCode
    capacity: CounselorCapacity
    meets_at: Instant
    location: Annotated[str, text(200)]


class CounselingSettlementIn(ShapeIn):
    """Why it ends without counseling."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reason": "Sikap pegawai sudah berubah sejak dibicarakan."}]
        }
    )

    reason: Annotated[str, text(2000)]


class CounselingRecordIn(ShapeIn):
    """What you spoke of as counselor, which you sign."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RECORD]})

    held_on: Day
    content: Annotated[str, text(4000)]
    agreed_steps: Remark = ""
    advice: Remark = ""


class CounselingDecisionIn(ShapeIn):
    """What follows from counseling, as you decide to whom it was reported."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"consequence": "Jadwal loket diubah mulai bulan depan."}]}
    )

    consequence: Annotated[str, text(4000)]


class CounselingOut(ShapeOut):
    """Counseling on conduct (*konseling*), without its texts."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    author_id: Key
    author_name: str
    core_value: CoreValue
    talked_on: Day
    state: CounselingState
    recipient_id: Key | None
    recipient_name: str | None
    reported_at: Instant | None
    counselor_id: Key | None
    counselor_name: str | None
    capacity: CounselorCapacity | None
    meets_at: Instant | None
    closed_at: Instant | None
    version: int


class CitedFeedbackOut(ShapeOut):
    """A piece of feedback that goes with a report."""

    feedback_id: Key
    relation: Relation
    core_value: CoreValue | None
    tone: Tone | None
    strength: str
    improvement: str
    suggestion: str
    given_at: Instant


class CounselingDetailOut(CounselingOut):
    """Counseling with what was talked of and reported; read by those alone whom it names."""

    talk: str
    own_view: str
    replied_at: Instant | None
    special_expectation: str
    details: str
    occurs_with_others: bool | None
    retrospective: str
    location: str
    settled_for: str
    feedback: tuple[CitedFeedbackOut, ...]
    allowed_actions: tuple[str, ...]


class CounselingPage(PageOut):
    """One page of counseling, as it was begun."""

    items: tuple[CounselingOut, ...]


class CounselingRecordOut(ShapeOut):
    """What a counselor signed, and what was decided by those to whom it is reported."""

    id: Key
    counseling_id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    counselor_id: Key
    counselor_name: str
    held_on: Day
    content: str
    agreed_steps: str
    advice: str
    signed_at: Instant
    state: CounselingRecordState
    consequence: str
    decided_by: Key | None
    decided_by_name: str | None
    decided_at: Instant | None
    version: int


class CounselingRecordPage(PageOut):
    """One page of what counselors signed."""

    items: tuple[CounselingRecordOut, ...]
