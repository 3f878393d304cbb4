"""Find the heading of a sheet, below titles and in two rows too, and what each title names.

What is passed over and what is refused: docs/decisions/0027.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import COLUMNS, SheetKind, Vocabulary, normalize
from penilaian_api.domain.imports.faults import row_fault

ROWS_LOOKED_AT: Final = 30
"""A heading stands within so many rows: above it offices write titles, of units and of years."""

_LONGEST: Final = 60
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^]]*\]")
_PARTS: Final = re.compile(r"[/|]")
_ENUMERATED: Final = re.compile(r"\s*(?:[0-9]{1,2}|[A-Za-z])[.)]\s*(?=\S)")
"""How a title begins that a form numbers: ``1. NIP``, ``a) Nama``."""
_A_DAY: Final = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_FEWEST_DAYS: Final = 3
_NUMBERED: Final = re.compile(r"\(?([0-9]{1,2})\)?\.?")
_FEWEST_NUMBERED: Final = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading stands, and its titles."""

    titles: tuple[str, ...]
    index: int
    """The place of its last row among the rows looked at."""
    score: int
    """How many different columns it names."""


def find(kind: SheetKind, rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Heading | None:
    """Find the heading among the first *rows*: the row, or pair of rows, naming most columns."""
    best: Heading | None = None
    above: Sequence[str] = ()
    for index, row in enumerate(rows):
        pair = [
            _at(row, column) or _at(above, column) for column in range(max(len(row), len(above)))
        ]
        for candidate in (row, pair):
            heading = _read(kind, candidate, index, vocabulary)
            if heading.score > (best.score if best else 0):
                best = heading
        above = row
    return best


def is_numbering(cells: Sequence[object]) -> bool:
    """Tell whether a row only numbers the columns, ``(1) (2) (3)``, as official tables do."""
    numbers = [_NUMBERED.fullmatch(str(cell)) for cell in cells if cell != ""]
    return len(numbers) >= _FEWEST_NUMBERED and all(
        match and int(match[1]) == number for number, match in enumerate(numbers, start=1)
    )


def check(
    kind: SheetKind,
    titles: Sequence[str],
    columns: Sequence[str | None],
    vocabulary: Vocabulary,
    row: int,
) -> list[Fault]:
    """List what is wrong with a heading; one without a title is no column."""
    known = ", ".join(f"{kind}.{column.name}" for column in COLUMNS[kind])
    unknown = [
        title
        for title, name in zip(titles, columns, strict=True)
        if title and name is None and not _is_ignored(title, vocabulary)
    ]
    faults = []
    days = [title for title in unknown if _A_DAY.fullmatch(title)]
    if len(days) >= _FEWEST_DAYS:  # a calendar: one cause, however many days it has
        unknown = [title for title in unknown if title not in days]
        facts = {"heading": f"{days[0]} ... {days[-1]}", "columns": known, "form": "days_beside"}
        faults.append(row_fault(kind, row, days[0], "unknown_column", **facts))
    faults += [
        row_fault(kind, row, title, "unknown_column", heading=title, columns=known)
        for title in unknown
    ]
    for name in dict.fromkeys(name for name in columns if name and columns.count(name) > 1):
        repeated = [title for title, other in zip(titles, columns, strict=True) if other == name]
        heading = ", ".join(dict.fromkeys(repeated))
        faults.append(row_fault(kind, row, name, "repeated_column", heading=heading))
    faults += [
        row_fault(kind, row, column.name, "missing_column", column=f"{kind}.{column.name}")
        for column in COLUMNS[kind]
        if column.is_required and column.name not in columns
    ]
    return faults


def list_skipped(
    kind: SheetKind, titles: Sequence[str], vocabulary: Vocabulary, row: int
) -> list[Fault]:
    """List what of a heading is passed over: running numbers, and columns of no use here."""
    groups = (
        ("running_number_skipped", vocabulary.running_numbers),
        ("national_columns_skipped", vocabulary.national_columns),
    )
    skipped = [
        (
            code,
            ", ".join(
                title
                for title in titles
                if normalize(title) in words and match(kind, title, vocabulary) is None
            ),
        )
        for code, words in groups
    ]
    return [row_fault(kind, row, "", code, heading=titled) for code, titled in skipped if titled]


def match(kind: SheetKind, title: str, vocabulary: Vocabulary) -> str | None:
    """Find the column that a title names, whatever stands beside the name in brackets.

    ``NIP (18 digit)`` is the NIP, and so are ``1. NIP`` and ``NIP / NI PPPK``, whose parts name the
    same column.
    """
    known = vocabulary.columns[kind]
    if name := known.get(normalize(title)):
        return name
    bare = _ENUMERATED.sub("", _IN_BRACKETS.sub(" ", title), count=1)
    if name := known.get(normalize(bare)):
        return name
    parts = {known.get(normalize(part)) for part in _PARTS.split(bare)}
    return parts.pop() if len(parts) == 1 else None


def _read(kind: SheetKind, row: Sequence[str], index: int, vocabulary: Vocabulary) -> Heading:
    """Read a row as a heading; empty titles at its end are no columns."""
    titles = [" ".join(title.split())[:_LONGEST] for title in row]
    while titles and not titles[-1]:
        titles.pop()
    named = {match(kind, title, vocabulary) for title in titles}
    return Heading(tuple(titles), index, len(named - {None}))


def _is_ignored(title: str, vocabulary: Vocabulary) -> bool:
    ignored = (
        vocabulary.ignored_columns,
        vocabulary.running_numbers,
        vocabulary.national_columns,
    )
    return any(normalize(title) in words for words in ignored)


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
