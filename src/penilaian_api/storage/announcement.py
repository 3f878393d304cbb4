"""Query announcements: the list, whom one addresses, who read it, and whom of a cycle none reached.

Why it is so: docs/decisions/0055.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.announcement.announcement import AnnouncementState, ReaderGroup
from penilaian_api.storage.cycle.bounds import Bounds, belongs, bounds_of
from penilaian_api.storage.cycle.participation import supervises
from penilaian_api.storage.cycle.population import on_day_of, people_on_day
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.announcement.announcements import MUST_BE_READ, Announcement
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import CALLER, TODAY, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code, search_people
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import as_found
from penilaian_api.storage.work.store import WorkContext

_ASKED: Final = bindparam("by_announcement_id", type_=Uuid())


def _reads(reading: Any, employee_id: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - a class or an alias of one, a column
    return (
        reading.employee_id == employee_id,
        reading.record == Announcement.__tablename__,
        reading.record_id == Announcement.id,
        reading.content_hash == Announcement.digest,
    )


ANNOUNCEMENTS: Final = Listing(
    model=Announcement,
    sorts={"created": ()},
    filters={
        "kind": equal(Announcement.kind, "Only of this kind."),
        "state": equal(Announcement.state, "Only in this state."),
        "cycle_id": equal(Announcement.cycle_id, "Only for this cycle."),
        "is_required": equal(Announcement.is_required, "Only what must be acknowledged, or not."),
        "unit_code": by_unit_code(Announcement.unit_id),
    },
    beside=(
        Beside(Unit, Unit.id == Announcement.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(Cycle, Cycle.id == Announcement.cycle_id, cycle_key=Cycle.key),
        Beside(Period, Period.id == Announcement.period_id, period_key=Period.key),
        Beside(
            Employee,
            Employee.id == Announcement.leader_id,
            leader_code=Employee.employee_code,
            leader_name=Employee.name,
        ),
        Beside(
            Acknowledgement,
            and_(*_reads(Acknowledgement, CALLER)),
            acknowledged_at=Acknowledgement.at,
        ),
    ),
)
"""The list of announcements, with when the caller acknowledged each."""


def _works_below(path: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to people in service of the units at or below a path; the empty one is above all."""
    below = aliased(Unit)
    units = select(below.id).where(
        of_agency(below), below.path >= path, below.path < path + AFTER_ALL
    )
    return and_(Employee.unit_id.in_(units), Employee.is_appraised(TODAY))


