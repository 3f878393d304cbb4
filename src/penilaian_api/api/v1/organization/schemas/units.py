"""Define the request and response shapes of units."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Flag, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action


class UnitIn(ShapeIn):
    """A unit as it should be; it is named by its code in the address."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": "Seksi Pelayanan", "kind": "seksi", "is_public_service": True},
            ]
        }
    )

    name: Annotated[str, text(200)]
    kind: Code
    parent_code: Code | None = None
    sector: Code = "general"
    is_public_service: Flag = False
    independence_basis: Annotated[str, text(300)] | None = Field(
        default=None,
        description=(
            "By which rule the unit is an independent one (*unit kerja mandiri*), such as "
            "`Peraturan Wali Kota 12/2024`: its head plans and is rated as a high official."
        ),
    )


class UnitOut(ShapeOut):
    """A unit of work (*unit kerja*), its place in the tree and the position that heads it."""

    id: Key
    code: str
    name: str
    kind: str
    sector: str
    is_public_service: bool
    independence_basis: str | None = None
    parent_id: Key | None
    path: str
    head_position_id: Key | None = None
    parent_code: str | None
    parent_name: str | None
    head_position_title: str | None = None
    version: int
    allowed_actions: tuple[Action, ...] = ()


class UnitPage(PageOut):
    """One page of units."""

    items: tuple[UnitOut, ...]
