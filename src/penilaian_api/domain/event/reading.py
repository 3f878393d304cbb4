"""Define from where on events are read, and which."""

from dataclasses import dataclass
from typing import Final

WHOLE: Final = 2**31
"""Of a row of which everything was told."""


@dataclass(frozen=True, slots=True)
class EventPosition:
    """Up to where the trail was told: a row, how far in it, and the beginning of its digest."""

    seq: int
    passed: int
    digest: str


@dataclass(frozen=True, slots=True)
class EventRequest:
    """What is asked for: after which position, how many events, of which type."""

    after: EventPosition | None
    limit: int
    type: str | None = None
