"""Collect what an import changes: faults, differences, and the records to be stored at the end.

Nothing is written while mistakes are still being looked for, and nothing at all in a dry run.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.changes import ChangeKind
from penilaian_api.domain.imports.columns import COLUMNS
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.storage.models.base import AgencyRecord, new_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork

BATCH: Final = 1_000
"""So many keys are looked up, and so many records stored, at a time."""

R = TypeVar("R", bound=AgencyRecord)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One record of which the file speaks: what becomes of it, and in which fields."""

    group: str
    row: int
    key: str
    change: ChangeKind
    fields: tuple[str, ...]


class ImportFaults:
    """Collect all that is wrong in the rows of an import."""

    def __init__(self) -> None:
        self.items: list[Fault] = []

    def add(self, entry: Entry, column: str, code: str, /, **facts: object) -> None:
        """Note what is wrong in a column of a row."""
        self.items.append(entry.fault(column, code, **facts))

    def keep_first(self, entries: Iterable[tuple[Hashable, Entry]], column: str) -> list[Entry]:
        """Keep the first row of each key, and note the others as repeated."""
        first: dict[Hashable, Entry] = {}
        for key, entry in entries:
            if key in first:
                self.add(entry, column, "repeated_row", row=first[key].row)
            else:
                first[key] = entry
        return [*first.values()]


class RecordChanges(Generic[R]):
    """Collect the records of one model that the file creates or changes, to store them at once."""

    def __init__(self, group: str, model: type[R], *, created_first: bool = False) -> None:
        self.group = group
        self._created_first = created_first
        self._model = model
        self._rows: dict[UUID, tuple[int, str]] = {}
        self._created_ids: set[UUID] = set()
        self.created: list[R] = []
        self._updates: dict[UUID, tuple[R, dict[str, Any]]] = {}

    def put(
        self, entry: Entry, key: str, record: R | None, fields: Mapping[str, str], **values: object
    ) -> R:
        """Make the record be as its row says: *fields* by column, and *values* besides.

        It is created where there is no *record* yet.
        """
        by_field = {
            name: entry.values[column] for column, name in fields.items() if column in entry.values
        }
        if record is not None:
            self.update(entry, key, record, **by_field, **values)
            return record
        created = self._model(id=new_id(), **{**_defaults(entry, fields), **by_field, **values})
        self._rows[created.id] = (entry.row, key)
        self._created_ids.add(created.id)
        self.created.append(created)
        return created

    def update(self, entry: Entry, key: str, record: R, **values: object) -> None:
        """Change what differs in a record, as its row says."""
        self._rows.setdefault(record.id, (entry.row, key))
        self.follow(record, **values)

    def follow(self, record: R, **values: object) -> None:
        """Change what differs in a record because another one changed."""
        for name, value in values.items():
            if getattr(record, name) == value:
                continue
            if record.id in self._created_ids:
                setattr(record, name, value)
            else:
                self._updates.setdefault(record.id, (record, {}))[1][name] = value

    def value(self, record: R, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return what a record will hold once the file is in."""
        _, values = self._updates.get(record.id, (record, {}))
        return values[name] if name in values else getattr(record, name)

    @property
    def updated(self) -> list[R]:
        """The records that exist and change."""
        return [record for record, _ in self._updates.values()]

    def touched(self) -> list[R]:
        """Return the records that are new or changed."""
        return [*self.created, *self.updated]

    def row_of(self, record: R) -> int | None:
        """Return the row that speaks of a record, if one does."""
        row, _ = self._rows.get(record.id, (None, ""))
        return row

    def differences(self) -> Iterator[DifferenceView]:
        """Report what becomes of each record of which the file speaks."""
        for record_id, (row, key) in self._rows.items():
            _, values = self._updates.get(record_id, (None, {}))
            updated = ChangeKind.CHANGED if values else ChangeKind.UNCHANGED
            change = ChangeKind.CREATED if record_id in self._created_ids else updated
            yield DifferenceView(self.group, row, key, change, tuple(values))

    def store(self, work: UnitOfWork) -> None:
        """Store the updates and then the new records, so that what ends makes room; or reversed."""
        if self._created_first:
            self._store_created(work)
        # Whoever heads no longer makes room first for the one who does now.
        for is_head in (False, True):
            for record, values in self._updates.values():
                if bool(values.get("is_head")) is is_head:
                    work.change(record)  # type: ignore[type-var]  # all that is imported is editable
                    for name, value in values.items():
                        setattr(record, name, value)
            work.of(self._model).add_all(())
        if not self._created_first:
            self._store_created(work)

    def _store_created(self, work: UnitOfWork) -> None:
        for batch in batches(self.created):
            work.of(self._model).add_set(batch)


def batches(items: Iterable[T]) -> Iterator[Sequence[T]]:
    """Cut *items* into batches."""
    rest = iter(items)
    while batch := [*islice(rest, BATCH)]:
        yield batch


def _defaults(entry: Entry, fields: Mapping[str, str]) -> dict[str, object]:
    return {
        fields[column.name]: column.default
        for column in COLUMNS[entry.kind]
        if column.name in fields
    }
