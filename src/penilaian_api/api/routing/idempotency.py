"""Read the key by which a request that is sent again has no second effect."""

import hashlib
from typing import Final

from fastapi import Request

from penilaian_api.domain.access.actors import Actor, Role, Rule
from penilaian_api.domain.errors import MalformedRequestError

_LENGTH: Final = 100


def key_of(request: Request, actor: Actor, rule: Rule) -> str | None:
    """Read the idempotency key; a service account must send one with each POST that writes.

    A dry run stores nothing, so that its answer is not kept either. Beside a key stand whose it
    is, when it came and a digest of the body: of what is said unseen, nobody keeps that.
    """
    key = request.headers.get("idempotency-key")
    if key is None:
        if rule.writes and request.method == "POST" and Role.SERVICE in actor.roles:
            raise MalformedRequestError("idempotency_key_missing")
        return None
    if not (0 < len(key) <= _LENGTH and key.isascii() and key.isprintable()):
        raise MalformedRequestError("idempotency_key_malformed")
    is_kept = rule.writes and not rule.unseen and request.query_params.get("dry_run") != "true"
    return key if is_kept else None


def digest_of(request: Request) -> bytes:
    """Hash what makes two requests the same: method, path, query, expected version, body."""
    parts = (
        request.method.encode(),
        request.url.path.encode(),
        request.url.query.encode(),
        request.headers.get("if-match", "").removeprefix("W/").encode(),
        request.state.body or b"",
    )
    return hashlib.sha256(b"\0".join(parts)).digest()
