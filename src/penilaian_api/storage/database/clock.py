"""Read the machine's clock: tokens, limits and timeouts go by it, appraisal does not."""

import time
from datetime import UTC, datetime, timedelta


def machine_clock() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine


class Freshness:
    """Tells whether what was read is still young, also where somebody sets the machine's clock.

    It ages by a clock that nobody sets; and a jump of the other one makes it old at once.
    """

    def __init__(self, limit: timedelta) -> None:
        self._limit = limit
        self._read_at: tuple[datetime, float] | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether it was read within the limit."""
        if self._read_at is None:
            return False
        read_at, ticks = self._read_at
        age = time.monotonic() - ticks
        return age < self._limit.total_seconds() and abs(now - read_at) < self._limit

    def renew(self, now: datetime) -> None:
        """Note that it is read at this instant."""
        self._read_at = (now, time.monotonic())

    def end(self) -> None:
        """Let it be read anew at the next use."""
        self._read_at = None
