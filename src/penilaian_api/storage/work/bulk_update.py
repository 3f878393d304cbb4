"""Many taken records stored at once: one statement for all of a kind that changed.

The flush of the session updates records with a version one by one, to see each found at the version
it had. Counting the rows of one statement says the same for all.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, inspect, update
from sqlalchemy.orm.attributes import set_committed_value

from penilaian_api.domain.errors import Stale
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def store(work: UnitOfWork, records: Iterable[Any]) -> None:
    """Store the changes of *records*, each taken and still at the version that was read."""
    groups: dict[type[Any], list[Any]] = {}
    names: dict[type[Any], set[str]] = {}
    with work.session.no_autoflush:
        for record in records:
            if changed := _changed(record):
                groups.setdefault(type(record), []).append(record)
                names.setdefault(type(record), set()).update(changed)
        for model, found in groups.items():
            work.note_changes(found)
            _update(work, model, sorted(names[model]), found)


def _changed(record: Any) -> set[str]:  # noqa: ANN401 - any record
    attributes = inspect(record).attrs
    return {one.key for one in attributes if one.history.has_changes()}


def _update(work: UnitOfWork, model: type[Any], names: Sequence[str], found: Sequence[Any]) -> None:
    columns = inspect(model).column_attrs
    table = model.__table__
    at = [name for name in ("agency_id", "id", "version") if name in table.c]
    statement = (
        update(table)
        .where(*(table.c[name] == bindparam(f"at_{name}") for name in at))
        .values({columns[name].columns[0]: bindparam(f"to_{name}") for name in names})
    )
    rows = [
        {
            **{f"at_{name}": _was(record, name) for name in at},
            **{f"to_{name}": getattr(record, name) for name in names},
        }
        for record in found
    ]
    answer = work.session.connection().execute(statement, rows)
    if answer.rowcount != len(rows):
        raise Stale
    for record in found:
        for name in names:
            set_committed_value(record, name, getattr(record, name))


def _was(record: Any, name: str) -> Any:  # noqa: ANN401 - any record, any column
    """Say a value as it was read: what is stored is found by it."""
    deleted = inspect(record).attrs[name].history.deleted
    return deleted[0] if deleted else getattr(record, name)
