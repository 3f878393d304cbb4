"""Serve liveness, readiness, and what OAuth libraries ask first: keys (JWKS) and metadata."""

from functools import cache
from typing import Any, Final, Literal

from penilaian_api.api.routing.dependencies import BaseAddress
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.unvarying import JSON, Unvarying
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport import messages, oauth
from penilaian_api.api.transport.telling import enum_words
from penilaian_api.api.v1.shared.shapes import Bilingual, ShapeOut
from penilaian_api.domain.access.authorization import usable_scopes
from penilaian_api.domain.errors import NotMigratedError

router = GuardedRouter("", "Platform")

_SHOWN: Final[dict[int, Any]] = {
    200: {
        "content": {
            "application/json": {
                "example": {"enums": {"PlanState": {"draft": {"id": "Draf", "en": "Draft"}}}}
            }
        }
    }
}
"""A part of the labels, for the contract."""


class Alive(ShapeOut):
    """The process responds."""

    status: Literal["alive"] = "alive"


class Ready(ShapeOut):
    """The database responds too, and its tables are at the newest revision."""

    status: Literal["ready"] = "ready"


class KeySet(ShapeOut):
    """Public keys (RFC 7517)."""

    keys: tuple[dict[str, str], ...]


class Labels(ShapeOut):
    """The words of every value, by enum and value."""

    enums: dict[str, dict[str, Bilingual]]


class AuthorizationServer(ShapeOut):
    """How to sign in, as OAuth libraries read it (RFC 8414)."""

    issuer: str
    token_endpoint: str
    jwks_uri: str
    revocation_endpoint: str
    service_documentation: str
    scopes_supported: tuple[str, ...]
    response_types_supported: tuple[Literal["none"], ...] = ("none",)
    """Nothing comes back by way of a browser; the list may not be empty."""
    grant_types_supported: tuple[oauth.Grant, ...] = oauth.GRANTS
    token_endpoint_auth_methods_supported: tuple[
        Literal["client_secret_basic", "client_secret_post", "none"], ...
    ] = ("client_secret_basic", "client_secret_post", "none")
    revocation_endpoint_auth_methods_supported: tuple[Literal["none"], ...] = ("none",)
    ui_locales_supported: tuple[messages.Language, ...] = messages.LANGUAGES


@router.get("/livez", action=PUBLIC)
def get_liveness(context: PublicContext) -> Alive:
    """Check that the process is alive.

    Confirm that the process responds; nothing else is checked.
    """
    del context
    return Alive()


@router.get("/readyz", action=PUBLIC)
def get_readiness(context: PublicContext) -> Ready:
    """Check that the service is ready.

    Report whether the service can do its work: the database responds and is migrated.
    """
    if not context.app.is_ready():
        raise NotMigratedError
    return Ready()


@router.get("/.well-known/jwks.json", action=PUBLIC, response_model=KeySet)
def get_keys(context: PublicContext) -> Unvarying:
    """List public signing keys (JWKS).

    List the public keys with which the signature of an access token can be verified.
    """
    return _unvarying(KeySet(keys=tuple(context.app.tokens.keys.public_keys().values())))


@router.get(
    "/.well-known/oauth-authorization-server", action=PUBLIC, response_model=AuthorizationServer
)
def get_oauth_metadata(context: PublicContext, base: BaseAddress) -> Unvarying:
    """Describe how to sign in (RFC 8414).

    Name the addresses and ways of signing in, for libraries that configure themselves.

    `issuer` is what the tokens say in `iss`. Where it is an address (`PENILAIAN_ISSUER`), the
    others stand below it; else below the address by which you called.
    """
    return _unvarying(
        AuthorizationServer(
            issuer=context.app.tokens.issuer,
            token_endpoint=f"{base}{oauth.TOKEN}",
            jwks_uri=f"{base}/.well-known/jwks.json",
            revocation_endpoint=f"{base}{oauth.REVOKE}",
            service_documentation=f"{base}/docs",
            scopes_supported=tuple(sorted(usable_scopes(is_bound=False))),
        )
    )


@router.get("/v1/labels", action=PUBLIC, response_model=Labels, responses=_SHOWN)
def get_labels(context: PublicContext) -> Unvarying:
    """Give the words of all enums.

    Give every value of every enum of this contract its words in Indonesian and English.

    A group bears the name of its enum; of an enum without a name, and of the values of `sort`,
    `x-labels` beside it in the contract names the group. Keep it, and ask again with its ETag: it
    changes with the version of the service only.
    """
    del context
    return _labels()


@cache
def _labels() -> Unvarying:
    return Unvarying.of_json({"enums": {name: dict(of) for name, of in enum_words.words().items()}})


def _unvarying(document: ShapeOut) -> Unvarying:
    """Give out a document that is the same for everybody who asks at this address."""
    return Unvarying.of(document.model_dump_json().encode(), JSON)
