"""Find the route of an address by its first words, instead of trying one route after another.

What has no route here goes the router's own way, which refuses it.
"""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from fastapi import FastAPI
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

_FIXED: Final = (2, 1)
"""So many words at the beginning of an address are spelled out; of a page for people, one."""

Key: TypeAlias = tuple[str, int, tuple[str, ...]]
"""Method, number of words, and the first of them."""


class Switchboard:
    """Stands before the router, and hands over to the first route that matches whole."""

    def __init__(self, router: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._router = router
        self._routes = _index(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve by the route at hand, or by the router."""
        if scope["type"] == "http" and scope.get("fastapi.telemetry") is None:
            for route in self._find(scope["method"], scope["path"]):
                match, selected = route.matches(scope)
                if match is Match.FULL:
                    scope.update(selected)
                    await route.handle(scope, receive, send)
                    return
        await self._router(scope, receive, send)

    def _find(self, method: str, path: str) -> tuple[Route, ...]:
        keys = (_key_of(method, path, fixed) for fixed in _FIXED)
        return next((self._routes[key] for key in keys if key in self._routes), ())


def put_before_router(app: FastAPI) -> None:
    """Let the requests of *app* come to a switchboard first."""
    app.router.middleware_stack = Switchboard(app.router.middleware_stack, app.router.routes)


def _index(routes: Iterable[BaseRoute]) -> Mapping[Key, tuple[Route, ...]]:
    """Group by method and first words the routes whose words can be counted."""
    index: dict[Key, tuple[Route, ...]] = {}
    for route in routes:
        path = getattr(route, "path", "")
        words = _words(path)
        fixed = next((size for size in _FIXED if "{" not in "".join(words[:size])), 0)
        if not isinstance(route, Route) or ":" in path or not fixed:
            continue
        for method in route.methods or ():
            key = _key_of(method, path, fixed)
            index[key] = (*index.get(key, ()), route)
    return index


def _key_of(method: str, path: str, fixed: int) -> Key:
    words = _words(path)
    return method, len(words), tuple(words[:fixed])


def _words(path: str) -> list[str]:
    return path.split("/")[1:]
