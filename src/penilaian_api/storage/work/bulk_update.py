"""Update many taken records at once (bulk UPDATE): one statement for all of a kind that changed.

The session's own flush updates records with a version one by one, to see each found at the version
it had. The number of rows that one statement changed says the same for all: docs/decisions/0014.
"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Dialect, Table, inspect

from penilaian_api.domain.audit import TrailChange
from penilaian_api.domain.errors import StaleVersionError
from penilaian_api.storage.work.bulk_insert import RowContext
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.record.values import changed_values
from penilaian_api.storage.work.row_statements import (
    RowStatement,
    delete_statement,
    update_statement,
)

ROWS_AT_ONCE = 1_000


def store(work: RowContext, records: Iterable[Any], *, as_set: bool = False) -> None:
    """Store the changes of *records*, each taken and still at the version that was read.

    *as_set*: the trail names them in rows of many, by key and digest alone.
    """
    groups: dict[type[Any], list[Any]] = {}
    names: dict[type[Any], set[str]] = {}
    with work.session.no_autoflush:
        for record in records:
            if changed := changed_values(record):
                groups.setdefault(type(record), []).append(record)
                names.setdefault(type(record), set()).update(changed)
        for model, group in groups.items():
            if as_set:
                work.note_set(group, TrailChange.CHANGED)
            else:
                work.note_changes(group)
            _update(work, model, tuple(sorted(names[model])), group)


def remove(work: RowContext, records: Sequence[Any]) -> None:
    """Remove *records*, all of one class and as they were read: one statement.

    What else was changed about them is not written before: only that they are gone.
    """
    if not records:
        return
    model, agency_id = type(records[0]), records[0].agency_id
    rows = [_row(record, _keys(model), ()) for record in records]
    work.note_removed(records)
    for record in records:
        work.session.expunge(record)
    work.session.flush()  # what refers to them may wait there
    connection = work.session.connection()
    if _removal(model, connection.dialect).run(connection, rows, agency_id) != len(rows):
        raise StaleVersionError


def _update(work: RowContext, model: type[Any], names: tuple[str, ...], records: list[Any]) -> None:
    """Write the columns *names* of all *records*, each found by its key and former version."""
    connection = work.session.connection()
    keys = _keys(model)
    statement = _statement(model, names, connection.dialect)
    written = 0
    agency = records[0].agency_id if "agency_id" in model.__table__.c else None
    for start in range(0, len(records), ROWS_AT_ONCE):
        rows = [_row(record, keys, names) for record in records[start : start + ROWS_AT_ONCE]]
        written += statement.run(connection, rows, agency)
    if written != len(records):
        raise StaleVersionError
    for record in records:
        state: Any = inspect(record)
        state._commit_all(state.dict, work.session.identity_map)  # noqa: SLF001 - all is written: nothing is left for a flush to look at


def _keys(model: type[Any]) -> tuple[str, ...]:
    """Name what finds a row: its key, and its version where it has one."""
    return ("id", "version") if "version" in model.__table__.c else ("id",)


@cached_once
def _removal(model: type[Any], dialect: Dialect) -> RowStatement:
    attributes = inspect(model).column_attrs
    keys = [attributes[name].columns[0] for name in _keys(model)]
    return delete_statement(model.__table__, keys, dialect)


@cached_once
def _statement(model: type[Any], names: tuple[str, ...], dialect: Dialect) -> RowStatement:
    attributes = inspect(model).column_attrs
    keys = [attributes[name].columns[0] for name in _keys(model)]
    columns = [attributes[name].columns[0] for name in names]
    return update_statement(cast("Table", model.__table__), keys, columns, dialect)


def _row(record: Any, keys: Iterable[str], names: Iterable[str]) -> list[Any]:  # noqa: ANN401 - any record
    """Give what a row is found by, as it was read, and what is written to it."""
    former = changed_values(record)
    found_by = [former[key] if key in former else getattr(record, key) for key in keys]
    return [*found_by, *(getattr(record, name) for name in names)]
