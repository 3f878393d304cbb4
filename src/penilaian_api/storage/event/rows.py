"""Find the next rows of the trail that may concern a caller, in the trail's own order.

Whoever reaches few people is led to their rows by the index of those people, and to the few that
concern nobody; whoever reaches all reads the trail itself, a stretch at a time. So a page costs the
page and the caller's people. A number is given out under a lock that is held to the commit:
whoever has read up to the end has missed nothing.

Why it is so: docs/decisions/0049.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, Integer, Select, and_, bindparam, select, text, union, union_all
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.audit import (
    TOLD_TO_ALL,
    AuditDetail,
    AuditEvent,
    AuditHead,
)
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.work.caller import AGENCY, joined, of_agency
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.reach import person_column
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.reached.sets import found
from penilaian_api.storage.work.unit_of_work import UnitOfWork

FEW: Final = 100
"""So many people are looked up one by one; who reaches more reads the trail itself."""
STRETCH: Final = 5_000
"""So many rows of the trail are gone through for a page, where it is read itself."""

_START: Final = bindparam("events_start", type_=BigInteger())
_STOP: Final = bindparam("events_stop", type_=BigInteger())
_SIZE: Final = bindparam("events_size", type_=Integer())
_PEOPLE: Final = bindparam("events_people", type_=Employee.id.type, expanding=True)


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of the trail: when and by which action what was done; empty where it was erased."""

    seq: int
    at: datetime
    action: str
    employee_id: UUID | None
    digest: bytes
    content: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to people: by the records of a class that a grant opens."""

    grant: Grant
    model: type[Base]


@dataclass(frozen=True, slots=True)
class Found:
    """Rows in the order of the trail, and where it stood when they were read."""

    rows: Sequence[EventRow]
    head: int
    head_digest: bytes
    known: bytes | None
    """The digest of the row at which the caller had stopped; none if it is not there."""


def few_people(work: UnitOfWork, ways: Collection[Way]) -> list[UUID] | None:
    """List the people about whom records are that the caller may reach; none if they are many."""
    if not ways:
        return []
    in_subtree = bool(work.actor.unit_path)
    if any(way.grant.opens_agency(work.actor.unit_path) for way in ways):
        return None
    query = _people_query(tuple(sorted(ways, key=repr)), in_subtree=in_subtree)
    people = [row[0] for row in run(work.session, query, {**work.bindings, "most": FEW + 1})]
    return None if len(people) > FEW else people


def find_rows(
    work: UnitOfWork, start: int, stop: int, size: int, people: list[UUID] | None
) -> Found:
    """Find at most *size* rows from number *start* on: of *people* and of nobody, or of all.

    *stop* is the row at which the caller had stopped.
    """
    values = {**work.bindings, "events_start": start, "events_stop": stop, "events_size": size}
    if people is not None:
        values["events_people"] = people
    query = _OF_ALL if people is None else _OF_PEOPLE if people else _OF_NOBODY
    answer = [*run(work.session, query, values)]
    head, digest, known = answer[0][:3]
    rows = [_event_row(*row[3:]) for row in answer if row[3] is not None]
    return Found(rows, head, digest, known)


def head_of(work: UnitOfWork) -> tuple[int, bytes]:
    """Say where the trail stands."""
    seq, digest = next(iter(run(work.session, _HEAD, work.bindings)))
    return seq, digest


def _event_row(*cells: Any) -> EventRow:  # noqa: ANN401 - as the statement gives them
    seq, at, action, employee_id, digest, content, packed = cells
    return EventRow(seq, at, action, employee_id, digest, _text_of(content, packed))


def _text_of(content: str | None, packed: bytes | None) -> str | None:
    """Give what a row tells; nothing where it was erased, or where it is damaged."""
    if content is None:
        return None
    try:
        return text_of(content, packed)
    except ValueError:
        return None


@cached_once
def _people_query(ways: tuple[Way, ...], *, in_subtree: bool) -> Select[Any]:
    """Find whom the caller's own rows lead to, way by way."""
    arms = [_arm(way, in_subtree=in_subtree) for way in ways]
    people = (union(*arms) if len(arms) > 1 else arms[0]).subquery()
    return select(people.c[0]).limit(bindparam("most", type_=Integer()))


def _arm(way: Way, *, in_subtree: bool) -> Select[Any]:
    owner = person_column(way.model)
    arm = owner and found(way.grant, way.model, owner.key, in_subtree=in_subtree)
    if arm is None:
        raise LookupError(way)  # such a grant opens the agency, and is asked of each record
    return arm.where(arm.selected_columns[0].is_not(None))


def _first(*conditions: Any, order: Any = AuditEvent.seq) -> Select[Any]:  # noqa: ANN401 - conditions and a column of any kind
    """Find the numbers of the first rows that meet *conditions*."""
    row = select(AuditEvent.seq.label("seq")).where(
        of_agency(AuditEvent), AuditEvent.seq >= _START, *conditions
    )
    return row.order_by(order).limit(_SIZE)


def _rows_query(numbers: Select[Any]) -> Select[Any]:
    """Read the rows of some numbers, beside the end of the trail as it stands at that moment."""
    known = aliased(AuditEvent)
    end: tuple[Any, ...] = (AuditHead.seq, AuditHead.digest, known.digest)
    return (
        select(*end, *_ROW)
        .select_from(AuditHead)
        .outerjoin(*joined(known, known.seq == _STOP))
        .outerjoin(*joined(AuditEvent, among(AuditEvent.seq, numbers)))
        .outerjoin(*joined(AuditDetail, AuditDetail.seq == AuditEvent.seq))
        .where(AuditHead.agency_id == AGENCY)
        .order_by(AuditEvent.seq)
    )


_ROW: Final[tuple[Any, ...]] = (
    AuditEvent.seq,
    AuditEvent.at,
    AuditEvent.action,
    AuditEvent.employee_id,
    AuditEvent.digest,
    AuditDetail.content,
    AuditDetail.packed,
)
"""As `EventRow` has them; the last two are its content."""
_IS_CHANGE: Final = AuditEvent.kind == "change"
_HEAD: Final = select(AuditHead.seq, AuditHead.digest).where(AuditHead.agency_id == AGENCY)
_STRETCH: Final = and_(_IS_CHANGE, AuditEvent.seq < _START + STRETCH)
_NOBODYS: Final = _first(text(TOLD_TO_ALL))
_THEIRS: Final = _first(AuditEvent.employee_id.in_(_PEOPLE), _IS_CHANGE, order=AuditEvent.seq + 0)
"""Sorted after they were found: PostgreSQL would else go through the trail in its order."""
_BOTH: Final = union_all(
    select(_THEIRS.subquery().c.seq), select(_NOBODYS.subquery().c.seq)
).subquery()
_OF_ALL: Final = _rows_query(_first(_STRETCH))
_OF_NOBODY: Final = _rows_query(_NOBODYS)
_OF_PEOPLE: Final = _rows_query(select(_BOTH.c.seq).order_by(_BOTH.c.seq).limit(_SIZE))
