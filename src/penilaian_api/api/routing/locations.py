"""Where what a route has made is shown: the ``Location`` of its answer is an address that answers.

A route that answers 201 with a record tells the address below its own, or the one that it states,
or none where the record is shown in a list only. That the address exists is checked at the start.
"""

import re
from collections.abc import Iterable
from typing import Final

from fastapi import Request
from pydantic import BaseModel

MADE: Final = 201
STATED: Final = "x-shown-at"
"""Under this name a route carries the place of what it makes until the contract is finished."""

OWN: Final = "{own}/{id}"
"""Below the address that made it."""

_NAME: Final = re.compile(r"\{[^}]*\}")


def place_of(status: int, answer: object, stated: str | None) -> str | None:
    """Say where a route shows what it makes, if it makes something with an id."""
    is_shape = isinstance(answer, type) and issubclass(answer, BaseModel)
    makes = status == MADE and is_shape and "id" in answer.model_fields  # type: ignore[attr-defined]
    return stated if makes else None


def location(place: str, request: Request, made: object) -> str:
    """Write the address of the record *made*."""
    return place.format(own=request.url.path, id=getattr(made, "id", ""))


def check_place(path: str, place: str, shown: Iterable[str]) -> None:
    """Stop the start when nothing is shown at the place that the route at *path* tells."""
    told = place.replace("{own}", path)
    if _NAME.sub("{}", told) not in {_NAME.sub("{}", one) for one in shown}:
        raise LookupError(f"POST {path} tells {told}, where nothing is shown: state shown_at.")
