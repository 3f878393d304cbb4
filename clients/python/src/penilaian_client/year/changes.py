"""Say what a year changes: each record that is created, changed or destroyed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Act(StrEnum):
    """What happens to a record."""

    CREATE = "create"
    CHANGE = "change"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class Change:
    """Describe one change: of a field, or of *count* records that come or go whole.

    *awaits*: the earlier parts of the year that must be applied before it (`imports`, `schemes`).
    """

    act: Act
    kind: str
    key: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    count: int = 1
    awaits: tuple[str, ...] = ()

    def to_json(self) -> Mapping[str, Any]:
        """Give it to a program."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Warned:
    """What goes beyond a rule and is taken all the same: where it stands in the file, and why."""

    location: str
    detail: str


def count_acts(changes: Iterable[Change]) -> Mapping[Act, int]:
    """Count the records of each act; one of which several fields change counts once."""
    records: dict[tuple[str, str, Act], int] = {}
    for change in changes:
        records[change.kind, change.key, change.act] = change.count
    counts = Counter(dict.fromkeys(Act, 0))
    for (_, _, act), count in records.items():
        counts[act] += count
    return counts
