"""Say in the contract which headers each response has."""

from typing import Any, Final

from penilaian_api.api.routing import locations
from penilaian_api.api.routing.responses import LACKING

_BUSY: Final = frozenset({"429", "503", "507"})
_CONFLICT: Final = "409"
_UNAUTHENTICATED: Final = "401"


def add_headers(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Declare the headers of all responses of an operation."""
    is_created = operation.pop(locations.EXTENSION, None)
    for code, response in operation["responses"].items():
        headers = {"X-Request-Id": _REQUEST_ID}
        if code.startswith("2") and _has_version(response, schemas):
            headers["ETag"] = _ETAG
        if code.startswith("2") and [*response.get("content", {})] == ["application/pdf"]:
            headers[LACKING] = _LACKING
        if code == str(locations.CREATED) and is_created:
            headers["Location"] = _LOCATION
        if code in _BUSY:
            headers["Retry-After"] = _RETRY_AFTER
        if code == _CONFLICT:
            headers["Retry-After"] = _RETRY_RUNNING
        if code == _UNAUTHENTICATED:
            headers["WWW-Authenticate"] = _CHALLENGE
        response["headers"] = headers


def _has_version(response: dict[str, Any], schemas: dict[str, Any]) -> bool:
    """Tell whether a response is a record with a version, which stands in its ETag too."""
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    return "version" in schemas.get(name, {}).get("properties", {})


_TEXT: Final = {"type": "string"}
_SECONDS: Final = {"type": "integer", "minimum": 0}
_REQUEST_ID: Final = {
    "description": "Names this request in our log; send it when you ask about it.",
    "schema": {"type": "string", "format": "uuid"},
}
_ETAG: Final = {
    "description": "The version of the record, in quotes: send it back as `If-Match`.",
    "schema": {"type": "string", "pattern": '^"[1-9][0-9]*"$', "examples": ['"3"']},
}
_LACKING: Final = {
    "description": "Signs that no letter has, by their numbers (a hundred at most); else left out.",
    "schema": {"type": "string", "examples": ["U+4F1F, U+5F20"]},
}
_LOCATION: Final = {
    "description": "Where the record is shown.",
    "schema": {"type": "string", "format": "uri-reference"},
}
_RETRY_AFTER: Final = {"description": "Seconds after which to try again.", "schema": _SECONDS}
_RETRY_RUNNING: Final = {
    "description": "Seconds after which to try again, if the same request is still being served.",
    "schema": _SECONDS,
}
_CHALLENGE: Final = {"description": "How to show who you are.", "schema": _TEXT}
