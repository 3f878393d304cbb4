"""Define the request and response shapes of the bulk approval of plans."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.shapes import Key, ShapeIn, ShapeOut, Whole
from penilaian_api.domain.plan.plan import PlanState


class PlanSeenIn(ShapeIn):
    """One of many plans, at the version you saw."""

    id: Key
    version: Annotated[Whole, Field(ge=1)]


class PlanApprovalsIn(ShapeIn):
    """Up to five hundred plans, approved together or not at all."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [{"id": "019d2a70-0000-7000-8000-000000000001", "version": 3}]}]
        }
    )

    items: Annotated[tuple[PlanSeenIn, ...], Field(min_length=1, max_length=500)]


class PlanApprovedOut(ShapeOut):
    """Where a plan stands now: which revision, in which state, at which version."""

    id: Key
    employee_id: Key
    employee_name: str
    number: int
    state: PlanState
    version: int


class PlanApprovalsOut(ShapeOut):
    """What was approved, or with `dry_run` what would be, in the order in which it was sent."""

    is_dry_run: bool
    items: tuple[PlanApprovedOut, ...]
