"""Define what all lists share: how their parameters are read, and the shape of a page."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import Field

from penilaian_api.api.routing.lists import Listed, list_of
from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeOut
from penilaian_api.domain.paging import ListParameters

FORMS: Final[dict[Any, Any]] = {UUID: Key, date: Day}


def query_of(stated: ListParameters) -> Callable[..., Awaitable[Listed]]:
    """Make the dependency that reads the parameters which a list declares."""
    return list_of(stated, FORMS)


class ShortPageOut(ShapeOut):
    """One page of a list."""

    items: tuple[Any, ...]
    next: str | None
    limit: int = Field(description="How many items a page has at most: as you asked, or 200.")


class PageOut(ShortPageOut):
    """One page of a list, or of what changed in it."""

    as_of: str = Field(description="Send it as `changed_since` to learn what changed from here on.")
    removed: tuple[Key, ...] = Field(
        description="Of changes: the ids of what is not in this list any more, or never was."
    )
    is_whole: bool = Field(
        description="True: these pages are the whole list. False: they are what changed in it."
    )
