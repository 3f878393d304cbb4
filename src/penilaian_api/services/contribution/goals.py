"""List goals with what people contribute to them: results of units beside those of people.

Why it is so: docs/decisions/0070.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.contribution.contribution import Beneficiary
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.services.contribution.reading import PLACES
from penilaian_api.services.views import view_of
from penilaian_api.storage.contribution.goals import GOAL_CONTRIBUTIONS, GoalParts, parts_of
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

GOAL_CONTRIBUTIONS_PARAMETERS: Final = GOAL_CONTRIBUTIONS.parameters
"""What callers state of the list."""
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class GoalContributionView:
    """A goal, who is linked right to it, and what the direct parts of it add up to."""

    id: UUID
    year: int
    key: str
    parent_key: str | None
    unit_code: str
    unit_name: str
    statement: str
    beneficiary: Beneficiary
    measured_in: str
    target: Decimal
    as_of: date
    people: int
    direct_people: int
    planned: Decimal | None
    realized: Decimal | None
    planned_share: Decimal | None
    realized_share: Decimal | None


def page(work: UnitOfWork, request: ListRequest) -> Slice[GoalContributionView]:
    """List goals of the units that the caller heads, or all for an admin."""
    rows = page_of(work, GOAL_CONTRIBUTIONS, request)
    parts = parts_of(work, [row.record.id for row in rows.items])
    return rows.map(lambda row: _view(work, row, parts.get(row.record.id)))


def _view(work: UnitOfWork, row: ListedRow[Goal], parts: GoalParts | None) -> GoalContributionView:
    goal, more = row.record, dict[str, Any](row.names)
    counted = parts or GoalParts(goal.id, 0, 0, None, None)
    return view_of(
        GoalContributionView,
        goal,
        beneficiary=Beneficiary.PUBLIC if goal.is_public_service else Beneficiary.ORGANIZATION,
        as_of=work.today,
        people=counted.people,
        direct_people=counted.direct_people,
        planned=counted.planned,
        realized=counted.realized,
        planned_share=_share(counted.planned, goal.target),
        realized_share=_share(counted.realized, goal.target),
        **more,
    )


def _share(value: Decimal | None, target: Decimal) -> Decimal | None:
    if value is None or not target:
        return None
    return round_half_up(Fraction(value) * _WHOLE / Fraction(target), PLACES)
