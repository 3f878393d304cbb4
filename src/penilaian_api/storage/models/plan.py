"""Map plans: a head per person, cycle and post; revisions with all that is agreed; messages."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.plan.plan import (
    Approach,
    CoreValue,
    PlanState,
    SignerRole,
    WorkResultKind,
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
    unique_if_any,
)
from penilaian_api.storage.models.indicator import Measured
from penilaian_api.storage.models.types import choice


class Plan(PersonRecord):
    """The head of a plan (*SKP*): whose, for which cycle and post, from when to when."""

    __tablename__ = "plan"
    __table_args__ = (
        of_agency("plan"),
        *of_person("plan"),
        owned("plan"),
        unique("plan", "employee_id", "cycle_id", "assignment_id"),
        *refers("plan", "cycle_id", "cycle"),
        Index("ix_plan_cycle_starts_on", "agency_id", "cycle_id", "starts_on"),
        *refers("plan", "assignment_id", "assignment", personal=True),
        *refers("plan", "position_id", "position"),
        *refers("plan", "unit_id", "unit"),
        CheckConstraint("ends_before > starts_on", name="dates"),
    )

    cycle_id: Mapped[UUID]
    assignment_id: Mapped[UUID]
    position_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_before: Mapped[date]
    created_at: Mapped[datetime]


class PlanRevision(Editable, PersonRecord):
    """One revision of a plan; at most one is in force and at most one is pending."""

    __tablename__ = "plan_revision"
    __table_args__ = (
        of_agency("plan_revision"),
        *of_person("plan_revision"),
        owned("plan_revision"),
        unique("plan_revision", "plan_id", "number"),
        part_of("plan_revision", "first_approved", "number = 1", "approved_at"),
        *refers("plan_revision", "plan_id", "plan", personal=True),
        refers("plan_revision", "approved_by", "employee")[0],
        refers("plan_revision", "standard_id", "standard_version")[0],
        Index(
            "uq_plan_revision_pending",
            "agency_id",
            "plan_id",
            unique=True,
            sqlite_where=text("state IN ('draft', 'submitted')"),
            postgresql_where=text("state IN ('draft', 'submitted')"),
        ),
        Index(
            "uq_plan_revision_in_force",
            "agency_id",
            "plan_id",
            unique=True,
            sqlite_where=text("state = 'approved'"),
            postgresql_where=text("state = 'approved'"),
        ),
        CheckConstraint("approved_by <> employee_id", name="not_approved_by_himself"),
        CheckConstraint(
            "state IN ('draft', 'submitted') OR (approved_by IS NOT NULL "
            "AND approved_at IS NOT NULL AND content_hash IS NOT NULL)",
            name="approved_by_somebody",
        ),
    )

    plan_id: Mapped[UUID]
    number: Mapped[int]
    state: Mapped[PlanState] = mapped_column(choice(PlanState, "state"))
    approach: Mapped[Approach] = mapped_column(choice(Approach, "approach"))
    resources: Mapped[list[str]] = mapped_column(JSON, default=list)
    accountability: Mapped[list[str]] = mapped_column(JSON, default=list)
    consequences: Mapped[list[str]] = mapped_column(JSON, default=list)
    work_agreement: Mapped[str | None] = mapped_column(String(200))
    revised_for: Mapped[str | None] = mapped_column(String(1000))
    returned_for: Mapped[str | None] = mapped_column(String(1000))
    submitted_at: Mapped[datetime | None]
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None]
    content_hash: Mapped[str | None] = mapped_column(String(64))
    standard_id: Mapped[UUID | None]
    """The version of the position's standard by which it was handed in; no later one changes it."""


class PlanLine(PersonRecord):
    """What stays the same of a result or an indicator over all revisions of a plan."""

    __tablename__ = "plan_line"
    __table_args__ = (
        of_agency("plan_line"),
        *of_person("plan_line"),
        owned("plan_line"),
        *refers("plan_line", "plan_id", "plan", personal=True),
    )

    plan_id: Mapped[UUID]


class WorkResult(PersonRecord):
    """A work result (*rencana hasil kerja*) of a revision; it changes only with its revision."""

    __tablename__ = "work_result"
    __table_args__ = (
        of_agency("work_result"),
        *of_person("work_result"),
        owned("work_result"),
        unique("work_result", "revision_id", "line_id"),
        *refers("work_result", "revision_id", "plan_revision", personal=True),
        *refers("work_result", "line_id", "plan_line", personal=True),
        *refers("work_result", "supports_line_id", "plan_line"),
        *refers("work_result", "goal_id", "goal"),
        *refers("work_result", "assigned_by", "employee"),
        CheckConstraint("weight >= 0", name="weight"),
    )

    revision_id: Mapped[UUID]
    line_id: Mapped[UUID]
    ordinal: Mapped[int]
    statement: Mapped[str] = mapped_column(String(500))
    kind: Mapped[WorkResultKind] = mapped_column(choice(WorkResultKind, "kind"))
    weight: Mapped[Decimal] = mapped_column(default=Decimal(1))
    supports_line_id: Mapped[UUID | None]
    goal_id: Mapped[UUID | None]
    assigned_by: Mapped[UUID | None]
    consented_at: Mapped[datetime | None]
    is_acting_duty: Mapped[bool] = mapped_column(default=False)
    success_measure: Mapped[str] = mapped_column(String(1000), default="")
    target_text: Mapped[str] = mapped_column(String(1000), default="")
    perspectives: Mapped[list[str]] = mapped_column(JSON, default=list)
    duty_area: Mapped[str | None] = mapped_column(String(40))
    """The area of the position's standard that it serves."""


