"""Read off a row of the trail what happened to which record: ids, kinds and versions, no values.

A row that is damaged, or whose detail was erased, tells nothing, and stops nobody.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.event.kinds import BY_RECORD, EventKind

MANY: Final = 20
"""More records of a kind than that, in one row about nobody, are told as one event."""

_CHANGES: Final = frozenset({"created", "changed", "removed"})


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to one record, or to so many of a kind at once."""

    ordinal: int
    """Its place in the row of the trail."""
    kind: EventKind
    type: str
    change: str
    record_id: UUID | None = None
    version: int | None = None
    count: int | None = None
    """How many records, where they are told as one."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row says of one record."""

    ordinal: int
    kind: EventKind
    change: str
    record_id: UUID
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def happening(self, action: str) -> Happening:
        """Say what happened to it; the values stay here."""
        before, after = self.before.get("state"), self.after.get("state")
        version = self.after.get("version")
        return Happening(
            ordinal=self.ordinal,
            kind=self.kind,
            type=self.kind.type_of(self.change, before, after, action),
            change=self.change,
            record_id=self.record_id,
            version=version if type(version) is int else None,
        )


def happenings(content: str | None, action: str, *, is_of_nobody: bool) -> list[Happening]:
    """List what a row tells, in its order; *is_of_nobody*: it may tell of a set."""
    lines = [*_lines(content)]
    if not is_of_nobody:
        return [line.happening(action) for line in lines]
    sizes = Counter((line.kind.record, line.change) for line in lines)
    named: dict[object, Happening] = {}
    for line in lines:
        size = sizes[line.kind.record, line.change]
        if size <= MANY:
            named[line.ordinal] = line.happening(action)
        elif (line.kind.record, line.change) not in named:
            type_ = line.kind.type_of(line.change, None, None, action)
            whole = Happening(line.ordinal, line.kind, type_, line.change, count=size)
            named[line.kind.record, line.change] = whole
    return [*named.values()]


def _lines(content: str | None) -> Iterator[_Line]:
    """Give what can be read of a row's detail."""
    try:
        entries = json.loads(content or "[]")
    except ValueError:
        return
    for ordinal, entry in enumerate(entries if isinstance(entries, list) else ()):
        line = _line(ordinal, entry)
        if line is not None:
            yield line


def _line(ordinal: int, entry: object) -> _Line | None:
    if not isinstance(entry, dict):
        return None
    kinds, change = BY_RECORD.get(str(entry.get("record")), ()), entry.get("change")
    if not kinds or change not in _CHANGES:
        return None
    try:
        record_id = UUID(str(entry.get("id")))
    except ValueError:
        return None
    before, after = _side(entry.get("before")), _side(entry.get("after"))
    return _Line(ordinal, kinds[0], str(change), record_id, before, after)


def _side(side: object) -> Mapping[str, Any]:
    return side if isinstance(side, dict) else {}
