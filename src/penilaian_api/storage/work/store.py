"""Fetch and change records: within reach, under optimistic locking, with keyset pagination."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.attributes import instance_dict

from penilaian_api.domain.access.actors import Access, Actor, Grant, Reach
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work import bulk_insert, bulk_update
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.prepared import Prepared, cached_once, execute, prepared
from penilaian_api.storage.work.reach import person_of, relation, within
from penilaian_api.storage.work.record.query import (
    Criterion,
    comes_after,
    key_columns,
    record_query,
)

R = TypeVar("R", bound=Any)


@dataclass(frozen=True, slots=True)
class RecordWithRelations(Generic[R]):
    """A record together with the relations in which the caller stands to it."""

    record: R
    reaches: frozenset[Reach]


class WorkContext(bulk_insert.RowContext, Protocol):
    """The part of a unit of work that queries need: whose, within what, at which instant."""

    access: Access
    actor: Actor
    bindings: dict[str, object]
    now: datetime

    def claim(self, record: Any, expected_version: int) -> Any:  # noqa: ANN401 - any editable record, given back
        """Take a record at the version that the caller saw (optimistic locking)."""

    def note_target(self, record: Any) -> None:  # noqa: ANN401 - any record
        """Note what the request is about: a record claimed or made by it."""

    def note_read(self, record: Any) -> None:  # noqa: ANN401 - any record
        """Note in the audit trail that a result was read."""


class Store(Generic[R]):
    """The records of one model that lie within the reach of one access."""

    def __init__(self, work: WorkContext, model: type[R]) -> None:
        self._work = work
        self._model = model
        self._grants = work.access.grants

    def find(self, *criteria: Criterion, **columns: object) -> R | None:
        """Return the one record that meets *criteria* and has these values in *columns*, or none.

        A list stands for any of its values.
        """
        record: R | None = self._select(criteria, columns).scalar_one_or_none()
        self._note_reads(() if record is None else (record,))
        return record

    def get(self, key: UUID) -> R:
        """Return the record, or refuse as if it did not exist."""
        record = self.find(id=key)
        if record is None:
            raise OutOfReachError
        return record

    def hold(self, **columns: object) -> R | None:
        """Return a record as `find` does, and let whoever holds it too wait for the commit.

        Where what is stored follows from what stands: who comes second finds what the first made.
        """
        query, values = record_query(self._model, self._grants, (), columns, ())
        record: R | None = self._run(_alone(self._model, query), values).scalar_one_or_none()
        return record

    def get_with_relations(self, key: UUID, reaches: frozenset[Reach]) -> RecordWithRelations[R]:
        """Return the record with those of *reaches* in which the caller stands to it."""
        order = tuple(sorted(reaches))
        query = _with_relations(self._model, self._grants, order)
        row = self._run(query, {"key": key}).one_or_none()
        if row is None:
            raise OutOfReachError
        record, *relations = row
        self._note_reads((record,))
        return RecordWithRelations(
            record, frozenset(reach for reach, holds in zip(order, relations, strict=True) if holds)
        )

    def take(self, key: UUID, expected_version: int) -> R:
        """Return the record for changing, if it is still the version that the caller saw."""
        return self.claim(self.get(key), expected_version)

    def claim(self, record: R, expected_version: int) -> R:
        """Take a record already fetched: check the version that the caller saw, and bump it."""
        claimed: R = self._work.claim(record, expected_version)
        return claimed

    def all(
        self,
        *criteria: Criterion,
        order: Sequence[InstrumentedAttribute[Any]] = (),
        **columns: object,
    ) -> list[R]:
        """Return every record that meets *criteria*; only where their number is bounded."""
        records = [*self._select(criteria, columns, (*order, *key_columns(self._model))).scalars()]
        self._note_reads(records)
        return records

    def page(
        self,
        *criteria: Criterion,
        order: Sequence[InstrumentedAttribute[Any]] = (),
        after: Sequence[object] | None = None,
        limit: int = 50,
        **columns: object,
    ) -> Slice[R]:
        """Return one page (keyset pagination) in a total *order*, which the id closes."""
        keys = (*order, *key_columns(self._model))
        seen = () if after is None else (comes_after(keys, after),)
        most = min(limit, LIMIT)
        selected = self._select((*criteria, *seen), columns, keys, page_limit=most + 1)
        records = [*selected.scalars()]
        has_more = len(records) > most
        items = tuple(records[:-1] if has_more else records)
        self._note_reads(items)
        last = tuple(getattr(items[-1], key.key) for key in keys) if has_more else None
        return Slice(items, last)

    def add(self, record: R, under: Base | None = None) -> R:
        """Store a new record of the caller, of nobody, of a person within reach.

        *under*: it rests on this record, already fetched within reach, of the same person.
        """
        if under is not None and person_of(record) != person_of(under):
            raise OutOfReachError
        self._insert((record,), checks_reach=under is None)
        return record

    def add_all(self, records: Iterable[R]) -> None:
        """Store new records at once: parents first, since nothing is deferred."""
        self._insert([*records], checks_reach=True)

    def add_set(self, records: Sequence[R]) -> None:
        """Store many new records, which the trail names as a set, and the session does not hold."""
        self._enter(records, checks_reach=True)
        bulk_insert.insert(self._work, records, as_set=True)

    def _insert(self, fresh: Sequence[R], *, checks_reach: bool) -> None:
        self._enter(fresh, checks_reach=checks_reach)
        bulk_insert.insert(self._work, fresh)
        for record in fresh:
            self._work.note_target(record)

    def _enter(self, fresh: Sequence[R], *, checks_reach: bool) -> None:
        """Make new records those of the caller's agency, if they may be."""
        for record in fresh:
            instance_dict(record)["agency_id"] = self._work.actor.agency_id
        if checks_reach and self._model is not Employee:  # of a new person the unit was fetched
            self._check_people_in_reach(
                {person_of(record) for record in fresh} - {None, self._work.actor.employee_id}
            )

    def children_of(
        self, parent: Base, *criteria: Criterion, order: Sequence[Any] = (), **columns: object
    ) -> list[R]:
        """Return the children of a record already fetched within reach."""
        links = _foreign_key(self._model, type(parent))
        linked = {mine: getattr(parent, theirs) for mine, theirs in links.items()}
        keys = (*order, *key_columns(self._model))
        query, values = record_query(self._model, None, criteria, {**linked, **columns}, keys)
        children = [*self._run(query, values, criteria).scalars()]
        self._note_reads(children)
        return children

    def put(self, parent: Base, *children: R) -> None:
        """Store children of a record already fetched (and taken) within reach."""
        columns = _foreign_key(self._model, type(parent))
        for child in children:
            for mine, theirs in columns.items():
                setattr(child, mine, getattr(parent, theirs))
        bulk_insert.insert(self._work, children)

    def get_referenced(self, key: UUID | None) -> R | None:
        """Return what a record already fetched within reach points at."""
        if key is None:
            return None
        query, values = record_query(self._model, None, (), {"id": key}, ())
        record: R | None = self._run(query, values).scalar_one_or_none()
        return record

    def remove(self, *records: R) -> None:
        """Remove children whose parent was taken: one statement, however many they are."""
        bulk_update.remove(self._work, records)

    def _select(
        self,
        criteria: Sequence[Criterion],
        columns: Mapping[str, object],
        order: tuple[Any, ...] = (),
        **values: object,
    ) -> Any:  # noqa: ANN401 - a result of these records
        limits = "page_limit" in values
        query, more = record_query(
            self._model,
            self._grants,
            criteria,
            columns,
            order,
            limits=limits,
            in_subtree=bool(self._work.actor.unit_path),
        )
        return self._run(query, {**more, **values}, criteria)

    def _run(
        self,
        query: Any,  # noqa: ANN401 - any select
        values: Mapping[str, object],
        criteria: Sequence[Criterion] = (),
    ) -> Any:  # noqa: ANN401 - its own result
        """Send a query by its text, which is kept where no condition in it is built anew."""
        bound = {**self._work.bindings, **values}
        if all(isinstance(criterion, Prepared) for criterion in criteria):
            return run(self._work.session, query, bound)
        return self._work.session.execute(query, bound)

    def _note_reads(self, records: Iterable[Any]) -> None:
        """Note in the audit trail each result of another person that was read."""
        if self._work.access.recorded:
            for record in records:
                self._work.note_read(record)

    def _check_people_in_reach(self, people: set[UUID | None]) -> None:
        """Refuse new records of people whom a fetch would not reach."""
        if not people or reaches_everyone(self._work.access):
            return
        visible = execute(self._work, _count_people(self._grants, people))
        if visible.scalar_one() != len(people):
            raise OutOfReachError


