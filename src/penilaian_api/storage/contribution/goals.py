"""List goals, and add up what the people linked right to them have as parts of them.

Only direct parts are added: sums of one unit of measure, of which the same is better. It is exact:
what is stored are scaled integers.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Select, and_, case, distinct, func, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import Accumulation
from penilaian_api.storage.contribution.chains import is_latest_agreed
from penilaian_api.storage.cycle.cycles import ABOVE
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.models.types import ExactDecimal
from penilaian_api.storage.work.caller import TODAY, joined, of_agency
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

GOAL_CONTRIBUTIONS: Final = Listing(
    model=Goal,
    sorts={"key": (Goal.year, Goal.key)},
    filters={
        "year": equal(Goal.year, bounds=(2000, 2100)),
        "unit_code": by_unit_code(Goal.unit_id),
        "is_public_service": equal(Goal.is_public_service, "Only (or none) of public service."),
    },
    beside=(
        Beside(Unit, Unit.id == Goal.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(ABOVE, ABOVE.id == Goal.parent_id, parent_key=ABOVE.key),
    ),
    tells_changes=False,
    by_day=True,
)
"""The list of goals with what people contribute to them up to the day."""


@dataclass(frozen=True, slots=True)
class GoalParts:
    """Who is linked right to a goal, and what the direct parts of it add up to."""

    goal_id: UUID
    people: int
    direct_people: int
    planned: Decimal | None
    realized: Decimal | None


def parts_of(work: WorkContext, goals: Collection[UUID]) -> dict[UUID, GoalParts]:
    """Add up the parts of goals already fetched, of the people within reach."""
    if not goals:
        return {}
    rows = execute(work, _parts(work.access.grants, {*goals}))
    return {row[0]: GoalParts(*row) for row in rows}


@prepared
def _parts(grants: tuple[Grant, ...], goals: set[UUID]) -> Select[*tuple[Any, ...]]:
    is_direct = and_(
        PlanIndicator.accumulation == Accumulation.SUM,
        PlanIndicator.polarity == Goal.polarity,
        func.lower(PlanIndicator.measured_in) == func.lower(Goal.measured_in),
    )
    lines = (
        select(
            Goal.id.label("goal_id"),
            WorkResult.employee_id,
            case((is_direct, WorkResult.employee_id)).label("direct_id"),
            case((is_direct, PlanIndicator.target)).label("target"),
            case((is_direct, _realized())).label("realized"),
        )
        .join_from(WorkResult, *joined(Goal, Goal.id == WorkResult.goal_id))
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(within(grants, WorkResult), WorkResult.goal_id.in_(goals), is_latest_agreed())
        .subquery()
    )
    exact = ExactDecimal()
    return select(
        lines.c.goal_id,
        func.count(distinct(lines.c.employee_id), type_=Integer()),
        func.count(distinct(lines.c.direct_id), type_=Integer()),
        func.sum(lines.c.target, type_=exact),
        func.sum(lines.c.realized, type_=exact),
    ).group_by(lines.c.goal_id)


def _realized() -> Any:  # noqa: ANN401 - a scalar of the line outside
    """Add up the entries of a line up to the day that were not corrected."""
    return (
        select(func.sum(Progress.value))
        .where(
            of_agency(Progress),
            Progress.employee_id == PlanIndicator.employee_id,
            Progress.line_id == PlanIndicator.line_id,
            Progress.on <= TODAY,
            stands(Progress),
        )
        .correlate(PlanIndicator)
        .scalar_subquery()
    )
