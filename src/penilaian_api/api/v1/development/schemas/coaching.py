"""Define the request and response shapes of guidance."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Day,
    Flag,
    Instant,
    Key,
    Part,
    PersonCode,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.development.coaching import (
    CoachingState,
    GuidanceKind,
    SessionCriterion,
)
from penilaian_api.domain.scoring.vocabulary import Predicate

Remark = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
Short = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Long = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]
Location = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]

_PLAN: Final[dict[str, Any]] = {
    "employee_id": "019d2a70-0000-7000-8000-000000000002",
    "kind": "coaching",
    "goal": "Berkas perizinan selesai tepat waktu.",
    "problem": "Sebagian berkas menunggu kelengkapan lebih dari tiga hari.",
    "cause": "Pemohon diberi tahu kekurangan satu per satu.",
    "opportunity": "Memeriksa kelengkapan di loket dengan daftar periksa.",
    "due_on": "2099-06-30",
    "aims": [
        {
            "part": "results",
            "aim": "Persentase izin yang selesai tepat waktu",
            "baseline": "78",
            "target": "95",
            "strategy": "Daftar periksa di loket dan pengingat harian.",
        }
    ],
}
_SESSION: Final[dict[str, Any]] = {
    "held_on": "2026-03-27",
    "location": "Ruang kepala bidang",
    "content": "Membahas tiga berkas yang terlambat dan penyebabnya.",
    "agreed_steps": "Daftar periksa dipakai mulai pekan depan.",
    "steps_due_on": "2099-06-30",
}


class AimIn(ShapeIn):
    """What guidance aims at: a line of the person's plan, or a part of the score; one of both."""

    aim: Annotated[str, text(1000)]
    line_id: Annotated[
        Key | None, Field(description="`line_id` of a work result or an indicator of the plan.")
    ] = None
    part: Annotated[
        Part | None, Field(description="Key of the part, as the explained result has it.")
    ] = None
    baseline: Short = ""
    target: Short = ""
    strategy: Remark = ""


class CoachingIn(ShapeIn):
    """A plan of guidance, with the fields of the forms B.1.6 and B.1.7."""

    model_config = ConfigDict(json_schema_extra={"examples": [_PLAN]})

    employee_id: Key
    coach_code: Annotated[
        PersonCode | None, Field(description="Who guides, by their code; left out: you.")
    ] = None
    evaluation_id: Annotated[
        Key | None, Field(description="The low result from which it comes.")
    ] = None
    remedy_id: Annotated[
        Key | None, Field(description="The step of the kind `guide` on their plan that led to it.")
    ] = None
    kind: GuidanceKind
    goal: Annotated[str, text(2000)]
    problem: Remark = ""
    cause: Remark = ""
    opportunity: Remark = ""
    success_measure: Remark = ""
    adjusts_plan: Annotated[
        Flag, Field(description="Whether measures and targets change: the plan is then revised.")
    ] = False
    due_on: Day
    aims: Annotated[tuple[AimIn, ...], Field(min_length=1, max_length=50)]


class AgreementIn(ShapeIn):
    """What you think of your plan of guidance, to which you agree."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"own_view": "Saya setuju; daftar periksa membantu."}]}
    )

    own_view: Long = ""


class CoachingSessionIn(ShapeIn):
    """A session that took place: what was spoken of, and which steps were agreed."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SESSION]})

    held_on: Day
    location: Location = ""
    content: Annotated[str, text(4000)]
    agreed_steps: Annotated[str, text(4000)]
    steps_due_on: Day | None = None


class CoachingOutcomeIn(ShapeIn):
    """What came of it, or why it ends."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"conclusion": "Izin tepat waktu naik menjadi 93 persen."}]}
    )

    conclusion: Annotated[str, text(4000)]


class CoachingCompletionIn(CoachingOutcomeIn):
    """What came of it, and the evaluation of competences that followed (B.1.9)."""

    assessment_id: Annotated[
        Key | None, Field(description="An assessment of the person by the rubric of competences.")
    ] = None


class CoachingOut(ShapeOut):
    """A plan of guidance (*bimbingan kinerja*)."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    coach_id: Key
    coach_code: str
    coach_name: str
    opened_by: Key
    opened_by_name: str
    evaluation_id: Key | None
    remedy_id: Key | None
    kind: GuidanceKind
    goal: str
    due_on: Day
    opened_on: Day
    state: CoachingState
    agreed_at: Instant | None
    closed_at: Instant | None
    version: int


class AimOut(ShapeOut):
    """What guidance aims at."""

    line_id: Key | None
    part: str | None
    aim: str
    baseline: str
    target: str
    strategy: str


class CoachingSessionOut(ShapeOut):
    """A session that took place."""

    number: int
    held_on: Day
    location: str
    content: str
    agreed_steps: str
    steps_due_on: Day | None
    recorded_at: Instant


class CoachingDetailOut(CoachingOut):
    """A plan of guidance with its aims and sessions, and what the person thinks of it."""

    problem: str
    cause: str
    opportunity: str
    success_measure: str
    adjusts_plan: bool
    own_view: str
    outcome: str
    assessment_id: Key | None
    aims: tuple[AimOut, ...]
    sessions: tuple[CoachingSessionOut, ...]
    allowed_actions: tuple[str, ...]


class CoachingPage(PageOut):
    """One page of plans of guidance, as they were opened."""

    items: tuple[CoachingOut, ...]


class LowResultOut(ShapeOut):
    """A final result that opens the duty of guidance."""

    evaluation_id: Key
    period_id: Key
    period_key: str
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_code: str
    unit_name: str
    predicate: Predicate
    is_guided: bool


class LowResultPage(PageOut):
    """One page of final results that open the duty of guidance."""

    items: tuple[LowResultOut, ...]


class GuidanceAnswerIn(ShapeIn):
    """What you say of one criterion."""

    criterion: SessionCriterion
    text: Annotated[str, text(1000)]


class GuidanceFeedbackIn(ShapeIn):
    """What you say of the guidance that you had (B.1.8)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "answers": [
                        {
                            "criterion": "asked_more_than_taught",
                            "text": "Lebih banyak bertanya daripada menggurui.",
                        }
                    ]
                }
            ]
        }
    )

    answers: Annotated[tuple[GuidanceAnswerIn, ...], Field(min_length=1, max_length=9)]


class GuidanceAnswerOut(ShapeOut):
    """What a person says of one criterion."""

    criterion: SessionCriterion
    text: str


class GuidanceFeedbackOut(ShapeOut):
    """What a person says of the guidance they had, after its newest session then."""

    id: Key
    coaching_id: Key
    session_number: int | None
    employee_id: Key
    answers: tuple[GuidanceAnswerOut, ...]
    sent_at: Instant


class GuidanceFeedbackPage(PageOut):
    """One page of what people say of guidance."""

    items: tuple[GuidanceFeedbackOut, ...]
