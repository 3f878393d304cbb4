"""Define the request and response shapes of steps on results that make no progress."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.progress.remedy import RemedyKind


class RemedyIn(ShapeIn):
    """A step on a line of a plan that makes no progress, and why you take it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "line_id": "019d2a70-0000-7000-8000-000000000005",
                    "kind": "adjust_resources",
                    "reason": "Satu petugas dan satu loket ditambah sampai akhir triwulan.",
                }
            ]
        }
    )

    line_id: Annotated[Key, Field(description="`line_id` of a work result or an indicator.")]
    kind: RemedyKind
    reason: Annotated[str, text(2000)]
    revision_number: Annotated[
        int | None,
        Field(
            strict=True,
            ge=2,
            le=10_000,
            description="The revision of the plan that adjusts it (`adjust_expectation`).",
        ),
    ] = None


class RemedyOut(ShapeOut):
    """A step that a leader took on a result, in its order on that result."""

    id: Key
    plan_id: Key
    line_id: Key
    statement: str
    employee_id: Key
    number: int
    kind: RemedyKind
    reason: str
    author_id: Key
    author_name: str
    taken_at: Instant
    revision_number: int | None
    coaching_id: Key | None
    acknowledged_at: Instant | None
    version: int


class RemedyPage(PageOut):
    """One page of steps on the results of a plan, as they were taken."""

    items: tuple[RemedyOut, ...]
