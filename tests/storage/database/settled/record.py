"""Say what a settled record is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SOMEBODY = object()
"""Stands for an employee who is not the one that the record is about."""
ACCOUNT = object()
"""Stands for an account."""
DIGEST = "0" * 64


@dataclass(frozen=True)
class Settled:
    """A record that is settled: by which steps, what it is refused with, and what may still move.

    A step names a table (the record's own, or one above it) and the columns that it sets.
    """

    table: str
    code: str
    steps: tuple[tuple[str, dict[str, Any]], ...] = ()
    movable: dict[str, Any] = field(default_factory=dict)
    """The columns that may still move, each with a value that it may take."""
