"""Fetch and exchange the records of plans within reach, one statement for each query.

A plan is opened together with its revisions: who sees a plan through a grant that names states (a
leader's plan, in force only) sees just the revisions in those states, and no plan without one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    and_,
    bindparam,
    or_,
    select,
)

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.errors import OutOfReachError, StaleVersionError
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    Plan,
    PlanIndicator,
    PlanRevision,
    PlanSignature,
    WorkResult,
)
from penilaian_api.storage.plan.context import PlanContext, context_columns, join_context
from penilaian_api.storage.work import bulk_insert, bulk_update
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import relation, within
from penilaian_api.storage.work.store import WorkContext

_PLAN_KEY: Final = bindparam("plan_key", type_=Uuid())
RELATIONS: Final = (Reach.OWN, Reach.REPORTS, Reach.REVIEWS, Reach.UNIT, Reach.AGENCY)
"""The relations on which the steps of a plan hang."""


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """A work result with its indicators, in the order of the plan."""

    result: WorkResult
    indicators: tuple[PlanIndicator, ...]

    @property
    def is_linked(self) -> bool:
        """Whether it supports a leader's result or a goal."""
        return self.result.supports_line_id is not None or self.result.goal_id is not None


ResultsByRevision: TypeAlias = Mapping[UUID, Sequence[PlannedResult]]


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan opened for a step: its visible revisions, and how the caller stands to its person."""

    plan: Plan
    revisions: tuple[PlanRevision, ...]
    expectations: Mapping[UUID, tuple[BehaviorExpectation, ...]]
    """By revision."""
    context: PlanContext
    reaches: frozenset[Reach]

    @property
    def in_force(self) -> PlanRevision | None:
        """The approved revision, if one is in force."""
        return self._last_in(PlanState.APPROVED)

    @property
    def pending(self) -> PlanRevision | None:
        """The revision that is being drafted or waits for approval."""
        return self._last_in(PlanState.DRAFT, PlanState.SUBMITTED)

    @property
    def closed(self) -> PlanRevision | None:
        """The last revision, of a plan that has been closed."""
        return None if self.in_force or self.pending else self._last_in(PlanState.CLOSED)

    @property
    def current(self) -> PlanRevision:
        """The revision that the steps act on: the pending one, else the one in force."""
        revision = self.pending or self.in_force or self.closed
        if revision is None:
            raise OutOfReachError
        return revision

    def at_version(self, expected_version: int) -> PlanRevision:
        """Return the current revision, if it is the version that the caller saw."""
        if self.current.version != expected_version:
            raise StaleVersionError
        return self.current

    def _last_in(self, *states: PlanState) -> PlanRevision | None:
        revisions = [revision for revision in self.revisions if revision.state in states]
        return revisions[-1] if revisions else None


def open_plan(work: WorkContext, plan_id: UUID) -> OpenPlan:
    """Open a plan with all its revisions that the caller may see, or refuse as if it were not."""
    query = _opening(work.access.grants)
    rows: list[Any] = [*run(work.session, query, {**work.bindings, "plan_key": plan_id})]
    if not rows:
        raise OutOfReachError
    plan, *_ = rows[0]
    revisions = {row[1].id: row[1] for row in rows}
    expectations: dict[UUID, list[BehaviorExpectation]] = {key: [] for key in revisions}
    for row in rows:
        if row[2] is not None:
            expectations[row[1].id].append(row[2])
    width = 3 + len(PlanContext.__slots__)
    return OpenPlan(
        plan,
        tuple(revisions.values()),
        {key: tuple(listed) for key, listed in expectations.items()},
        PlanContext(*rows[0][3:width]),
        frozenset(reach for reach, holds in zip(RELATIONS, rows[0][width:], strict=True) if holds),
    )


def results_of(work: WorkContext, revisions: Iterable[UUID]) -> ResultsByRevision:
    """Read the results of revisions already opened, with their indicators, in one statement."""
    keys = list(revisions)
    results: dict[UUID, tuple[WorkResult, list[PlanIndicator]]] = {}
    for result, indicator in execute(work, _results_of(keys)) if keys else ():
        indicators = results.setdefault(result.id, (result, []))[1]
        if indicator is not None:
            indicators.append(indicator)
    planned: dict[UUID, list[PlannedResult]] = {key: [] for key in keys}
    for result, indicators in results.values():
        planned[result.revision_id].append(PlannedResult(result, tuple(indicators)))
    return planned


@prepared
def _results_of(revisions: list[UUID]) -> Select[WorkResult, PlanIndicator]:
    return (
        select(WorkResult, PlanIndicator)
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(of_agency(WorkResult), WorkResult.revision_id.in_(revisions))
        .order_by(WorkResult.ordinal, WorkResult.id, PlanIndicator.ordinal, PlanIndicator.id)
    )


def signatures_of(
    work: WorkContext, plan: Plan, revisions: Collection[UUID]
) -> list[PlanSignature]:
    """Read who signed revisions of a plan already opened, in order."""
    return [*execute(work, _signatures_of(plan.employee_id, set(revisions))).scalars()]


@prepared
def _signatures_of(employee_id: UUID, revisions: set[UUID]) -> Select[PlanSignature]:
    return (
        select(PlanSignature)
        .where(
            of_agency(PlanSignature),
            PlanSignature.employee_id == employee_id,
            PlanSignature.revision_id.in_(revisions),
        )
        .order_by(PlanSignature.signed_at, PlanSignature.id)
    )


def get_result(work: WorkContext, revision: PlanRevision, line_id: UUID) -> WorkResult:
    """Read one result of a revision already opened, or refuse as if it were not."""
    result: WorkResult | None = execute(work, _result(revision.id, line_id)).scalar_one_or_none()
    if result is None:
        raise OutOfReachError
    return result


@prepared
def _result(revision_id: UUID, line_id: UUID) -> Select[WorkResult]:
    return select(WorkResult).where(
        of_agency(WorkResult),
        WorkResult.revision_id == revision_id,
        WorkResult.line_id == line_id,
    )


def exchange(
    work: WorkContext, removed: Sequence[Sequence[Base]], added: Sequence[Sequence[Base]]
) -> None:
    """Remove records, children first, then store new ones, parents first: one statement a kind."""
    for records in removed:
        bulk_update.remove(work, records)
    for records in added:
        for record in records:
            record.agency_id = work.actor.agency_id  # type: ignore[attr-defined]  # every agency record has one
        bulk_insert.insert(work, records)


def leader_lines(work: WorkContext, plan: Plan, lines: Collection[UUID]) -> frozenset[UUID]:
    """Name those of *lines* that are results of the assessor's plan in force in the same time."""
    query = _leader_lines(plan.starts_on, plan.ends_before, set(lines))
    return frozenset(execute(work, query).scalars())


