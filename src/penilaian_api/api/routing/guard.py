"""The only door: a route without an action cannot be declared, and none is served around it.

Each endpoint is wrapped once. Its whole story is one function, one thread, one transaction:
identify the caller, clear the action, replay a kept answer or call the endpoint, render, keep the
answer, write the trail, commit, and only then answer.

Why it is so: docs/decisions/0002.
"""

import hashlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from inspect import Parameter, Signature, cleandoc, signature
from typing import Any, Final, get_type_hints
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel

from penilaian_api.api.routing import locations
from penilaian_api.api.routing.context import Door, Entry
from penilaian_api.api.routing.query_parameters import query_names, refuse_unknown
from penilaian_api.api.transport.sealing import opened, sealed
from penilaian_api.domain.access.actors import Action, Actor, Role
from penilaian_api.domain.access.policy import POLICY, clear
from penilaian_api.domain.errors import Malformed, Unauthenticated
from penilaian_api.storage.account.identity import identify
from penilaian_api.storage.account.sign_in import SignIn
from penilaian_api.storage.work.idempotency import StoredResponse, claim, store_response
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PUBLIC: Final = "public"
"""The action of the few routes that need no token; they can be counted."""

Endpoint = Callable[..., Any]
_PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_KEY_LENGTH: Final = 100


@dataclass(frozen=True, slots=True)
class Download:
    """A file as an answer; the name is told to the caller and never used as a path."""

    content: bytes
    media_type: str
    name: str


class GuardedRoute(APIRoute):
    """Refuses a missing token before the shape is looked at, and unknown query parameters after."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Put the refusals that need no transaction before FastAPI's own handler."""
        inner = super().get_route_handler()
        known = query_names(self.dependant)
        is_public = (self.openapi_extra or {}).get("x-action") == PUBLIC

        async def handle(request: Request) -> Response:
            if not is_public and request.state.claims is None:
                raise Unauthenticated("no_valid_token")
            refuse_unknown(request, known)
            if request.state.json is not None:
                request._json = request.state.json  # noqa: SLF001 - parsed once, strictly, in the intake
            return await inner(request)

        return handle


class GuardedRouter:
    """Declares routes; each names the action that a caller must be cleared for, or PUBLIC.

    What a 201 makes is shown below the address that made it, or where ``shown_at`` says.
    """

    def __init__(self, prefix: str, tag: str) -> None:
        self.router = APIRouter(prefix=prefix, route_class=GuardedRoute, tags=[tag])

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
            hints = get_type_hints(endpoint, include_extras=True)
            answer = hints["return"]
            summary, _, description = cleandoc(endpoint.__doc__ or "").partition("\n")
            shown_at = locations.place_of(status, answer, options.pop("shown_at", locations.OWN))
            self.router.add_api_route(
                path,
                _public(endpoint, status)
                if action == PUBLIC
                else _guarded(endpoint, Action(action), status, shown_at),
                methods=[method],
                status_code=status,
                operation_id=endpoint.__name__,
                name=endpoint.__name__,
                response_model=answer if _is_model(answer) else None,
                summary=summary.rstrip("."),
                description=description.strip() or summary,
                openapi_extra={"x-action": str(action), locations.STATED: shown_at},
                **({} if media is None else _file(media, status)),
                **options,
            )
            return endpoint

        return declare


def _guarded(
    endpoint: Endpoint, action: Action, status: int, shown_at: str | None
) -> Callable[..., Response]:
    rule = POLICY[action]

    def door(request: Request, **given: Any) -> Response:
        state: Door = request.app.state.door
        claims = request.state.claims
        now = state.clock()
        zone = state.zones.of(claims.agency_id)
        with state.database.begin(claims.agency_id, writes=rule.writes or rule.recorded) as session:
            actor = identify(
                session,
                agency_id=claims.agency_id,
                account_id=claims.account_id,
                session_id=claims.session_id,
                today=now.astimezone(zone).date(),
                now=state.machine_clock(),
            )
            access = clear(actor, action)
            key = _key(request, actor, writes=rule.writes)
            if key and (
                kept := claim(session, actor, key, _digest(request), state.machine_clock())
            ):
                return _answered(opened(kept, state.secret), replayed=True)
            work = UnitOfWork(
                session,
                access,
                now=now,
                zone=zone,
                request_id=UUID(str(request.state.request_id)),
                machine_now=state.machine_clock(),
            )
            answer = _rendered(endpoint(**given, work=work), status, request, shown_at)
            work.close()
            if key:
                store_response(session, actor, key, sealed(answer, state.secret))
        return _answered(answer)  # only after the commit

    return _signed(door, endpoint, "work")


