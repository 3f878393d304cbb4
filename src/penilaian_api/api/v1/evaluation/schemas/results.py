"""Define the response shapes of results: scores, assessments, explanations, snapshots."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.paragraphs import ParagraphOut
from penilaian_api.api.v1.shared.scorecard import PartOut, RatingsOut, TrailStep
from penilaian_api.api.v1.shared.shapes import (
    Bilingual,
    Exact,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
)
from penilaian_api.domain.evaluation.evaluation import EvaluationState, OrganizationResult
from penilaian_api.domain.evaluation.marks import MarkedStep, MarkGround
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate

Step = Annotated[str, StringConstraints(min_length=1, max_length=80)]


Reopened = Field(
    description="Whether it was delivered and is being made anew: what the employee has in hand."
)


class PointOut(ShapeOut):
    """A strength, an area to improve, or something missing: which, and in words."""

    key: str
    sentence: Bilingual


class ExplanationOut(ShapeOut):
    """A result in words, in both languages; improvements by points lost, most first."""

    text: Bilingual
    paragraphs: tuple[ParagraphOut, ...] = Field(
        description="The same sentences, a few under each heading, in reading order."
    )
    strengths: tuple[PointOut, ...]
    improvements: tuple[PointOut, ...]
    missing: tuple[PointOut, ...]


class ScoreOut(ShapeOut):
    """What came out, each step of the way to it, and why in words.

    Each input names the record and version it came from.
    """

    score: str | None
    predicate: Predicate | None
    ratings: RatingsOut
    suggested: RatingsOut
    parts: tuple[PartOut, ...]
    aspects: dict[str, str]
    missing: tuple[str, ...]
    trail: tuple[TrailStep, ...]
    explanation: ExplanationOut


class RunningScoreOut(ShapeOut):
    """What a plan earned so far in a period; nothing is stored. Ratings are left out."""

    plan_id: Key
    period_id: Key
    scheme_version_id: Key
    is_complete: bool = Field(description="Whether nothing that the scheme asks for is missing.")
    result: ScoreOut | None = Field(description="Empty while there is nothing to score.")
    inputs: tuple[dict[str, Any], ...]


class AssumedIn(ShapeIn):
    """A period, and the realizations that you assume for lines of the plan."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "period_id": "019a0000-0000-7000-8000-000000000001",
                    "realizations": {"019a0000-0000-7000-8000-000000000002": "96.5"},
                }
            ]
        }
    )

    period_id: Key
    realizations: Annotated[dict[Key, Exact], Field(max_length=500, default_factory=dict)]
    steps: Annotated[
        dict[Key, Step],
        Field(
            max_length=500, default_factory=dict, description="For milestones: the step reached."
        ),
    ]


class ScoreLine(ShapeOut):
    """What one evaluation comes to, or what keeps it from that."""

    evaluation_id: Key
    employee_id: Key
    score: Exact | None
    predicate: Predicate | None
    lacking: str | None


class PeriodScoresOut(ShapeOut):
    """What all evaluations of a period come to, as things stand now."""

    period_id: Key
    scheme_version_id: Key
    evaluations: int
    complete: int
    distribution: dict[Predicate, int]
    items: tuple[ScoreLine, ...]


class EarlierRatingOut(ShapeOut):
    """A rating as the assessor had given it, before an objection changed it."""

    chosen: Expectation | None
    level: int | None
    reason: str


class RatingOut(ShapeOut):
    """A rating in force: what the data proposed, what was chosen, and why they differ."""

    about: str
    suggested: Expectation | None
    chosen: Expectation | None
    level: int | None
    reason: str = Field(description="The decider's, where an objection changed the rating.")
    earlier: EarlierRatingOut | None = Field(
        description="The assessor's rating, where an objection changed it."
    )
    objection_id: Key | None = Field(description="The objection that changed it.")


class AssessmentOut(ShapeOut):
    """What the assessor decided, and what followed."""

    id: Key
    evaluation_id: Key
    employee_id: Key
    state: EvaluationState
    organization_result: OrganizationResult | None
    ratings: tuple[RatingOut, ...]
    strength: str
    improvement: str
    suggestion: str
    recommendation: str
    predicate_reason: str
    facts: dict[str, Any]
    rated_by: Key | None
    rated_at: Instant | None
    assessor_id: Key | None = Field(description="Who made the result final.")
    score: Exact | None
    predicate: Predicate | None
    results: Expectation | None
    behavior: Expectation | None
    snapshot_id: Key | None
    version: int


class MarkOut(ShapeOut):
    """An act on the result by a delegate, or by an account that was reset shortly before.

    It stays when the delegation is voided. The sentence names who acted, and who let them.
    """

    step: MarkedStep
    ground: MarkGround
    acted_at: Instant
    sentence: Bilingual


class TakeoverOut(ShapeOut):
    """That the leader took a result over, to prevent a failure of the organization, and why."""

    line_id: Key
    reason: str
    taken_at: Instant


class ExplainedOut(ShapeOut):
    """A result with all that explains it, from its snapshot once it is final."""

    evaluation_id: Key
    scheme_version_id: Key
    scheme_digest: str
    snapshot_number: int | None
    digest: str | None
    organization_result: OrganizationResult | None
    ratings: tuple[RatingOut, ...]
    result: ScoreOut | None
    inputs: tuple[dict[str, Any], ...]
    marks: tuple[MarkOut, ...]
    takeovers: tuple[TakeoverOut, ...]
    is_reopened: bool = Reopened


class SnapshotRef(ShapeOut):
    """A result that became final: which, why, and the digest of its bytes."""

    id: Key
    number: int
    cause: str
    digest: str
    taken_at: Instant
    is_reopened: bool = Reopened


class SnapshotList(ShapeOut):
    """Every result that was ever final, the first one first."""

    items: tuple[SnapshotRef, ...]


class SnapshotOut(SnapshotRef):
    """A result as it became final: `digest` is the SHA-256 of `content` in UTF-8."""

    content: str
    scheme_key: str
    scheme_number: int
    scheme_digest: str
    scheme_document: str
