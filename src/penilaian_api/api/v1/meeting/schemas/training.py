"""Define the shapes of who was trained on the appraisal."""

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeOut


class TraineeOut(ShapeOut):
    """Somebody who is to be trained, and when they were last; empty: they were not yet."""

    id: Key
    employee_code: str
    name: str
    unit_code: str
    unit_name: str
    trained_at: Instant | None


class TraineePage(PageOut):
    """One page of people, by their code."""

    items: tuple[TraineeOut, ...]


class UnitTrainingOut(ShapeOut):
    """How many people and raters of a unit there are, and how many of them were trained."""

    unit_code: str
    unit_name: str
    people: int
    trained: int
    raters: int
    trained_raters: int


class TrainingCoverageOut(ShapeOut):
    """How many people and raters were trained, unit by unit."""

    people: int
    trained: int
    raters: int
    trained_raters: int
    units: tuple[UnitTrainingOut, ...]
