"""The service on a port of this machine, for clients that speak real HTTP."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from sqlalchemy import text
from tests.clients.years import GOAL, HERE, PASSWORD, PERIOD, QUARTER, SCHEME, write_year
from tests.serving.client import Api
from tests.serving.process import free_port

from penilaian_api.services.account import passwords


@pytest.fixture
def address(api: Api) -> Iterator[str]:
    """Serve the clone of the small world on a port of this machine, with passwords for all."""
    with api.raw(owner=True) as sql:
        sql.execute(
            text("UPDATE account SET password_hash = :h"), {"h": passwords.hash_password(PASSWORD)}
        )
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(api.served.app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings, the language and the tokens of whoever runs the tests out of them."""
    for name in [name for name in os.environ if name.startswith(("PENILAIAN_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A year of two periods, in a file."""
    return write_year(tmp_path, SCHEME + GOAL + HERE + QUARTER + PERIOD)
