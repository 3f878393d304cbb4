"""Define the shapes of requests to open something again: it takes two persons."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action


class ReopeningIn(ShapeIn):
    """Why it should be opened again."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Satu bukti kinerja baru diterima."}]}
    )

    reason: Annotated[str, text(2000)]


class ReopeningSign(ShapeOut):
    """That somebody asked to open it again, when, and whether it was granted."""

    id: Key
    asked_at: Instant
    answered_at: Instant | None
    is_granted: bool | None


class ReopeningOut(ShapeOut):
    """A request to open a final result or a closed period again, and its answer.

    Of the two ids one is given: `evaluation_id`, with the employee, or `period_id`.
    """

    id: Key
    evaluation_id: Key | None
    employee_id: Key | None
    period_id: Key | None
    reason: str
    asked_by: Key = Field(description="The account that asked.")
    asked_at: Instant
    answered_at: Instant | None
    is_granted: bool | None
    version: int


class ReopeningDetail(ReopeningOut):
    """One request, with what you may do now."""

    allowed_actions: tuple[Action, ...]
