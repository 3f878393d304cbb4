"""Define the shapes of the history of a position."""

from typing import Literal

from pydantic import Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Exact, Instant, Key, ShapeOut
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate


class PositionResultOut(ShapeOut):
    """What a holder of the position achieved in a period; `id` is that of the evaluation."""

    id: Key
    employee_id: Key
    employee_name: str
    employee_code: str
    unit_code: str
    unit_name: str
    position_id: Key
    position_code: str
    position_title: str
    held_from: Day = Field(description="From which day their plan for this position runs.")
    held_until: Day = Field(description="Until which day it runs.")
    period_id: Key
    period_key: str
    period_starts_on: Day
    period_ends_on: Day
    state: EvaluationState
    assessor_name: str | None
    results: Expectation | None
    behavior: Expectation | None
    predicate: Predicate | None
    score: Exact | None
    finalized_at: Instant | None
    damage: Literal["result_damaged"] | None = Field(
        description="Not empty: what is stored departs from what was decided, and is not shown."
    )


class PositionResultPage(PageOut):
    """One page of the history of a position."""

    items: tuple[PositionResultOut, ...]
