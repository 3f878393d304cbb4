"""Declare routes behind the guard: no endpoint is served around it.

A route without an action cannot be declared. What the guard does around each endpoint stands in
``endpoints/guarded.py``.

Why it is so: docs/decisions/0002.
"""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, get_args, get_origin, get_type_hints

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel
from starlette.routing import compile_path

from penilaian_api.api.routing import locations, responses
from penilaian_api.api.routing.endpoints.guarded import wrap_guarded, wrap_stream
from penilaian_api.api.routing.endpoints.public import PUBLIC, wrap_public
from penilaian_api.api.routing.endpoints.routes import GuardedRoute, WaitingRoute
from penilaian_api.api.routing.endpoints.signature import Endpoint
from penilaian_api.api.routing.rendering import Written
from penilaian_api.api.routing.unvarying import UNCHANGED, Unvarying
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import POLICY


class GuardedRouter:
    """Declares routes; each names the action that a caller must be authorized for, or PUBLIC.

    ``Location`` of a 201 is the id below the address of the route, or what ``location`` states.
    """

    def __init__(self, prefix: str, tag: str) -> None:
        self._prefix, self._tag = prefix, tag
        self._routes: list[tuple[str, Endpoint, dict[str, Any], type[GuardedRoute]]] = []

    def attach(self, app: FastAPI, prefix: str = "") -> None:
        """Serve the routes below *prefix*; FastAPI analyzes each of them here, and only once."""
        for path, endpoint, options, route_class in self._routes:
            app.router.add_api_route(
                f"{prefix}{self._prefix}{path}",
                endpoint,
                tags=[self._tag],
                route_class_override=route_class,
                **options,
            )

    def get(
        self, path: str, *, action: Action | str, **options: Any
    ) -> Callable[[Endpoint], Endpoint]:
        """Declare a read."""
        return self._route("GET", path, action, options)

    def post(
        self, path: str, *, action: Action | str, **options: Any
    ) -> Callable[[Endpoint], Endpoint]:
        """Declare a creation or a step."""
        return self._route("POST", path, action, options)

    def put(
        self, path: str, *, action: Action | str, **options: Any
    ) -> Callable[[Endpoint], Endpoint]:
        """Declare a replacement, or a declarative set-up by key."""
        return self._route("PUT", path, action, options)

    def patch(
        self, path: str, *, action: Action | str, **options: Any
    ) -> Callable[[Endpoint], Endpoint]:
        """Declare a change in part."""
        return self._route("PATCH", path, action, options)

    def delete(
        self, path: str, *, action: Action | str, **options: Any
    ) -> Callable[[Endpoint], Endpoint]:
        """Declare a removal."""
        return self._route("DELETE", path, action, options)

    def _route(
        self, method: str, path: str, action: Action | str, options: dict[str, Any]
    ) -> Callable[[Endpoint], Endpoint]:
        if action != PUBLIC and action not in POLICY:
            raise TypeError(f"{method} {path} names no action of the table.")

        def declare(endpoint: Endpoint) -> Endpoint:
            status, media = options.pop("status", 200), options.pop("media", None)
            goes_on = options.pop("goes_on", False)
            route_class = WaitingRoute if options.pop("by_turns", False) else GuardedRoute
            hints = get_type_hints(endpoint, include_extras=True)
            shape = _shape_of(hints["return"])
            summary, _, description = cleandoc(endpoint.__doc__ or "").partition("\n")
            where = options.pop("location", locations.BELOW_ROUTE)
            location = locations.template_of(status, shape, where)
            if action == PUBLIC:
                wrapped = wrap_public(endpoint, status, options.pop("headers", {}))
            elif goes_on:
                wrapped = wrap_stream(endpoint, Action(action))
            else:
                wrapped = wrap_guarded(endpoint, Action(action), status, location)
            stated: dict[str, Any] = {
                "methods": [method],
                "status_code": status,
                "operation_id": endpoint.__name__,
                "name": endpoint.__name__,
                "response_model": shape if _is_model(shape) else None,
                "summary": summary.rstrip("."),
                "description": description.strip() or summary,
                "openapi_extra": {"x-action": str(action), locations.EXTENSION: location},
            }
            stated |= (
                {}
                if media is None
                else responses.file_options([media] if isinstance(media, str) else media, status)
            )
            if shape is Unvarying:
                stated["responses"] = {**stated.get("responses", {}), **UNCHANGED}
                options["responses"] = {**stated["responses"], **options.get("responses", {})}
            self._routes.append((path, wrapped, stated | options, route_class))
            return endpoint

        return declare


def open_addresses(app: FastAPI) -> Callable[[tuple[str, str]], bool]:
    """Make what tells of a method and a path whether they need no token."""
    open_routes = [
        route
        for route in iter_route_contexts(app.routes)
        if (getattr(route, "openapi_extra", None) or {}).get("x-action") == PUBLIC
    ]
    spelled_out = {(method, route.path) for route in open_routes for method in route.methods or ()}
    patterns = [
        (route.methods or (), compile_path(str(route.path))[0])
        for route in open_routes
        if "{" in str(route.path)
    ]

    def is_open(address: tuple[str, str]) -> bool:
        method, path = address
        return address in spelled_out or any(
            method in methods and pattern.fullmatch(path) for methods, pattern in patterns
        )

    return is_open


def _shape_of(declared: Any) -> Any:
    """Name the shape of what is written row by row; else what is declared."""
    return get_args(declared)[0] if get_origin(declared) is Written else declared


def _is_model(shape: object) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)
