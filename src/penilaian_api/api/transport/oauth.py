"""Say refusals where tokens are given as OAuth 2.0 has them (RFC 6749, 5.2), beside our own words.

Libraries read ``error`` and ``error_description`` from JSON, and go by status 400; only a client
(a service) that is not recognized reads 401. Our problem stays whole around it.

Why it is so: docs/decisions/0028.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any, Final, Literal

from penilaian_api.domain import errors
from penilaian_api.domain.errors import RefusalError, UnauthenticatedError

TOKEN: Final = "/v1/token"  # noqa: S105 - an address
REVOKE: Final = "/v1/token/revoke"
PATHS: Final = frozenset({TOKEN, REVOKE})
"""Where OAuth is spoken."""

MEDIA_TYPE: Final = "application/json"
HEADERS: Final[Mapping[str, str]] = {"Cache-Control": "no-store", "Pragma": "no-cache"}
"""No token, and no word about one, is kept on the way."""

ErrorName = Literal[
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "invalid_scope",
    "unsupported_grant_type",
    "unsupported_token_type",
    "temporarily_unavailable",
    "server_error",
]
GRANTS: Final = ("password", "refresh_token", "client_credentials")
Grant = Literal["password", "refresh_token", "client_credentials"]

_BAD_REQUEST: Final = 400
_UNPROCESSABLE: Final = 422
_OF_FIELDS: Final[Mapping[tuple[str, str], ErrorName]] = {
    ("/grant_type", "not_a_choice"): "unsupported_grant_type",
    ("/scope", "scope_of_services"): "invalid_scope",
    ("/scope", "scope_not_granted"): "invalid_scope",
    ("/token", "access_token_given"): "unsupported_token_type",
}
"""The error of a field that has one of its own."""


class ClientRefusedError(UnauthenticatedError):
    """A client, which is a service here, did not show who it is."""


def to_error(
    status: int, headers: dict[str, str], body: dict[str, Any], refusal: RefusalError
) -> int:
    """Make a problem an error of OAuth too, and return its status."""
    error = _name(refusal)
    if status == _UNPROCESSABLE or error == "invalid_grant":
        status = _BAD_REQUEST
    headers.pop("WWW-Authenticate", None)
    if error == "invalid_client":
        headers["WWW-Authenticate"] = 'Basic realm="Penilaian API", charset="UTF-8"'
    headers.update(HEADERS)
    headers["Content-Type"] = MEDIA_TYPE
    details = " ".join(f"{fault['pointer']}: {fault['detail']}" for fault in body["errors"])
    description = _plain(f"{body['detail']} {details}".strip())
    body |= {"status": status, "error": error, "error_description": description}
    return status


def _name(refusal: RefusalError) -> ErrorName:
    if isinstance(refusal, ClientRefusedError):
        return "invalid_client"
    if isinstance(refusal, UnauthenticatedError):
        return "invalid_grant"
    if isinstance(refusal, errors.RateLimitError | errors.BusyError):
        return "temporarily_unavailable"
    if refusal.code == "internal":
        return "server_error"
    names = (_OF_FIELDS.get((fault.pointer, fault.code)) for fault in refusal.faults)
    return next((name for name in names if name), "invalid_request")


def _plain(text: str) -> str:
    """Write a text in the signs that an ``error_description`` may have."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return letters.replace('"', "'").replace("\\", "/").replace("\n", " ")
