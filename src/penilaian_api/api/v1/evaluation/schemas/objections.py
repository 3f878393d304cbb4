"""Define the shapes of objections: filing, hearing, decision, and what is read of them."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.evaluation.schemas.evaluations import RatingIn, Statement
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Flag, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.evaluation.like_cases import (
    ContestedPart,
    DecisionGround,
    ObjectionGround,
)
from penilaian_api.domain.evaluation.objection import ObjectionState


class ObjectionIn(ShapeIn):
    """Why you object."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "reasons": "Realisasi bulan Maret belum dihitung; bukti terlampir.",
                    "ground": "evidence_not_counted",
                    "part": "results",
                }
            ]
        }
    )

    reasons: Annotated[str, Field(max_length=4000)]
    ground: ObjectionGround | None = Field(
        None, description="What you rest it on: how like cases ended is told by it."
    )
    part: ContestedPart | None = Field(None, description="Which part of the result it is about.")


class HearingIn(ShapeIn):
    """What both sides said to you."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "employee_statement": "Target tercapai pada 28 Maret.",
                    "assessor_statement": "Bukti saya terima setelah penilaian.",
                }
            ]
        }
    )

    employee_statement: Annotated[str, Field(max_length=4000)]
    assessor_statement: Annotated[str, Field(max_length=4000)]


class DecisionIn(ShapeIn):
    """Whether the result stands, and why; a change names what changes."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "is_changed": True,
                    "reason": "Bukti menunjukkan target tercapai dalam periode.",
                    "ratings": [{"about": "results", "chosen": "met"}],
                }
            ]
        }
    )

    is_changed: Flag
    reason: Statement
    ratings: Annotated[tuple[RatingIn, ...], Field(max_length=200)] = Field(
        (),
        description="What takes the place of the assessor's ratings. The `reason` of the decision "
        "stands for each of them; one of their own is not kept.",
    )
    with_current_data: Flag = Field(
        default=False,
        description="Count progress and measurements as they stand now, corrections included.",
    )
    ground: DecisionGround | None = Field(
        None, description="What the decision rests on: who has a like case is told how many do."
    )


class ObjectionOut(ShapeOut):
    """An objection to a delivered result."""

    id: Key
    evaluation_id: Key
    period_key: str
    unit_code: str
    unit_name: str
    employee_id: Key
    employee_name: str
    employee_code: str
    snapshot_id: Key
    assessor_id: Key
    assessor_name: str
    state: ObjectionState
    reasons: str
    ground: ObjectionGround | None
    part: ContestedPart | None
    filed_at: Instant
    decide_due_on: Day
    employee_statement: str | None
    assessor_statement: str | None
    heard_at: Instant | None
    decision: str | None
    decision_ground: DecisionGround | None
    ratings: dict[str, str]
    decided_by: Key | None
    decided_by_name: str | None
    decided_at: Instant | None
    version: int


class ObjectionDetail(ObjectionOut):
    """One objection, with what you may do now."""

    allowed_actions: tuple[Action, ...]


class ObjectionPage(PageOut):
    """One page of objections, oldest first."""

    items: tuple[ObjectionOut, ...]
