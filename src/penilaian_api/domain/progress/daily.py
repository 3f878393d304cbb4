"""Match the entries of a file of daily progress with those that stand, so that none is doubled.

What makes an activity the same is its line, its day and its words. A row that says what stands
changes nothing; one that says another quantity of the same activity corrects it; else it is new.
Of equal activities on a day each row is matched with one entry.

Why it is so: docs/decisions/0087.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID

K = TypeVar("K", bound=Hashable)


def folded(text: str) -> str:
    """Bring words to the form in which they are compared: capitals and blanks do not matter."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class ActivityKey:
    """What makes an activity the same."""

    line_id: UUID
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class DailyQuantity:
    """What was realized by an activity, and what it took."""

    value: Decimal | None
    step: str | None
    spent: Decimal | None
    spent_in: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """Which standing entry a row is, or corrects; neither: it is new."""

    same_as: UUID | None = None
    corrects: UUID | None = None


def settle(
    rows: Sequence[tuple[K, DailyQuantity]],
    standing: Mapping[K, Sequence[tuple[UUID, DailyQuantity]]],
) -> list[Settled]:
    """Settle each row: what is the same first, then what corrects the latest, then what is new."""
    left = {key: [*entries] for key, entries in standing.items()}
    settled: list[Settled | None] = []
    for key, quantity in rows:
        same = next((entry for entry in left.get(key, ()) if entry[1] == quantity), None)
        if same is not None:
            left[key].remove(same)
        settled.append(None if same is None else Settled(same_as=same[0]))
    return [
        _differing(left.get(key, [])) if known is None else known
        for (key, _), known in zip(rows, settled, strict=True)
    ]


def _differing(left: list[tuple[UUID, DailyQuantity]]) -> Settled:
    return Settled(corrects=left.pop()[0]) if left else Settled()


def is_address(link: str) -> bool:
    """Tell whether a link is an http address of a named host, without a login in it."""
    try:
        parts = urlsplit(link)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
    return is_web and "@" not in parts.netloc
