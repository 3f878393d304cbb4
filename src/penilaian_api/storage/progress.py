"""Progress and evidence: what they hang on, found in one statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, literal, or_, select

from penilaian_api.domain.errors import OutOfReach
from penilaian_api.domain.plan import PlanState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import (
    Plan,
    PlanIndicator,
    PlanLine,
    PlanRevision,
    WorkResult,
)
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.reach import of_agency, within
from penilaian_api.storage.store import Work


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry belongs: the plan, its revision in force and the indicator, if there are."""

    plan: Plan
    revision: PlanRevision | None
    indicator: PlanIndicator | None


def place(work: Work, plan_id: UUID, line_id: UUID) -> Place:
    """Fetch a plan within reach with its revision in force and the indicator on a line of it."""
    query = (
        select(Plan, PlanRevision, PlanIndicator)
        .outerjoin(
            PlanRevision,
            and_(
                of_agency(PlanRevision),
                PlanRevision.plan_id == Plan.id,
                PlanRevision.state == PlanState.APPROVED,
            ),
        )
        .outerjoin(
            PlanIndicator,
            and_(
                of_agency(PlanIndicator),
                PlanIndicator.revision_id == PlanRevision.id,
                PlanIndicator.line_id == line_id,
            ),
        )
        .where(within(work.access.grants, Plan), Plan.id == plan_id)
    )
    row = work.session.execute(query, work.bindings).one_or_none()
    if row is None:
        raise OutOfReach
    return Place(*row)


def periods_around(work: Work, plan: Plan, days: Collection[date]) -> list[Period]:
    """Fetch the periods of a plan's cycle that hold one of *days*, and keep their state as it is.

    Who closes one waits for the entries on their way; an entry that comes later finds it closed.
    """
    within_it = (and_(Period.starts_on <= day, Period.ends_before > day) for day in days)
    query = (
        select(Period)
        .where(of_agency(Period), Period.cycle_id == plan.cycle_id, or_(*within_it))
        .order_by(Period.starts_on, Period.ends_before, Period.id)
        .with_for_update(read=True)
    )
    return [*work.session.execute(query, work.bindings).scalars()]


def line_in_force(work: Work, line_id: UUID) -> PlanLine | None:
    """Fetch a line within reach, of a result or an indicator that is in force."""
    held = [
        exists(
            select(literal(1)).where(
                of_agency(kind),
                of_agency(PlanRevision),
                kind.line_id == PlanLine.id,
                PlanRevision.id == kind.revision_id,
                PlanRevision.state == PlanState.APPROVED,
            )
        )
        for kind in (WorkResult, PlanIndicator)
    ]
    query = select(PlanLine).where(
        within(work.access.grants, PlanLine), PlanLine.id == line_id, or_(*held)
    )
    found: PlanLine | None = work.session.execute(query, work.bindings).scalar_one_or_none()
    return found


def of_plan(kind: type[Progress] | type[Evidence], plan: Plan) -> ColumnElement[bool]:
    """Keep to what hangs on lines of a plan already fetched."""
    lines = select(PlanLine.id).where(of_agency(PlanLine), PlanLine.plan_id == plan.id)
    return kind.line_id.in_(lines)


def corrections(work: Work, entries: Collection[UUID]) -> dict[UUID, UUID]:
    """Tell which of *entries* were corrected, and by which entry."""
    query = select(Progress.supersedes_id, Progress.id).where(
        of_agency(Progress), Progress.supersedes_id.in_(entries)
    )
    rows = work.session.execute(query, work.bindings)
    return {old: new for old, new in rows if old is not None}
