"""Define the request and response shapes of mappings of indicators to positions."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.shapes import Code, Key, ShapeIn, ShapeOut

DutyArea = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]


class MappedPositionIn(ShapeIn):
    """A position whose work an indicator measures."""

    position_code: Code
    duty_area: Annotated[
        DutyArea | None, Field(description="In which duty area of its standard.")
    ] = None


class MappingIn(ShapeIn):
    """All positions to which an indicator is mapped; none of them unmaps it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"mapped_positions": [{"position_code": "STAFF", "duty_area": "licensing"}]}
            ]
        }
    )

    mapped_positions: Annotated[tuple[MappedPositionIn, ...], Field(max_length=500)]


class MappedPositionOut(ShapeOut):
    """A position to which an indicator is mapped, whoever holds it."""

    position_id: Key
    position_code: str
    position_title: str
    unit_name: str
    duty_area: str | None


class MappingOut(ShapeOut):
    """The positions to which an indicator is mapped, by their code."""

    indicator_id: Key
    key: str
    mapped_positions: tuple[MappedPositionOut, ...]
    allowed_actions: tuple[str, ...]
    version: int
