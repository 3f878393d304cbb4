"""Render the result of an endpoint: JSON with ETag and Location, a file to download, or nothing."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from penilaian_api.api.routing import locations
from penilaian_api.api.routing.rendering import Written
from penilaian_api.api.routing.unvarying import Unvarying
from penilaian_api.api.transport.server import streams
from penilaian_api.api.transport.telling.pages import HTML
from penilaian_api.storage.work.idempotency import StoredResponse

LACKING: Final = "Penilaian-Lacking-Signs"
"""The header that lists signs which stand in a file by their numbers."""
_MOST_NAMED: Final = 100
_JSON = "application/json"
_PART = 65_536


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the response; its name is sent to the caller and never used as a path."""

    content: bytes | IO[bytes] | Callable[[], bytes] | Generator[bytes]
    """A file that is open is read as it is sent, and closed after it. What takes long is called,
    and what is made in parts is begun, when the transaction has ended: no connection to the
    database waits for it.
    """
    media_type: str
    name: str
    lacking: Sequence[str] = ()
    """Of what is set in type: the signs that no letter has, by their numbers."""

    def headers(self) -> dict[str, str]:
        """Give its kind, its name, and which signs lack."""
        name = quote(self.name, safe="")
        headers = {
            "content-type": self.media_type,
            "content-disposition": f"attachment; filename*=UTF-8''{name}",
        }
        if self.lacking:
            headers[LACKING.lower()] = ", ".join(self.lacking[:_MOST_NAMED])
        return headers


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page for people, in a browser; *headers* say what it may load."""

    content: str
    status: int
    headers: Mapping[str, str]


def render(result: object, status: int, request: Request, location: str | None) -> StoredResponse:
    """Render the result of an endpoint as status, headers and body."""
    if isinstance(result, Download):
        return StoredResponse(status, result.headers(), result.content)
    if isinstance(result, WebPage):
        headers = {"content-type": HTML, **result.headers}
        return StoredResponse(result.status, headers, result.content.encode())
    if isinstance(result, Unvarying):
        return StoredResponse(*result.choose(request.headers, status))
    if isinstance(result, Written):
        return StoredResponse(status, {"content-type": _JSON}, result.to_json())
    if not isinstance(result, BaseModel):
        return StoredResponse(204, {}, b"")
    headers = {"content-type": _JSON}
    if version := getattr(result, "version", None):  # 0: a dry run shows what is not there yet
        headers["etag"] = f'"{version}"'
    if location is not None:
        headers["location"] = locations.fill(location, request, result)
    return StoredResponse(status, headers, result.__pydantic_serializer__.to_json(result))


def to_http(response: StoredResponse, *, replayed: bool = False) -> Response:
    """Turn a stored response into the one that is sent, marked where it is *replayed*."""
    headers = {**response.headers, **({"idempotency-replayed": "true"} if replayed else {})}
    if callable(response.body):
        return Response(response.body(), response.status, headers)
    if isinstance(response.body, bytes):
        return Response(response.body, response.status, headers)
    if isinstance(response.body, Generator):
        return StreamingResponse(response.body, response.status, headers)
    return StreamingResponse(_read(response.body), response.status, headers)


def _read(file: IO[bytes]) -> Iterator[bytes]:
    """Read a file in parts, and close it."""
    with file:
        file.seek(0)
        yield from iter(lambda: file.read(_PART), b"")


def file_options(media_types: Iterable[str], status: int) -> dict[str, Any]:
    """Describe in the contract that a route responds with a file."""
    return {"response_class": Response, "responses": file_responses(media_types, status)}


def file_responses(media_types: Iterable[str], status: int) -> dict[int | str, Any]:
    """Describe in the contract a response that is a file."""
    content = {media_type: {"schema": _file_schema(media_type)} for media_type in media_types}
    return {status: {"content": content}}


def _file_schema(media_type: str) -> dict[str, Any]:
    """Describe a file: a document, bytes, or of a stream each of its events."""
    if media_type == streams.MEDIA:
        return {"type": "object", "properties": {name: {} for name in ("id", "event", "data")}}
    if media_type == "application/json":
        return {"type": "array", "items": {"type": "object"}}
    if media_type.endswith("json"):
        return {"type": "object"}
    return {"type": "string", "format": "binary"}
