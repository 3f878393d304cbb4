"""Ask of the records that rows of the trail name which of them the caller may read now.

All kinds are asked in one statement, each within the grants of its own reading action: whoever lost
their reach hears nothing more, whatever their cursor says.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, null, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.event.kinds import EventKind
from penilaian_api.storage.event.opened import model_of, opened
from penilaian_api.storage.models.base import Editable
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import Prepared, cached_once
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReadableRecord:
    """A record within reach: where it is read, and its version as it stands."""

    id: UUID
    about: UUID
    version: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one kind: which records are within reach, and people whose was removed."""

    grants: tuple[Grant, ...]
    keys: Collection[UUID]
    people: Collection[UUID]


@dataclass(frozen=True, slots=True)
class Readable:
    """What of one kind the caller may read: records by id, and people whose records they may."""

    records: Mapping[UUID, ReadableRecord]
    people: frozenset[UUID]


def readable(work: UnitOfWork, asked: Mapping[EventKind, Asked]) -> Mapping[EventKind, Readable]:
    """Ask of all kinds at once what is within reach."""
    queries: dict[tuple[EventKind, bool], Prepared[SubQuery[Any]]] = {}
    for kind, question in asked.items():
        name = f"events_{kind.address}_{kind.record}".replace("-", "_")
        if question.keys:
            built = _records_query(kind, question.grants, name)
            queries[kind, False] = Prepared(built, {name: _padded(question.keys)})
        if question.people:
            name = f"{name}_gone"
            people = _people_query(question.grants, name)
            queries[kind, True] = Prepared(people, {name: _padded(question.people)})
    if not queries:
        return {}
    answer = execute_combined(work.session, work.bindings, *queries.values())
    rows = {key: answer.of(query) for key, query in queries.items()}
    return {
        kind: Readable(
            {record.id: record for record in rows.get((kind, False), [])},
            frozenset(rows.get((kind, True), [])),
        )
        for kind in asked
    }


@cached_once
def _records_query(
    kind: EventKind, grants: tuple[Grant, ...], name: str
) -> SubQuery[ReadableRecord]:
    model = model_of(kind)
    version = model.version if issubclass(model, Editable) else null()
    query = select(model.id, getattr(model, kind.about), version.label("version")).where(
        opened(kind, grants), model.id.in_(bindparam(name, type_=Uuid(), expanding=True))
    )
    return SubQuery(query, ReadableRecord)


@cached_once
def _people_query(grants: tuple[Grant, ...], name: str) -> SubQuery[UUID]:
    """Find people within reach; of what was removed nobody knows in which state it was."""
    always = tuple(grant for grant in grants if grant.states is None)
    query = select(Employee.id).where(
        within(always, Employee), Employee.id.in_(bindparam(name, type_=Uuid(), expanding=True))
    )
    return SubQuery(query, _as_it_is)


def _as_it_is(key: UUID) -> UUID:
    return key


def _padded(keys: Collection[UUID]) -> list[UUID]:
    """Repeat the last of some keys up to a power of two: few lengths of a list make few texts."""
    size = 1 << (len(keys) - 1).bit_length()
    listed = [*keys]
    return [*listed, *listed[-1:] * (size - len(listed))]
