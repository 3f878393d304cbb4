"""Serve liveness, readiness, and the public keys that verify access tokens (JWKS)."""

from typing import Literal

from penilaian_api.api.routing.guard import PUBLIC, GuardedRouter
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.v1.shared.shapes import ShapeOut
from penilaian_api.domain.errors import NotMigratedError

router = GuardedRouter("", "Platform")


class Alive(ShapeOut):
    """The process responds."""

    status: Literal["alive"] = "alive"


class Ready(ShapeOut):
    """The database responds too, and its tables are at the newest revision."""

    status: Literal["ready"] = "ready"


class KeySet(ShapeOut):
    """Public keys (RFC 7517)."""

    keys: tuple[dict[str, str], ...]


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


@router.get("/.well-known/jwks.json", action=PUBLIC)
def get_keys(context: PublicContext) -> KeySet:
    """List public signing keys (JWKS).

    List the public keys with which the signature of an access token can be verified.
    """
    return KeySet(keys=tuple(context.app.tokens.keys.public_keys().values()))
