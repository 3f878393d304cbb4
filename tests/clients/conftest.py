"""The service on a port of this machine, for clients that speak real HTTP."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from sqlalchemy import text
from tests.serving.client import Api

from penilaian_api.services.account import passwords

PASSWORD = "lima kuda terbang rendah"


@pytest.fixture
def address(api: Api) -> Iterator[str]:
    """Serve the clone of the small world on a port of this machine, with passwords for all."""
    with api.raw(owner=True) as sql:
        sql.execute(
            text("UPDATE account SET password_hash = :h"), {"h": passwords.hash_password(PASSWORD)}
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(api.served.app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
