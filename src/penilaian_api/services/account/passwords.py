"""Hash and verify passwords, slowly and a few at a time; refuse those that can be guessed."""

import os
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from penilaian_api.domain.errors import BusyError, Fault, InvalidDataError

SHORTEST: Final = 15
LONGEST: Final = 128
_COMMON: Final = ("password", "kata sandi", "katasandi", "12345", "qwerty", "asn", "bkn")
_LEAST_SIGNS: Final = 6
"""So many different signs are left of a password without what everybody knows."""
_AT_ONCE: Final = 2
_MOST_WAITING: Final = 32
_PATIENCE: Final = 10.0
_HASHER: Final = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1),))
HASH_OF_NOBODY: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$5jUAJBEE8GGnqPrU9UnCvw"
    "$6P2M/CCLmuipaWm6vUnkhcVyKcPFwHnlpcv0eOb+pBk"
)
"""Verified in place of a missing account, so that the time tells nothing: of a password that was
drawn once and is known to nobody. It must cost what the hasher's own cost."""


R = TypeVar("R")


def hash_password(password: str) -> str:
    """Hash *password* with Argon2id (19 MiB), never inside a transaction."""
    return _in_pool(lambda: _HASHER.hash(password))


def verify(password: str, known: str | None) -> tuple[bool, str | None]:
    """Tell whether *password* is the *known* one, and give a new hash when the old is outdated."""
    stored = known or HASH_OF_NOBODY
    matches, renewed = _in_pool(lambda: _HASHER.verify_and_update(password, stored))
    return matches and known is not None, renewed


def refuse_guessable(password: str, *, known: tuple[str, ...]) -> None:
    """Refuse a password too short or too long, or built on what everybody *known* to the person."""
    if not SHORTEST <= len(password) <= LONGEST:
        fault = Fault(
            "/password", "password_length", {"least": str(SHORTEST), "most": str(LONGEST)}
        )
        raise InvalidDataError("weak_password", faults=[fault])
    words = sorted({*_COMMON, *map(str.casefold, known)}, key=len, reverse=True)
    if _is_built_on(words, password.casefold()) or _is_written_apart(words, password.casefold()):
        raise InvalidDataError("weak_password", faults=[Fault("/password", "password_guessable")])


def _is_built_on(words: Iterable[str], password: str) -> bool:
    """Tell whether too little is left of a password without the *words*."""
    for word in words:
        if len(word) > 2:  # noqa: PLR2004 - shorter ones are in any text
            password = password.replace(word, "")
    return len(set(password)) < _LEAST_SIGNS


def _is_written_apart(words: Iterable[str], password: str) -> bool:
    """Tell the same of one that parts the words by blanks, points or dashes."""
    plain = _plain(password)
    plain_words = [_plain(word) for word in words]
    is_known = any(word in plain for word in plain_words if len(word) > 2)  # noqa: PLR2004 - as above
    return is_known and _is_built_on(plain_words, plain)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _in_pool(compute: Callable[[], R]) -> R:
    """Compute in one of few threads: each hash takes 19 MiB, which the thread keeps for the next.

    Who would wait too long, or behind too many, is told to come again.
    """
    if not _waiting.acquire(blocking=False):
        raise BusyError(wait=2)
    future = _pool.submit(compute)
    future.add_done_callback(lambda _: _waiting.release())
    try:
        return future.result(timeout=_PATIENCE)
    except TimeoutError:
        future.cancel()
        raise BusyError(wait=2) from None


def _yield_to_others() -> None:
    """Let the threads of requests go before those that hash, where the system knows threads."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 5)


_pool: Final = ThreadPoolExecutor(_AT_ONCE, "hashing", initializer=_yield_to_others)
_waiting: Final = threading.BoundedSemaphore(_AT_ONCE + _MOST_WAITING)
