"""StoredResponse answers are sealed: one may hold a secret that was to be shown once.

Whoever reads the database without the application's secret reads no client secret and no
activation code in it.
"""

import hashlib
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken

from penilaian_api.domain.errors import BadData
from penilaian_api.storage.work.idempotency import StoredResponse


def sealed(answer: StoredResponse, secret: bytes) -> StoredResponse:
    """Seal the body of an answer for keeping."""
    return StoredResponse(answer.status, answer.headers, _fernet(secret).encrypt(answer.body))


def opened(kept: StoredResponse, secret: bytes) -> StoredResponse:
    """Open a kept answer; one sealed under another secret is gone, and so is its key."""
    try:
        return StoredResponse(kept.status, kept.headers, _fernet(secret).decrypt(kept.body))
    except InvalidToken:
        raise BadData("key_used_otherwise") from None


@lru_cache(maxsize=4)
def _fernet(secret: bytes) -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(b"kept answers:" + secret).digest()))
