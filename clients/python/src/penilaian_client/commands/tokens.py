"""Keep the tokens of `penilaian login` in a file that only its owner reads."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from penilaian_client._private_files import write_private
from penilaian_client._tokens import Tokens

_OWNER_ONLY = 0o700


def token_path() -> Path:
    """Say where the tokens of this user stand; PENILAIAN_TOKENS names another file."""
    if named := os.environ.get("PENILAIAN_TOKENS"):
        return Path(named)
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / "penilaian" / "tokens.json"


@dataclass(frozen=True, slots=True)
class FileStore:
    """The tokens of one sign-in at one service; *login* is whose they are, or will be."""

    url: str
    login: str | None = None

    def load(self) -> Tokens | None:
        """Return the tokens that are kept for this service, if they are of this login."""
        entry = _read().get(_name_of(self.url))
        if entry is None or (self.login is not None and entry.get("login") != self.login):
            return None
        try:
            return Tokens(**entry["tokens"])
        except (KeyError, TypeError):
            return None

    def save(self, tokens: Tokens | None) -> None:
        """Keep *tokens* instead of the earlier ones; None forgets them."""
        entries, name = _read(), _name_of(self.url)
        login = self.login or entries.get(name, {}).get("login")
        entries.pop(name, None)
        if tokens is not None:
            entries[name] = {"login": login, "tokens": asdict(tokens)}
        path = token_path()
        path.parent.mkdir(_OWNER_ONLY, parents=True, exist_ok=True)
        write_private(path, json.dumps(entries, indent=1).encode())


@dataclass(frozen=True, slots=True)
class FreshStore:
    """Begin without tokens, as a new sign-in does, and keep those that it gives."""

    kept: FileStore

    def load(self) -> Tokens | None:
        """Return nothing: the password is asked of whoever signs in."""
        return None

    def save(self, tokens: Tokens | None) -> None:
        """Keep *tokens*."""
        self.kept.save(tokens)


def _read() -> dict[str, Any]:
    try:
        content = json.loads(token_path().read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _name_of(url: str) -> str:
    return url.rstrip("/")
