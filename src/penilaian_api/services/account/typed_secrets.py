"""Draw the secrets that people read, type or paste: one-time codes, and secrets of services."""

from hashlib import sha256
from secrets import choice
from typing import Final

from penilaian_api.domain.account import FIRST_SIGNS, SIGNS, read_code, write_code

_CODE_SIGNS: Final = 16
"""79 bits: a code lives for some days, and failures slow down."""
_SECRET_SIGNS: Final = 52
"""257 bits: a secret of a service lives until it is renewed."""


def new_code() -> str:
    """Draw a one-time code, in groups."""
    return write_code(_draw(_CODE_SIGNS))


def new_secret() -> str:
    """Draw the secret of a service, in one piece: a double click takes it whole."""
    return _draw(_SECRET_SIGNS)


def digest_of_code(code: str) -> bytes:
    """Hash a code as it is kept, however it is written."""
    return _digest_of(read_code(code))


def digests_of_typed(code: str) -> tuple[bytes, ...]:
    """Hash a code as somebody typed it; codes of version 0.1.0 are kept letter by letter."""
    return digest_of_code(code), _digest_of(code)


def _digest_of(code: str) -> bytes:
    """Hash a secret that is too long to be guessed; its record is audited."""
    return sha256(code.encode()).digest()


def _draw(length: int) -> str:
    return choice(FIRST_SIGNS) + "".join(choice(SIGNS) for _ in range(length - 1))
