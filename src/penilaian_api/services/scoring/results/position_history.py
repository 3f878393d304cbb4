"""Give out what the holders of a position achieved over time, for decisions about the position.

Each result is held against the bytes that were frozen, as in the list of a period.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal
from uuid import UUID

from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.services.scoring.results.period_results import PERIOD_RESULTS, shown_names
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code
from penilaian_api.storage.work.lists.listing import Beside, ListedRow, given
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_A_DAY: Final = timedelta(days=1)

POSITION_HISTORY: Final = replace(
    PERIOD_RESULTS,
    filters={
        "position_id": given(Evaluation.position_id),
        "employee_id": PERIOD_RESULTS.filters["employee_id"],
    },
    beside=(
        *(each for each in PERIOD_RESULTS.beside if each.target is not Period),
        Beside(
            Period,
            Period.id == Evaluation.period_id,
            period_key=Period.key,
            period_starts_on=Period.starts_on,
            period_ends_before=Period.ends_before,
        ),
        Beside(
            Plan,
            Plan.id == Evaluation.plan_id,
            held_from=Plan.starts_on,
            held_before=Plan.ends_before,
        ),
    ),
)
"""The final results of the holders of a position."""
POSITION_HISTORY_PARAMETERS: Final = POSITION_HISTORY.parameters
"""What callers state of it."""


@dataclass(frozen=True, slots=True)
class PositionResultView:
    """What a holder achieved in a period, and on which days of the year they held the position."""

    id: UUID
    employee_id: UUID
    employee_name: str
    employee_code: str
    unit_code: str
    unit_name: str
    position_id: UUID
    position_code: str
    position_title: str
    held_from: date
    held_until: date
    period_id: UUID
    period_key: str
    period_starts_on: date
    period_ends_on: date
    state: EvaluationState
    assessor_name: str | None
    results: Expectation | None
    behavior: Expectation | None
    predicate: Predicate | None
    score: Decimal | None
    finalized_at: datetime | None
    damage: Literal["result_damaged"] | None


def page(work: UnitOfWork, position: str, request: ListRequest) -> Slice[PositionResultView]:
    """List the final results of those who held a position, of the people within reach."""
    post = get_by_id_or_code(work.of(Position), position)
    return page_of(work, POSITION_HISTORY, request.narrowed(position_id=post.id)).map(_view)


def _view(row: ListedRow[Evaluation]) -> PositionResultView:
    names = shown_names(row)
    names["period_ends_on"] = names["period_ends_before"] - _A_DAY
    names["held_until"] = names["held_before"] - _A_DAY
    shown = {name: value for name, value in names.items() if name in _SHOWN}
    return view_of(PositionResultView, row.record, **shown)


_SHOWN: Final = frozenset(field.name for field in fields(PositionResultView))
