"""Put the people of a unit into a job, and list and count them.

Why it is so: docs/decisions/0079.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Insert, Select, and_, func, insert, literal_column, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Action, Grant, Reach
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.document.jobs import DocumentJobKind, JobItemState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.document.jobs import DocumentJob, DocumentJobItem
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import relation, within
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

DOCUMENT_JOBS: Final = Listing(
    model=DocumentJob,
    sorts={"created": ()},
    filters={
        "state": equal(DocumentJob.state, "Only those in this state."),
        "kind": equal(DocumentJob.kind, "Only those that make this."),
        "period_id": equal(DocumentJob.period_id, "Only those of this period."),
    },
    beside=(
        BesideEach(Unit, Unit.id == DocumentJob.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
    tells_changes=False,  # how far each is hangs on its items, of which the trail does not tell
)
"""The list of jobs, each for who asked for it alone."""

_AROUND: Final = (Reach.OWN, Reach.REPORTS, Reach.REVIEWS, Reach.LINE, Reach.UNIT)
"""The relations by which forms are filled; the administration's is that of its role."""


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How many people of a job stand where."""

    waiting: int = 0
    written: int = 0
    lacking: int = 0

    @property
    def total(self) -> int:
        """How many they are."""
        return self.waiting + self.written + self.lacking


@dataclass(frozen=True, slots=True)
class JobItemRow:
    """One person of a job, by name, and how the reader stands to them now.

    *standing*: their roles and relations, and the result in force, if they may read it.
    """

    item: DocumentJobItem
    employee_code: str
    employee_name: str
    nip: str | None
    standing: frozenset[str]
    assessment_id: UUID | None
    """The result in force, if the reader may read it."""

    def is_readable(self, kind: DocumentJobKind) -> bool:
        """Tell whether the reader may still have what was written for them."""
        if kind is DocumentJobKind.DOCUMENTS:
            return self.assessment_id is not None
        return {*(self.item.standing or "").split()} <= self.standing


def put_items(work: WorkContext, job: DocumentJob) -> None:
    """Put in all people of the unit within reach, by name, in one statement."""
    query = _put_items(work.access.grants, job.id, in_subtree=bool(work.actor.unit_path))
    values = {**work.bindings, **query.values}
    work.session.connection().execute(query.built, values)


@prepared
def _put_items(grants: tuple[Grant, ...], job_id: UUID, *, in_subtree: bool) -> Insert:
    top = aliased(Unit)
    order = (Employee.name, Employee.nip, Plan.starts_on, Plan.id)
    below = and_(DocumentJob.with_subunits, Unit.path >= top.path, Unit.path < top.path + AFTER_ALL)
    people = (
        select(
            DocumentJob.agency_id,
            DocumentJob.id,
            func.row_number().over(order_by=order),
            Plan.employee_id,
            Plan.id,
            Evaluation.id,
            literal_column(f"'{JobItemState.WAITING}'"),
        )
        .join(*joined(Period, Period.id == DocumentJob.period_id))
        .join(*joined(top, top.id == DocumentJob.unit_id))
        .join(
            *joined(
                Plan,
                Plan.cycle_id == Period.cycle_id,
                Plan.starts_on < Period.ends_before,
                Plan.ends_before > Period.starts_on,
            )
        )
        .join(*joined(Unit, Unit.id == Plan.unit_id, or_(Unit.id == top.id, below)))
        .join(*joined(Employee, Employee.id == Plan.employee_id))
        .outerjoin(
            *joined(Evaluation, Evaluation.plan_id == Plan.id, Evaluation.period_id == Period.id)
        )
        .where(
            of_agency(DocumentJob),
            DocumentJob.id == job_id,
            reached(grants, Plan, in_subtree=in_subtree),
        )
    )
    columns = ("agency_id", "job_id", "number", "employee_id", "plan_id", "evaluation_id", "state")
    return insert(DocumentJobItem).from_select(columns, people)


def progress_of(work: WorkContext, job_ids: Collection[UUID]) -> dict[UUID, JobProgress]:
    """Count the people of jobs that were fetched within reach, by where they stand."""
    counts: dict[UUID, dict[str, int]] = {key: {} for key in job_ids}
    for job_id, state, count in execute(work, _counts({*job_ids})):
        counts[job_id][JobItemState(state).value] = count
    return {key: JobProgress(**by_state) for key, by_state in counts.items()}


@prepared
def _counts(job_ids: set[UUID]) -> Select[*tuple[Any, ...]]:
    item = DocumentJobItem
    return (
        select(item.job_id, item.state, func.count())
        .where(of_agency(item), item.job_id.in_(job_ids))
        .group_by(item.job_id, item.state)
    )


def items_after(
    work: WorkContext,
    job_id: UUID,
    *,
    state: JobItemState | None = None,
    after: int = 0,
    limit: int,
) -> list[JobItemRow]:
    """Fetch people of a job that was fetched within reach, from a number on, as they stand now."""
    grants = open_grants(work.actor, Action.ASSESSMENT_READ)
    query = _items(grants, job_id, state, after, limit)
    return [
        JobItemRow(row[0], row[1], row[2], row[3], _standing_in(work, row[5], row[6:]), row[4])
        for row in execute(work, query)
    ]


def known_state(work: WorkContext, evaluation_id: UUID) -> tuple[EvaluationState, bool] | None:
    """Fetch where an evaluation stands, as far as the caller knows of it, be there a result or not.

    Beside the state: whether the employee has had a result in hand before.
    """
    grants = open_grants(work.actor, Action.EVALUATION_READ)
    row = execute(work, _known_state(grants, evaluation_id)).one_or_none()
    return None if row is None else (row[0], row[1] is not None)


@prepared
def _known_state(
    grants: tuple[Grant, ...], evaluation_id: UUID
) -> Select[EvaluationState, int | None]:
    return select(Evaluation.state, Evaluation.received_number).where(
        within(grants, Evaluation), Evaluation.id == evaluation_id
    )


def standing_of(work: WorkContext, plan_id: UUID, evaluation_id: UUID | None) -> str:
    """Say how the caller stands to the person of a plan: roles, relations, the result they read."""
    grants = open_grants(work.actor, Action.ASSESSMENT_READ)
    row = execute(work, _standing(grants, plan_id, evaluation_id)).one()
    return " ".join(sorted(_standing_in(work, row[0], row[1:])))


def _standing_in(
    work: WorkContext, snapshot_id: UUID | None, relations: Iterable[bool]
) -> frozenset[str]:
    """Name all by which a file is theirs: who lost any of it gets it no more."""
    around = {str(reach) for reach, holds in zip(_AROUND, relations, strict=True) if holds}
    result = set() if snapshot_id is None else {snapshot_id.hex}
    return frozenset({f"as_{role}" for role in work.actor.roles} | around | result)


@prepared
def _standing(
    grants: tuple[Grant, ...], plan_id: UUID, evaluation_id: UUID | None
) -> Select[*tuple[Any, ...]]:
    columns = [relation(reach, Plan).label(f"is_{reach}") for reach in _AROUND]
    is_read = Assessment.evaluation_id == evaluation_id, within(grants, Assessment)
    return (
        select(Assessment.snapshot_id, *columns)
        .select_from(Plan)
        .outerjoin(*joined(Assessment, *is_read))
        .where(of_agency(Plan), Plan.id == plan_id)
    )


@prepared
def _items(
    grants: tuple[Grant, ...], job_id: UUID, state: JobItemState | None, after: int, limit: int
) -> Select[*tuple[Any, ...]]:
    item = DocumentJobItem
    query = (
        select(
            item,
            Employee.employee_code,
            Employee.name,
            Employee.nip,
            Assessment.id,
            Assessment.snapshot_id,
            *(relation(reach, Plan).label(f"is_{reach}") for reach in _AROUND),
        )
        .join(*joined(Employee, Employee.id == item.employee_id))
        .join(*joined(Plan, Plan.id == item.plan_id))
        .outerjoin(
            *joined(
                Assessment,
                Assessment.evaluation_id == item.evaluation_id,
                within(grants, Assessment),
            )
        )
        .where(of_agency(item), item.job_id == job_id, item.number > after)
        .order_by(item.number)
        .limit(limit)
    )
    return query if state is None else query.where(item.state == state)
