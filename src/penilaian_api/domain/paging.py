"""Define one page of a list: keyset pagination, without offsets or totals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Slice(Generic[R]):
    """One page of a list, and the key after which the next one begins (none at the end)."""

    items: tuple[R, ...]
    after: tuple[object, ...] | None

    def map(self, convert: Callable[[R], S]) -> "Slice[S]":
        """Return the same page with each item converted."""
        return Slice(tuple(convert(item) for item in self.items), self.after)
