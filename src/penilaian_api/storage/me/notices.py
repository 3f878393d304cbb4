"""Query what the caller should know: of results, and what was announced to them."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.announcement.announcement import ReaderGroup
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import PENDING, ObjectionState
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    NOBODY,
    KindConditions,
    first_of_each_kind,
    grants_of,
    select_tasks,
)
from penilaian_api.storage.models.announcement.announcements import MUST_BE_READ, Announcement
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.evaluation import Acknowledgement, Evaluation, Objection
from penilaian_api.storage.models.organization import Assessor, Employee, Unit
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import (
    CALLER,
    TODAY,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
    within,
)
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

TOLD_FOR: Final = timedelta(days=30)
"""How long people are told of a decision."""


def own_results(work: WorkContext) -> Prepared[SubQuery[Task]]:
    """Query what the caller is told about results of their own."""
    return _own_results(grants_of(work, Reach.OWN))


@prepared
def _own_results(grants: tuple[Grant, ...]) -> SubQuery[Task]:
    delivered = Evaluation.state == EvaluationState.DELIVERED
    may_object = and_(delivered, Evaluation.object_until >= TODAY, ~_is_contested())
    kinds: KindConditions = (
        (TaskKind.RESULT_REOPENED, and_(Evaluation.received_number.is_not(None), ~delivered)),
        (
            TaskKind.OBJECTION_TERM_MOVED,
            and_(may_object, Evaluation.objection_moved_at.is_not(None)),
        ),
    )
    query = (
        select_tasks(Evaluation.id, kinds, Evaluation.object_until.label("due_on"))
        .join_from(Evaluation, *joined(Employee, Employee.id == Evaluation.employee_id))
        .where(
            within(grants, Evaluation),
            Evaluation.employee_id == CALLER,
        )
    )
    return first_of_each_kind(query, "evaluation")


def objections(work: WorkContext) -> Prepared[SubQuery[Task]]:
    """Query what the caller is told about objections: the assessor's people's, and their own.

    While one is pending, its assessor prepares the explanation that the superior hears (annex V
    B4); that it was decided is told for some weeks.
    """
    return _objections(grants_of(work, Reach.OWN, Reach.REPORTS), work.now - TOLD_FOR)


@prepared
def _objections(grants: tuple[Grant, ...], since: datetime) -> SubQuery[Task]:
    own = Objection.employee_id == CALLER
    pending = Objection.state.in_(PENDING)
    changed = Objection.state == ObjectionState.CHANGED
    recent = Objection.decided_at >= since
    kinds: KindConditions = (
        (TaskKind.RESULT_CONTESTED, and_(~own, pending)),
        (TaskKind.RESULT_CHANGED, and_(~own, changed, recent)),
        (TaskKind.OBJECTION_DECIDED, and_(own, recent)),
    )
    due_on = case((pending, Objection.decide_due_on), else_=NO_DAY).label("due_on")
    query = (
        select_tasks(Objection.id, kinds, due_on)
        .join_from(Objection, *joined(Employee, Employee.id == Objection.employee_id))
        .where(reached(grants, Objection, in_subtree=False), or_(pending, recent))
    )
    return first_of_each_kind(query, "objection")


def _is_contested() -> ColumnElement[bool]:
    """Tell whether an objection to the present result was filed."""
    return exists_in_agency(
        Objection,
        Objection.evaluation_id == Evaluation.id,
        Objection.filed_at >= Evaluation.finalized_at,
    )


@prepared
def announcements() -> SubQuery[Task]:
    """Query what the caller must acknowledge of what was announced, until its cycle is over."""
    kinds: KindConditions = ((TaskKind.ANNOUNCEMENT_TO_READ, Announcement.is_required.is_(True)),)
    due_on = Announcement.due_on.label("due_on")
    query = (
        select_tasks(Announcement.id, kinds, due_on, name=Announcement.title, employee_id=NOBODY)
        .outerjoin(*joined(Cycle, Cycle.id == Announcement.cycle_id))
        .where(
            of_agency(Announcement),
            *MUST_BE_READ,
            or_(Cycle.id.is_(None), Cycle.ends_before > TODAY),
            _addresses_caller(),
            ~_is_read_by_caller(),
        )
    )
    return first_of_each_kind(query, "announcement")


def _addresses_caller() -> ColumnElement[bool]:
    """Tell whether the caller works where an announcement is addressed, and is of its readers."""
    person, own, top, row = aliased(Employee), aliased(Unit), aliased(Unit), aliased(Assessor)
    begins = func.substr(own.path, 1, func.length(top.path)) == top.path
    units = (
        select(top.id)
        .join(*joined(own, begins))
        .join(*joined(person, person.unit_id == own.id))
        .where(of_agency(top), person.id == CALLER)
    )
    is_of_agency = exists_in_agency(person, person.id == CALLER)
    rates = exists_in_agency(row, row.assessor_id == CALLER, in_force(row))
    return and_(
        or_(
            and_(Announcement.unit_id.is_(None), is_of_agency),
            Announcement.unit_id.in_(units),
        ),
        or_(Announcement.reader_group == ReaderGroup.EVERYONE, rates),
    )


def _is_read_by_caller() -> ColumnElement[bool]:
    return exists_in_agency(
        Acknowledgement,
        Acknowledgement.employee_id == CALLER,
        Acknowledgement.record == Announcement.__tablename__,
        Acknowledgement.record_id == Announcement.id,
        Acknowledgement.content_hash == Announcement.digest,
    )
