"""Map the library of indicators (*kamus indikator*): each a chain of versions."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.indicator.check import Exemption, IndicatorState
from penilaian_api.domain.indicator.proposal import ProposalKind, ProposalState
from penilaian_api.domain.indicator.review import ReviewOutcome
from penilaian_api.domain.plan.plan import Accumulation, ControlLevel, Frequency, Polarity
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    part_of,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice, sort_text


class Indicator(AgencyRecord):
    """An item of the library: what stays the same over its versions."""

    __tablename__ = "indicator"
    __table_args__ = (of_agency("indicator"), unique("indicator", "key"))

    key: Mapped[str] = mapped_column(sort_text(80))
    created_at: Mapped[datetime]


class Measured:
    """What enters a score wherever an indicator stands: in the library or in a plan."""

    statement: Mapped[str] = mapped_column(String(500))
    measured_in: Mapped[str | None] = mapped_column(String(60))
    """The unit of measurement (*satuan*)."""
    polarity: Mapped[Polarity] = mapped_column(choice(Polarity, "polarity"))
    aspects: Mapped[list[str]] = mapped_column(JSON)
    accumulation: Mapped[Accumulation] = mapped_column(choice(Accumulation, "accumulation"))
    frequency: Mapped[Frequency] = mapped_column(choice(Frequency, "frequency"))
    target: Mapped[Decimal | None]
    target_low: Mapped[Decimal | None]
    target_high: Mapped[Decimal | None]
    steps: Mapped[list[dict[str, str]] | None] = mapped_column(JSON)
    """Of a milestone: rising steps ``{"key", "value"}`` that end at 100."""
    baseline: Mapped[Decimal | None]
    is_maximum: Mapped[bool] = mapped_column(default=False)
    exemption: Mapped[Exemption | None] = mapped_column(choice(Exemption, "exemption"))
    is_public_service: Mapped[bool] = mapped_column(default=False)
    control_level: Mapped[ControlLevel | None] = mapped_column(
        choice(ControlLevel, "control_level")
    )


class IndicatorVersion(Measured, Editable, AgencyRecord):
    """One version of an item: drafted, proposed, agreed, retired; agreed ones never change."""

    __tablename__ = "indicator_version"
    __table_args__ = (
        of_agency("indicator_version"),
        unique("indicator_version", "indicator_id", "number"),
        *refers("indicator_version", "indicator_id", "indicator"),
        refers("indicator_version", "proposed_by", "employee")[0],
        Index("ix_indicator_version_proposed_by", "agency_id", "proposed_by"),
        CheckConstraint("number > 0", name="number"),
    )

    indicator_id: Mapped[UUID]
    number: Mapped[int]
    state: Mapped[IndicatorState] = mapped_column(choice(IndicatorState, "state"))
    result: Mapped[str] = mapped_column(String(500), default="")
    """The work result that it usually measures."""
    definition: Mapped[str] = mapped_column(String(2000), default="")
    formula: Mapped[str] = mapped_column(String(1000), default="")
    data_source: Mapped[str] = mapped_column(String(500), default="")
    sector: Mapped[str] = mapped_column(String(40), default="general")
    title_keys: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Jobs whom it suits, by the stable key of their title."""
    is_public: Mapped[bool] = mapped_column(default=False)
    proposed_by: Mapped[UUID | None]


class IndicatorMapping(Editable, AgencyRecord):
    """To which positions an item of the library is mapped: the head of the list."""

    __tablename__ = "indicator_mapping"
    __table_args__ = (
        of_agency("indicator_mapping"),
        *refers("indicator_mapping", "indicator_id", "indicator"),
        unique("indicator_mapping", "indicator_id"),
        CheckConstraint("position_count >= 0", name="position_count"),
    )

    indicator_id: Mapped[UUID]
    position_count: Mapped[int]
    """How many positions stand in the list: an item without any is unmapped."""


class MappedPosition(AgencyRecord):
    """A position whose work an item of the library measures, and in which of its duties."""

    __tablename__ = "mapped_position"
    __table_args__ = (
        of_agency("mapped_position"),
        *refers("mapped_position", "mapping_id", "indicator_mapping"),
        *refers("mapped_position", "position_id", "position"),
        unique("mapped_position", "mapping_id", "position_id"),
    )

    mapping_id: Mapped[UUID]
    position_id: Mapped[UUID]
    duty_area: Mapped[str | None] = mapped_column(String(60))
    """The key of the duty area that its standard names."""


class IndicatorReview(Editable, AgencyRecord):
    """What a closed period says of a version of an indicator, and what was decided on it."""

    __tablename__ = "indicator_review"
    __table_args__ = (
        of_agency("indicator_review"),
        unique("indicator_review", "period_id", "indicator_version_id"),
        *refers("indicator_review", "period_id", "period"),
        *refers("indicator_review", "indicator_id", "indicator"),
        *refers("indicator_review", "indicator_version_id", "indicator_version"),
        refers("indicator_review", "new_version_id", "indicator_version")[0],
        refers("indicator_review", "decided_by", "account")[0],
        CheckConstraint(
            "lines >= missing AND lines - missing >= at_target AND compared >= disagreeing",
            name="counts",
        ),
        CheckConstraint(
            "(outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (reason IS NULL) "
            "AND (outcome IS NULL) = (decided_at IS NULL)",
            name="decided_with_reason",
        ),
        CheckConstraint(
            "(new_version_id IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'adjusted')",
            name="adjusted_by_a_version",
        ),
    )

    period_id: Mapped[UUID]
    indicator_id: Mapped[UUID]
    indicator_version_id: Mapped[UUID]
    lines: Mapped[int]
    missing: Mapped[int]
    at_target: Mapped[int]
    told_apart: Mapped[Decimal | None]
    compared: Mapped[int]
    disagreeing: Mapped[int]
    measurability: Mapped[int]
    relevance: Mapped[Decimal | None]
    raters: Mapped[int | None]
    findings: Mapped[list[str]] = mapped_column(JSON)
    finding_count: Mapped[int]
    reviewed_at: Mapped[datetime]
    outcome: Mapped[ReviewOutcome | None] = mapped_column(choice(ReviewOutcome, "outcome"))
    reason: Mapped[str | None] = mapped_column(String(1000))
    new_version_id: Mapped[UUID | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]


class IndicatorProposal(Editable, PersonRecord):
    """What an employee proposes for the indicators of a cycle, and the answer to it."""

    __tablename__ = "proposal"
    __table_args__ = (
        of_agency("proposal"),
        *of_person("proposal"),
        *refers("proposal", "cycle_id", "cycle"),
        *refers("proposal", "indicator_version_id", "indicator_version"),
        refers("proposal", "draft_id", "indicator_version")[0],
        refers("proposal", "answered_by", "account")[0],
        part_of("proposal", "unanswered", "state = 'submitted'", "cycle_id"),
        CheckConstraint(
            "(kind = 'indicator_comment') = (indicator_version_id IS NOT NULL)",
            name="comment_on_version",
        ),
    )

    cycle_id: Mapped[UUID]
    kind: Mapped[ProposalKind] = mapped_column(choice(ProposalKind, "kind"))
    indicator_version_id: Mapped[UUID | None]
    text: Mapped[str] = mapped_column(String(2000))
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The indicator as they would have it, field by field."""
    state: Mapped[ProposalState] = mapped_column(choice(ProposalState, "state"))
    submitted_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(String(2000), default="")
    """The reason of the answer."""
    answered_by: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    draft_id: Mapped[UUID | None]
    """The draft of the library that was made of it."""
