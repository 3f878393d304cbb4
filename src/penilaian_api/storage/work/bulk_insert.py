"""Insert new records of a kind (bulk INSERT): one statement for all of them, told to the trail.

The session's own flush sends them row by row and works out for each what all have in common.
PostgreSQL takes the rows as one JSON document, SQLite as the values of one statement.

Why it is so: docs/decisions/0033.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol, cast

from sqlalchemy import Dialect, Table, inspect
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict

from penilaian_api.domain.audit import TrailChange
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.row_statements import RowStatement, insert_statement

ROWS_AT_ONCE: Final = 1_000

Defaults = tuple[tuple[str, Callable[[], object]], ...]


class RowContext(Protocol):
    """The part of a unit of work that writing rows around the session's flush needs."""

    session: Session

    def note_created(self, records: Sequence[Any]) -> None:
        """Note in the audit trail what was inserted around the session's own flush."""

    def note_removed(self, records: Sequence[Any]) -> None:
        """Note in the audit trail what is removed around it."""

    def note_changes(self, records: Iterable[Any]) -> None:
        """Note in the audit trail what is changed around it."""

    def note_set(self, records: Sequence[Any], kind: TrailChange = TrailChange.CREATED) -> None:
        """Note the same of a set: each record by its key and digest alone."""


def insert(work: RowContext, records: Sequence[Any], *, as_set: bool = False) -> None:
    """Insert *records*, all of one class, in their order.

    *as_set*: the trail names them in rows of many, by key and digest alone, and the session does
    not hold them afterwards, so that thousands take no memory once the caller lets go of them.
    """
    if not records:
        return
    work.session.flush()  # what they refer to may wait there
    model = type(records[0])
    names, defaults = _attributes(model)
    empty = dict.fromkeys(names)
    statement = _statement(model, work.session.get_bind().dialect)
    connection = work.session.connection()
    for start in range(0, len(records), ROWS_AT_ONCE):
        batch = records[start : start + ROWS_AT_ONCE]
        for record in batch:
            _fill(instance_dict(record), empty, defaults)
        statement.run(connection, [[*map(instance_dict(record).get, names)] for record in batch])
    if as_set:
        work.note_set(records)
        return
    for record in records:
        make_transient_to_detached(record)
    work.session.add_all(records)
    work.note_created(records)


def _fill(fields: dict[str, Any], empty: Mapping[str, None], defaults: Defaults) -> None:
    """Give a record the defaults of its columns, as the flush does; what it lacks is *empty*."""
    for name, default in defaults:
        if fields.get(name) is None:
            fields[name] = default()
    fields.update({**empty, **fields})


@cached_once
def _attributes(model: type[Base]) -> tuple[tuple[str, ...], Defaults]:
    """Name the attributes of a class in the order of its columns, and what makes their defaults."""
    pairs = [(item.key, item.columns[0]) for item in inspect(model).column_attrs]
    defaults = [
        (key, _maker(column.default)) for key, column in pairs if column.default is not None
    ]
    return tuple(key for key, _ in pairs), tuple(defaults)


def _maker(default: Any) -> Callable[[], object]:  # noqa: ANN401 - a default of whatever kind
    if default.is_callable:
        return lambda: default.arg(None)
    return lambda: default.arg


@cached_once
def _statement(model: type[Base], dialect: Dialect) -> RowStatement:
    columns = [item.columns[0] for item in inspect(model).column_attrs]
    return insert_statement(cast("Table", model.__table__), columns, dialect)
