"""Shapes of units."""

from penilaian_api.api.v1.schemas.common import Code, Flag, Key, ShapeIn, ShapeOut, text


class UnitIn(ShapeIn):
    """A unit as it should be; it is named by its code in the address."""

    name: text(200)
    kind: Code
    parent_code: Code | None = None
    sector: Code = "general"
    is_public_service: Flag = False


class UnitOut(ShapeOut):
    """A unit of work (*unit kerja*)."""

    id: Key
    code: str
    name: str
    kind: str
    sector: str
    is_public_service: bool
    parent_id: Key | None
    path: str
    version: int


class UnitPage(ShapeOut):
    """One page of units, by code."""

    items: tuple[UnitOut, ...]
    next: str | None
