"""Define the shapes of the results of a period."""

from typing import Final, Literal

from pydantic import Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Exact, Instant, Key, ShapeOut
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate

FILE_COLUMNS: Final = (
    "employee_name",
    "nip",
    "employee_code",
    "unit_code",
    "unit_name",
    "position_title",
    "period_key",
    "assessor_name",
    "results",
    "behavior",
    "predicate",
    "score",
    "state",
    "finalized_at",
    "delivered_at",
    "acknowledged_at",
    "damage",
    "snapshot_number",
    "snapshot_digest",
    "id",
    "employee_id",
)
"""The columns of CSV and workbook, in their order."""


class PeriodResultOut(ShapeOut):
    """A final result of a period; `id` is that of the evaluation."""

    id: Key
    employee_id: Key
    employee_name: str
    employee_code: str
    nip: str | None
    unit_id: Key
    unit_code: str
    unit_name: str
    position_id: Key
    position_code: str
    position_title: str
    period_id: Key
    period_key: str
    plan_id: Key
    state: EvaluationState
    assessor_id: Key | None
    assessor_name: str | None
    results: Expectation | None
    behavior: Expectation | None
    predicate: Predicate | None
    score: Exact | None
    snapshot_number: int | None
    snapshot_digest: str | None = Field(description="SHA-256 of the snapshot, in hexadecimal.")
    finalized_at: Instant | None
    delivered_at: Instant | None
    acknowledged_at: Instant | None
    damage: Literal["result_damaged"] | None = Field(
        description="Not empty: what is stored departs from what was decided, and is not shown."
    )
    explanation: str = Field(description="The address of its explanation.")


class PeriodResultPage(PageOut):
    """One page of the results of a period."""

    items: tuple[PeriodResultOut, ...]
