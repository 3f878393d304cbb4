"""Define the responses of the plain service, as FastAPI's `response_model` takes them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class UnitShape(Shape):
    id: UUID
    code: str
    name: str


class PositionShape(Shape):
    id: UUID
    code: str
    title: str
    unit: UnitShape


class PersonShape(Shape):
    id: UUID
    employee_code: str
    nip: str | None
    name: str


class MeShape(Shape):
    id: UUID
    login: str
    person: PersonShape
    unit: UnitShape
    posts: list[PositionShape]


class IndicatorShape(Shape):
    line_id: UUID
    statement: str
    aspects: list[str]
    accumulation: str
    frequency: str
    polarity: str
    measured_in: str | None
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    baseline: Decimal | None
    deadline: date | None
    weight: Decimal
    trajectory: dict[str, str]
    period_targets: dict[str, str]


class ResultShape(Shape):
    line_id: UUID
    statement: str
    kind: str
    weight: Decimal
    supports_line_id: UUID | None
    goal_id: UUID | None
    assigned_by: UUID | None
    consented_at: datetime | None
    success_measure: str
    target_text: str
    perspectives: list[str]
    indicators: list[IndicatorShape]


class ExpectationShape(Shape):
    core_value: str
    expectation: str


class SignatureShape(Shape):
    role: str
    signed_by: UUID
    signed_at: datetime
    content_hash: str


class RevisionShape(Shape):
    number: int
    state: str
    version: int
    approach: str
    submitted_at: datetime | None
    approved_by: UUID | None
    approved_at: datetime | None
    content_hash: str | None
    resources: list[str]
    accountability: list[str]
    consequences: list[str]
    work_agreement: str | None
    results: list[ResultShape]
    expectations: list[ExpectationShape]
    signatures: list[SignatureShape]


class CycleShape(Shape):
    key: str


class PlanShape(Shape):
    id: UUID
    starts_on: date
    ends_before: date
    created_at: datetime
    employee: PersonShape
    cycle: CycleShape
    position: PositionShape
    unit: UnitShape
    revisions: list[RevisionShape]


class RevisionHeadShape(Shape):
    number: int
    state: str
    version: int
    approach: str
    submitted_at: datetime | None
    approved_by: UUID | None
    approved_at: datetime | None
    content_hash: str | None


class PlanHeadShape(Shape):
    id: UUID
    starts_on: date
    ends_before: date
    employee: PersonShape
    cycle: CycleShape
    position: PositionShape
    unit: UnitShape
    revisions: list[RevisionHeadShape]


class MemberShape(Shape):
    employee: PersonShape
    position: PositionShape | None
    plan_id: UUID | None
    plan_state: str | None
    evaluation_id: UUID | None
    evaluation_state: str | None
    due_on: date | None
    waits: list[str]


class TaskShape(Shape):
    kind: str
    record_id: UUID
    name: str
    due_on: date | None


class RatingShape(Shape):
    about: str
    suggested: str | None
    chosen: str | None
    level: int | None
    reason: str


class ExplanationShape(Shape):
    evaluation_id: UUID
    state: str
    employee: PersonShape
    period: str
    score: Decimal | None
    predicate: str | None
    digest: str | None
    ratings: list[RatingShape]
    inputs: list[dict[str, Any]]
    card: dict[str, Any]
    text: list[dict[str, Any]]


class RatingBody(Shape):
    about: str
    chosen: str
    reason: str = ""


class AssessmentBody(Shape):
    ratings: list[RatingBody]
    feedback: dict[str, str]
    organization_result: str | None = None


class RatedShape(Shape):
    id: UUID
    employee_id: UUID
    state: str
    final_by: str | None
    deliver_due_on: date | None
    return_due_on: date | None
    object_until: date | None
    version: int


class ProgressBody(Shape):
    line_id: UUID
    on: date
    value: Decimal


class ProgressShape(Shape):
    id: UUID
    line_id: UUID
    day: date
    value: Decimal | None
    step: str | None
    note: str
    posted_by: UUID
    posted_at: datetime


class QuestionnaireBody(Shape):
    values: dict[str, int]
    texts: dict[str, str] = {}


class DoneShape(Shape):
    done: bool = True
