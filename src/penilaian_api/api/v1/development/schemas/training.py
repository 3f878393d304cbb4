"""Define the request and response shapes of training, careers and areas to improve."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    Exact,
    Flag,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.development.counseling import Qualification
from penilaian_api.domain.development.training import (
    StepKind,
    TrainingKind,
    TrainingOrigin,
    TrainingState,
)
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.follow_up.decision import DecidedPurpose
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate, Tone

Remark = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
Short = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Year = Annotated[int, Field(strict=True, ge=1950, le=2150)]

_TRAINING: Final[dict[str, Any]] = {
    "employee_id": "019d2a70-0000-7000-8000-000000000002",
    "kind": "training",
    "origin": "duty",
    "title": "Penyusunan SKP dan Indikator Kinerja Individu",
    "provider": "BPSDM Provinsi",
    "hours": 8,
    "due_on": "2099-06-30",
}
_CAREER: Final[dict[str, Any]] = {
    "from_year": 2026,
    "to_year": 2030,
    "goal": "Menjadi analis kebijakan ahli muda.",
    "steps": [{"year": 2027, "text": "Mengikuti pelatihan analisis kebijakan."}],
}


class TrainingIn(ShapeIn):
    """A training to which you assign somebody, or an education for which you nominate them."""

    model_config = ConfigDict(json_schema_extra={"examples": [_TRAINING]})

    employee_id: Key
    kind: TrainingKind
    origin: TrainingOrigin
    evaluation_id: Annotated[
        Key | None, Field(description="The result from which it comes (`result`).")
    ] = None
    assessment_id: Annotated[
        Key | None, Field(description="The assessment that shows the gap (`competence_gap`).")
    ] = None
    item: Annotated[
        str,
        StringConstraints(max_length=60),
        Field(description="Of a gap: the competence, by its key in the rubric."),
    ] = ""
    title: Annotated[str, text(200)]
    provider: Short = ""
    hours: Annotated[int | None, Field(strict=True, ge=1, le=20_000)] = None
    due_on: Day
    qualifies_for: Annotated[
        Qualification | None,
        Field(description="For what it makes its person fit once it is completed."),
    ] = None


class TrainingDecisionIn(ShapeIn):
    """Your decision on a nomination, with its reason."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"is_approved": True, "reason": "Sesuai kebutuhan unit dan formasi."}]
        }
    )

    is_approved: Flag
    reason: Annotated[str, text(2000)]


class TrainingEndIn(ShapeIn):
    """How a training ended: completed, or dropped."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"is_completed": True, "note": "Sertifikat 893/112/2026."}]}
    )

    is_completed: Flag
    note: Annotated[str, text(2000)]


class TrainingOut(ShapeOut):
    """A training or an education of a person."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    kind: TrainingKind
    origin: TrainingOrigin
    evaluation_id: Key | None
    assessment_id: Key | None
    item: str
    rule_version: int | None
    qualifies_for: Qualification | None
    title: str
    provider: str
    hours: int | None
    due_on: Day
    nominated_by: Key
    nominated_by_name: str
    nominated_at: Instant
    state: TrainingState
    decided_by: Key | None
    decided_by_name: str | None
    decided_at: Instant | None
    reason: str
    closed_on: Day | None
    note: str
    version: int


class TrainingPage(PageOut):
    """One page of training, as it was assigned or nominated."""

    items: tuple[TrainingOut, ...]


class CareerResultOut(ShapeOut):
    """A delivered result of a person."""

    evaluation_id: Key
    year: int
    period_key: str
    period_kind: PeriodKind
    predicate: Predicate | None
    score: Exact | None
    unit_name: str
    position_title: str


class TrainingEffectOut(ShapeOut):
    """The results before and after a training, beside each other; no cause is claimed."""

    training_id: Key
    earlier: CareerResultOut | None
    later: CareerResultOut | None


class EducationByDutyOut(ShapeOut):
    """Whether somebody's newest yearly results let them be sent by duty, by which rule."""

    rule_id: str
    rule_version: int
    years: int
    predicates: tuple[Predicate, ...]
    is_eligible: bool