def _has_read(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    own = aliased(Acknowledgement)
    condition: ColumnElement[bool] = exists_in_agency(own, *_acknowledges(own)) == value
    return condition


def _acknowledges(reading: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - the class or an alias of it
    return (
        reading.employee_id == Employee.id,
        reading.record == Announcement.__tablename__,
        reading.record_id == _ASKED,
    )


def _is_asked(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to an announcement that is there: the value is bound for what stands beside."""
    present: ColumnElement[bool] = exists_in_agency(Announcement, Announcement.id == value)
    return present


READERS: Final = Listing(
    model=Employee,
    sorts={"employee_code": (Employee.employee_code,)},
    filters={
        "announcement_id": ListFilter(UUID, _is_asked, is_parameter=False),
        "path": ListFilter(str, _works_below, is_parameter=False),
        "is_rater": ListFilter(bool, lambda value: supervises() == value, is_parameter=False),
        "unit_code": by_unit_code(Employee.unit_id),
        "is_acknowledged": ListFilter(
            bool, _has_read, "Only who has acknowledged it, or who has not."
        ),
    },
    search=search_people(Employee.id),
    beside=(
        Beside(Unit, Unit.id == Employee.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(
            Acknowledgement,
            and_(*_acknowledges(Acknowledgement)),
            acknowledged_at=Acknowledgement.at,
        ),
    ),
    tells_changes=False,
    by_day=True,
)
"""Whom an announcement addresses today, and when each acknowledged it."""


def announced(work: WorkContext, announcement_id: UUID) -> Announcement | None:
    """Fetch what was published to the agency, whether it still holds or not."""
    existing: Announcement | None = execute(work, _announced(announcement_id)).scalar_one_or_none()
    return existing


@prepared
def _announced(announcement_id: UUID) -> Select[Announcement]:
    return select(Announcement).where(
        of_agency(Announcement),
        Announcement.id == announcement_id,
        Announcement.state != AnnouncementState.DRAFT,
    )


class UnitReaders(NamedTuple):
    """How many people of a unit an announcement addresses, and how many have read it."""

    unit_code: str
    unit_name: str
    people: int
    acknowledged: int


def count_readers(
    work: WorkContext, announcement: Announcement, path: str
) -> tuple[UnitReaders, ...]:
    """Count by unit whom within reach an announcement addresses, and who acknowledged it."""
    only_raters = announcement.reader_group is ReaderGroup.RATERS
    query = _counted(work.access.grants, only_raters=only_raters)
    values = {"by_announcement_id": announcement.id, "by_path": path}
    return tuple(UnitReaders(*row) for row in execute(work, query.with_values(values)))


@prepared
def _counted(grants: tuple[Grant, ...], *, only_raters: bool) -> Select[*tuple[Any, ...]]:
    reading = aliased(Acknowledgement)
    has_read = case((exists_in_agency(reading, *_acknowledges(reading)), 1), else_=0)
    rates = (supervises(),) if only_raters else ()
    return (
        select(Unit.code, Unit.name, func.count(), func.sum(has_read))
        .select_from(Employee)
        .join(*joined(Unit, Unit.id == Employee.unit_id))
        .where(within(grants, Employee), _works_below(bindparam("by_path")), *rates)
        .group_by(Unit.code, Unit.name)
        .order_by(Unit.code)
    )


@dataclass(frozen=True, slots=True)
class Uninformed:
    """Somebody of a cycle who has not acknowledged all that they must have read."""

    employee_id: UUID
    name: str


def required_exist(work: WorkContext, cycle: Cycle) -> bool:
    """Tell whether anything was announced that people of a cycle must acknowledge."""
    return execute(work, _required(cycle.id)).first() is not None


@prepared
def _required(cycle_id: UUID) -> Select[UUID]:
    return select(Announcement.id).where(of_agency(Announcement), is_required_for(cycle_id))


def is_required_for(cycle_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column or a value
    """Keep to what was published for a cycle and must be acknowledged."""
    return and_(
        Announcement.cycle_id == cycle_id,
        *MUST_BE_READ,
    )


def uninformed_people(
    work: WorkContext, cycle: Cycle, day: date, limit: int
) -> tuple[int, Sequence[Uninformed]]:
    """Count the people of a cycle who are not informed, and name the first of them.

    Whom nothing addresses is not informed either.
    """
    query = _uninformed(work.access.grants, bounds_of(cycle), cycle.id, limit)
    rows = execute(work, on_day_of(query, day, cycle)).all()
    return (rows[0][2] if rows else 0), [Uninformed(row[0], row[1]) for row in rows]


@prepared
def _uninformed(
    grants: tuple[Grant, ...], cycle: Bounds, cycle_id: UUID, limit: int
) -> Select[Any]:
    addressed = and_(is_required_for(cycle_id), _addresses(Unit.path))
    reading = aliased(Acknowledgement)
    has_read = exists_in_agency(reading, *_reads(reading, Employee.id))
    unread = not_(has_read.correlate(Announcement, Employee))
    owes = exists_in_agency(Announcement, addressed, unread).correlate(Unit, Employee)
    is_addressed = exists_in_agency(Announcement, addressed).correlate(Unit, Employee)
    return (
        people_on_day(grants, Employee.id, Employee.name, func.count().over())
        .where(belongs(cycle, Unit.path), or_(owes, not_(is_addressed)))
        .order_by(as_found(Employee.employee_code))
        .limit(limit)
    )


def _addresses(path: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    """Tell whether an announcement addresses somebody who works in the unit with a path."""
    top = aliased(Unit)
    is_addressed = top.id == Announcement.unit_id, is_under(path, top.path)
    above = select(top.id).where(of_agency(top), *is_addressed)
    everyone = Announcement.reader_group == ReaderGroup.EVERYONE
    return and_(
        or_(
            Announcement.unit_id.is_(None),
            Announcement.unit_id.in_(above.correlate(Announcement, Unit)),
        ),
        or_(everyone, supervises()),
    )


def names_beside(work: WorkContext, announcement: Announcement) -> Mapping[str, Any]:
    """Read the names beside one announcement, and when the caller acknowledged it."""
    return ANNOUNCEMENTS.beside_of(work, announcement)
