"""The switchboard finds the route that the router would have found by trying all of them."""

import asyncio
from collections.abc import Iterator
from inspect import iscoroutinefunction
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.routing import Match, Route
from tests.matrix.enumeration import MIN_OPERATIONS
from tests.serving.client import Served

from penilaian_api.api.routing.endpoints.routes import GuardedRoute
from penilaian_api.api.routing.switchboard import Switchboard

READ_IN_A_THREAD = {
    "EventReading",
    "StreamReading",
    "_attendance",
    "_daily",
    "_evidence",
    "_upload",
}
"""Positions of events, and files that are sent; all else would cost a request a second thread."""
PARAMETER = "01a221e3-7a0c-74f6-8511-9820c0467c66"


class Noted(Route):
    """A route that notes that it was chosen, and serves nothing."""

    def __init__(self, route: GuardedRoute, chosen: list[str]) -> None:
        super().__init__(route.path, route.endpoint, methods=[*route.methods], name=route.name)
        self._route, self._chosen = route, chosen

    def matches(self, scope: Any) -> Any:
        return self._route.matches(scope)

    async def handle(self, *_: Any) -> None:
        self._chosen.append(self.name)


def test_g3_each_route_is_found_by_its_first_words(served: Served) -> None:
    app, chosen = served.app.app, list[str]()
    routes = [
        context.route
        for context in iter_route_contexts(app.routes)
        if isinstance(context.route, GuardedRoute)
    ]
    assert len(routes) >= MIN_OPERATIONS

    async def router(*_: Any) -> None:
        chosen.append("the router")

    switchboard = Switchboard(router, [Noted(route, chosen) for route in routes])
    for route in routes:
        words = [PARAMETER if "{" in word else word for word in route.path.split("/")]
        for method in route.methods:
            scope = {"type": "http", "method": method, "path": "/".join(words), "app": app}
            asyncio.run(switchboard({**scope}, None, None))  # type: ignore[arg-type]  # sends nothing
            first = (each for each in routes if each.matches(scope)[0] is Match.FULL)
            assert chosen[-1] == next(first).name, route.path
    assert "the router" not in chosen


def test_g3_what_no_route_serves_is_left_to_the_router(served: Served) -> None:
    chosen = list[str]()

    async def router(*_: Any) -> None:
        chosen.append("the router")

    switchboard = Switchboard(router, served.app.app.router.routes)
    unserved = (("PUT", "/v1/me"), ("GET", "/v1/nothing"), ("GET", "/nothing"), ("GET", "/v1"))
    for method, path in unserved:
        scope = {"type": "http", "method": method, "path": path, "app": served.app.app}
        asyncio.run(switchboard(scope, None, None))  # type: ignore[arg-type]  # sends nothing
    assert chosen == ["the router"] * 4


def test_g3_parameters_are_read_on_the_loop_and_a_thread_is_taken_for_files_alone(
    served: Served,
) -> None:
    threaded = {
        getattr(read, "__name__", "")
        for context in iter_route_contexts(served.app.app.routes)
        if isinstance(context.route, GuardedRoute)
        for read in _readers(context.route.dependant)
        if not iscoroutinefunction(read)
    }
    assert threaded == READ_IN_A_THREAD


def _readers(dependant: Dependant) -> Iterator[object]:
    for each in dependant.dependencies:
        yield each.call
        yield from _readers(each)
