"""Encrypt what leaves the process and is to be read by it alone: stored responses, cursors.

A stored response may contain a secret that is shown only once: whoever reads the database without
the application's secret reads no client secret and no activation code in it. A cursor may hold
somebody's name.
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from functools import lru_cache
from typing import Final
from zlib import compress, decompress

from cryptography.fernet import Fernet, InvalidToken

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.storage.work.idempotency import StoredResponse

_RESPONSES: Final = b"kept answers:"
_CURSORS: Final = b"cursors:"
_FORMS: Final = b"survey forms:"
_AS_TEXT: Final = b"gAAAA"
"""How what is sealed begins where it is written as text."""


def seal(response: StoredResponse, secret: bytes) -> StoredResponse:
    """Compress and encrypt the body of a response for storing."""
    token = _fernet(secret, _RESPONSES).encrypt(compress(response.body))
    return replace(response, body=urlsafe_b64decode(token))


def unseal(stored: StoredResponse, secret: bytes) -> StoredResponse:
    """Decrypt a stored response; one sealed under another secret is gone, and so is its key."""
    is_of_before = stored.body.startswith(_AS_TEXT)  # neither compressed nor in bytes
    token = stored.body if is_of_before else urlsafe_b64encode(stored.body)
    try:
        body = _fernet(secret, _RESPONSES).decrypt(token)
    except InvalidToken:
        raise InvalidDataError("key_used_otherwise") from None
    return replace(stored, body=body if is_of_before else decompress(body))


def seal_cursor(text: str, secret: bytes) -> str:
    """Encrypt what a cursor says."""
    return _seal(text, secret, _CURSORS)


def unseal_cursor(cursor: str, secret: bytes) -> str | None:
    """Decrypt a cursor; nothing where it is none of ours."""
    return _unseal(cursor, secret, _CURSORS)


def seal_form(text: str, secret: bytes) -> str:
    """Encrypt what tells a form that was given out from others."""
    return _seal(text, secret, _FORMS)


def unseal_form(form: str, secret: bytes) -> str | None:
    """Decrypt a form; nothing where it is none of ours."""
    return _unseal(form, secret, _FORMS)


def _seal(text: str, secret: bytes, purpose: bytes) -> str:
    return _fernet(secret, purpose).encrypt(text.encode()).decode().rstrip("=")


def _unseal(sealed: str, secret: bytes, purpose: bytes) -> str | None:
    padded = sealed + "=" * (-len(sealed) % 4)
    try:
        return _fernet(secret, purpose).decrypt(padded).decode()
    except (InvalidToken, ValueError):
        return None


@lru_cache(maxsize=8)
def _fernet(secret: bytes, purpose: bytes) -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(purpose + secret).digest()))
