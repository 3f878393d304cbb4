"""Define the request and response shapes of evaluations and their steps, single and bulk."""

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.reopenings import ReopeningOut
from penilaian_api.api.v1.shared.shapes import (
    Day,
    Flag,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    Whole,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.evaluation.awaited_party import AwaitedParty
from penilaian_api.domain.evaluation.evaluation import (
    EvaluationState,
    OrganizationResult,
)
from penilaian_api.domain.evaluation.objection import ObjectionRule, ObjectionState
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate, Sanction, Tone

MAX_ITEMS: Final = 500
"""So many evaluations one bulk call may name."""

About = Annotated[
    str,
    StringConstraints(
        pattern=r"^(results|behavior|(result|core_value|criterion):[A-Za-z0-9_-]{1,80})$"
    ),
    Field(
        description="`results`, `behavior`, `result:<line_id>` of the plan in force, "
        "`core_value:<name>`, or `criterion:<key>` of the scheme."
    ),
]
Level = Annotated[Whole, Field(ge=1, le=5, description="For a criterion: one to five.")]
Words = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
Statement = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]


class EvaluationOut(ShapeOut):
    """An evaluation as everyone around its person sees it: where it stands and what is due."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    position_id: Key
    position_title: str
    period_id: Key
    period_key: str
    plan_id: Key
    plan_revision_id: Key
    scheme_version_id: Key
    state: EvaluationState
    self_assessed_at: Instant | None
    finalized_at: Instant | None
    final_by: ObjectionRule | None = Field(
        description="The rule by which this result is final at once, if one does."
    )
    deliver_due_on: Day | None
    delivered_at: Instant | None
    return_due_on: Day | None
    object_until: Day | None = Field(description="The last day, in the agency's zone.")
    acknowledged_at: Instant | None
    result_number: int
    delivered_number: int | None
    received_number: int | None = Field(description="The result that the employee has in hand.")
    is_reopened: bool = Field(description="Whether that result is being made anew.")
    version: int


class EvaluationPage(PageOut):
    """One page of evaluations, oldest first."""

    items: tuple[EvaluationOut, ...]


class ClosedWay(ShapeOut):
    """Why a step is closed now (an objection, making final), and what can be done instead."""

    code: str
    detail: str


class ObjectionRef(ShapeOut):
    """The objection to the current result."""

    id: Key
    state: ObjectionState


class ReuseIn(ShapeIn):
    """Why the earlier result is to be reused."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Pindah sebelas hari sebelum akhir triwulan."}]}
    )

    reason: Annotated[str, text(2000)]


class ReuseOut(ShapeOut):
    """A proposal to reuse an earlier result after a move, and the employee's answer."""

    id: Key
    evaluation_id: Key
    employee_id: Key
    snapshot_id: Key = Field(description="The result that is reused.")
    reason: str
    asked_by: Key = Field(description="The account that asked.")
    asked_at: Instant
    answered_at: Instant | None
    is_granted: bool | None = Field(description="Whether the employee agreed; false if withdrawn.")


class EvaluationDetail(EvaluationOut):
    """One evaluation, with what you may do now."""

    self_assessment: str | None
    rate_from: Day
    rate_until: Day
    turn: AwaitedParty | None = Field(
        description="Whose step is awaited: to rate, by the window; to deliver; to hear and decide "
        "an objection; to acknowledge. Empty before the rating starts, and once all is done. What "
        "you may do yourself stands in `allowed_actions`."
    )
    objection: ObjectionRef | None
    objection_closed: ClosedWay | None
    finalizing_closed: ClosedWay | None
    reopenings: tuple[ReopeningOut, ...]
    reuses: tuple[ReuseOut, ...]
    allowed_actions: tuple[Action, ...]


class StepOut(ShapeOut):
    """An evaluation after a step."""

    id: Key
    employee_id: Key
    state: EvaluationState
    final_by: ObjectionRule | None
    deliver_due_on: Day | None
    return_due_on: Day | None
    object_until: Day | None
    version: int