class EducationEligibilityOut(ShapeOut):
    """Whether somebody's newest yearly results open further education, by which rules."""

    employee_id: Key
    rule_id: str
    rule_version: int
    years: int
    predicates: tuple[Predicate, ...]
    results: tuple[CareerResultOut, ...]
    is_eligible: bool
    by_duty: EducationByDutyOut


class HeldPositionOut(ShapeOut):
    """A position that a person holds or held."""

    title: str
    unit_name: str
    kind: AssignmentKind
    starts_on: Day
    ends_before: Day | None


class PastCompetenceOut(ShapeOut):
    """How somebody was assessed by a rubric."""

    rubric: str
    assessed_on: Day
    value: Exact


class PastTrainingOut(ShapeOut):
    """A training or an education of a career."""

    title: str
    kind: TrainingKind
    state: TrainingState
    closed_on: Day | None


class PastRecognitionOut(ShapeOut):
    """A recognition or a reward of a career, as long as it is not taken back."""

    decision_id: Key
    purpose: DecidedPurpose
    title: str
    decided_at: Instant
    period_key: str | None


class CareerOut(ShapeOut):
    """What a person has behind them, the earliest first."""

    employee_id: Key
    results: tuple[CareerResultOut, ...]
    positions: tuple[HeldPositionOut, ...]
    competences: tuple[PastCompetenceOut, ...]
    trainings: tuple[PastTrainingOut, ...]
    recognitions: tuple[PastRecognitionOut, ...]


class CareerStepIn(ShapeIn):
    """A step of your career plan."""

    year: Year
    text: Annotated[str, text(1000)]
    is_done: Flag = False


class CareerPlanIn(ShapeIn):
    """Where you want to go, by which steps in which years."""

    model_config = ConfigDict(json_schema_extra={"examples": [_CAREER]})

    from_year: Year
    to_year: Year
    goal: Annotated[str, text(2000)]
    position_code: Annotated[
        Code | None, Field(description="The position aimed at, if it is one of your agency.")
    ] = None
    steps: Annotated[tuple[CareerStepIn, ...], Field(max_length=100)] = ()


class CareerStepOut(ShapeOut):
    """A step of a career plan."""

    year: int
    text: str
    is_done: bool


class CareerPlanOut(ShapeOut):
    """A career plan: where to, by which steps in which years."""

    employee_id: Key
    from_year: int
    to_year: int
    goal: str
    position_id: Key | None
    steps: tuple[CareerStepOut, ...]
    version: int


class AreaFeedbackOut(ShapeOut):
    """A piece of feedback on the same line or core value, as far as you may see it."""

    feedback_id: Key
    relation: Relation
    tone: Tone | None


class StrengthOut(ShapeOut):
    """What of a result was strong: the indicator, part or rating behind it."""

    key: str
    line_id: Key | None
    core_value: CoreValue | None
    feedback: tuple[AreaFeedbackOut, ...]
    name_id: str
    name_en: str
    points: Exact | None
    rating: Expectation | None


class ImprovementOut(ShapeOut):
    """What to improve: the indicator, part or rating behind it, what it cost, a first step."""

    rank: int
    key: str
    line_id: Key | None
    core_value: CoreValue | None
    feedback: tuple[AreaFeedbackOut, ...]
    name_id: str
    name_en: str
    lost: Exact | None
    rating: Expectation | None
    proposed_step: StepKind


class ImprovementAreasOut(ShapeOut):
    """Strengths and areas to improve of a result, the costliest first."""

    evaluation_id: Key
    rule_id: str
    rule_version: int
    strengths: tuple[StrengthOut, ...]
    improvements: tuple[ImprovementOut, ...]


class ProposedStepIn(ShapeIn):
    """The area whose proposed step you take, until when, and what it is called."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"area": "results", "due_on": "2099-06-30"}]}
    )

    area: Annotated[
        str, text(90), Field(description="`key` of one of the areas to improve of this result.")
    ]
    due_on: Day
    title: Annotated[
        Short, Field(description="Goal of the guidance, or title of the training; else its name.")
    ] = ""


class TakenStepOut(ShapeOut):
    """The record that the step became: a plan of guidance, or a training."""

    kind: StepKind
    coaching_id: Key | None
    training_id: Key | None
