"""Put the people of a unit into a job, and list jobs.

Why it is so: docs/decisions/0079.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import Insert, Select, and_, func, insert, literal_column, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Action, Grant
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.document.jobs import JobItemState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.document.jobs import DocumentJob, DocumentJobItem
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
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
