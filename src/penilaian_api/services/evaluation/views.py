"""Give evaluations, objections and reopenings out as frozen views."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import RefusalError
from penilaian_api.domain.evaluation.awaited_party import AwaitedParty
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.like_cases import (
    ContestedPart,
    DecisionGround,
    ObjectionGround,
)
from penilaian_api.domain.evaluation.objection import ObjectionRule, ObjectionState


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """An evaluation without the assessment inside: where it stands and what is due."""

    id: UUID
    employee_id: UUID
    unit_id: UUID
    position_id: UUID
    period_id: UUID
    plan_id: UUID
    plan_revision_id: UUID
    scheme_version_id: UUID
    state: EvaluationState
    self_assessment: str | None
    self_assessed_at: datetime | None
    finalized_at: datetime | None
    final_by: ObjectionRule | None
    deliver_due_on: date | None
    delivered_at: datetime | None
    return_due_on: date | None
    object_until: date | None
    acknowledged_at: datetime | None
    result_number: int
    delivered_number: int | None
    received_number: int | None
    is_reopened: bool
    version: int


@dataclass(frozen=True, slots=True)
class NamedEvaluation(EvaluationView):
    """An evaluation with the names by which people know it."""

    employee_code: str
    employee_name: str
    unit_code: str
    unit_name: str
    position_title: str
    period_key: str


@dataclass(frozen=True, slots=True)
class ObjectionReference:
    """The objection to the present result of an evaluation."""

    id: UUID
    state: ObjectionState


@dataclass(frozen=True, slots=True)
class ReopeningView:
    """A request to reopen a final result or a closed period, and its answer."""

    id: UUID
    evaluation_id: UUID | None
    employee_id: UUID | None
    period_id: UUID | None
    reason: str
    asked_by: UUID
    asked_at: datetime
    answered_at: datetime | None
    is_granted: bool | None
    version: int


@dataclass(frozen=True, slots=True)
class DetailedReopening(ReopeningView):
    """A request to reopen, with what the caller may do with it now."""

    allowed_actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ReuseView:
    """A proposal to reuse an earlier result, and its answer."""

    id: UUID
    evaluation_id: UUID
    employee_id: UUID
    snapshot_id: UUID
    reason: str
    asked_by: UUID
    asked_at: datetime
    answered_at: datetime | None
    is_granted: bool | None


@dataclass(frozen=True, slots=True)
class DetailedEvaluation(NamedEvaluation):
    """An evaluation with the days of its window, and what the caller may do now.

    *turn*: whose step is awaited today. *objection_refusal*: why no
    objection can be raised now. *finalizing_refusal*: why the caller may
    rate it, and not make it final.
    """

    rate_from: date
    rate_until: date
    turn: AwaitedParty | None
    objection: ObjectionReference | None
    objection_refusal: RefusalError | None
    finalizing_refusal: RefusalError | None
    reopenings: tuple[ReopeningView, ...]
    reuses: tuple[ReuseView, ...]
    allowed_actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionView:
    """An objection to a delivered result, its hearing and its decision."""

    id: UUID
    evaluation_id: UUID
    period_key: str
    unit_code: str
    unit_name: str
    employee_id: UUID
    employee_name: str
    employee_code: str
    snapshot_id: UUID
    assessor_id: UUID
    assessor_name: str
    state: ObjectionState
    reasons: str
    ground: ObjectionGround | None
    part: ContestedPart | None
    filed_at: datetime
    decide_due_on: date
    employee_statement: str | None
    assessor_statement: str | None
    heard_at: datetime | None
    decision: str | None
    decision_ground: DecisionGround | None
    ratings: Mapping[str, str]
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailedObjection(ObjectionView):
    """An objection with what the caller may do with it now."""

    allowed_actions: tuple[Action, ...]
