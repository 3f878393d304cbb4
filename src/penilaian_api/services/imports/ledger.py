"""What an import found and wants: mistakes, differences, and the records to be written at the end.

Nothing is written while mistakes are still being looked for, and nothing at all in a dry run.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import islice
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.import_columns import COLUMNS
from penilaian_api.domain.importing import Entry
from penilaian_api.storage.base import AgencyRecord, new_id
from penilaian_api.storage.work import UnitOfWork

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
    """All that is wrong, and all that would change."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.differences: list[Difference] = []
        self.counts: dict[str, Counter[Change]] = {}

    def wrong(self, entry: Entry, column: str, code: str, **facts: object) -> None:
        """Note what is wrong in a column of a row."""
        self.faults.append(entry.fault(column, code, **facts))

    def note(self, difference: Difference) -> None:
        """Note what becomes of one record."""
        self.counts.setdefault(difference.group, Counter())[difference.change] += 1
        if difference.change is not Change.UNCHANGED:
            self.differences.append(difference)

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

    def __init__(self, ledger: Ledger, group: str, model: type[R]) -> None:
        self._ledger, self._group, self._model = ledger, group, model
        self.fresh: list[R] = []
        self.changes: dict[UUID, tuple[R, dict[str, Any]]] = {}

    def want(
        self, entry: Entry, key: str, held: R | None, fields: Mapping[str, str], **given: object
    ) -> R:
        """Make the record be as its row says: *fields* by column, and what was *given* besides."""
        said = {
            name: entry.values[column] for column, name in fields.items() if column in entry.values
        }
        if held is None:
            record = self._model(id=new_id(), **{**_defaults(entry, fields), **said, **given})
            self.fresh.append(record)
            self._ledger.note(Difference(self._group, entry.row, key, Change.CREATED))
            return record
        self.amend(entry, key, held, **{**said, **given})
        return held

    def amend(self, entry: Entry, key: str, held: R, **values: object) -> None:
        """Change what differs in a record that stands."""
        differing = {name: value for name, value in values.items() if getattr(held, name) != value}
        change = Change.CHANGED if differing else Change.UNCHANGED
        if differing:
            self.changes[held.id] = (held, differing)
        self._ledger.note(Difference(self._group, entry.row, key, change, tuple(differing)))

    def set(self, record: R, name: str, value: object) -> None:
        """Add one change to a record without counting it again."""
        if any(record is made for made in ()) or record.agency_id is None:
            setattr(record, name, value)
        elif getattr(record, name) != value:
            self.changes.setdefault(record.id, (record, {}))[1][name] = value

    def value(self, record: R, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """Say what a record will hold once the file is in."""
        _, values = self.changes.get(record.id, (record, {}))
        return values[name] if name in values else getattr(record, name)

    def touched(self) -> set[UUID]:
        """Name the records that are new or changed."""
        return {*self.changes, *(record.id for record in self.fresh)}

    def store(self, work: UnitOfWork) -> None:
        """Write the changes, then the new records, so that what ends makes room for what begins."""
        for record, values in self.changes.values():
            work.change(record)  # type: ignore[type-var]  # every imported record is editable
            for name, value in values.items():
                setattr(record, name, value)
        work.of(self._model).add_all(())
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
