"""The table of what is expected: one line for each operation and state, one letter per column.

It is written by hand from the law of the house, never from the program's policy or its answers. A
file holds the operations of one resource::

    [approve_plan]
    submitted = "11 ff omf of mf fff ff mm"
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.matrix.columns import COLUMNS, GROUPS, LETTERS

FOLDER: Final = Path(__file__).parent / "expected"


@dataclass(frozen=True, slots=True)
class Row:
    """What is expected of one operation on a record in one state."""

    operation: str
    state: str
    letters: str

    @property
    def name(self) -> str:
        return f"{self.operation}-{self.state}"


def read(folder: Path = FOLDER) -> tuple[Row, ...]:
    """Read all rows, in the order of the files."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.toml")):
        for operation, states in tomllib.loads(path.read_text()).items():
            rows += [Row(operation, state, _letters(cell)) for state, cell in states.items()]
    return tuple(rows)


def _letters(written: str) -> str:
    groups = written.split(" ")
    if tuple(map(len, groups)) != GROUPS or not set("".join(groups)) <= LETTERS.keys():
        raise ValueError(f"{written!r} is no row of {len(COLUMNS)} letters.")
    return "".join(groups)


ROWS: Final = read()
