"""What the services ask about plans, each question in one statement, within reach.

A plan is opened together with its revisions: who sees a plan through a grant that names states (a
leader's plan, in force only) sees just the revisions in those states, and no plan without one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
)

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.errors import OutOfReach
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.domain.scoring.engine.attainment import FROM_BASELINE
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.cycle import Cycle, Period, SchemeVersion
from penilaian_api.storage.models.organization import Assessor, Employee, Position, Unit
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    Plan,
    PlanIndicator,
    PlanRevision,
    PlanSignature,
    WorkResult,
)
from penilaian_api.storage.work.reach import in_force, joined, of_agency, relation, within
from penilaian_api.storage.work.store import Work

KEY: Final = bindparam("plan_key", type_=Uuid())
AROUND: Final = (Reach.OWN, Reach.REPORTS, Reach.UNIT, Reach.AGENCY)
"""The relations on which the steps of a plan hang."""


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """A work result with its indicators, in the order of the plan."""

    result: WorkResult
    indicators: tuple[PlanIndicator, ...]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of the result
        return getattr(self.result, name)

    @property
    def is_linked(self) -> bool:
        """Whether it supports a leader's result or a goal."""
        return self.result.supports_line_id is not None or self.result.goal_id is not None


Lines: TypeAlias = Mapping[UUID, Sequence[PlannedResult]]
"""Planned results by revision."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands around a plan: names, and the facts by which its submission is judged."""

    employee_name: str
    position_title: str
    unit_code: str
    cycle_key: str
    year: int
    assessor_id: UUID | None
    job_class: JobClass
    employment: EmploymentKind
    from_baseline: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan as it was opened in one statement."""

    plan: Plan
    revisions: tuple[PlanRevision, ...]
    expectations: Mapping[UUID, tuple[BehaviorExpectation, ...]]
    about: About
    reaches: frozenset[Reach]


def opened(work: Work, plan_id: UUID) -> Opened:
    """Open a plan with all its revisions that the caller may see, or refuse as if it were not."""
    query = _opening(work.access.grants)
    rows = work.session.execute(query, {**work.bindings, "plan_key": plan_id}).all()
    if not rows:
        raise OutOfReach
    plan, *_ = rows[0]
    revisions = {row[1].id: row[1] for row in rows}
    told: dict[UUID, list[BehaviorExpectation]] = {key: [] for key in revisions}
    for row in rows:
        if row[2] is not None:
            told[row[1].id].append(row[2])
    about = About(*rows[0][3 : 3 + len(About.__slots__)])
    holds = rows[0][3 + len(About.__slots__) :]
    return Opened(
        plan,
        tuple(revisions.values()),
        {key: tuple(found) for key, found in told.items()},
        about,
        frozenset(reach for reach, held in zip(AROUND, holds, strict=True) if held),
    )


def contents(work: Work, revisions: Iterable[UUID]) -> Lines:
    """Read the results of revisions already opened, with their indicators, in one statement."""
    wanted = list(revisions)
    query = (
        select(WorkResult, PlanIndicator)
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .where(of_agency(WorkResult), WorkResult.revision_id.in_(wanted))
        .order_by(WorkResult.ordinal, WorkResult.id, PlanIndicator.ordinal, PlanIndicator.id)
    )
    results: dict[UUID, tuple[WorkResult, list[PlanIndicator]]] = {}
    for result, indicator in work.session.execute(query, work.bindings) if wanted else ():
        indicators = results.setdefault(result.id, (result, []))[1]
        if indicator is not None:
            indicators.append(indicator)
    found: dict[UUID, list[PlannedResult]] = {key: [] for key in wanted}
    for result, indicators in results.values():
        found[result.revision_id].append(PlannedResult(result, tuple(indicators)))
    return found


def signatures(work: Work, plan: Plan, revisions: Collection[UUID]) -> list[PlanSignature]:
    """Read who signed revisions of a plan already opened, in order."""
    query = (
        select(PlanSignature)
        .where(
            of_agency(PlanSignature),
            PlanSignature.employee_id == plan.employee_id,
            PlanSignature.revision_id.in_(revisions),
        )
        .order_by(PlanSignature.signed_at, PlanSignature.id)
    )
    return [*work.session.execute(query, work.bindings).scalars()]


def result(work: Work, revision: PlanRevision, line_id: UUID) -> WorkResult:
    """Read one result of a revision already opened, or refuse as if it were not."""
    query = select(WorkResult).where(
        of_agency(WorkResult),
        WorkResult.revision_id == revision.id,
        WorkResult.line_id == line_id,
    )
    found: WorkResult | None = work.session.execute(query, work.bindings).scalar_one_or_none()
    if found is None:
        raise OutOfReach
    return found


def exchange(work: Work, gone: Sequence[Sequence[Base]], born: Sequence[Sequence[Base]]) -> None:
    """Remove records, children first, then store new ones, parents first: one statement a kind."""
    for records in gone:
        for record in records:
            work.session.delete(record)
        work.session.flush()
    for records in born:
        for record in records:
            record.agency_id = work.actor.agency_id  # type: ignore[attr-defined]  # every agency record has one
        work.session.add_all(records)
        work.session.flush()


def leader_lines(work: Work, plan: Plan, lines: Collection[UUID]) -> frozenset[UUID]:
    """Name those of *lines* that are results of the assessor's plan in force in the same time."""
    query = (
        select(WorkResult.line_id)
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .where(
            of_agency(WorkResult),
            relation(Reach.LEADER, WorkResult),
            PlanRevision.state == PlanState.APPROVED,
            Plan.starts_on < plan.ends_before,
            Plan.ends_before > plan.starts_on,
            WorkResult.line_id.in_(lines),
        )
    )
    return frozenset(work.session.execute(query, work.bindings).scalars())


