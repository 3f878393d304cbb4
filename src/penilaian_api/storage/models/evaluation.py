"""Map evaluations: the frame, the assessment, ratings, snapshots, objections.

What may be seen when is decided by record, not by field: the *evaluation* is the frame that the
person always sees, the *assessment* holds ratings and score and is seen from delivery on.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.evaluation.evaluation import EvaluationState, OrganizationResult
from penilaian_api.domain.evaluation.like_cases import (
    ContestedPart,
    DecisionGround,
    ObjectionGround,
)
from penilaian_api.domain.evaluation.objection import ObjectionRule, ObjectionState
from penilaian_api.domain.scoring.vocabulary import Capacity, Expectation, Predicate, SnapshotCause
from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    part_of,
    refers,
    unique,
)
from penilaian_api.storage.models.types import PackedBinary, choice

_AGAIN: Final = (
    "delivered_number IS NOT NULL AND (state <> 'delivered' OR delivered_number < result_number)"
)
"""Of a result that was delivered, and is made or delivered anew."""


class Evaluation(Editable, PersonRecord):
    """The frame: whose evaluation, of which period, by which plan and scheme, in which state."""

    __tablename__ = "evaluation"
    __table_args__ = (
        of_agency("evaluation"),
        *of_person("evaluation"),
        owned("evaluation"),
        unique("evaluation", "period_id", "plan_id"),
        Index("ix_evaluation_of_period", "agency_id", "period_id", "id"),
        Index("ix_evaluation_report", "agency_id", "period_id", "unit_id", "state"),
        Index("ix_evaluation_of_position", "agency_id", "position_id", "id"),
        part_of("evaluation", "unfinished", "state IN ('open', 'rated')", "period_id", "id"),
        part_of("evaluation", "again", _AGAIN, "id"),
        *refers("evaluation", "period_id", "period"),
        *refers("evaluation", "plan_id", "plan", personal=True),
        *refers("evaluation", "plan_revision_id", "plan_revision", personal=True),
        *refers("evaluation", "unit_id", "unit"),
        *refers("evaluation", "position_id", "position"),
        *refers("evaluation", "scheme_version_id", "scheme_version"),
        *refers("evaluation", "assessor_id", "employee"),
        CheckConstraint("assessor_id <> employee_id", name="not_by_himself"),
        CheckConstraint(
            "state IN ('open', 'rated') OR (finalized_at IS NOT NULL AND assessor_id IS NOT NULL)",
            name="final_by_somebody",
        ),
    )

    period_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    plan_revision_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    position_id: Mapped[UUID]
    scheme_version_id: Mapped[UUID]
    state: Mapped[EvaluationState] = mapped_column(choice(EvaluationState, "state"))
    self_assessment: Mapped[str | None] = mapped_column(String(4000))
    self_assessed_at: Mapped[datetime | None]
    assessor_id: Mapped[UUID | None]
    """Who made it final: stored then, because the organization goes on."""
    final_by: Mapped[ObjectionRule | None] = mapped_column(choice(ObjectionRule, "final_by"))
    """The rule by which no objection is open, if one does: stated before anyone objects."""
    result_number: Mapped[int] = mapped_column(default=0)
    """How many results were made final so far: the number of the newest snapshot."""
    delivered_number: Mapped[int | None]
    """Which of them was delivered last; behind *result_number* one waits for delivery."""
    received_number: Mapped[int | None]
    """Which of them the employee has in hand: they go on reading it while it is reopened."""
    finalized_at: Mapped[datetime | None]
    deliver_due_on: Mapped[date | None]
    delivered_at: Mapped[datetime | None]
    return_due_on: Mapped[date | None]
    object_until: Mapped[date | None]
    term_path: Mapped[ClockPath | None] = mapped_column(choice(ClockPath, "term_path"))
    """By which path the term that runs is counted: to deliver, then to return."""
    objection_moved_at: Mapped[datetime | None]
    """When a day off that was declared later moved *object_until*: the employee is told."""
    acknowledged_at: Mapped[datetime | None]

    @property
    def is_reopened(self) -> bool:
        """Whether the employee has a result in hand that is being made anew."""
        return self.received_number is not None and self.state is not EvaluationState.DELIVERED


class Assessment(Editable, PersonRecord):
    """What the assessor decided, and what followed; it moves with its evaluation's state."""

    __tablename__ = "assessment"
    __table_args__ = (
        of_agency("assessment"),
        *of_person("assessment"),
        unique("assessment", "evaluation_id"),
        *refers("assessment", "evaluation_id", "evaluation", personal=True),
        *refers("assessment", "rated_by", "employee"),
        *refers("assessment", "snapshot_id", "snapshot", personal=True),
        ForeignKeyConstraint(
            ["agency_id", "unit_id"], ["unit.agency_id", "unit.id"], name="fk_assessment_unit_id"
        ),
        Index(
            "ix_assessment_report",
            "agency_id",
            "unit_id",
            "period_id",
            "state",
            "predicate",
            "employee_id",
        ),
        CheckConstraint("rated_by <> employee_id", name="not_by_himself"),
    )

    evaluation_id: Mapped[UUID]
    state: Mapped[EvaluationState] = mapped_column(choice(EvaluationState, "state"))
    organization_result: Mapped[OrganizationResult | None] = mapped_column(
        choice(OrganizationResult, "organization_result")
    )
    strength: Mapped[str] = mapped_column(String(2000), default="")
    improvement: Mapped[str] = mapped_column(String(2000), default="")
    suggestion: Mapped[str] = mapped_column(String(2000), default="")
    recommendation: Mapped[str] = mapped_column(String(2000), default="")
    predicate_reason: Mapped[str] = mapped_column(String(2000), default="")
    facts: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """What is true of person and period besides ratings (``scoring.inputs.Facts``, wire form)."""
    rated_by: Mapped[UUID | None]
    rated_as: Mapped[Capacity | None] = mapped_column(choice(Capacity, "rated_as"))
    """In which capacity: stored then, because the organization goes on."""
    rated_at: Mapped[datetime | None]
    score: Mapped[Decimal | None]
    predicate: Mapped[Predicate | None] = mapped_column(choice(Predicate, "predicate"))
    results: Mapped[Expectation | None] = mapped_column(choice(Expectation, "results"))
    behavior: Mapped[Expectation | None] = mapped_column(choice(Expectation, "behavior"))
    snapshot_id: Mapped[UUID | None]
    """The snapshot in force: score, predicate and axes above are copied from it, for lists."""
    period_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    """Of its evaluation, from the first result on: reports count by an index that holds all."""


