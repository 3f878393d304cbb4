"""Take each request in before any route sees it, and dress each answer on its way out.

What cannot be read in exactly one way is refused here: sizes, address, media type, JSON. The
bearer token is verified, not judged: whether an action needs one is asked at the guard.
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
from penilaian_api.domain.errors import Malformed, Refusal

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
TAKEN: Final = {
    ("POST", "/v1/token"): (FORM,),
    ("POST", "/v1/token/revoke"): (FORM,),
    ("POST", "/v1/imports"): (MULTIPART, JSON),
    ("POST", "/v1/evidence"): (MULTIPART, JSON),
}
"""Media types taken where it is not JSON alone."""

MAX_TOKEN: Final = 4_096
PARSED_AT_ONCE: Final = 32_768
"""Longer bodies are parsed in a thread, so that no other request waits for them."""

ALWAYS_ADMITTED: Final = frozenset({"/livez", "/readyz"})

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}

_log: Final = logging.getLogger("penilaian_api")


class _Gone(Exception):
    """The client has left before the request was whole."""


class Intake:
    """The outermost application: admits, reads and verifies; then answers for whatever breaks.

    It leaves ``request_id``, ``language``, ``claims``, ``body`` and ``json`` in the state of the
    request; the last two are empty and None where there is none, or where it is an upload.
    """

    def __init__(  # noqa: PLR0913 - the limits are settings, each named where it is passed
        self,
        app: ASGIApp,
        *,
        verify: Callable[[str], object | None],
        known: Callable[[str], object | None] = lambda _: None,
        demo_clock: bool = False,
        body_limit: int = 1_000_000,
        upload_limit: int = 10_000_000,
        in_flight: int = 64,
        body_seconds: int = 15,
        upload_seconds: int = 120,
    ) -> None:
        self._app = app
        self._verify, self._known = verify, known
        self._demo_clock = demo_clock
        self._body = (body_limit, body_seconds)
        self._upload = (upload_limit, upload_seconds)
        self._places = in_flight

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it when too many are being served."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(scope, send, demo_clock=self._demo_clock)
        if scope["path"] in ALWAYS_ADMITTED:
            await self._serve(scope, receive, answer)
        elif self._places <= 0:
            await answer.refuse(errors.Busy())
        else:
            self._places -= 1
            try:
                await self._serve(scope, receive, answer)
            finally:
                self._places += 1

    async def _serve(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        try:
            taken, replayed = await self._take(scope, receive, answer)
            await self._app(taken, replayed, answer.send)
        except _Gone:
            return
        except Exception as error:
            refusal = answer.cut or _reason(error, answer.request_id)
            if answer.begun:
                raise
            await answer.refuse(refusal)
        else:
            if answer.cut and not answer.begun:
                await answer.refuse(answer.cut)

    async def _claims(self, token: str) -> object | None:
        """Verify a token not seen before in a thread: the keys may have to be read first."""
        return self._known(token) or await asyncio.to_thread(self._verify, token)

    async def _take(
        self, scope: Scope, receive: Receive, answer: "_Answer"
    ) -> tuple[Scope, Receive]:
        """Check what has arrived; answer the scope and the body as the routes shall see them."""
        check_address(scope)
        headers = Headers(scope=scope)
        token = _token(headers)
        state = {
            **scope.get("state", {}),
            "request_id": answer.request_id,
            "language": answer.language,
            "claims": None if token is None else await self._claims(token),
            "body": b"",
            "json": None,
        }
        taken = {**scope, "state": state}
        media, allowed = _media_type(headers), TAKEN.get((scope["method"], scope["path"]), (JSON,))
        if media == MULTIPART and MULTIPART in allowed:
            return taken, _counted(receive, *self._upload, answer)
        state["body"] = body = await _whole(receive, *self._body)
        if body and media not in allowed:
            raise errors.WrongMediaType("media_type", taken=", ".join(allowed))
        if body and media == JSON:
            is_long, read = len(body) > PARSED_AT_ONCE, json_reader.read
            state["json"] = await asyncio.to_thread(read, body) if is_long else read(body)
        if body and media == FORM:
            check_form(body)
        return taken, _replayed(body, receive)


class _Answer:
    """The way back of one request: dresses what is sent, and knows whether it has begun."""

    def __init__(self, scope: Scope, send: Send, *, demo_clock: bool) -> None:
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        self.request_id = UUID(given) if _UUID.fullmatch(given) else uuid7()
        self.language = language_of(headers.get("accept-language", ""))
        self.begun = False
        self.cut: Refusal | None = None
        """Why the upload was broken off; what a route then says of it is dropped."""
        self._demo_clock = demo_clock
        self._send = send

    async def send(self, message: Message) -> None:
        if self.cut and not self.begun:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            self._dress(MutableHeaders(raw=message.setdefault("headers", [])))
        await self._send(message)

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        headers["X-Request-ID"] = str(self.request_id)
        headers.add_vary_header("Accept-Language, Authorization")
        if self._demo_clock:
            headers["Penilaian-Clock"] = "demo"

    async def refuse(self, refusal: Refusal) -> None:
        """Answer with *refusal*."""
        self.cut = None
        status, headers, body = problems.render(refusal, self.language, self.request_id)
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        raw.append((b"content-length", str(len(body)).encode()))
        await self.send({"type": "http.response.start", "status": status, "headers": raw})
        await self.send({"type": "http.response.body", "body": body})


def _token(headers: Headers) -> str | None:
    """Answer the one bearer token presented, unless it is too long to be looked at."""
    given = headers.getlist("authorization")
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not 0 < len(token) <= MAX_TOKEN:
        return None
    return token


def _media_type(headers: Headers) -> str:
    """Answer the one media type of the body; none if it is packed or not in UTF-8."""
    given = headers.getlist("content-type")
    name, *parameters = given[0].lower().split(";") if len(given) == 1 else [""]
    charsets = [
        value.strip(' "')
        for key, _, value in (parameter.partition("=") for parameter in parameters)
        if key.strip() == "charset"
    ]
    plain = headers.get("content-encoding", "identity") == "identity"
    return name.strip() if plain and all(charset == "utf-8" for charset in charsets) else ""


def _reason(error: Exception, request_id: UUID) -> Refusal:
    if isinstance(error, Refusal):
        return error
    _log.error("request %s failed", request_id, exc_info=error)
    return problems.Broken()


async def _whole(receive: Receive, limit: int, seconds: int) -> bytes:
    """Read the body to its end; the length that it declares is not believed."""
    body = bytearray()
    more = True
    try:
        async with asyncio.timeout(seconds):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _Gone
                body += message.get("body", b"")
                if len(body) > limit:
                    raise errors.TooLarge("body_too_large", limit=limit)
                more = message.get("more_body", False)
    except TimeoutError:
        raise Malformed("body_too_slow", seconds=seconds) from None
    return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Give *body* once more, to the routes; after it only the client's leaving can come."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return messages.pop() if messages else await receive()

    return replayed


def _counted(receive: Receive, limit: int, seconds: int, answer: _Answer) -> Receive:
    """Let an upload through piece by piece; break it off when it is too large or too slow."""
    deadline = asyncio.get_running_loop().time() + seconds
    total, more = 0, True

    async def counted() -> Message:
        nonlocal total, more
        if not more:
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            answer.cut = Malformed("body_too_slow", seconds=seconds)
            raise answer.cut from None
        total += len(message.get("body", b""))
        more = message.get("more_body", False)
        if total > limit:
            answer.cut = errors.TooLarge("body_too_large", limit=limit)
            raise answer.cut
        return message

    return counted
