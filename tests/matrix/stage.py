"""The stage: one world with records in every state, and a service whose commits are rolled back.

The world is built once for a database, through the API. Then every request of the matrix is served
whole, up to the commit, and there rolled back: thousands of requests find the same world.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

import pytest
from httpx2 import Client, Response
from sqlalchemy import Connection, Engine, text

from penilaian_api.storage.database import engine as database
from penilaian_api.storage.models.base import Base
from tests.matrix.callers import Caller
from tests.serving.client import Api, Served
from tests.serving.one_hop import open_client
from tests.world import key

NOW: Final = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)
"""A Friday morning in Jakarta: within the delegation of ``deputy`` and the windows for rating."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request, valid for whoever may make it; *marker* is what its answer shows to them."""

    method: str
    path: str
    json: Any = None
    version: int | None = None
    marker: str | None = None
    data: dict[str, str] | None = None
    files: dict[str, Any] | None = None


@dataclass
class Stage:
    """The world in all its states, and the callers on it."""

    api: Api
    engine: Engine
    tokens: dict[tuple[str, str], str] = field(default_factory=dict)
    records: dict[tuple[str, ...], Any] = field(default_factory=dict)
    initial_counts: dict[str, int] = field(default_factory=dict)
    """How many rows each table had when the world was built."""

    def __getitem__(self, name: str | tuple[str, ...]) -> Any:
        return self.records[name if isinstance(name, tuple) else (name,)]

    @cached_property
    def http(self) -> Client:
        """The client by which every cell is asked: there are thousands."""
        assert self.api.http.portal is not None
        return open_client(self.api.served.app, self.api.http.portal)

    def keep(self, value: Any, *name: str) -> Any:
        """Remember a record under the name by which calls ask for it."""
        self.records[name] = value
        return value

    def token(self, who: str, agency: str = "alfa") -> str:
        """Give the token of a caller: of their sign-in on this stage, or that of the template."""
        return self.tokens.get((who, agency)) or self.api.token(who, agency)

    def send(self, caller: Caller, call: Call, key: str | None = None) -> Response:
        """Make a call as somebody, with a key where one is given or must be."""
        headers = {}
        if caller.who is not None:
            headers["Authorization"] = f"Bearer {self.token(caller.who, caller.agency)}"
        if call.version is not None:
            headers["If-Match"] = f'"{call.version}"'
        if call.method == "POST" and (key or caller.who in {"service", "bare"}):
            headers["Idempotency-Key"] = key or "matrix"
        self.api.served.app.context.turns.reset()
        return self.http.request(
            call.method,
            call.path,
            headers=headers,
            json=call.json,
            data=call.data,
            files=call.files,
        )

    def count_rows(self) -> dict[str, int]:
        """Count the rows of every table, as the owner of the database sees them."""
        with self.api.raw(owner=True) as connection:
            return {
                table.name: connection.execute(
                    text(f'SELECT count(*) FROM "{table.name}"')
                ).scalar_one()
                for table in Base.metadata.sorted_tables
            }


def ident(name: str, agency: str = "alfa") -> str:
    """Name a record of the small world as the API names it."""
    return str(key(f"{agency}:{name}"))


@contextmanager
def discard_commits(served: Served, engine: Engine) -> Iterator[None]:
    """Serve from the stage, at its instant, and roll back what would be committed."""
    served.app.context.database.engine, served.now = engine, NOW
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_commit", Connection.rollback)
        yield
