"""Read how many statements each operation may send to either database, from ``bounds.txt``.

A line has the operation, and the most that it sends on SQLite and on PostgreSQL; ``#`` begins a
comment. Counted is what goes to the database in the second request, without what begins and ends
the transaction. On SQLite the trail takes four statements, on PostgreSQL one.
"""

from pathlib import Path
from typing import Final

from tests.records.dialects import POSTGRES, SQLITE

FILE: Final = Path(__file__).parent / "bounds.txt"
DATABASES: Final = (SQLITE, POSTGRES)


def read(text: str) -> dict[str, dict[str, int]]:
    """Read the bounds of each operation by database; a second line for one is refused."""
    bounds: dict[str, dict[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        operation, *numbers = words
        if operation in bounds:
            raise ValueError(f"{FILE.name}:{number}: {operation!r} has a line already")
        bounds[operation] = dict(zip(DATABASES, map(int, numbers), strict=True))
    return bounds


BOUNDS: Final = read(FILE.read_text())
