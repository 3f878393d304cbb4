"""Fill the ``Location`` header of a 201: the address at which the created record can be read.

A route that answers 201 with a record states the address below its own, or the one that it names,
or none where the record is only shown in a list. That the address exists is checked at the start.
"""

import re
from collections.abc import Iterable
from typing import Final

from fastapi import Request
from pydantic import BaseModel

CREATED: Final = 201
EXTENSION: Final = "x-location"
"""The key under which a route carries its location template until the contract is finished."""

BELOW_ROUTE: Final = "{own}/{id}"
"""The template of an address below the route that created the record."""

_PARAMETER: Final = re.compile(r"\{[^}]*\}")


def template_of(status: int, shape: object, stated: str | None) -> str | None:
    """Return the location template of a route, if it creates something with an id."""
    if status != CREATED or not isinstance(shape, type) or not issubclass(shape, BaseModel):
        return None
    return stated if "id" in shape.model_fields else None


def fill(template: str, request: Request, record: object) -> str:
    """Write the address of a created *record*."""
    return template.format(own=request.url.path, id=getattr(record, "id", ""))


def check_location(path: str, template: str, readable: Iterable[str]) -> None:
    """Stop the start when no route reads the location that the route at *path* states."""
    location = template.replace("{own}", path)
    if _PARAMETER.sub("{}", location) not in {_PARAMETER.sub("{}", known) for known in readable}:
        raise LookupError(f"POST {path} states {location}, where nothing is read: state location.")
