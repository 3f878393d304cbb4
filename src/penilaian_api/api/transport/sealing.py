"""Encrypt stored responses (idempotency): one may contain a secret that is shown only once.

Whoever reads the database without the application's secret reads no client secret and no
activation code in it.
"""

import hashlib
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.storage.work.idempotency import StoredResponse


def seal(response: StoredResponse, secret: bytes) -> StoredResponse:
    """Encrypt the body of a response for storing."""
    return StoredResponse(response.status, response.headers, _fernet(secret).encrypt(response.body))


def unseal(stored: StoredResponse, secret: bytes) -> StoredResponse:
    """Decrypt a stored response; one sealed under another secret is gone, and so is its key."""
    try:
        return StoredResponse(stored.status, stored.headers, _fernet(secret).decrypt(stored.body))
    except InvalidToken:
        raise InvalidDataError("key_used_otherwise") from None


@lru_cache(maxsize=4)
def _fernet(secret: bytes) -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(b"kept answers:" + secret).digest()))
