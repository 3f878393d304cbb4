"""Query what the caller must read: announcements, standards, and directions on their plans."""

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.announcement.announcement import ReaderGroup
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    NOBODY,
    KindConditions,
    TaskQuery,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.announcement.announcements import MUST_BE_READ, Announcement
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Assessor, Assignment, Employee, Position, Unit
from penilaian_api.storage.models.plan import DirectionNote
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.standard import first_for, is_held_on
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import (
    CALLER,
    TODAY,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.prepared import prepared


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
