"""Hold the records of an agency against its trail: each as its last row says that it stands."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Select, Table, TextClause, Uuid, bindparam, inspect, select, text
from sqlalchemy.orm import Session

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.audit.chain_check import BATCH, Walk, to_key
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.audit.looking import is_of_the_database, look_at
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.chain.values import to_plain_value
from penilaian_api.storage.work.reach import person_column
from penilaian_api.storage.work.record.digest import DigestedTable, digested_table
from penilaian_api.storage.work.record.values import EMPTY

_DIGEST: Final = 32
"""Bytes of a digest; what follows them is the number of the row that tells it."""


def audited_models() -> list[type[Base]]:
    """Return the classes of all records of an agency whose changes are rows of the trail."""
    models: list[type[Base]] = [mapper.class_ for mapper in Base.registry.mappers]
    audited = [
        model
        for model in models
        if model.audited and (model is Agency or "agency_id" in model.__table__.columns)
    ]
    return sorted(audited, key=lambda model: model.__tablename__)


class RecordCheck:
    """Compares the records as they stand with the walk through the chain."""

    def __init__(self, session: Session, walked: Walk) -> None:
        self._session, self._agency_id, self._walk = session, walked.agency_id, walked
        self.records = 0

    def faults(self) -> Iterator[Discrepancy]:
        """Find each record that was changed, is missing or was put in, table by table."""
        tables = set(inspect(self._session.connection()).get_table_names())
        for model in audited_models():
            name = model.__tablename__
            if name not in tables:
                yield Discrepancy(DiscrepancyKind.TABLE_MISSING, table=name)
                continue
            yield from look_at(self._session, name, partial(self._of_table, model))
            self._walk.standing.pop(name, None)
        yield from self._of_no_table()

    def _of_no_table(self) -> Iterator[Discrepancy]:
        """Find what the trail tells of tables that nobody has: a row of another hand."""
        for name, standing in self._walk.standing.items():
            for key, stands in standing.items():
                seq = int.from_bytes(stands[_DIGEST:])
                yield Discrepancy(DiscrepancyKind.TABLE_MISSING, seq, name, _from_key(key))

    def _of_table(self, model: type[Base]) -> Iterator[Discrepancy]:
        table, name = digested(self._session, model), model.__tablename__
        standing = self._walk.standing.pop(name, {})
        for fields in rows_of(self._session, self._agency_id, model, table, is_patient=True):
            self.records += 1
            record_id = str(fields["id"])
            stands = standing.pop(to_key(record_id), None)
            if stands is None:
                yield Discrepancy(DiscrepancyKind.RECORD_PUT_IN, table=name, record_id=record_id)
            elif stands[:_DIGEST] != table.digest(fields):
                seq = int.from_bytes(stands[_DIGEST:])
                columns = self._differing(model, record_id, seq)
                yield Discrepancy(DiscrepancyKind.RECORD_CHANGED, seq, name, record_id, columns)
        for key, stands in standing.items():
            seq = int.from_bytes(stands[_DIGEST:])
            yield Discrepancy(DiscrepancyKind.RECORD_MISSING, seq, name, _from_key(key))

    def _differing(self, model: type[Base], record_id: str, seq: int) -> tuple[str, ...]:
        """Name the columns in which a record departs from what the trail says."""
        try:
            with self._session.begin_nested():
                stated, is_whole = self._replay(model.__tablename__, record_id, seq)
                query = _select_record(model, self._agency_id, record_id)
                record = self._session.execute(query).mappings().one()
        except Exception as failure:
            if is_of_the_database(failure):
                raise
            return ()
        departing = [
            name
            for name, value in stated.items()
            if name in record and value != "…" and not _same(value, to_plain_value(record[name]))
        ]
        known = {*stated, "id", "agency_id"}
        silent = {str(name) for name in record} - known if is_whole else set[str]()
        return (*departing, *(name for name in sorted(silent) if not _is_empty(record[name])))

    def _replay(self, table: str, record_id: str, seq: int) -> tuple[Mapping[str, object], bool]:
        """Read from the details how a record stands, as far as none of them was erased.

        The answer is whole if they tell it from its creation on: what they never tell is empty.
        Packed ones are looked through where they are about whom its last row, *seq*, is about.
        """
        whom = select(AuditEvent.employee_id).where(
            AuditEvent.agency_id == self._agency_id, AuditEvent.seq == seq
        )
        is_same = AuditEvent.employee_id.is_not_distinct_from(whom.scalar_subquery())
        query = (
            select(AuditDetail.content, AuditDetail.packed)
            .join(*joined(AuditEvent, AuditEvent.seq == AuditDetail.seq, agency=self._agency_id))
            .where(
                AuditDetail.agency_id == self._agency_id,
                AuditEvent.kind == TrailKind.CHANGE,
                AuditDetail.content.contains(record_id)
                | (AuditDetail.packed.is_not(None) & is_same),
            )
            .order_by(AuditDetail.seq)
        )
        stated, is_whole = dict[str, object](), False
        for content, packed in self._session.execute(query):
            for change in json.loads(text_of(content, packed)):
                if (change["record"], change["id"]) == (table, record_id):
                    stated = {} if change["change"] == TrailChange.REMOVED else stated
                    stated |= change.get("after", {})
                    is_whole |= change["change"] == TrailChange.CREATED and "after" in change
        return stated, is_whole


def digested(session: Session, model: type[Base]) -> DigestedTable:
    """Return how the table of *model* is digested here, with the columns that it has by now."""
    connection = session.connection()
    present = frozenset(
        item["name"] for item in inspect(connection).get_columns(model.__tablename__)
    )
    return digested_table(cast("Table", model.__table__), connection.dialect.name, present)


def rows_of(  # noqa: PLR0913 - whose records of which table, and how they are read
    session: Session,
    agency_id: UUID,
    model: type[Base],
    table: DigestedTable,
    person: UUID | None = None,
    *,
    is_patient: bool = False,
) -> Iterator[dict[str, Any]]:
    """Read the records of an agency as the driver gives them, batch by batch; *person*: theirs.

    *is_patient*: of a record that the driver cannot read, give its id and that it is unreadable.
    """
    column = person_column(model)
    conditions = ["id = :agency" if model is Agency else "agency_id = :agency"]
    if person is not None and column is not None:
        conditions.append(f"{column.key} = :person")
    values = {"agency": agency_id, "person": person}
    fetch = _fetch_patiently if is_patient else _fetch
    while page := fetch(session, table, conditions, values):
        for _, fields in page:
            yield fields
        if len(page) < BATCH:
            return
        values["after"] = page[-1][0]


def _fetch(
    session: Session, table: DigestedTable, conditions: Sequence[str], values: Mapping[str, Any]
) -> list[tuple[Any, dict[str, Any]]]:
    """Read one batch: the id of each record as it is stored, and its fields."""
    columns = ", ".join(f'"{name}"' for name in table.columns)
    more = ["id > :after"] if "after" in values else []
    query = _statement(f"SELECT id, {columns} FROM {table.name}", [*conditions, *more])  # noqa: S608 - names of our own
    page = session.execute(query, values).all()
    return [(row[0], table.forms.read(row[1:])) for row in page]


def _fetch_patiently(
    session: Session, table: DigestedTable, conditions: Sequence[str], values: Mapping[str, Any]
) -> list[tuple[Any, dict[str, Any]]]:
    """Read one batch; where the driver cannot, record by record."""
    try:
        with session.begin_nested():
            return _fetch(session, table, conditions, values)
    except Exception as failure:
        if is_of_the_database(failure):
            raise
    more = ["id > :after"] if "after" in values else []
    query = _statement(f"SELECT id FROM {table.name}", [*conditions, *more])  # noqa: S608 - a name of our own
    ids = session.execute(query, values).scalars().all()
    return [
        (record_id, fields)
        for record_id in ids
        for fields in _fetch_one(session, table, conditions, {**values, "record": record_id})
    ]


def _fetch_one(
    session: Session, table: DigestedTable, conditions: Sequence[str], values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Read the record with one id (several, where the key was taken down)."""
    own = {name: value for name, value in values.items() if name != "after"}
    try:
        with session.begin_nested():
            page = _fetch(session, table, [*conditions, "id = :record"], own)
            return [fields for _, fields in page]
    except Exception as failure:
        if is_of_the_database(failure):
            raise
        ids = table.forms.read_some({"id": values["record"]})
        return [{**ids, "unreadable": True}]


