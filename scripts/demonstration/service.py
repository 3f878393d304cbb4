"""A service of our own for the demonstration: fresh record, demo clock, gone or left at the end."""

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path

import httpx
from recorder import Recorder, Recording
from sqlalchemy import create_engine, make_url

from penilaian_api import __main__ as program
from penilaian_client import Client

ROLE = "penilaian_demo"
"""On PostgreSQL the role, and its password, by which the demonstration's service signs in."""


class Service:
    """Migrates, makes agencies, serves, and moves the clock."""

    def __init__(self, folder: Path, database_url: str | None, port: int) -> None:
        self.folder = folder
        self.port = port or _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.recorder: Recorder | None = None
        self._owner = database_url
        self._clock = folder / "clock"
        self._settings = {
            "PENILAIAN_ENV": "demo",
            "PENILAIAN_PEER_TRIES": "10000",  # everybody signs in from this machine
            "PENILAIAN_DATA_FOLDER": str(folder),
            **_addresses(folder, database_url),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def at(self, instant: datetime) -> None:
        """Move the clock: everybody's day changes at once."""
        fresh = self._clock.with_suffix(".new")
        fresh.write_text(instant.isoformat())
        fresh.replace(self._clock)

    def prepare(self) -> None:
        """Make the record; on PostgreSQL the service signs in as a role that owns none of it."""
        self.run("migrate")
        if self._owner is not None:
            engine = create_engine(self._owner)
            with engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER ROLE {ROLE} PASSWORD '{ROLE}'")
            engine.dispose()

    def run(self, *words: str) -> str:
        """Run a command of the program as its operator would, and give what it printed.

        It runs in this process: starting another for each word would take most of the time.
        """
        out, mistakes = io.StringIO(), io.StringIO()
        code: object = 0
        held, sys.argv = sys.argv, ["penilaian-api", *words]
        self._settle()
        try:
            with redirect_stdout(out), redirect_stderr(mistakes):
                program.main()
        except SystemExit as end:
            code = end.code
        finally:
            sys.argv = held
        if code:
            told = code if isinstance(code, str) else mistakes.getvalue() or out.getvalue()
            raise SystemExit(f"penilaian-api {words[0]}: {told}")
        return out.getvalue().strip()

    def _settle(self) -> None:
        """Let no setting of the caller's own reach the program, only those of the demonstration."""
        for name in [name for name in os.environ if name.startswith("PENILAIAN_")]:
            del os.environ[name]
        os.environ.update(self._settings)

    def start(self) -> None:
        """Serve, and wait until it is ready."""
        own = Path(sys.executable).with_name("penilaian-api")
        words = ("serve", "--quiet", "--port", str(self.port), "--clock-file", str(self._clock))
        self._settle()
        self._process = subprocess.Popen([own, *words])  # noqa: S603 - our own program
        for _ in range(300):
            if self._process.poll() is not None:
                raise SystemExit("The service did not start; see above.")
            try:
                if httpx.get(f"{self.address}/readyz").is_success:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise SystemExit("The service did not become ready.")

    def wait(self) -> None:
        """Leave the service running until it is stopped."""
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """Stop the service and wait until it has."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def machine(self, login: str, secret: str) -> Client:
        """Open a client as a service account: an HR system."""
        return Client(
            self.address, client_id=login, client_secret=secret, transport=self._transport()
        )

    def person(self, login: str, password: str) -> Client:
        """Open a client as a person: a frontend."""
        return Client(self.address, login=login, password=password, transport=self._transport())

    def anybody(self) -> Client:
        """Open a client that signs nobody in: a citizen's browser, or who has no password yet."""
        return Client(self.address, transport=self._transport())

    def activate(self, login: str, code: str, password: str) -> None:
        """Let a person set his password with the code he was handed."""
        with self.anybody() as client:
            client.activate_account({"login": login, "code": code, "password": password})

    def _transport(self) -> httpx.BaseTransport | None:
        return None if self.recorder is None else Recording(self.recorder)


def _addresses(folder: Path, database_url: str | None) -> Mapping[str, str]:
    if database_url is None:
        return {"PENILAIAN_DATABASE_URL": f"sqlite:///{folder / 'penilaian.db'}"}
    application = make_url(database_url).set(username=ROLE, password=ROLE)
    return {
        "PENILAIAN_OWNER_DATABASE_URL": database_url,
        "PENILAIAN_DATABASE_URL": application.render_as_string(hide_password=False),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
