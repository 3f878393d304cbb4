"""Define the shapes of a scorecard: parts, ratings of the axes, steps of the computation."""

from penilaian_api.api.v1.shared.shapes import Bilingual, ShapeOut


class RatingsOut(ShapeOut):
    """The ratings of the two axes; null where there is none."""

    results: str | None
    behavior: str | None


class PartOut(ShapeOut):
    """The points of one part and what they bring to the total."""

    key: str
    points: str
    exact: str
    weight: str
    share: str | None


class TrailStep(ShapeOut):
    """One step of the computation, so that anyone can do it again."""

    id: str
    label: Bilingual
    formula: str
    inputs: tuple[str, ...]
    exact: str | None
    value: str | None
    rounded: str | None
    outcome: str | None
    share: str | None
    basis: str
