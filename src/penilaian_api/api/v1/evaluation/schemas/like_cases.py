"""Define the response shapes of how like objections ended."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Key, ShapeOut
from penilaian_api.domain.evaluation.like_cases import DecisionGround, Likeness, UntoldGround


class DecisionCountOut(ShapeOut):
    """How many of the cases rest on this ground; empty where none was stated."""

    decision_ground: DecisionGround | None
    count: int


class LikeCasesOut(ShapeOut):
    """How like cases ended: counts alone; or in `untold` why nothing is told."""

    objection_id: Key
    fewest_people: int = Field(description="Of fewer people nothing is told.")
    untold: UntoldGround | None
    alike_in: Likeness | None
    decided: int
    upheld: int
    changed: int
    decisions: tuple[DecisionCountOut, ...]