class StepsOut(ShapeOut):
    """Evaluations after a step, in the order in which they were named."""

    items: tuple[StepOut, ...]
    is_dry_run: bool


class CreatedOut(ShapeOut):
    """What was opened, or would be; counted are people who have a plan in the period.

    Who has no plan at all is in none of these numbers: the bulk creation of plans names those for
    whom none could be made.
    """

    created: int = Field(description="Evaluations opened now, one for each person.")
    remaining: int = Field(description="People left to another call, because of `at_most`.")
    moved: int = Field(
        description="Evaluations, not rated yet, that go on by the plan for a newer post."
    )
    existing: int = Field(description="People whose evaluation of this period was there already.")
    without_plan_in_force: int = Field(
        description="People whose plans in the period have no revision in force: drafts and "
        "submitted ones, still to be approved. People without any plan are not counted."
    )
    is_dry_run: bool = Field(description="Whether nothing was stored.")


class SelfAssessmentIn(ShapeIn):
    """What you say of your own period."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"statement": "Semua aduan bulan ini selesai dalam tiga hari."}]
        }
    )

    statement: Statement


class RatingIn(ShapeIn):
    """A rating about one thing: a word, or for a criterion a level."""

    about: About
    chosen: Expectation | None = None
    level: Level | None = None
    reason: Words = Field(
        "",
        description="Required below expectation, where it differs from what the data propose, "
        "and where they propose nothing.",
    )


class RemarksIn(ShapeIn):
    """What was strong, what must improve, and how; a low rating needs clear feedback."""

    strength: Words = ""
    improvement: Words = ""
    suggestion: Words = ""


class FactsIn(ShapeIn):
    """What else is true of the person and the period."""

    new_idea: Flag = False
    study_dropout: Flag = False
    dropout_predicate: Literal[Predicate.POOR, Predicate.VERY_POOR] | None = Field(
        None,
        description="Which of the two lowest predicates you decide on for a drop-out from study "
        "leave; without it the rating of behavior proposes one.",
    )
    feedback_tone: Tone | None = None
    sanction: Sanction | None = None


_RATED: Final[dict[str, Any]] = {
    "ratings": [
        {"about": "results", "chosen": "met", "reason": "Target tercapai di loket."},
        {"about": "behavior", "chosen": "above", "reason": "Menjadi rujukan tim layanan."},
    ],
    "feedback": {"strength": "Aduan selesai lebih cepat dari target."},
    "organization_result": "good",
}


class AssessmentIn(ShapeIn):
    """All that you decide about one evaluation; what you leave out is removed."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RATED]})

    ratings: Annotated[tuple[RatingIn, ...], Field(max_length=200)] = ()
    feedback: RemarksIn = RemarksIn()
    recommendation: Words = ""
    predicate_reason: Words = Field("", description="Required where a named exception applies.")
    organization_result: OrganizationResult | None = Field(
        None, description="Of the unit that you lead; a measured one wins."
    )
    facts: FactsIn = FactsIn()


class AssessmentItemIn(AssessmentIn):
    """One of many assessments, at the version you saw."""

    model_config = ConfigDict(json_schema_extra={"examples": []})

    id: Key
    version: Annotated[Whole, Field(ge=1)]


class AssessmentsIn(ShapeIn):
    """Many assessments of one period, all or nothing."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"items": [{"id": "019a0000-0000-7000-8000-000000000001", "version": 1, **_RATED}]}
            ]
        }
    )

    items: Annotated[tuple[AssessmentItemIn, ...], Field(min_length=1, max_length=MAX_ITEMS)]


class SeenIn(ShapeIn):
    """One of many evaluations, at the version you saw."""

    id: Key
    version: Annotated[Whole, Field(ge=1)]


class SeenAllIn(ShapeIn):
    """Many evaluations of one period, all or nothing."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [{"id": "019a0000-0000-7000-8000-000000000001", "version": 2}]}]
        }
    )

    items: Annotated[tuple[SeenIn, ...], Field(min_length=1, max_length=MAX_ITEMS)]
