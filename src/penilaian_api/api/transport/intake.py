"""Read and limit each request before any route sees it; add security headers to each response.

This ASGI middleware refuses what cannot be read in exactly one way: sizes, address, media type,
JSON. It verifies the bearer token; whether an action needs one is decided by the guard.
"""

import asyncio
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from anyio.to_thread import current_default_thread_limiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from penilaian_api.api.transport import json_reader, oauth
from penilaian_api.api.transport.address import check_address, check_form
from penilaian_api.api.transport.arrival import (
    Arrival,
    BodyLimit,
    ClientGoneError,
    Places,
    Visit,
    pass_through,
    replay,
)
from penilaian_api.api.transport.responding import HEAD, ResponseSender, to_refusal
from penilaian_api.api.transport.telling import pages
from penilaian_api.domain import errors
from penilaian_api.storage.database.engine import POOL

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
ACCEPTED_MEDIA_TYPES: Final = {
    ("POST", oauth.TOKEN): (FORM,),
    ("POST", oauth.REVOKE): (FORM,),
    ("POST", "/v1/attendance/files"): (MULTIPART, JSON),
    ("POST", "/v1/daily-progress/files"): (MULTIPART, JSON),
    ("POST", "/v1/imports"): (MULTIPART, JSON),
    ("POST", "/v1/evidence"): (MULTIPART, JSON),
}
"""Media types accepted in a body where it is not JSON alone."""

_PATHS_OF_FORMS: Final = frozenset(path for _, path in ACCEPTED_MEDIA_TYPES)
MAX_TOKEN: Final = 4_096
MAX_BODY_OF_ANYBODY: Final = 16_384
"""The longest body that is taken without a token: a sign-in is a few hundred bytes."""
MAX_BODY_PARSED_INLINE: Final = 32_768
"""The longest body that is parsed inline; longer ones are parsed in a thread, so that no other
request waits for them."""

ALWAYS_ADMITTED: Final = frozenset({"/livez", "/readyz"})


