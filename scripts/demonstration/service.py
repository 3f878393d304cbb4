"""Run a fresh service for the demonstration: its own database, a clock that the story sets."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path

import httpx
from recorder import Recorder, RecordingTransport
from sqlalchemy import create_engine, make_url

from penilaian_api.api.transport.server.workers import die_with_parent
from penilaian_api.commands import program
from penilaian_client import Client

ROLE = "penilaian_demo"
"""The PostgreSQL role, and its password, with which the demonstration's service signs in."""


class Service:
    """Migrate a database, run commands on it, serve it, and set its clock."""

    def __init__(self, folder: Path, database_url: str | None, port: int) -> None:
        self.folder = folder
        self.port = port or _find_free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.recorder: Recorder | None = None
        self._owner_url = database_url
        self._clock_file = folder / "clock"
        self.settings = {
            "PENILAIAN_ENV": "demo",
            "PENILAIAN_PEER_TRIES": "10000",  # everybody signs in from this machine
            "PENILAIAN_DATA_FOLDER": str(folder),
            **_database_settings(folder, database_url),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def set_clock(self, instant: datetime) -> None:
        """Set the service's clock; the file is replaced whole, so that no half of it is read."""
        new_file = self._clock_file.with_suffix(".new")
        new_file.write_text(instant.isoformat())
        new_file.replace(self._clock_file)

    def migrate(self) -> None:
        """Create the tables; on PostgreSQL the service signs in as a role that owns none."""
        self.run_command("migrate")
        if self._owner_url is not None:
            engine = create_engine(self._owner_url)
            with engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER ROLE {ROLE} PASSWORD '{ROLE}'")
            engine.dispose()

    def run_command(self, *arguments: str) -> str:
        """Run a command of `penilaian-api` as its operator would, and return its output.

        It runs in this process: starting another for each command would take most of the time.
        """
        out, errors = io.StringIO(), io.StringIO()
        code: object = 0
        own_arguments, sys.argv = sys.argv, ["penilaian-api", *arguments]
        self._set_environment()
        try:
            with redirect_stdout(out), redirect_stderr(errors):
                program.main()
        except SystemExit as exit_:
            code = exit_.code
        finally:
            sys.argv = own_arguments
        if code:
            reason = code if isinstance(code, str) else errors.getvalue() or out.getvalue()
            raise SystemExit(f"penilaian-api {arguments[0]}: {reason}")
        return out.getvalue().strip()

    def _set_environment(self) -> None:
        """Replace the caller's own settings with those of the demonstration."""
        for name in [name for name in os.environ if name.startswith("PENILAIAN_")]:
            del os.environ[name]
        os.environ.update(self.settings)

    def start(self) -> None:
        """Start the service, and wait until it is ready."""
        program_file = Path(sys.executable).with_name("penilaian-api")
        options = ("--quiet", "--port", str(self.port), "--clock-file", str(self._clock_file))
        self._set_environment()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [program_file, "serve", *options],
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no thread is started before it
        )
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
        """Wait until somebody stops the service."""
        if self._process is not None:
            self._process.wait()

    @staticmethod
    def end_when_told() -> None:
        """End by a signal as by an error, so that what is open is closed: the service."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda number, _: sys.exit(128 + number))

    def stop(self) -> None:
        """Stop the service, and wait until it has ended."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def open_service_client(self, client_id: str, secret: str) -> Client:
        """Open a client as a service account, such as an HR system."""
        return Client(
            self.address, client_id=client_id, client_secret=secret, transport=self._transport()
        )

    def open_person_client(self, login: str, password: str) -> Client:
        """Open a client as a person, such as a frontend."""
        return Client(self.address, login=login, password=password, transport=self._transport())

    def open_anonymous_client(self) -> Client:
        """Open a client that signs nobody in, such as a citizen's browser."""
        return Client(self.address, transport=self._transport())

    def activate_account(self, login: str, code: str, password: str) -> None:
        """Set the password of an account with its one-time code, as its holder would."""
        with self.open_anonymous_client() as client:
            client.activate_account({"login": login, "code": code, "password": password})

    def _transport(self) -> httpx.BaseTransport | None:
        return None if self.recorder is None else RecordingTransport(self.recorder)


def _database_settings(folder: Path, database_url: str | None) -> Mapping[str, str]:
    if database_url is None:
        return {"PENILAIAN_DATABASE_URL": f"sqlite:///{folder / 'penilaian.db'}"}
    application_url = make_url(database_url).set(username=ROLE, password=ROLE)
    return {
        "PENILAIAN_OWNER_DATABASE_URL": database_url,
        "PENILAIAN_DATABASE_URL": application_url.render_as_string(hide_password=False),
    }


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
