"""Count failures by name over the last minute: by login, by address, by device."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

WINDOW: Final = 60.0
_MOST_NAMES: Final = 50_000


class Tally:
    """Counts what failed, and what is still being tried: many tries at once are as many."""

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
