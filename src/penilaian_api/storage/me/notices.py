"""Query what the caller should know of results, must read, and must judge on a panel."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.announcement.announcement import ReaderGroup
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import PENDING, ObjectionState
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.progress.innovation import InnovationState
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    NOBODY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.announcement.announcements import MUST_BE_READ, Announcement
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Assessor, Assignment, Employee, Position, Unit
from penilaian_api.storage.models.plan import DirectionNote
from penilaian_api.storage.models.register.innovations import (
    Innovation,
    InnovationPanel,
    InnovationVerdict,
    Innovator,
    PanelMember,
)
from penilaian_api.storage.models.register.remedies import Remedy
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.standard import first_for, is_held_on
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import (
    CALLER,
    TODAY,
    exists_in_agency,
    has_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext

TOLD_FOR: Final = timedelta(days=30)
"""How long people are told of a decision."""


def own_results(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what the caller is told about results of their own."""
    return _own_results(grants_of(work, Reach.OWN))


@prepared
def _own_results(grants: tuple[Grant, ...]) -> TaskQuery:
    delivered = Evaluation.state == EvaluationState.DELIVERED
    may_object = and_(delivered, Evaluation.object_until >= TODAY, ~is_contested())
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
    return tasks_of(query, "evaluation")


def objections(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what the caller is told about objections: the assessor's people's, and their own.

    While one is pending, its assessor prepares the explanation that the superior hears (annex V
    B4); that it was decided is told for some weeks.
    """
    return _objections(grants_of(work, Reach.OWN, Reach.REPORTS), work.now - TOLD_FOR)


@prepared
def _objections(grants: tuple[Grant, ...], since: datetime) -> TaskQuery:
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
    return tasks_of(query, "objection")


def is_contested() -> ColumnElement[bool]:
    """Tell whether an objection to the present result was filed."""
    return exists_in_agency(
        Objection,
        Objection.evaluation_id == Evaluation.id,
        Objection.filed_at >= Evaluation.finalized_at,
    )


@prepared
def announcements() -> TaskQuery:
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
            ~_is_read_by_caller(Announcement),
        )
    )
    return tasks_of(query, "announcement")


@prepared
def directions() -> TaskQuery:
    """Query what leaders direct on the caller's plans, until it is acknowledged or replaced."""
    kinds: KindConditions = ((TaskKind.DIRECTION_TO_READ, true()),)
    later = aliased(DirectionNote)
    is_read = exists_in_agency(
        Acknowledgement,
        Acknowledgement.employee_id == DirectionNote.employee_id,
        Acknowledgement.record == DirectionNote.__tablename__,
        Acknowledgement.record_id == DirectionNote.id,
        Acknowledgement.content_hash == DirectionNote.digest,
    )
    query = (
        select_tasks(DirectionNote.id, kinds, NO_DAY.label("due_on"), employee_id=NOBODY)
        .join_from(DirectionNote, *joined(Employee, Employee.id == DirectionNote.author_id))
        .where(
            of_agency(DirectionNote),
            DirectionNote.employee_id == CALLER,
            ~is_read,
            ~exists_in_agency(later, later.replaces_id == DirectionNote.id),
        )
    )
    return tasks_of(query, "direction_note")


def _addresses_caller() -> ColumnElement[bool]:
    """Tell whether the caller works where an announcement is addressed, and is of its readers."""
    person, own, top, row = aliased(Employee), aliased(Unit), aliased(Unit), aliased(Assessor)
    units = (
        select(top.id)
        .join(*joined(own, is_under(own.path, top.path)))
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


def _is_read_by_caller(record: type[Announcement | StandardVersion]) -> ColumnElement[bool]:
    return exists_in_agency(
        Acknowledgement,
        Acknowledgement.employee_id == CALLER,
        Acknowledgement.record == record.__tablename__,
        Acknowledgement.record_id == record.id,
        Acknowledgement.content_hash == record.digest,
    )


@prepared
def standards() -> TaskQuery:
    """Query the standards of the caller's posts today that they have not acknowledged."""
    kinds: KindConditions = ((TaskKind.STANDARD_TO_READ, true()),)
    query = (
        select_tasks(
            StandardVersion.id,
            kinds,
            NO_DAY.label("due_on"),
            name=func.min(Position.title),
            employee_id=NOBODY,
        )
        .select_from(Assignment)
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(
            *joined(StandardVersion, StandardVersion.id == first_for(Assignment.position_id, TODAY))
        )
        .where(
            of_agency(Assignment),
            Assignment.employee_id == CALLER,
            is_held_on(TODAY),
            ~_is_read_by_caller(StandardVersion),
        )
        .group_by(StandardVersion.id)
    )
    return tasks_of(query, "standard")


@prepared
def innovations() -> TaskQuery:
    """Query what the caller may judge and has not: nothing of their own, nor of their leader's.

    By outer joins, so that no database begins from all innovations of the agency.
    """
    own, top = aliased(Unit), aliased(Unit)
    entered = Innovation.state == InnovationState.ENTERED
    kinds: KindConditions = ((TaskKind.INNOVATION_TO_VERIFY, true()),)
    due_on = Period.rate_until.label("due_on")
    query = (
        select_tasks(Innovation.id, kinds, due_on, name=Innovation.title, employee_id=NOBODY)
        .select_from(PanelMember)
        .join(*joined(InnovationPanel, InnovationPanel.id == PanelMember.panel_id))
        .join(*joined(Period, Period.cycle_id == InnovationPanel.cycle_id))
        .outerjoin(*joined(Innovation, Innovation.period_id == Period.id, entered))
        .outerjoin(*joined(own, own.id == Innovation.unit_id))
        .outerjoin(*joined(top, top.id == InnovationPanel.unit_id))
        .where(
            of_agency(PanelMember),
            PanelMember.member_id == CALLER,
            Period.state.in_((PeriodState.OPEN, PeriodState.RATING)),
            Innovation.id.is_not(None),
            or_(InnovationPanel.unit_id.is_(None), is_under(own.path, top.path)),
            ~_has_nearer_panel(own, top),
            ~_is_judged_by_caller(),
            ~_is_made_by_caller_or_leader(),
        )
    )
    return tasks_of(query, "innovation")


def _has_nearer_panel(own: Any, top: Any) -> ColumnElement[bool]:  # noqa: ANN401 - aliases of Unit
    """Tell whether another panel of the cycle is nearer to the unit of an innovation."""
    other, below = aliased(InnovationPanel), aliased(Unit)
    return has_in_agency(
        other,
        other.cycle_id == InnovationPanel.cycle_id,
        other.unit_id == below.id,
        of_agency(below),
        is_under(own.path, below.path),
        func.length(below.path) > func.coalesce(func.length(top.path), 0),
    )


def _is_judged_by_caller() -> ColumnElement[bool]:
    return has_in_agency(
        InnovationVerdict,
        InnovationVerdict.innovation_id == Innovation.id,
        InnovationVerdict.author_id == CALLER,
    )


def _is_made_by_caller_or_leader() -> ColumnElement[bool]:
    row = aliased(Assessor)
    leads = has_in_agency(
        row,
        row.employee_id == CALLER,
        row.assessor_id == Innovator.employee_id,
        in_force(row),
    )
    return has_in_agency(
        Innovator,
        Innovator.innovation_id == Innovation.id,
        or_(Innovator.employee_id == CALLER, leads),
    )


def remedies(work: WorkContext) -> Prepared[TaskQuery]:
    """Query the steps on results of the caller that they have not acknowledged."""
    return _remedies(grants_of(work, Reach.OWN))


@prepared
def _remedies(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.REMEDY_TO_READ, Remedy.acknowledged_at.is_(None)),)
    query = (
        select_tasks(Remedy.id, kinds, NO_DAY.label("due_on"))
        .join_from(Remedy, *joined(Employee, Employee.id == Remedy.employee_id))
        .where(within(grants, Remedy))
    )
    return tasks_of(query, "remedy")
