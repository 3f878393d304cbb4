"""Count failures by name over the last minute: by login, by address, by device.

One process counts in its memory; several count together in a file that is theirs alone.
"""

import hashlib
import sqlite3
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

WINDOW: Final = 60.0
_MOST_NAMES: Final = 50_000


class Tally(Protocol):
    """Counts what failed, and what is still being tried: many tries at once are as many."""

    def is_full(self, name: str) -> bool:
        """Tell whether so many as are free have failed."""

    def add(self, name: str) -> float:
        """Count a try, and return the instant by which it can be taken back."""

    def take_back(self, name: str, instant: float) -> None:
        """Forget a try that did not fail."""

    def reset(self) -> None:
        """Forget everything."""


class OwnTally:
    """Counts what failed, and what is still being tried, in this process."""

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._clock = limit, clock
        self._instants: OrderedDict[str, deque[float]] = OrderedDict()

    def is_full(self, name: str) -> bool:
        """Tell whether so many as are free have failed."""
        return len(self._recent(name)) >= self._limit

    def add(self, name: str) -> float:
        """Count a try, and return the instant by which it can be taken back."""
        instants = self._recent(name)
        instants.append(self._clock())
        self._instants[name] = instants
        self._instants.move_to_end(name)
        if len(self._instants) > _MOST_NAMES:
            self._instants.popitem(last=False)
        return instants[-1]

    def take_back(self, name: str, instant: float) -> None:
        """Forget a try that did not fail."""
        instants = self._instants.get(name)
        if instants and instant in instants:
            instants.remove(instant)

    def reset(self) -> None:
        """Forget everything."""
        self._instants.clear()

    def _recent(self, name: str) -> deque[float]:
        instants = self._instants.get(name) or deque()
        oldest = self._clock() - WINDOW
        while instants and instants[0] <= oldest:
            instants.popleft()
        return instants


class SharedTally:
    """Counts in a file of all workers; it need not outlive them, so nothing waits for the disk.

    Names are kept as digests: the file tells nobody who tried.
    """

    def __init__(
        self, folder: Path, kind: str, limit: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._file, self._limit, self._clock = folder / f"{kind}.tally", limit, clock
        self._link: sqlite3.Connection | None = None

    def is_full(self, name: str) -> bool:
        """Tell whether so many as are free have failed."""
        query = "SELECT count(*) FROM tries WHERE name = ? AND at > ?"
        counted = self._connection().execute(query, (_digest(name), self._clock() - WINDOW))
        return bool(counted.fetchone()[0] >= self._limit)

    def add(self, name: str) -> float:
        """Count a try, and return the instant by which it can be taken back."""
        now = self._clock()
        link = self._connection()
        link.execute("DELETE FROM tries WHERE at <= ?", (now - WINDOW,))
        link.execute("INSERT INTO tries VALUES (?, ?)", (_digest(name), now))
        return now

    def take_back(self, name: str, instant: float) -> None:
        """Forget a try that did not fail."""
        tries = "SELECT rowid FROM tries WHERE name = ? AND at = ? LIMIT 1"
        self._connection().execute(
            f"DELETE FROM tries WHERE rowid IN ({tries})",  # noqa: S608 - our own words alone
            (_digest(name), instant),
        )

    def reset(self) -> None:
        """Forget everything."""
        self._connection().execute("DELETE FROM tries")

    def _connection(self) -> sqlite3.Connection:
        """Open the file at the first use: a connection must not be shared with who is forked."""
        if self._link is None:
            self._link = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
            for statement in _TRIES:
                self._link.execute(statement)
        return self._link


_TRIES: Final = (
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = MEMORY",
    "CREATE TABLE IF NOT EXISTS tries (name BLOB NOT NULL, at REAL NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_tries ON tries (name, at)",
    "CREATE INDEX IF NOT EXISTS ix_tries_at ON tries (at)",
)


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode(errors="surrogatepass")).digest()
