"""Declare routes behind the guard: no endpoint is served around it.

A route without an action cannot be declared. What the guard does around each endpoint stands in
``endpoints/guarded.py``.

Why it is so: docs/decisions/0002.
"""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, get_type_hints
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from inspect import Parameter, Signature, cleandoc, signature
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin, get_type_hints
from uuid import UUID

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel
from starlette.routing import compile_path

from penilaian_api.api.routing import locations, responses
from penilaian_api.api.routing.endpoints.guarded import wrap_guarded, wrap_stream
from penilaian_api.api.routing.endpoints.public import PUBLIC, wrap_public
from penilaian_api.api.routing.endpoints.routes import GuardedRoute, WaitingRoute
from penilaian_api.api.routing.endpoints.signature import Endpoint
from penilaian_api.api.routing import (
    idempotency,
    literal_paths,
    locations,
    responses,
)
from penilaian_api.api.routing.context import AppContext, PublicContext
from penilaian_api.api.routing.feeds import streaming
from penilaian_api.api.routing.query_parameters import (
    query_names,
    refuse_loose,
    refuse_unknown,
    strict_forms,
)
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


def _wrap_guarded(
    endpoint: Endpoint, action: Action, status: int, location: str | None
) -> Callable[..., Response]:
    """Wrap an endpoint: authenticate, authorize, replay or call, store, commit, respond."""
    rule = POLICY[action]

    def run(request: Request, **arguments: Any) -> Response:
        context: AppContext = request.app.state.context
        claims = request.state.claims
        now, zone = context.clock(), context.zones.of(claims.agency_id)
        writes = rule.writes or rule.recorded
        with context.database.begin(claims.agency_id, writes=writes) as session:
            actor = _authenticate(session, claims, now.astimezone(zone).date(), context)
            access = _authorize(session, actor, action)
            key = idempotency.key_of(request, actor, rule)
            if key and (
                stored := claim(
                    session, actor, key, idempotency.digest_of(request), context.machine_clock()
                )
            ):
                refuse_out_of_reach(session, access, stored, now)
                return responses.to_http(unseal(stored, context.secret), replayed=True)
            work = UnitOfWork(
                session,
                access,
                now=now,
                zone=zone,
                request_id=UUID(str(request.state.request_id)),
                machine_now=context.machine_clock(),
            )
            try:
                shown = endpoint(**arguments, work=work)
            except OutOfReachError as refusal:
                raise _tell_needs(refusal, work, request) from None
            response = responses.render(shown, status, request, location)
            if key:
                sealed = seal(response, context.secret)
                store_response(session, actor, key, sealed, work.targets())
            work.close()  # last: the end of the agency's trail is locked from here to the commit
        return responses.to_http(response)  # only after the commit

    return _with_signature(run, endpoint, "work")


@contextmanager
def _reading(request: Request, action: Action) -> Iterator[UnitOfWork]:
    """Clear whoever asks for one look of a stream, in a transaction of its own."""
    context: AppContext = request.app.state.context
    claims = request.state.claims
    now, zone = context.clock(), context.zones.of(claims.agency_id)
    with context.database.begin(claims.agency_id, writes=False) as session:
        actor = _authenticate(session, claims, now.astimezone(zone).date(), context)
        access = _authorize(session, actor, action)
        request_id = UUID(str(request.state.request_id))
        yield UnitOfWork(session, access, now=now, zone=zone, request_id=request_id)


def _authenticate(session: Session, claims: "Claims", today: date, context: AppContext) -> Actor:
    """Identify the caller by the claims of their token, with the roles that they have *today*."""
    return identify(
        session,
        agency_id=claims.agency_id,
        account_id=claims.account_id,
        session_id=claims.session_id,
        today=today,
        now=context.machine_clock(),
    )


def _authorize(session: Session, actor: Actor, action: Action) -> Access:
    """Authorize the caller, or say what is missing, with the days of their own roles."""
    try:
        return authorize(actor, action)
    except ForbiddenError as refusal:
        refusal.needs = needs_of(actor, action, granted_roles(session, actor))
        raise


def _tell_needs(refusal: OutOfReachError, work: UnitOfWork, request: Request) -> RefusalError:
    """Refuse whoever reads the record and may not act on it by what the act needs; else as before.

    What is not found within the record, or in the query, stays so.
    """
    _, _, address, key, *_ = [*request.url.path.split("/"), *("",) * 4]
    if type(refusal) is not OutOfReachError or request.method == "GET" or not _is_key(key):
        return refusal
    if not reads_only(work.session, work.access, work.bindings, address, UUID(key)):
        return refusal
    return ForbiddenError("action_not_open", needs=needs_of(work.actor, work.access.action))


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _wrap_public(
    endpoint: Endpoint, status: int, headers: Mapping[str, str]
) -> Callable[..., Response]:
    """Wrap an endpoint that needs no token: it gets a context and opens its own transactions."""

    def run(request: Request, **arguments: Any) -> Response:
        app: AppContext = request.app.state.context
        sign_in = SignInStore(
            app.database,
            app.machine_clock(),
            app.clock(),
            UUID(str(request.state.request_id)),
            app.secret,
        )
        has_turn = getattr(request.state, "has_turn", False)
        context = PublicContext(app, sign_in, app.peers.of(request.scope), has_turn=has_turn)
        response = responses.to_http(
            responses.render(endpoint(**arguments, context=context), status, request, None)
        )
        response.headers.update(headers)
        return response

    return _with_signature(run, endpoint, "context")


def _with_signature(
    run: Callable[..., Response], endpoint: Endpoint, injected: str
) -> Callable[..., Response]:
    """Give *run* the endpoint's parameters for FastAPI to read, but the one that is *injected*."""
    hints = get_type_hints(endpoint, include_extras=True)
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=declared.default, annotation=hints[name])
        for name, declared in signature(endpoint).parameters.items()
        if name != injected
    ]
    request = Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)

    def run_counted(request: Request, **arguments: Any) -> Response:
        with request.state.entry.working():
            return run(request, **arguments)

    run_counted.__signature__ = Signature([request, *parameters])  # type: ignore[attr-defined]  # read by inspect
    run_counted.__name__ = endpoint.__name__
    return run_counted


def _shape_of(declared: Any) -> Any:
    """Name the shape of what is written row by row; else what is declared."""
    return get_args(declared)[0] if get_origin(declared) is Written else declared


def _is_model(shape: object) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)