def _statement(query: str, conditions: Sequence[str]) -> TextClause:
    """Write the query of one batch; ids are bound as such, what comes back is left as it is."""
    statement = text(f"{query} WHERE {' AND '.join(conditions)} ORDER BY id LIMIT {BATCH}")
    ids = [name for name in ("agency", "person") if f":{name}" in statement.text]
    return statement.bindparams(*(bindparam(name, type_=Uuid()) for name in ids))


def _select_record(model: type[Base], agency_id: UUID, record_id: str) -> Select[Any]:
    owner = model.id if model is Agency else model.agency_id  # type: ignore[attr-defined]  # one of them has each
    attributes = inspect(model).column_attrs
    return select(*(getattr(model, item.key) for item in attributes)).where(
        owner == agency_id,
        model.id == UUID(record_id),  # type: ignore[attr-defined]  # every record of an agency has one
    )


def _same(stated: object, value: object) -> bool:
    """Compare plain values; a decimal may be stated with fewer digits than its column has."""
    if stated == value:
        return True
    try:
        return Decimal(str(stated)) == Decimal(str(value))
    except InvalidOperation:
        return False


def _is_empty(value: object) -> bool:
    return value is None or value in EMPTY


def _from_key(key: bytes) -> str:
    return str(UUID(bytes=key)) if len(key) == len(UUID(int=0).bytes) else key.decode()
