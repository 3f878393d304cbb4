"""Define the request and response shapes of positions."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Flag, Key, ShapeIn, ShapeOut, Whole, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.organization.organization import JobClass

_EXAMPLE: Final[JsonDict] = {
    "unit_code": "BIDANG",
    "title": "Analis Kebijakan Ahli Muda",
    "job_class": "functional",
    "functional_level": "ahli_muda",
    "grade_min": "III/c",
    "grade_max": "III/d",
    "places": 3,
}


class PositionIn(ShapeIn):
    """A position as it should be; it is named by its code in the address."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    unit_code: Code
    title: Annotated[str, text(200)]
    title_key: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]{0,79}$")] | None = None
    job_class: JobClass
    functional_level: Annotated[str, text(40)] | None = None
    echelon: Annotated[str, text(10)] | None = None
    grade_min: Annotated[str, text(10)] | None = None
    grade_max: Annotated[str, text(10)] | None = None
    pppk_grade: Annotated[str, text(10)] | None = None
    sector: Code = "general"
    places: Annotated[Whole, Field(ge=1, le=9999)] = 1
    is_assessable: Flag = True
    is_head: Flag = False


class PositionOut(ShapeOut):
    """A post in a unit (*jabatan*), with as many seats as people may hold it at a time."""

    id: Key
    code: str
    unit_id: Key
    title: str
    title_key: str
    job_class: JobClass
    functional_level: str | None
    echelon: str | None
    grade_min: str | None
    grade_max: str | None
    pppk_grade: str | None
    sector: str
    places: int
    is_assessable: bool
    is_head: bool
    unit_code: str
    unit_name: str
    version: int
    allowed_actions: tuple[Action, ...] = ()


class PositionPage(PageOut):
    """One page of positions."""

    items: tuple[PositionOut, ...]
