"""Send the response of one request with the headers of all, or the refusal in its place."""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from penilaian_api.api.transport import problems
from penilaian_api.api.transport.arrival import Visit
from penilaian_api.api.transport.messages import Language, language_of
from penilaian_api.api.transport.request_log import RequestEntry
from penilaian_api.api.transport.telling import pages
from penilaian_api.domain import errors
from penilaian_api.domain.errors import RefusalError
from penilaian_api.storage.progress.evidence_files import NO_ROOM

HEAD: Final = "HEAD"

_OF_ALL: Final = "public"
"""The word in `Cache-Control` by which an answer is the same for everybody."""

_SECURITY_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


class ResponseSender:
    """Sends the response of one request with our headers, and knows whether it has begun."""

    def __init__(self, scope: Scope, send: Send, visit: Visit, *, demo_clock: bool) -> None:
        headers = Headers(scope=scope)
        self.entry = RequestEntry.of(scope)
        self.language = _language_asked(scope, headers)
        self.has_begun = False
        self.cutoff: RefusalError | None = None
        """The refusal by which an upload was cut off; what a route then answers is dropped."""
        self._demo_clock = demo_clock
        self.is_head = scope["method"] == HEAD
        self._path: str = scope["path"]
        self._send, self._visit = send, visit

    async def send(self, message: Message) -> None:
        """Send a part of the response; nothing of it once an upload was cut off."""
        if self.cutoff and not self.has_begun:
            return
        if message["type"] == "http.response.start":
            self.has_begun = True
            self._visit.rise()
            self.entry.status = message["status"]
            self._add_headers(MutableHeaders(raw=message.setdefault("headers", [])))
        elif self.is_head:
            message = {**message, "body": b""}
        await self._send(message)

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in _SECURITY_HEADERS.items():
            headers.setdefault(name, value)
        headers["X-Request-ID"] = str(self.entry.request_id)
        if _OF_ALL not in headers["Cache-Control"]:
            headers.add_vary_header("Accept, Accept-Language, Authorization")
        if self._demo_clock:
            headers["Penilaian-Clock"] = "demo"

    def cut_off(self, error: Exception) -> None:
        """Note the refusal by which an upload is broken off."""
        if isinstance(error, RefusalError):
            self.cutoff = error

    async def refuse(self, refusal: RefusalError) -> None:
        """Respond with *refusal*."""
        self.cutoff = None
        self.entry.code = refusal.code
        status, headers, body = self._render(refusal)
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        raw.append((b"content-length", str(len(body)).encode()))
        await self.send({"type": "http.response.start", "status": status, "headers": raw})
        await self.send({"type": "http.response.body", "body": body})

    def _render(self, refusal: RefusalError) -> tuple[int, dict[str, str], bytes]:
        """Render a refusal; one that cannot be told is our fault, and is answered as such."""
        try:
            return problems.render(refusal, self.language, self.entry.request_id, self._path)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a problem
            refusal = to_refusal(error, self.entry)
            self.entry.code = refusal.code
            return problems.render(refusal, self.language, self.entry.request_id, self._path)


def _language_asked(scope: Scope, headers: Headers) -> Language:
    """Read the language of the caller; on a page that which they chose by its link."""
    chosen = pages.language_in(scope["query_string"]) if pages.is_page(scope["path"]) else None
    return chosen or language_of(headers.get("accept-language", ""))


def to_refusal(error: Exception, entry: RequestEntry) -> RefusalError:
    """Take what went wrong as a refusal, and note where it was no caller's fault."""
    if isinstance(error, RefusalError):
        return error
    entry.error = error
    if isinstance(error, OSError) and error.errno in NO_ROOM:  # an upload is spooled to disk
        return errors.StorageFullError()
    return problems.InternalError()
