"""Many taken records stored at once: one statement for all that changed in the same columns.

The flush of the session updates records with a version one by one, to see each found at the version
it had. Counting the rows of one statement says the same for all.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, inspect, update
from sqlalchemy.orm.attributes import set_committed_value

from penilaian_api.domain.errors import Stale
from penilaian_api.storage.work import UnitOfWork


def store(work: UnitOfWork, records: Iterable[Any]) -> None:
    """Store the changes of *records*, each taken and still at the version that was read."""
    groups: dict[tuple[type[Any], tuple[str, ...]], list[Any]] = {}
    with work.session.no_autoflush:
        for record in records:
            groups.setdefault((type(record), _changed(record)), []).append(record)
        for (model, names), found in groups.items():
            if names:
                work.note_changes(found)
                _update(work, model, names, found)


def _changed(record: Any) -> tuple[str, ...]:  # noqa: ANN401 - any record
    attributes = inspect(record).attrs
    return tuple(sorted(one.key for one in attributes if one.history.has_changes()))


def _update(work: UnitOfWork, model: type[Any], names: Sequence[str], found: Sequence[Any]) -> None:
    columns = inspect(model).column_attrs
    table = model.__table__
    statement = (
        update(table)
        .where(
            table.c.agency_id == bindparam("at_agency"),
            table.c.id == bindparam("at_id"),
            table.c.version == bindparam("at_version"),
        )
        .values({columns[name].columns[0]: bindparam(f"to_{name}") for name in names})
    )
    rows = [
        {
            "at_agency": record.agency_id,
            "at_id": record.id,
            "at_version": inspect(record).attrs.version.history.deleted[0],
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
