"""Serve the program as an operator does: in a process of its own, reached by sockets."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

PROGRAM: Final = Path(sys.executable).with_name("penilaian-api")
PATIENCE: Final = 60
PASSWORD: Final = "lima kuda terbang rendah"


@dataclass(frozen=True)
class Program:
    """The program with its settings, and the address at which it is served."""

    environment: dict[str, str]
    port: int
    pid: int = 0

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str) -> str:
        """Run a command beside the service, and return what it prints."""
        done = subprocess.run(
            [PROGRAM, *words], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def add_account(self, login: str, *options: str) -> str:
        """Create an account of the agency; return its code, or the secret of a service."""
        return self.run("account", "create", "alfa", login, *options)

    def activate(self, login: str, code: str, password: str = PASSWORD) -> httpx.Response:
        """Set a password with a code."""
        body = {"login": login, "code": code, "password": password}
        return httpx.post(f"{self.url}/v1/activations", json=body, timeout=PATIENCE)

    def sign_in(self, login: str, password: str = PASSWORD, **more: str) -> httpx.Response:
        """Sign in with a password."""
        form = {"grant_type": "password", "username": login, "password": password, **more}
        return httpx.post(f"{self.url}/v1/token", data=form, timeout=PATIENCE)

    def token(self, login: str) -> str:
        """Create an account, activate it and sign in; return the access token."""
        answer = self.activate(login, self.add_account(login, "--role", "admin"))
        assert answer.is_success, answer.text
        return str(self.sign_in(login).json()["access_token"])

    def connect(self, sent: bytes, source: str = "127.0.0.1") -> socket.socket:
        """Open a connection from *source* and send something."""
        connection = socket.create_connection(
            ("127.0.0.1", self.port), timeout=PATIENCE, source_address=(source, 0)
        )
        connection.sendall(sent)
        return connection


def free_ports(count: int) -> list[int]:
    """Name ports of this machine at which nobody listens, each another."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def free_port() -> int:
    """Name one port at which nobody listens."""
    return free_ports(1)[0]


@contextmanager
def served_program(folder: Path, *words: str, **settings: str) -> Iterator[Program]:
    """Serve a fresh record with the agency alfa, with more *words*, and stop at the end."""
    port = free_port()
    program = Program(_environment(folder, settings), port)
    program.run("migrate")
    program.run("agency", "create", "alfa", "Kabupaten Alfa")
    command = [PROGRAM, "serve", "--port", str(port), "--quiet", *words]
    with subprocess.Popen(command, env=program.environment) as process:
        try:
            wait_until_ready(process, f"{program.url}/readyz")
            yield Program(program.environment, port, process.pid)
        finally:
            process.terminate()


def _environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PENILAIAN")}
    own = {"DATABASE_URL": f"sqlite:///{folder / 'fresh.db'}", "DATA_FOLDER": str(folder)}
    return kept | {f"PENILAIAN_{name}": text for name, text in (own | settings).items()}


def wait_until_ready(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait until the program that was started answers at *address*."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        assert process.poll() is None, "it stopped"
        try:
            if httpx.get(address).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("it did not become ready")
