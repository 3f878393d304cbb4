"""Collect what an import changes: faults, differences, and the records to be stored at the end.

Nothing is written while mistakes are still being looked for, and nothing at all in a dry run.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.changes import ChangeKind
from penilaian_api.domain.imports.columns import COLUMNS, ImportKind
from penilaian_api.domain.imports.rows import KEYS, Entry
from penilaian_api.storage.models.base import AgencyRecord, new_id, unwatched
from penilaian_api.storage.work.reached.listed import batches
from penilaian_api.storage.work.unit_of_work import UnitOfWork

BATCH: Final = 1_000
"""So many keys are looked up, and so many records stored, at a time."""

LISTED: Final = 10
"""So many other rows are named where one cause shows in many."""

REFERRED: Final[Mapping[str, ImportKind]] = {
    "unit_code": ImportKind.UNITS,
    "parent_code": ImportKind.UNITS,
    "position_code": ImportKind.POSITIONS,
    "head_position_code": ImportKind.POSITIONS,
    "reports_to_position_code": ImportKind.POSITIONS,
    "employee_code": ImportKind.EMPLOYEES,
    "by_employee_code": ImportKind.EMPLOYEES,
}
"""To what each column of codes refers."""

R = TypeVar("R", bound=AgencyRecord)


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One record of which the file speaks: what becomes of it, and in which fields."""

    group: str
    row: int
    key: str
    change: ChangeKind
    fields: tuple[str, ...]


class ImportFaults:
    """Collect all that is wrong in the rows of an import, each cause once.

    A reference to a row that is refused itself says nothing new, and one that is not found is told
    at its first row, with the others.
    """

    def __init__(self) -> None:
        self.refused: dict[ImportKind, set[str]] = {kind: set() for kind in ImportKind}
        """The codes of rows that are refused themselves."""
        self.partial: dict[ImportKind, list[Entry]] = {kind: [] for kind in ImportKind}
        """What can be read of the rows that are refused."""
        self.warnings: list[Fault] = []
        self._items: list[Fault] = []
        self._missing: dict[tuple[ImportKind, str], list[Entry]] = {}
        self._columns: dict[tuple[ImportKind, str], str] = {}

    def extend(self, faults: Iterable[Fault]) -> None:
        """Note what is wrong already before rows are compared."""
        self._items += faults

    def all(self) -> list[Fault]:
        """List all that is wrong."""
        return [*self._items, *(self._describe(*missing) for missing in self._missing.items())]

    def add_reference(self, entry: Entry, column: str) -> None:
        """Note that what a column of a row refers to is not found; the row is refused with it."""
        reference, kind = str(entry.text(column)), REFERRED[column]
        self.refused[ImportKind(entry.kind)] |= {
            text for key in KEYS.get(entry.kind, ()) if (text := entry.text(key))
        }
        if reference not in self.refused[kind]:
            self._missing.setdefault((kind, reference), []).append(entry)
            self._columns.setdefault((kind, reference), column)

    def _describe(self, missing: tuple[ImportKind, str], entries: Sequence[Entry]) -> Fault:
        kind, reference = missing
        first, column = entries[0], self._columns[missing]
        facts = {"sought": kind, "reference": reference, "count": len(entries) - 1}
        others = [str(entry.row) for entry in entries[1:] if entry.kind is first.kind]
        form = "sought" if len(entries) == 1 else "sought_often" if others else "sought_elsewhere"
        listed = ", ".join(others[:LISTED]) + (" …" if len(others) > LISTED else "")
        return first.fault(column, "unknown_reference", form=form, listed=listed, **facts)

    def add(self, entry: Entry, column: str, code: str, /, **facts: object) -> None:
        """Note what is wrong in a column of a row."""
        self._items.append(entry.fault(column, code, **facts))

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
        self._default_values: Mapping[str, object] | None = None

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
        created = unwatched(
            self._model, id=new_id(), **{**self._defaults(entry, fields), **by_field, **values}
        )
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
        if self._updates:
            _, values = self._updates.get(record.id, (record, {}))
            if name in values:
                return values[name]
        return getattr(record, name)

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
        for batch in batches(self.created, BATCH):
            work.of(self._model).add_set(batch)

    def _defaults(self, entry: Entry, fields: Mapping[str, str]) -> Mapping[str, object]:
        """Say what holds for a new record where its row says nothing: for all rows the same."""
        if self._default_values is None:
            self._default_values = {
                fields[column.name]: column.default
                for column in COLUMNS[entry.kind]
                if column.name in fields
            }
        return self._default_values
