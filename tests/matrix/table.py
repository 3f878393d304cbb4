"""The table of what is expected: a line for each operation and state, a column for each caller.

It is written by hand from the law of the house, never from the program's policy or its answers. A
file of ``expected`` holds the operations of one resource; ``#`` begins a comment, and the header
may come again further down, so that it stays in sight::

    operation     state      none  self  supervisor  ...
    approve_plan  submitted  401   403   ok          ...

Each word stands under the caller whom it is about: the reader refuses a line whose words do not
begin exactly where the words of its header do, so what the eye sees is what is tested.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.matrix.answers import ANSWERS
from tests.matrix.callers import CALLERS, Caller

FOLDER: Final = Path(__file__).parent / "expected"
KEYS: Final = ("operation", "state")
NAMES: Final = tuple(caller.name for caller in CALLERS)


@dataclass(frozen=True, slots=True)
class Row:
    """What each caller is expected to be answered on a record in one state."""

    operation: str
    state: str
    answers: Mapping[str, str]

    @property
    def name(self) -> str:
        return f"{self.operation}-{self.state}"

    def callers_answered(self, word: str) -> list[Caller]:
        """List the callers who are expected to be answered so."""
        return [caller for caller in CALLERS if self.answers[caller.name] == word]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its heading, and where its words begin and end in a line."""

    heading: str
    start: int
    end: int | None

    def read_word(self, line: str) -> str:
        """Cut the word of this column out of a line, or refuse one that stands elsewhere."""
        cell = line[self.start : self.end]
        word = cell.strip()
        if not word:
            raise ValueError(f"nothing stands under {self.heading!r}")
        if cell[0] == " " or (self.end is not None and line[self.end - 1 : self.end].strip()):
            raise ValueError(f"{word!r} does not stand right under {self.heading!r}")
        return word


def read_folder(folder: Path = FOLDER) -> tuple[Row, ...]:
    """Read all rows, in the order of the files; a second row of one name is refused."""
    rows: dict[str, Row] = {}
    for path in sorted(folder.glob("*.txt")):
        for location, row in _read_file(path):
            if row.name in rows:
                raise ValueError(f"{location}: {row.name!r} has a row already")
            rows[row.name] = row
    return tuple(rows.values())


def _read_file(path: Path) -> Iterator[tuple[str, Row]]:
    columns: list[Column] = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        location = f"{path.name}:{number}"
        try:
            if line.startswith(KEYS[0]):
                columns = _read_header(line)
            elif line.strip() and not line.startswith("#"):
                yield location, _read_row(columns, line)
        except ValueError as error:
            raise ValueError(f"{location}: {error}") from error


def _read_header(line: str) -> list[Column]:
    words = [(match[0], match.start()) for match in re.finditer(r"\S+", line)]
    headings = [word for word, _ in words]
    if tuple(headings[:2]) != KEYS or sorted(headings[2:]) != sorted(NAMES):
        wrong = {*headings} ^ {*KEYS, *NAMES} or "their order or number"
        raise ValueError(f"a header names {KEYS} and each caller once; wrong: {wrong}")
    ends = [start for _, start in words[1:]]
    return [Column(*word, end) for word, end in zip(words, [*ends, None], strict=True)]


def _read_row(columns: list[Column], line: str) -> Row:
    if not columns:
        raise ValueError("a row before the header")
    if not line.isprintable():
        raise ValueError("words are set apart by blanks alone")
    operation, state, *words = (column.read_word(line) for column in columns)
    answers = dict(zip((column.heading for column in columns[2:]), words, strict=True))
    for caller, word in answers.items():
        if word not in ANSWERS:
            raise ValueError(f"{word!r} under {caller!r} is none of {', '.join(ANSWERS)}")
    return Row(operation, state, answers)


ROWS: Final = read_folder()
