"""Fetch what progress and evidence hang on: plan, revision in force, indicator, line, periods."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.plan.plan import Accumulation, Frequency, PlanState, Polarity
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import (
    Plan,
    PlanIndicator,
    PlanLine,
    PlanRevision,
    WorkResult,
)
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ProgressTarget:
    """What an entry belongs to: the plan, its revision in force and the indicator, if there are."""

    plan: Plan
    revision: PlanRevision | None
    indicator: PlanIndicator | None


@dataclass(frozen=True, slots=True)
class Counting:
    """A period, and how the entries of a line count in it by one revision."""

    period: Period
    frequency: Frequency
    accumulation: Accumulation
    polarity: Polarity

    @property
    def with_earlier(self) -> bool:
        """Whether the latest entry counts, also one from before the period."""
        return self.accumulation is Accumulation.LAST or self.polarity is Polarity.MILESTONE


def load_target(work: WorkContext, plan_id: UUID, line_id: UUID) -> ProgressTarget:
    """Fetch a plan within reach with its revision in force and the indicator on a line of it."""
    row = execute(work, _target(work.access.grants, plan_id, line_id)).one_or_none()
    if row is None:
        raise OutOfReachError
    return ProgressTarget(*row)


@prepared
def _target(
    grants: tuple[Grant, ...], plan_id: UUID, line_id: UUID
) -> Select[Plan, PlanRevision, PlanIndicator]:
    return (
        select(Plan, PlanRevision, PlanIndicator)
        .outerjoin(
            *joined(
                PlanRevision,
                PlanRevision.plan_id == Plan.id,
                PlanRevision.state == PlanState.APPROVED,
            )
        )
        .outerjoin(
            *joined(
                PlanIndicator,
                PlanIndicator.revision_id == PlanRevision.id,
                PlanIndicator.line_id == line_id,
            )
        )
        .where(within(grants, Plan), Plan.id == plan_id)
    )


def counting_of(work: WorkContext, plan: Plan, line_id: UUID) -> list[Counting]:
    """Fetch the periods of a plan's cycle with how a line counted by each revision ever in force.

    Their state is kept as it is: who closes a period waits for the entries on their way, and an
    entry that comes later finds it closed.
    """
    return [Counting(*row) for row in execute(work, _counting(plan.cycle_id, line_id))]


@prepared
def _counting(cycle_id: UUID, line_id: UUID) -> Select[Period, Frequency, Accumulation, Polarity]:
    return (
        select(Period, PlanIndicator.frequency, PlanIndicator.accumulation, PlanIndicator.polarity)
        .join(*joined(PlanIndicator, PlanIndicator.line_id == line_id))
        .join(
            *joined(
                PlanRevision,
                PlanRevision.id == PlanIndicator.revision_id,
                PlanRevision.approved_at.is_not(None),
            )
        )
        .where(of_agency(Period), Period.cycle_id == cycle_id)
        .order_by(Period.starts_on, Period.ends_before, Period.id)
        .with_for_update(read=True, of=Period)
    )


def line_in_force(work: WorkContext, line_id: UUID) -> PlanLine | None:
    """Fetch a line within reach, of a result or an indicator that is in force."""
    line: PlanLine | None = execute(
        work, _line_in_force(work.access.grants, line_id)
    ).scalar_one_or_none()
    return line


@prepared
def _line_in_force(grants: tuple[Grant, ...], line_id: UUID) -> Select[PlanLine]:
    in_force = [
        exists_in_agency(
            kind,
            of_agency(PlanRevision),
            kind.line_id == PlanLine.id,
            PlanRevision.id == kind.revision_id,
            PlanRevision.state == PlanState.APPROVED,
        )
        for kind in (WorkResult, PlanIndicator)
    ]
    return select(PlanLine).where(within(grants, PlanLine), PlanLine.id == line_id, or_(*in_force))


def corrections_of(work: WorkContext, entries: Collection[UUID]) -> dict[UUID, UUID]:
    """Tell which of *entries* were corrected, and by which entry."""
    rows = execute(work, _corrections(set(entries)))
    return {superseded: entry for superseded, entry in rows if superseded is not None}


@prepared
def _corrections(entries: set[UUID]) -> Select[UUID | None, UUID]:
    return select(Progress.supersedes_id, Progress.id).where(
        of_agency(Progress), Progress.supersedes_id.in_(entries)
    )
