"""Serve as it is served: every wall on, garbage looked for as the server does."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import SecretStr
from starlette.types import ASGIApp
from tests.world import SECRET

from benchmarks.record.people import id_of
from benchmarks.record.year import DAY
from penilaian_api.api.transport.server.serving import collect_seldom
from penilaian_api.app import create_app
from penilaian_api.settings import Settings
from penilaian_api.storage.database.engine import Database


def make(address: str, keys: dict[str, Any]) -> tuple[ASGIApp, Callable[[str], str]]:
    """Make the service on the record's day, and what signs tokens for its people."""
    settings = Settings(
        database_url=address,
        secret=SecretStr(SECRET),
        data_folder=Path(tempfile.gettempdir()),
        access_minutes=60,
    )
    app = create_app(settings, clock=lambda: DAY, database=Database(address))
    collect_seldom()
    agency, tokens = UUID(keys["agency"]), dict[str, str]()

    def token_of(who: str) -> str:
        if who not in tokens:
            ids = (id_of(who, 0, "account:"), id_of(who, 0, "session:"))
            tokens[who] = app.context.tokens.issue(agency, *ids)
        return tokens[who]

    return app, token_of  # type: ignore[return-value]  # it is called as ASGI calls
