"""Define one page of a list (keyset pagination, no offsets, no totals), or of its changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar
from uuid import UUID

R = TypeVar("R")
S = TypeVar("S")
LIMIT = 200
"""How many items a page has at most."""


@dataclass(frozen=True, slots=True)
class TrailPosition:
    """Up to where a list was read: a row of the agency's trail, and as whom it was read."""

    seq: int
    digest: str
    """The beginning of that row's digest: a record that was restored since does not have it."""
    scope: str
    """What the caller reached, digested."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where the next page of a list begins: after which key, and what the pages before told."""

    after: tuple[object, ...]
    as_of: TrailPosition
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class ListParameter:
    """What narrows a list: the kind of its value, and what the contract says of it."""

    kind: Any
    text: str
    """What the contract says of it, unless the name says it by itself."""
    default: Any
    longest: int
    """Of a text."""
    pattern: str | None
    bounds: tuple[int, int] | None
    """Of a number: the least and the greatest."""


@dataclass(frozen=True, slots=True)
class ListParameters:
    """What callers state of a list: its filters, its orders (the usual one named), a search.

    *search*: what the contract says of it; none where there is none.
    """

    filters: Mapping[str, ListParameter]
    sorts: tuple[str, ...]
    usual: str
    search: str | None


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What is asked of a list: its filters, its order, from where on, and since when."""

    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: str | None = None
    limit: int = 50
    start: PageStart | None = None
    since: TrailPosition | None = None

    @property
    def size(self) -> int:
        """How many items the page has at most."""
        return min(self.limit, LIMIT)

    def narrowed(self, **filters: object) -> "ListRequest":
        """Return the same request with more *filters*, or others."""
        return replace(self, filters={**self.filters, **filters})


@dataclass(frozen=True, slots=True)
class Slice(Generic[R]):
    """One page of a list, and the key after which the next one begins (none at the end)."""

    items: tuple[R, ...]
    after: tuple[object, ...] | None
    as_of: TrailPosition | None = None
    removed: tuple[UUID, ...] = ()
    """Of changes: what is not in the list any more."""
    is_whole: bool = True
    """Whether these pages are the whole list; else they are what changed in it."""

    def map(self, convert: Callable[[R], S]) -> "Slice[S]":
        """Return the same page with each item converted."""
        items = tuple(convert(item) for item in self.items)
        return Slice(items, self.after, self.as_of, self.removed, self.is_whole)