class PlanIndicator(Measured, PersonRecord):
    """An indicator of a work result: a copy of all that enters a score."""

    __tablename__ = "plan_indicator"
    __table_args__ = (
        of_agency("plan_indicator"),
        *of_person("plan_indicator"),
        unique("plan_indicator", "revision_id", "line_id"),
        *refers("plan_indicator", "revision_id", "plan_revision", personal=True),
        *refers("plan_indicator", "result_id", "work_result", personal=True),
        *refers("plan_indicator", "line_id", "plan_line", personal=True),
        *refers("plan_indicator", "indicator_version_id", "indicator_version"),
        CheckConstraint("weight >= 0", name="weight"),
    )

    revision_id: Mapped[UUID]
    result_id: Mapped[UUID]
    line_id: Mapped[UUID]
    indicator_version_id: Mapped[UUID | None]
    ordinal: Mapped[int]
    deadline: Mapped[date | None]
    weight: Mapped[Decimal] = mapped_column(default=Decimal(1))
    trajectory: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Expected values by key of the period: for the monitoring view, never for the score."""
    period_targets: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Stated targets by key of the period, where the year's is not simply divided."""


class BehaviorExpectation(PersonRecord):
    """A leader's special expectation under one core value (BerAKHLAK)."""

    __tablename__ = "behavior_expectation"
    __table_args__ = (
        of_agency("behavior_expectation"),
        *of_person("behavior_expectation"),
        unique("behavior_expectation", "revision_id", "core_value"),
        *refers("behavior_expectation", "revision_id", "plan_revision", personal=True),
    )

    revision_id: Mapped[UUID]
    core_value: Mapped[CoreValue] = mapped_column(choice(CoreValue, "core_value"))
    expectation: Mapped[str] = mapped_column(String(1000))


class PlanSignature(PersonRecord):
    """A sign-off of a revision: by whom, in which capacity, of which content."""

    __tablename__ = "plan_signature"
    __table_args__ = (
        of_agency("plan_signature"),
        *of_person("plan_signature"),
        unique("plan_signature", "revision_id", "role", "content_hash"),
        *refers("plan_signature", "revision_id", "plan_revision", personal=True),
        refers("plan_signature", "signed_by", "employee")[0],
    )

    revision_id: Mapped[UUID]
    role: Mapped[SignerRole] = mapped_column(choice(SignerRole, "role"))
    signed_by: Mapped[UUID]
    content_hash: Mapped[str] = mapped_column(String(64))
    signed_at: Mapped[datetime]


class DirectionNote(PersonRecord):
    """What a leader directs on an item of a plan; it never changes, a later one may replace it."""

    __tablename__ = "direction_note"
    __table_args__ = (
        of_agency("direction_note"),
        *of_person("direction_note"),
        owned("direction_note"),
        Index("ix_direction_note_of_plan", "agency_id", "plan_id", "id"),
        *refers("direction_note", "plan_id", "plan", personal=True),
        *refers("direction_note", "line_id", "plan_line", personal=True),
        *refers("direction_note", "author_id", "employee"),
        *refers("direction_note", "replaces_id", "direction_note", personal=True),
        unique_if_any("direction_note", "replaces_id"),
        CheckConstraint("author_id <> employee_id", name="not_to_oneself"),
    )

    plan_id: Mapped[UUID]
    line_id: Mapped[UUID]
    author_id: Mapped[UUID]
    text: Mapped[str] = mapped_column(String(2000))
    digest: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime]
    replaces_id: Mapped[UUID | None]


class PlanMessage(PersonRecord):
    """What one side says to the other about a plan: the dialogue that the law asks for."""

    __tablename__ = "plan_message"
    __table_args__ = (
        of_agency("plan_message"),
        Index("ix_plan_message_of_plan", "agency_id", "plan_id", "id"),
        *of_person("plan_message"),
        *refers("plan_message", "plan_id", "plan", personal=True),
        *refers("plan_message", "author_id", "employee"),
    )

    plan_id: Mapped[UUID]
    author_id: Mapped[UUID]
    message: Mapped[str] = mapped_column(String(2000))
    sent_at: Mapped[datetime]
