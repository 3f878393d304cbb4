"""Define the shapes of where a person stands today: their plan, and their evaluation."""

from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeOut
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.plan.plan import PlanState


class TeamPlanOut(ShapeOut):
    """The plan of a person: the revision that its steps act on."""

    id: Key
    state: PlanState
    version: int


class TeamEvaluationOut(ShapeOut):
    """The evaluation of a person in the current period."""

    id: Key
    state: EvaluationState
    version: int
    period_key: str
    rate_until: Day
