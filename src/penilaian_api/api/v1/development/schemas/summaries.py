"""Define the response shapes of what is done for people, in numbers."""

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Key, ShapeOut
from penilaian_api.domain.development.coaching import CoachingState, GuidanceKind
from penilaian_api.domain.development.training import TrainingKind, TrainingState


class GuidanceCountOut(ShapeOut):
    """How many plans of guidance of a kind stand in a state."""

    kind: GuidanceKind
    state: CoachingState
    count: int


class TrainingCountOut(ShapeOut):
    """How many trainings or educations stand in a state."""

    kind: TrainingKind
    state: TrainingState
    count: int


class TeamDevelopmentOut(ShapeOut):
    """What is done for one of your people, in numbers."""

    employee_id: Key
    employee_code: str
    employee_name: str
    guidance: tuple[GuidanceCountOut, ...]
    training: tuple[TrainingCountOut, ...]


class TeamDevelopmentPage(PageOut):
    """One page of your people, with what is done for each."""

    items: tuple[TeamDevelopmentOut, ...]


class UnitLowResultsOut(ShapeOut):
    """How many low results a unit has, with guidance and without."""

    unit_code: str
    unit_name: str
    with_guidance: int
    without_guidance: int


class LowResultCountsOut(ShapeOut):
    """Low results by unit, the codes in order."""

    units: tuple[UnitLowResultsOut, ...]
