"""Hash and verify passwords, slowly and a few at a time; refuse those that can be guessed."""

import threading
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from penilaian_api.domain.errors import BusyError, Fault, InvalidDataError

SHORTEST: Final = 15
LONGEST: Final = 128
_COMMON: Final = ("password", "kata sandi", "katasandi", "12345", "qwerty", "asn", "bkn")
_AT_ONCE: Final = threading.BoundedSemaphore(2)
_PATIENCE: Final = 10.0
_HASHER: Final = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1),))
HASH_OF_NOBODY: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$5jUAJBEE8GGnqPrU9UnCvw"
    "$6P2M/CCLmuipaWm6vUnkhcVyKcPFwHnlpcv0eOb+pBk"
)
"""Verified in place of a missing account, so that the time tells nothing: of a password that was
drawn once and is known to nobody. It must cost what the hasher's own cost."""


def hash_password(password: str) -> str:
    """Hash *password* with Argon2id (19 MiB), never inside a transaction."""
    with _HashingSlot():
        return _HASHER.hash(password)


def verify(password: str, known: str | None) -> tuple[bool, str | None]:
    """Tell whether *password* is the *known* one, and give a new hash when the old is outdated."""
    with _HashingSlot():
        matches, renewed = _HASHER.verify_and_update(password, known or HASH_OF_NOBODY)
    return matches and known is not None, renewed


def refuse_guessable(password: str, *, known: tuple[str, ...]) -> None:
    """Refuse a password too short or too long, or built on what everybody *known* to the person."""
    if not SHORTEST <= len(password) <= LONGEST:
        fault = Fault(
            "/password", "password_length", {"least": str(SHORTEST), "most": str(LONGEST)}
        )
        raise InvalidDataError("weak_password", faults=[fault])
    rest = password.lower()
    telling = (word.lower() for word in known if len(word) > 2)  # noqa: PLR2004 - shorter ones are in any text
    for word in sorted((*_COMMON, *telling), key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(set(rest)) < 6:  # noqa: PLR2004 - what is left must still be a secret
        raise InvalidDataError("weak_password", faults=[Fault("/password", "password_guessable")])


class _HashingSlot:
    """Wait for a turn among the few hashes computed at once: each takes 19 MiB."""

    def __enter__(self) -> None:
        if not _AT_ONCE.acquire(timeout=_PATIENCE):
            raise BusyError

    def __exit__(self, *reason: object) -> None:
        _AT_ONCE.release()
