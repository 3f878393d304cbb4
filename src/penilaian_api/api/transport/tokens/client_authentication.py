"""Read who a client says it is from the header ``Authorization: Basic`` (RFC 6749, 2.3.1)."""

from base64 import b64decode
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import unquote_plus

from fastapi import Depends, Request

from penilaian_api.api.transport.json_reader import clean_text
from penilaian_api.api.transport.oauth import ClientRefusedError

_LONGEST: Final = 200
"""So many characters have an id and a secret at most, as in the form."""


@dataclass(frozen=True, slots=True)
class Client:
    """The id and the secret that a client shows; each may be empty."""

    client_id: str
    secret: str


async def _read_client(request: Request) -> Client | None:
    """Read the client of a request; none where it shows none in its header."""
    values = request.headers.getlist("authorization")
    scheme, _, word = values[0].partition(" ") if values else ("", "", "")
    if scheme.lower() != "basic":
        return None
    name, colon, secret = _decode(word if len(values) == 1 else "").partition(":")
    parts = [clean_text(part) for part in (unquote_plus(name), unquote_plus(secret))]
    if not colon or any(part is None or len(part) > _LONGEST for part in parts):
        raise ClientRefusedError("client_unreadable")
    return Client(*(part or "" for part in parts))


def _decode(word: str) -> str:
    """Decode what stands in the header; nothing where it is no Base64 of UTF-8."""
    try:
        return b64decode(word.strip(), validate=True).decode()
    except ValueError:
        return ""


ClientByHeader = Annotated[Client | None, Depends(_read_client)]
