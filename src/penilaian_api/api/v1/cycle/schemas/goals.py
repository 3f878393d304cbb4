"""Define the request and response shapes of goals."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Exact, Flag, Key, Scaled, ShapeIn, ShapeOut

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
UnitOfMeasure = Annotated[
    str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)
]


class GoalIn(ShapeIn):
    """A goal as it should be; year and key stand in the address."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "unit_code": "DINAS",
                    "statement": "Meningkatnya kualitas pelayanan publik",
                    "indicator": "Indeks pelayanan publik",
                    "measured_in": "indeks",
                    "baseline": "4.02",
                    "target": "4.2",
                    "is_public_service": True,
                }
            ]
        }
    )

    unit_code: Code
    parent_key: Annotated[Code | None, Field(description="The goal above it, same year.")] = None
    statement: Sentence
    statement_en: Sentence | None = None
    indicator: Sentence
    measured_in: UnitOfMeasure
    polarity: Literal["higher", "lower"] = "higher"
    baseline: Scaled | None = None
    target: Scaled
    is_public_service: Flag = False


class GoalOut(ShapeOut):
    """A goal of an agency or a unit with its measure (*IKU*)."""

    id: Key
    year: int
    key: str
    unit_id: Key
    unit_code: str
    unit_name: str
    parent_id: Key | None
    parent_key: str | None
    parent_statement: str | None
    statement: str
    statement_en: str | None
    indicator: str
    measured_in: str
    polarity: str
    baseline: Exact | None
    target: Exact
    is_public_service: bool
    allowed_actions: tuple[str, ...]
    version: int


class GoalPage(PageOut):
    """One page of goals, by year and key."""

    items: tuple[GoalOut, ...]
