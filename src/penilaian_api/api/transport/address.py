"""Refuse an address, headers or a form that two readers may read differently, or too long."""

import re
from collections import Counter
from typing import Final
from urllib.parse import parse_qsl, quote, unquote_to_bytes

from starlette.types import Scope

from penilaian_api.api.transport import json_reader
from penilaian_api.domain.errors import Fault, InvalidDataError, MalformedRequestError

MAX_URL: Final = 4_096
MAX_HEADERS: Final = 16_384

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")
_ESCAPED: Final = re.compile(rb"(?:[!-$&-~]|%[0-9A-Fa-f]{2})*")


def check_address(scope: Scope) -> None:
    """Refuse an address or headers that are too long, or that two readers may read differently."""
    path = scope.get("raw_path") or quote(scope["path"], errors="surrogatepass").encode()
    query = scope["query_string"]
    if len(path) + len(query) > MAX_URL:
        raise MalformedRequestError("url_too_long", limit=MAX_URL)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEADERS:
        raise MalformedRequestError("headers_too_large", limit=MAX_HEADERS)
    if b"%2f" in path.lower():
        raise MalformedRequestError("bad_url")
    for raw, pointer in ((path, "/path"), (query, "/query")):
        if not _ESCAPED.fullmatch(raw):
            raise MalformedRequestError("bad_url")
        if not _is_plain(_decode(raw, "bad_url")):
            where = pointer if raw is path else _parameter(query)
            raise InvalidDataError("bad_text", faults=[Fault(where, "bad_text")])


def _is_plain(text: str) -> bool:
    """Tell whether a text reads the same to everybody, on one line."""
    return json_reader.clean_text(text) == text and "\n" not in text and "\t" not in text


def _parameter(query: bytes) -> str:
    """Point at the parameter of a query whose text is not plain."""
    pairs = parse_qsl(query.decode(), keep_blank_values=True)
    names = (name for name, value in pairs if _NAME.fullmatch(name) and not _is_plain(value))
    name = next(names, None)
    return "/query" if name is None else f"/query/{name}"


def check_form(body: bytes) -> None:
    """Refuse a form that is not plain text once its escapes are read, or says a thing twice."""
    if not body.isascii():
        raise MalformedRequestError("bad_form")
    if json_reader.clean_text(_decode(body, "bad_form")) is None:
        raise InvalidDataError("bad_text", faults=[Fault("", "bad_text")])
    names = Counter(name for name, _ in parse_qsl(body.decode(), keep_blank_values=True))
    faults = [
        Fault(f"/{name}" if _NAME.fullmatch(name) else "", "repeated")
        for name, times in names.items()
        if times > 1
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _decode(raw: bytes, code: str) -> str:
    try:
        return unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        raise MalformedRequestError(code) from None
