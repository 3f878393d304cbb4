"""Make and read the tokens of survey links: they carry their agency, and are kept as digests.

A token holds 128 random bits beside the id of its agency; it opens one questionnaire and nothing
else, so that no access token can be one, nor one of them an access token.
"""

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from typing import Final
from uuid import UUID

_BYTES: Final = 16
LENGTH: Final = 43
"""How many characters a token has."""


def new_token(agency_id: UUID) -> str:
    """Make a token of an agency."""
    return token_of(agency_id, secrets.token_bytes(_BYTES))


def token_of(agency_id: UUID, bits: bytes) -> str:
    """Write a token of an agency from *bits* that nobody can guess."""
    return urlsafe_b64encode(agency_id.bytes + bits[:_BYTES]).decode().rstrip("=")


def agency_of(token: str) -> UUID | None:
    """Read of which agency a token is; none where it is no token."""
    try:
        content = urlsafe_b64decode(f"{token}=".encode("ascii"))
    except (Error, UnicodeEncodeError, ValueError):
        return None
    return UUID(bytes=content[:_BYTES]) if len(content) == 2 * _BYTES else None


def digest_of(token: str) -> bytes:
    """Digest a token, to be kept."""
    return hashlib.sha256(token.encode()).digest()
