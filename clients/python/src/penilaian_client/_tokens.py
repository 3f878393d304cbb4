"""Hold the tokens of a sign-in, and keep them between two runs of a program."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

_MARGIN = 15.0
"""So many seconds before its end a token is no longer sent: it must still hold on arrival."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold what a sign-in gave; *expires_at* is an instant of this machine's clock."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    device_secret: str | None = field(default=None, repr=False)
    expires_at: float | None = None

    @classmethod
    def from_answer(cls, answer: Mapping[str, Any], before: Self | None) -> Self:
        """Read an answer of the token endpoint; the secret of the device outlives each of them."""
        lifetime = answer.get("expires_in")
        kept = before.device_secret if before else None
        return cls(
            access_token=str(answer["access_token"]),
            refresh_token=answer.get("refresh_token"),
            device_secret=answer.get("device_secret") or kept,
            expires_at=None if lifetime is None else time.time() + float(lifetime) - _MARGIN,
        )

    def holds(self) -> bool:
        """Tell whether the access token may still be sent."""
        return self.expires_at is None or time.time() < self.expires_at


class TokenStore(Protocol):
    """Keep tokens, such as in a file."""

    def load(self) -> Tokens | None:
        """Return the tokens that are kept, if there are any."""
        ...

    def save(self, tokens: Tokens | None) -> None:
        """Keep *tokens* instead of the earlier ones; None forgets them."""
        ...


class MemoryStore:
    """Keep tokens as long as the program runs."""

    def __init__(self) -> None:
        self._tokens: Tokens | None = None

    def load(self) -> Tokens | None:
        """Return the tokens that are kept, if there are any."""
        return self._tokens

    def save(self, tokens: Tokens | None) -> None:
        """Keep *tokens* instead of the earlier ones."""
        self._tokens = tokens