@lru_cache(maxsize=500)
def _opening(grants: tuple[Grant, ...]) -> Select[Any]:
    relations = [relation(reach, Plan).label(f"is_{reach}") for reach in AROUND]
    return (
        around(select(Plan, PlanRevision, BehaviorExpectation, *about(), *relations))
        .outerjoin(*joined(BehaviorExpectation, BehaviorExpectation.revision_id == PlanRevision.id))
        .where(shown(grants), Plan.id == KEY)
        .order_by(PlanRevision.number, BehaviorExpectation.core_value)
    )


def about() -> tuple[Any, ...]:
    """Name the columns of `About`, in its order."""
    assessor = (
        select(Assessor.assessor_id)
        .where(of_agency(Assessor), Assessor.employee_id == Plan.employee_id, in_force(Assessor))
        .limit(1)
        .correlate(Plan)
        .scalar_subquery()
    )
    baseline = (
        select(literal(1))
        .join_from(Period, *joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(
            of_agency(Period),
            Period.cycle_id == Plan.cycle_id,
            SchemeVersion.document.contains(f'"{FROM_BASELINE}"', autoescape=True),
        )
        .correlate(Plan)
    )
    return (
        Employee.name,
        Position.title,
        Unit.code,
        Cycle.key,
        Cycle.year,
        assessor,
        Position.job_class,
        Employee.kind,
        exists(baseline),
    )


def around(query: Select[Any]) -> Select[Any]:
    """Join to a plan its revisions and the records it names."""
    query = query.join_from(Plan, *joined(PlanRevision, PlanRevision.plan_id == Plan.id))
    for model, key in (
        (Employee, Plan.employee_id),
        (Position, Plan.position_id),
        (Unit, Plan.unit_id),
        (Cycle, Plan.cycle_id),
    ):
        query = query.join(*joined(model, model.id == key))
    return query


@lru_cache(maxsize=500)
def shown(grants: tuple[Grant, ...]) -> ColumnElement[bool]:
    """Which revisions of which plans these *grants* open."""
    cells = []
    for grant in grants:
        states = [] if grant.states is None else [PlanRevision.state.in_(sorted(grant.states))]
        cells.append(and_(within((grant,), Plan), *states))
    return and_(of_agency(Plan), or_(*cells))
