"""Keep addresses that are spelled out from those with a parameter in the same place.

``/v1/plans/approve`` is no plan: a method that it does not have is refused with the methods that it
has (405), and not served by ``/v1/plans/{plan_id}``.
"""

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.types import Scope


def literal_paths(app: FastAPI) -> frozenset[str]:
    """List the addresses of *app* that have no parameter."""
    paths = (context.path or "" for context in iter_route_contexts(app.routes))
    return frozenset(path for path in paths if "{" not in path)


def is_at(scope: Scope, pattern: str) -> bool:
    """Tell whether an address can be that of *pattern*: no other route spells it out."""
    return "{" not in pattern or scope["path"] not in getattr(
        scope["app"].state, "literal_paths", ()
    )
