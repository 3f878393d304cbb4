"""Read and limit each request before any route sees it; add security headers to each response.

This ASGI middleware refuses what cannot be read in exactly one way: sizes, address, media type,
JSON. It verifies the bearer token; whether an action needs one is decided by the guard.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from typing import Final
from uuid import UUID

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

from penilaian_api.api.transport import json_reader, problems
from penilaian_api.api.transport.address import check_address, check_form
from penilaian_api.api.transport.messages import language_of
from penilaian_api.domain import errors
from penilaian_api.domain.errors import MalformedRequestError, RefusalError

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
ACCEPTED_MEDIA_TYPES: Final = {
    ("POST", "/v1/token"): (FORM,),
    ("POST", "/v1/token/revoke"): (FORM,),
    ("POST", "/v1/imports"): (MULTIPART, JSON),
    ("POST", "/v1/evidence"): (MULTIPART, JSON),
}
"""Media types accepted in a body where it is not JSON alone."""

MAX_TOKEN: Final = 4_096
MAX_BODY_PARSED_INLINE: Final = 32_768
"""The longest body that is parsed inline; longer ones are parsed in a thread, so that no other
request waits for them."""

ALWAYS_ADMITTED: Final = frozenset({"/livez", "/readyz"})

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SECURITY_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}

_log: Final = logging.getLogger("penilaian_api")


class _ClientGoneError(Exception):
    """The client has left before the request was whole."""


class Intake:
    """Outermost ASGI middleware: admits, reads and verifies requests, answers errors as problems.

    It leaves ``request_id``, ``language``, ``claims``, ``body`` and ``json`` in the state of the
    request; the last two are empty and None where there is none, or where it is an upload.
    """

    def __init__(  # noqa: PLR0913 - the limits are settings, each named where it is passed
        self,
        app: ASGIApp,
        *,
        verify: Callable[[str], object | None],
        find_verified: Callable[[str], object | None] = lambda _: None,
        demo_clock: bool = False,
        body_limit: int = 1_000_000,
        upload_limit: int = 10_000_000,
        in_flight: int = 64,
        body_seconds: int = 15,
        upload_seconds: int = 120,
    ) -> None:
        self._app = app
        self._verify, self._find_verified = verify, find_verified
        self._demo_clock = demo_clock
        self._body = (body_limit, body_seconds)
        self._upload = (upload_limit, upload_seconds)
        self._free_slots = in_flight

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it when too many are being served."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sender = _ResponseSender(scope, send, demo_clock=self._demo_clock)
        if scope["path"] in ALWAYS_ADMITTED:
            await self._handle(scope, receive, sender)
        elif self._free_slots <= 0:
            await sender.refuse(errors.BusyError())
        else:
            self._free_slots -= 1
            try:
                await self._handle(scope, receive, sender)
            finally:
                self._free_slots += 1

    async def _handle(self, scope: Scope, receive: Receive, sender: "_ResponseSender") -> None:
        try:
            prepared_scope, prepared_receive = await self._prepare(scope, receive, sender)
            await self._app(prepared_scope, prepared_receive, sender.send)
        except _ClientGoneError:
            return
        except Exception as error:
            refusal = sender.cutoff or _to_refusal(error, sender.request_id)
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
        self, scope: Scope, receive: Receive, sender: "_ResponseSender"
    ) -> tuple[Scope, Receive]:
        """Check what has arrived; return scope and receive as the routes shall see them."""
        check_address(scope)
        headers = Headers(scope=scope)
        token = _bearer_token(headers)
        state = {
            **scope.get("state", {}),
            "request_id": sender.request_id,
            "language": sender.language,
            "claims": None if token is None else await self._claims(token),
            "body": b"",
            "json": None,
        }
        prepared = {**scope, "state": state}
        media = _media_type(headers)
        allowed = ACCEPTED_MEDIA_TYPES.get((scope["method"], scope["path"]), (JSON,))
        if media == MULTIPART and MULTIPART in allowed:
            return prepared, _limit_upload(receive, *self._upload, sender)
        state["body"] = body = await _read_body(receive, *self._body)
        if body and media not in allowed:
            raise errors.UnsupportedMediaTypeError("media_type", taken=", ".join(allowed))
        if body and media == JSON:
            parse_in_thread, parse = len(body) > MAX_BODY_PARSED_INLINE, json_reader.read
            state["json"] = await asyncio.to_thread(parse, body) if parse_in_thread else parse(body)
        if body and media == FORM:
            check_form(body)
        return prepared, _replay_body(body, receive)


class _ResponseSender:
    """Sends the response of one request with our headers, and knows whether it has begun."""

    def __init__(self, scope: Scope, send: Send, *, demo_clock: bool) -> None:
        headers = Headers(scope=scope)
        header = headers.get("x-request-id", "")
        self.request_id = UUID(header) if _UUID.fullmatch(header) else uuid7()
        self.language = language_of(headers.get("accept-language", ""))
        self.has_begun = False
        self.cutoff: RefusalError | None = None
        """The refusal by which an upload was cut off; what a route then answers is dropped."""
        self._demo_clock = demo_clock
        self._send = send

    async def send(self, message: Message) -> None:
        if self.cutoff and not self.has_begun:
            return
        if message["type"] == "http.response.start":
            self.has_begun = True
            self._add_headers(MutableHeaders(raw=message.setdefault("headers", [])))
        await self._send(message)

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in _SECURITY_HEADERS.items():
            headers.setdefault(name, value)
        headers["X-Request-ID"] = str(self.request_id)
        headers.add_vary_header("Accept-Language, Authorization")
        if self._demo_clock:
            headers["Penilaian-Clock"] = "demo"

    async def refuse(self, refusal: RefusalError) -> None:
        """Respond with *refusal*."""
        self.cutoff = None
        status, headers, body = self._render(refusal)
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        raw.append((b"content-length", str(len(body)).encode()))
        await self.send({"type": "http.response.start", "status": status, "headers": raw})
        await self.send({"type": "http.response.body", "body": body})

    def _render(self, refusal: RefusalError) -> tuple[int, dict[str, str], bytes]:
        """Render a refusal; one that cannot be told is our fault, and is answered as such."""
        try:
            return problems.render(refusal, self.language, self.request_id)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a problem
            refusal = _to_refusal(error, self.request_id)
            return problems.render(refusal, self.language, self.request_id)


def _bearer_token(headers: Headers) -> str | None:
    """Return the one bearer token presented, unless it is too long to be looked at."""
    values = headers.getlist("authorization")
    scheme, _, token = values[0].partition(" ") if len(values) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not 0 < len(token) <= MAX_TOKEN:
        return None
    return token


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


def _to_refusal(error: Exception, request_id: UUID) -> RefusalError:
    if isinstance(error, RefusalError):
        return error
    _log.error("request %s failed", request_id, exc_info=error)
    return problems.InternalError()


async def _read_body(receive: Receive, limit: int, seconds: int) -> bytes:
    """Read the body to its end; the length that it declares is not believed."""
    body = bytearray()
    more = True
    try:
        async with asyncio.timeout(seconds):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _ClientGoneError
                body += message.get("body", b"")
                if len(body) > limit:
                    raise errors.TooLargeError("body_too_large", limit=limit)
                more = message.get("more_body", False)
    except TimeoutError:
        raise MalformedRequestError("body_too_slow", seconds=seconds) from None
    return bytes(body)


def _replay_body(body: bytes, receive: Receive) -> Receive:
    """Replay *body* to the routes; after it only a disconnect of the client can come."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_replayed() -> Message:
        return messages.pop() if messages else await receive()

    return receive_replayed


def _limit_upload(receive: Receive, limit: int, seconds: int, sender: _ResponseSender) -> Receive:
    """Pass an upload through piece by piece; cut it off when it is too large or too slow."""
    deadline = asyncio.get_running_loop().time() + seconds
    total, more = 0, True

    async def receive_limited() -> Message:
        nonlocal total, more
        if not more:
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            sender.cutoff = MalformedRequestError("body_too_slow", seconds=seconds)
            raise sender.cutoff from None
        total += len(message.get("body", b""))
        more = message.get("more_body", False)
        if total > limit:
            sender.cutoff = errors.TooLargeError("body_too_large", limit=limit)
            raise sender.cutoff
        return message

    return receive_limited
