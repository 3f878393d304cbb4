"""What an import found and wants: mistakes, differences, and the records to be written at the end.

Nothing is written while mistakes are still being looked for, and nothing at all in a dry run.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import islice
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import COLUMNS
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.storage.models.base import AgencyRecord, new_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork

BATCH: Final = 1_000
"""So many keys are asked for, and so many records stored, at a time."""

R = TypeVar("R", bound=AgencyRecord)
T = TypeVar("T")


class Change(StrEnum):
    """What an import makes of a record."""

    CREATED = auto()
    CHANGED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that the file makes otherwise, and in what."""

    group: str
    row: int
    key: str
    change: Change
    fields: tuple[str, ...] = ()


class Ledger:
    """All that is wrong in the rows."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = [*faults]

    def wrong(self, entry: Entry, column: str, code: str, /, **facts: object) -> None:
        """Note what is wrong in a column of a row."""
        self.faults.append(entry.fault(column, code, **facts))

    def once(self, entries: Iterable[tuple[Hashable, Entry]], column: str) -> list[Entry]:
        """Keep the first row of each key, and note the others as repeated."""
        first: dict[Hashable, Entry] = {}
        for key, entry in entries:
            if key in first:
                self.wrong(entry, column, "repeated_row", row=first[key].row)
            else:
                first[key] = entry
        return [*first.values()]


class Draft(Generic[R]):
    """The records of one model that the file creates or changes."""

    def __init__(self, group: str, model: type[R], *, fresh_first: bool = False) -> None:
        self.group = group
        self._fresh_first = fresh_first
        self._model = model
        self._rows: dict[UUID, tuple[int, str]] = {}
        self._made: set[UUID] = set()
        self.fresh: list[R] = []
        self._changes: dict[UUID, tuple[R, dict[str, Any]]] = {}

    def want(
        self, entry: Entry, key: str, held: R | None, fields: Mapping[str, str], **given: object
    ) -> R:
        """Make the record be as its row says: *fields* by column, and what was *given* besides."""
        said = {
            name: entry.values[column] for column, name in fields.items() if column in entry.values
        }
        if held is not None:
            self.amend(entry, key, held, **said, **given)
            return held
        record = self._model(id=new_id(), **{**_defaults(entry, fields), **said, **given})
        self._rows[record.id] = (entry.row, key)
        self._made.add(record.id)
        self.fresh.append(record)
        return record

    def amend(self, entry: Entry, key: str, record: R, **values: object) -> None:
        """Change what differs in a record."""
        self._rows.setdefault(record.id, (entry.row, key))
        self.follow(record, **values)

    def follow(self, record: R, **values: object) -> None:
        """Change what differs in a record because another one changed."""
        for name, value in values.items():
            if getattr(record, name) == value:
                continue
            if record.id in self._made:
                setattr(record, name, value)
            else:
                self._changes.setdefault(record.id, (record, {}))[1][name] = value

    def value(self, record: R, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """Say what a record will hold once the file is in."""
        _, values = self._changes.get(record.id, (record, {}))
        return values[name] if name in values else getattr(record, name)

    def touched(self) -> list[R]:
        """Give the records that are new or changed."""
        return [*self.fresh, *(record for record, _ in self._changes.values())]

    def differences(self) -> Iterator[Difference]:
        """Say what becomes of each record that the file speaks of."""
        for record_id, (row, key) in self._rows.items():
            _, values = self._changes.get(record_id, (None, {}))
            changed = Change.CHANGED if values else Change.UNCHANGED
            change = Change.CREATED if record_id in self._made else changed
            yield Difference(self.group, row, key, change, tuple(values))

    def store(self, work: UnitOfWork) -> None:
        """Write the changes and then the new records, so that what ends makes room; or reversed."""
        if self._fresh_first:
            self._store_fresh(work)
        # Whoever heads no longer makes room first for the one who does now.
        for is_head in (False, True):
            for record, values in self._changes.values():
                if bool(values.get("is_head")) is is_head:
                    work.change(record)  # type: ignore[type-var]  # all that is imported is editable
                    for name, value in values.items():
                        setattr(record, name, value)
            work.of(self._model).add_all(())
        if not self._fresh_first:
            self._store_fresh(work)

    def _store_fresh(self, work: UnitOfWork) -> None:
        for batch in batches(self.fresh):
            work.of(self._model).add_all(batch)


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