def _public(endpoint: Endpoint, status: int) -> Callable[..., Response]:
    def door(request: Request, **given: Any) -> Response:
        state: Door = request.app.state.door
        sign_in = SignIn(
            state.database,
            state.machine_clock(),
            state.clock(),
            UUID(str(request.state.request_id)),
        )
        entry = Entry(state, sign_in, _peer(request))
        return _answered(_rendered(endpoint(**given, entry=entry), status, request, None))

    return _signed(door, endpoint, "entry")


def _signed(
    door: Callable[..., Response], endpoint: Endpoint, hidden: str
) -> Callable[..., Response]:
    """Show FastAPI the endpoint's own parameters, without the one that the door fills in."""
    hints = get_type_hints(endpoint, include_extras=True)
    shown = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=given.default, annotation=hints[name])
        for name, given in signature(endpoint).parameters.items()
        if name != hidden
    ]
    asked = Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)
    door.__signature__ = Signature([asked, *shown])  # type: ignore[attr-defined]  # read by inspect
    door.__name__ = endpoint.__name__
    return door


def _rendered(
    answer: object, status: int, request: Request, shown_at: str | None
) -> StoredResponse:
    if isinstance(answer, Download):
        name = quote(answer.name, safe="")
        headers = {
            "content-type": answer.media_type,
            "content-disposition": f"attachment; filename*=UTF-8''{name}",
        }
        return StoredResponse(status, headers, answer.content)
    if not isinstance(answer, BaseModel):
        return StoredResponse(204, {}, b"")
    headers = {"content-type": "application/json"}
    if (version := getattr(answer, "version", None)) is not None:
        headers["etag"] = f'"{version}"'
    if shown_at is not None:
        headers["location"] = locations.location(shown_at, request, answer)
    return StoredResponse(status, headers, answer.__pydantic_serializer__.to_json(answer))


def _answered(answer: StoredResponse, *, replayed: bool = False) -> Response:
    headers = {**answer.headers, **({"idempotency-replayed": "true"} if replayed else {})}
    return Response(answer.body, answer.status, headers)


def _key(request: Request, actor: Actor, *, writes: bool) -> str | None:
    """Read the idempotency key; a service account must send one with each POST that writes."""
    key = request.headers.get("idempotency-key")
    if key is None or not writes:
        if writes and request.method == "POST" and Role.SERVICE in actor.roles:
            raise Malformed("idempotency_key_missing")
        return None
    if not (0 < len(key) <= _KEY_LENGTH and key.isascii() and key.isprintable()):
        raise Malformed("idempotency_key_malformed")
    return key


def _digest(request: Request) -> bytes:
    """Digest what makes two requests the same: method, path, query, version seen, body."""
    parts = (
        request.method.encode(),
        request.url.path.encode(),
        request.url.query.encode(),
        request.headers.get("if-match", "").encode(),
        request.state.body or b"",
    )
    return hashlib.sha256(b"\0".join(parts)).digest()


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""


def _file(media: str, status: int) -> dict[str, Any]:
    """Say in the contract that a route answers with a file."""
    shape = {"type": "string", "format": "binary"}
    return {
        "response_class": Response,
        "responses": {status: {"content": {media: {"schema": shape}}}},
    }


def _is_model(answer: object) -> bool:
    return isinstance(answer, type) and issubclass(answer, BaseModel)
