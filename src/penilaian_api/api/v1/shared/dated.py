"""Define the shapes that assignments, reporting lines and delegations share."""

from typing import Annotated

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.shapes import Day, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action


class EndPatch(ShapeIn):
    """The new last day, inclusive; `null` for no end."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ends_on": "2026-12-31"}]})

    ends_on: Day | None


class VoidIn(ShapeIn):
    """Why the entry was wrong."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Salah unit; SK yang benar nomor 821/12/2026."}]}
    )

    reason: Annotated[str, text(500)]


class DatedOut(ShapeOut):
    """What holds from a first day through a last day; voided entries count as never made."""

    id: Key
    starts_on: Day
    ends_on: Day | None
    voided_at: Instant | None
    void_reason: str | None
    version: int
    allowed_actions: tuple[Action, ...] = ()