class EvaluationRating(PersonRecord):
    """A rating about one thing: what was suggested, what was chosen, and why they differ."""

    __tablename__ = "evaluation_rating"
    __table_args__ = (
        of_agency("evaluation_rating"),
        *of_person("evaluation_rating"),
        unique("evaluation_rating", "evaluation_id", "about"),
        *refers("evaluation_rating", "evaluation_id", "evaluation", personal=True),
        CheckConstraint("(chosen IS NULL) <> (level IS NULL)", name="chosen_or_level"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
    )

    evaluation_id: Mapped[UUID]
    about: Mapped[str] = mapped_column(String(100))
    suggested: Mapped[Expectation | None] = mapped_column(choice(Expectation, "suggested"))
    chosen: Mapped[Expectation | None] = mapped_column(choice(Expectation, "chosen"))
    level: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(2000), default="")
    calibrated_from: Mapped[str | None] = mapped_column(String(20))
    """What it was until its assessor accepted a calibration."""


class Snapshot(PersonRecord):
    """A result as it became final: the very bytes whose SHA-256 is the digest."""

    __tablename__ = "snapshot"
    __table_args__ = (
        of_agency("snapshot"),
        *of_person("snapshot"),
        owned("snapshot"),
        unique("snapshot", "evaluation_id", "number"),
        *refers("snapshot", "evaluation_id", "evaluation", personal=True),
        *refers("snapshot", "scheme_version_id", "scheme_version"),
    )

    evaluation_id: Mapped[UUID]
    scheme_version_id: Mapped[UUID]
    number: Mapped[int]
    cause: Mapped[SnapshotCause] = mapped_column(choice(SnapshotCause, "cause"))
    content: Mapped[bytes] = mapped_column(PackedBinary, info={"secret": True})
    """Left out of the trail, which holds the digest: once is enough."""
    digest: Mapped[str] = mapped_column(String(64))
    taken_at: Mapped[datetime]


class Objection(Editable, PersonRecord):
    """An objection to a delivered result; it has its own ratings, the evaluation keeps its own."""

    __tablename__ = "objection"
    __table_args__ = (
        of_agency("objection"),
        part_of("objection", "pending", "state IN ('filed', 'heard')", "id"),
        *of_person("objection"),
        unique("objection", "evaluation_id", "snapshot_id"),
        *refers("objection", "evaluation_id", "evaluation", personal=True),
        refers("objection", "snapshot_id", "snapshot", personal=True)[0],
        *refers("objection", "assessor_id", "employee"),
        *refers("objection", "decided_by", "employee"),
        CheckConstraint(
            "decided_by <> employee_id AND decided_by <> assessor_id", name="third_person"
        ),
    )

    evaluation_id: Mapped[UUID]
    snapshot_id: Mapped[UUID]
    """The result objected to."""
    assessor_id: Mapped[UUID]
    state: Mapped[ObjectionState] = mapped_column(choice(ObjectionState, "state"))
    reasons: Mapped[str] = mapped_column(String(4000))
    ground: Mapped[ObjectionGround | None] = mapped_column(choice(ObjectionGround, "ground"))
    part: Mapped[ContestedPart | None] = mapped_column(choice(ContestedPart, "part"))
    """What it rests on and is about, as far as it was stated: like cases are told by it."""
    filed_at: Mapped[datetime]
    decide_due_on: Mapped[date]
    employee_statement: Mapped[str | None] = mapped_column(String(4000))
    assessor_statement: Mapped[str | None] = mapped_column(String(4000))
    heard_at: Mapped[datetime | None]
    decision: Mapped[str | None] = mapped_column(String(4000))
    decision_ground: Mapped[DecisionGround | None] = mapped_column(
        choice(DecisionGround, "decision_ground")
    )
    ratings: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