@prepared
def _leader_lines(starts_on: date, ends_before: date, lines: set[UUID]) -> Select[UUID]:
    return (
        select(WorkResult.line_id)
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .where(
            of_agency(WorkResult),
            relation(Reach.LEADER, WorkResult),
            PlanRevision.state == PlanState.APPROVED,
            Plan.starts_on < ends_before,
            Plan.ends_before > starts_on,
            WorkResult.line_id.in_(lines),
        )
    )


@lru_cache(maxsize=500)
def _opening(grants: tuple[Grant, ...]) -> Select[Any]:
    relations = [relation(reach, Plan).label(f"is_{reach}") for reach in RELATIONS]
    columns = (Plan, PlanRevision, BehaviorExpectation, *context_columns(), *relations)
    return (
        join_context(select(*columns))
        .outerjoin(*joined(BehaviorExpectation, BehaviorExpectation.revision_id == PlanRevision.id))
        .where(visible_revisions(grants), Plan.id == _PLAN_KEY)
        .order_by(PlanRevision.number, BehaviorExpectation.core_value)
    )


@lru_cache(maxsize=500)
def visible_revisions(grants: tuple[Grant, ...]) -> ColumnElement[bool]:
    """Keep to the plans and revisions that *grants* open: some open certain states only."""
    cells = []
    for grant in grants:
        states = [] if grant.states is None else [PlanRevision.state.in_(sorted(grant.states))]
        cells.append(and_(within((grant,), Plan), *states))
    return and_(of_agency(Plan), or_(*cells))
