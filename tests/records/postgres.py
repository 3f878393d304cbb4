"""Run a PostgreSQL of the tests' own: found by its binaries, on a socket, gone at the end."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

MORTAL = ("fsync=off", "full_page_writes=off", "max_connections=300")
"""What was committed outlives the server that is killed, if not the machine."""
FAST = (*MORTAL, "synchronous_commit=off")

PATIENCE = 60.0
"""Seconds that a server may take to start."""


def binaries() -> Path | None:
    """Find the folder of PostgreSQL's programs, if it is installed."""
    folder = (
        shutil.which("pg_config")
        and subprocess.run(
            ["pg_config", "--bindir"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    folders = [Path(folder)] if folder else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


class Server:
    """A server in a folder of its own, a child of this process: it can be killed and reaped.

    A folder that already has data is served as it is.
    """

    def __init__(self, home: Path, settings: Sequence[str] = FAST) -> None:
        folder = binaries()
        if folder is None:
            raise LookupError("No PostgreSQL binaries were found.")
        self._folder, self._home, self._settings = folder, home, settings
        user = _unprivileged(home)
        self._how = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "cwd": home,
            **({"user": user} if user else {}),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"postgresql+psycopg://owner@/{{name}}?host={home}"
        """The owner's, without a database."""
        words = ("-U", "owner", "-A", "trust", "--locale=C.UTF-8", "-N")
        if not (home / "data").exists():
            subprocess.run(
                [folder / "initdb", "-D", home / "data", *words], check=True, **self._how
            )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [word for setting in self._settings for word in ("-c", setting)]
        program = [self._folder / "postgres", "-D", self._home / "data", "-k", self._home]
        self._process = subprocess.Popen(
            [*program, "-c", "listen_addresses=", *settings], **self._how
        )
        _wait(self._folder, str(self._home))

    def stop(self) -> None:
        """Stop it without waiting for whoever is still connected; a killed one has stopped."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(20)
            self._process = None

    def freeze(self) -> None:
        """Let none of its processes go on: it neither answers nor refuses."""
        self._signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let them go on where they were."""
        self._signal_all(signal.SIGCONT)

    def _signal_all(self, number: signal.Signals) -> None:
        assert self._process is not None
        for process in (self._process.pid, *_children(self._process.pid)):
            os.kill(process, number)

    def kill(self) -> None:
        """Kill all its processes at once, as a crash of the machine's memory would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)  # it begins no process more
        children = _children(self._process.pid)
        for process in (self._process.pid, *children):
            os.kill(process, signal.SIGKILL)
        self._process.wait(20)
        self._process = None
        while any(Path(f"/proc/{child}").exists() for child in children):
            time.sleep(0.01)


@contextmanager
def server(settings: Sequence[str] = FAST) -> Iterator[str]:
    """Run a server for the time of the tests; the address is its owner's, without a database."""
    with mortal_server(settings) as running:
        yield running.address


@contextmanager
def mortal_server(settings: Sequence[str] = MORTAL) -> Iterator[Server]:
    """Run a server that the test may kill and start again."""
    with tempfile.TemporaryDirectory(prefix="penilaian-pg-") as home:
        running = Server(Path(home), settings)
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _children(parent: int) -> list[int]:
    """List the processes below *parent*: each of the server's is a group of its own."""
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _parent(path) == parent]


def _parent(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has ended meanwhile
        return None


def _unprivileged(home: Path) -> str | None:
    """PostgreSQL refuses to run as root: hand the folder to somebody who is not."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "nobody")
    home.chmod(0o755)
    return "nobody"


def _wait(folder: Path, home: str) -> None:
    """Wait until it answers; after a crash it first goes through what was written ahead."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        ready = subprocess.run(
            [folder / "pg_isready", "-h", home, "-t", "1"], check=False, stdout=subprocess.DEVNULL
        )
        if ready.returncode == 0:
            return
        time.sleep(0.02)
    raise TimeoutError("PostgreSQL did not start.")