class Intake:
    """Outermost ASGI middleware: admits, reads and verifies requests, answers errors as problems.

    It leaves ``request_id``, ``language``, ``claims``, ``visit``, ``is_head``, ``body`` and
    ``json`` in the state; the last two are empty where there is none, or for an upload.
    """

    def __init__(  # noqa: PLR0913 - the limits are settings, each named where it is passed
        self,
        app: ASGIApp,
        *,
        verify: Callable[[str], object | None],
        find_verified: Callable[[str], object | None] = lambda _: None,
        account_of: Callable[[Any], Hashable] = lambda claims: claims,
        open_to_all: Callable[[tuple[str, str]], bool] = lambda _: False,
        demo_clock: bool = False,
        body_limit: int = 1_000_000,
        upload_limit: int = 10_000_000,
        in_flight: int = 64,
        body_seconds: float = 15,
        upload_seconds: float = 120,
    ) -> None:
        self._app = app
        self._verify, self._find_verified, self._account_of = verify, find_verified, account_of
        self._open_to_all = open_to_all
        self._demo_clock = demo_clock
        self._body = BodyLimit(body_limit, body_seconds)
        self._upload = BodyLimit(upload_limit, upload_seconds)
        self._of_anybody = BodyLimit(min(MAX_BODY_OF_ANYBODY, body_limit), body_seconds)
        self._places = Places(in_flight)

    def count_present(self) -> tuple[int, int]:
        """Count the requests that are at work, and those that wait for a seat."""
        waiting = self._places.seats.waiting
        return self._places.serving.total() - waiting, waiting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it when too many are being served."""
        if scope["type"] != "http":
            current_default_thread_limiter().total_tokens = POOL  # once, when the server starts
            await self._app(scope, receive, send)
            return
        visit = Visit(self._places, always_admitted=scope["path"] in ALWAYS_ADMITTED)
        sender = ResponseSender(scope, send, visit, demo_clock=self._demo_clock)
        if scope["method"] == HEAD:  # the same walls and headers; the sender keeps the body back
            scope = {**scope, "method": "GET"}
        try:
            await self._handle(scope, receive, sender, visit)
        finally:
            visit.leave()
            sender.entry.write()

    async def _handle(
        self, scope: Scope, receive: Receive, sender: ResponseSender, visit: Visit
    ) -> None:
        try:
            prepared_scope, prepared_receive = await self._prepare(scope, receive, sender, visit)
            await self._app(prepared_scope, prepared_receive, sender.send)
        except ClientGoneError:
            return
        except Exception as error:
            refusal = sender.cutoff or to_refusal(error, sender.entry)
            if sender.has_begun:
                raise
            await sender.refuse(refusal)
        else:
            if sender.cutoff and not sender.has_begun:
                await sender.refuse(sender.cutoff)

    async def _claims(self, token: str) -> object | None:
        """Verify a token not seen before in a thread: the keys may have to be read first."""
        return self._find_verified(token) or await asyncio.to_thread(self._verify, token)

    async def _prepare(
        self, scope: Scope, receive: Receive, sender: ResponseSender, visit: Visit
    ) -> tuple[Scope, Receive]:
        """Check what has arrived; return scope and receive as the routes shall see them.

        The token comes first: of who has none, a body is read only where nobody needs one.
        """
        check_address(scope)
        headers = Headers(scope=scope)
        token = _bearer_token(headers)
        claims = None if token is None else await self._claims(token)
        state = {
            **scope.get("state", {}),
            "request_id": sender.entry.request_id,
            "entry": sender.entry,
            "language": sender.language,
            "claims": claims,
            "visit": visit,
            "is_head": sender.is_head,
            "body": b"",
            "json": None,
        }
        prepared = {**scope, "state": state}
        if claims is None and not self._open_to_all((scope["method"], scope["path"])):
            await visit.be_served()
            return prepared, replay(b"", receive)
        account = None if claims is None else self._account_of(claims)
        sender.entry.account_id = getattr(claims, "account_id", None)
        visit.enter(account, sends=_has_body(headers))
        media = _media_type(headers)
        allowed = _accepted_media(scope["method"], scope["path"])
        if scope["method"] != "POST" and scope["path"] in _PATHS_OF_FORMS:
            await visit.be_served()
            return prepared, replay(b"", receive)  # for the router to refuse
        if claims is not None and media == MULTIPART and MULTIPART in allowed:
            return prepared, pass_through(
                receive, self._upload, on_whole=visit.be_served, on_refusal=sender.cut_off
            )
        limit = self._of_anybody if claims is None else self._body
        state["body"] = body = await Arrival(receive, limit).read()
        await visit.be_served()
        state["json"] = await _read_content(body, media, allowed)
        return prepared, replay(body, receive)


def _accepted_media(method: str, path: str) -> Sequence[str]:
    if method == "POST" and pages.is_page(path):
        return (FORM,)
    return ACCEPTED_MEDIA_TYPES.get((method, path), (JSON,))


async def _read_content(body: bytes, media: str, allowed: Sequence[str]) -> object | None:
    """Read a body of JSON, check a form; refuse another kind than is *allowed*."""
    if not body:
        return None
    if media not in allowed:
        raise errors.UnsupportedMediaTypeError("media_type", taken=", ".join(allowed))
    if media == FORM:
        check_form(body)
    if media != JSON:
        return None
    if len(body) > MAX_BODY_PARSED_INLINE:
        return await asyncio.to_thread(json_reader.read, body)
    return json_reader.read(body)


def _bearer_token(headers: Headers) -> str | None:
    """Return the one bearer token presented, unless it is too long to be looked at."""
    values = headers.getlist("authorization")
    scheme, _, token = values[0].partition(" ") if len(values) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not 0 < len(token) <= MAX_TOKEN:
        return None
    return token


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _media_type(headers: Headers) -> str:
    """Return the one media type of the body; none if it is packed or not in UTF-8."""
    values = headers.getlist("content-type")
    name, *parameters = values[0].lower().split(";") if len(values) == 1 else [""]
    charsets = [
        value.strip(' "')
        for key, _, value in (parameter.partition("=") for parameter in parameters)
        if key.strip() == "charset"
    ]
    is_unpacked = headers.get("content-encoding", "identity") == "identity"
    return name.strip() if is_unpacked and all(charset == "utf-8" for charset in charsets) else ""
