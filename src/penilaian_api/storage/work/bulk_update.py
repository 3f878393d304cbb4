"""Update many taken records at once (bulk UPDATE): one statement for all of a kind that changed.

The session's own flush updates records with a version one by one, to see each found at the version
it had. The number of rows that one statement changed says the same for all: docs/decisions/0014.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, inspect, update
from sqlalchemy.orm.attributes import set_committed_value

from penilaian_api.domain.errors import StaleVersionError
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def store(work: UnitOfWork, records: Iterable[Any]) -> None:
    """Store the changes of *records*, each taken and still at the version that was read."""
    groups: dict[type[Any], list[Any]] = {}
    names: dict[type[Any], set[str]] = {}
    with work.session.no_autoflush:
        for record in records:
            if changed := _changed_names(record):
                groups.setdefault(type(record), []).append(record)
                names.setdefault(type(record), set()).update(changed)
        for model, group in groups.items():
            work.note_changes(group)
            _update(work, model, sorted(names[model]), group)


def _changed_names(record: Any) -> set[str]:  # noqa: ANN401 - any record
    attributes = inspect(record).attrs
    return {attribute.key for attribute in attributes if attribute.history.has_changes()}


def _update(
    work: UnitOfWork, model: type[Any], names: Sequence[str], records: Sequence[Any]
) -> None:
    """Write the columns *names* of all *records*, each found by its key and former version."""
    columns = inspect(model).column_attrs
    table = model.__table__
    keys = [name for name in ("agency_id", "id", "version") if name in table.c]
    statement = (
        update(table)
        .where(*(table.c[name] == bindparam(f"key_{name}") for name in keys))
        .values({columns[name].columns[0]: bindparam(f"new_{name}") for name in names})
    )
    rows = [
        {
            **{f"key_{name}": _former(record, name) for name in keys},
            **{f"new_{name}": getattr(record, name) for name in names},
        }
        for record in records
    ]
    result = work.session.connection().execute(statement, rows)
    if result.rowcount != len(rows):
        raise StaleVersionError
    for record in records:
        for name in names:
            set_committed_value(record, name, getattr(record, name))


def _former(record: Any, name: str) -> Any:  # noqa: ANN401 - any record, any column
    """Return a value as it was read: the row in the database is found by it."""
    deleted = inspect(record).attrs[name].history.deleted
    return deleted[0] if deleted else getattr(record, name)
