"""Map recommendations, decisions on people, and each use of a result in one of them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.follow_up.decision import (
    DecidedPurpose,
    DecisionOutcome,
    RecommendationState,
    RecommendedPurpose,
    UsePurpose,
    UseStep,
)
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
from penilaian_api.storage.models.types import choice

_OPEN: Final = text("state = 'proposed'")
_CITED_ONCE: Final = text("recommendation_id IS NULL AND revoked_at IS NULL")
_UNCITED_ONCE: Final = text("evaluation_id IS NULL AND revoked_at IS NULL")


class Recommendation(Editable, PersonRecord):
    """What somebody recommends for a person, and the result that it rests on."""

    __tablename__ = "recommendation"
    __table_args__ = (
        of_agency("recommendation"),
        *of_person("recommendation"),
        owned("recommendation"),
        *refers("recommendation", "unit_id", "unit"),
        *refers("recommendation", "evaluation_id", "evaluation", personal=True),
        refers("recommendation", "snapshot_id", "snapshot", personal=True)[0],
        *refers("recommendation", "rule_id", "outstanding_rule_version"),
        *refers("recommendation", "proposed_by", "account"),
        CheckConstraint("rule_id IS NOT NULL OR reason <> ''", name="by_rule_or_reason"),
        Index(  # of a result one thing is recommended once, until it is decided
            "uq_recommendation_open",
            "agency_id",
            "evaluation_id",
            "purpose",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    unit_id: Mapped[UUID]
    purpose: Mapped[RecommendedPurpose] = mapped_column(choice(RecommendedPurpose, "purpose"))
    state: Mapped[RecommendationState] = mapped_column(choice(RecommendationState, "state"))
    evaluation_id: Mapped[UUID]
    snapshot_id: Mapped[UUID]
    snapshot_number: Mapped[int]
    snapshot_digest: Mapped[str] = mapped_column(String(64))
    rule_id: Mapped[UUID | None]
    """The version of the rule by which the person was found, where it was by one."""
    reason: Mapped[str] = mapped_column(String(2000))
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[datetime]


class PersonDecision(Editable, PersonRecord):
    """What a leader decided on a person, why, on which result it rests, and if it was revoked.

    Why it is so: docs/decisions/0080.
    """

    __tablename__ = "person_decision"
    __table_args__ = (
        of_agency("person_decision"),
        *of_person("person_decision"),
        owned("person_decision"),
        *refers("person_decision", "unit_id", "unit"),
        *refers("person_decision", "period_id", "period"),
        *refers("person_decision", "evaluation_id", "evaluation", personal=True),
        refers("person_decision", "snapshot_id", "snapshot", personal=True)[0],
        *refers("person_decision", "recommendation_id", "recommendation", personal=True),
        *refers("person_decision", "decided_by", "employee"),
        *refers("person_decision", "revoked_by", "account"),
        unique("person_decision", "recommendation_id"),
        part_of("person_decision", "uncited", "evaluation_id IS NULL", "id"),
        CheckConstraint("decided_by <> employee_id", name="not_by_oneself"),
        CheckConstraint(
            "(evaluation_id IS NULL) = (snapshot_id IS NULL) "
            "AND (evaluation_id IS NULL) = (snapshot_number IS NULL) "
            "AND (evaluation_id IS NULL) = (snapshot_digest IS NULL)",
            name="cited_whole",
        ),
        CheckConstraint(
            "recommendation_id IS NULL OR evaluation_id IS NOT NULL", name="recommended_by_result"
        ),
        CheckConstraint(
            "(revoked_at IS NULL) = (revoked_by IS NULL) "
            "AND (revoked_at IS NULL) = (revoked_for IS NULL)",
            name="revoked_whole",
        ),
        Index(  # by a result one thing is decided once, unless it was recommended anew or revoked
            "uq_person_decision_cited_once",
            "agency_id",
            "evaluation_id",
            "purpose",
            unique=True,
            sqlite_where=_CITED_ONCE,
            postgresql_where=_CITED_ONCE,
        ),
        Index(  # and without a result, once in the same words
            "uq_person_decision_uncited_once",
            "agency_id",
            "employee_id",
            "purpose",
            "title",
            unique=True,
            sqlite_where=_UNCITED_ONCE,
            postgresql_where=_UNCITED_ONCE,
        ),
    )

    unit_id: Mapped[UUID]
    period_id: Mapped[UUID | None]
    purpose: Mapped[DecidedPurpose] = mapped_column(choice(DecidedPurpose, "purpose"))
    outcome: Mapped[DecisionOutcome] = mapped_column(choice(DecisionOutcome, "outcome"))
    title: Mapped[str] = mapped_column(String(200))
    """What is given or imposed, in the words of the decision."""
    reason: Mapped[str] = mapped_column(String(2000))
    evaluation_id: Mapped[UUID | None]
    snapshot_id: Mapped[UUID | None]
    snapshot_number: Mapped[int | None]
    snapshot_digest: Mapped[str | None] = mapped_column(String(64))
    recommendation_id: Mapped[UUID | None]
    decided_by: Mapped[UUID]
    decided_at: Mapped[datetime]
    acknowledged_at: Mapped[datetime | None]
    """When the person saw it; whatever is revoked is to be seen anew."""
    revoked_by: Mapped[UUID | None]
    revoked_at: Mapped[datetime | None]
    revoked_for: Mapped[str | None] = mapped_column(String(2000))


class ResultUse(PersonRecord):
    """That a result was used: for what, at which step, by whom and when.

    Of guidance, training and education it names no record: nothing refers to what develops people.
    """

    __tablename__ = "result_use"
    __table_args__ = (
        of_agency("result_use"),
        *of_person("result_use"),
        *refers("result_use", "evaluation_id", "evaluation", personal=True),
        refers("result_use", "recommendation_id", "recommendation", personal=True)[0],
        *refers("result_use", "decision_id", "person_decision", personal=True),
        *refers("result_use", "used_by", "account"),
        CheckConstraint(
            "recommendation_id IS NOT NULL OR decision_id IS NOT NULL "
            "OR purpose IN ('training', 'education', 'development')",
            name="in_something",
        ),
    )

    evaluation_id: Mapped[UUID]
    snapshot_number: Mapped[int]
    snapshot_digest: Mapped[str] = mapped_column(String(64))
    purpose: Mapped[UsePurpose] = mapped_column(choice(UsePurpose, "purpose"))
    step: Mapped[UseStep] = mapped_column(choice(UseStep, "step"))
    recommendation_id: Mapped[UUID | None]
    decision_id: Mapped[UUID | None]
    used_by: Mapped[UUID]
    used_at: Mapped[datetime]
