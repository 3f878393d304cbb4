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


def make(address: str, keys: dict[str, Any]) -> tuple[ASGIApp, Callable[[str, int], str]]:
    """Make the service on the record's day, and what signs tokens for its people."""
    settings = Settings(
        database_url=address,
        secret=SecretStr(SECRET),
        data_folder=Path(tempfile.gettempdir()),
        access_minutes=60,
    )
    app = create_app(settings, clock=lambda: DAY, database=Database(address, lambda _: True))
    collect_seldom()
    agency, tokens = UUID(keys["agency"]), dict[tuple[str, int], str]()

    def token_of(who: str, section: int) -> str:
        if (who, section) not in tokens:
            ids = (id_of(who, section, "account:"), id_of(who, section, "session:"))
            tokens[who, section] = app.context.tokens.issue(agency, *ids)
        return tokens[who, section]

    return app, token_of  # type: ignore[return-value]  # it is called as ASGI calls