def reaches_everyone(access: Access) -> bool:
    """Tell whether an access opens the records of everyone in the agency."""
    return any(grant.opens_agency(access.actor.unit_path) for grant in access.grants)


@cached_once
def _alone(model: Any, query: Any) -> Any:  # noqa: ANN401 - a mapped class, and a select of it
    return query.with_for_update(key_share=True, of=model)


@cached_once
def _foreign_key(model: type[Base], parent: type[Base]) -> Mapping[str, str]:
    """Map the columns of *model* that refer to its *parent* to the columns they refer to."""
    for key in model.__table__.foreign_key_constraints:  # type: ignore[attr-defined]  # a Table at run time
        if key.referred_table is parent.__table__:
            return {item.parent.key: item.column.key for item in key.elements}
    raise LookupError(f"{model.__name__} has no foreign key to {parent.__name__}.")


@prepared
def _count_people(grants: tuple[Grant, ...], people: set[UUID | None]) -> Select[int]:
    return select(func.count()).where(within(grants, Employee), Employee.id.in_(people))


@cached_once
def _with_relations(
    model: type[Any], grants: tuple[Grant, ...], reaches: tuple[Reach, ...]
) -> Select[Any]:
    columns = [relation(reach, model).label(f"is_{reach}") for reach in reaches]
    key = bindparam("key", type_=Uuid())
    return select(model, *columns).where(within(grants, model), model.id == key)
