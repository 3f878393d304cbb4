"""Run a PostgreSQL of the tests' own: found by its binaries, on a socket, gone at the end."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")


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


@contextmanager
def server() -> Iterator[str]:
    """Run a server for the time of the tests; the address is its owner's, without a database."""
    folder = binaries()
    if folder is None:
        raise LookupError("No PostgreSQL binaries were found.")
    with tempfile.TemporaryDirectory(prefix="penilaian-pg-") as home:
        data = Path(home) / "data"
        user = _unprivileged(Path(home))
        options = {"user": user} if user else {}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": home, **options}
        subprocess.run(
            [folder / "initdb", "-D", data, "-U", "owner", "-A", "trust", "--locale=C.UTF-8", "-N"],
            check=True,
            **quiet,
        )
        settings = [word for setting in FAST for word in ("-c", setting)]
        process = subprocess.Popen(
            [folder / "postgres", "-D", data, "-k", home, "-c", "listen_addresses=", *settings],
            **quiet,
        )
        try:
            _wait(folder, home)
            yield f"postgresql+psycopg://owner@/{{name}}?host={home}"
        finally:
            process.send_signal(signal.SIGINT)  # without waiting for whoever is still connected
            process.wait(20)


def _unprivileged(home: Path) -> str | None:
    """PostgreSQL refuses to run as root: hand the folder to somebody who is not."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "nobody")
    home.chmod(0o755)
    return "nobody"


def _wait(folder: Path, home: str) -> None:
    for _ in range(200):
        ready = subprocess.run(
            [folder / "pg_isready", "-h", home, "-t", "1"], check=False, stdout=subprocess.DEVNULL
        )
        if ready.returncode == 0:
            return
    raise TimeoutError("PostgreSQL did not start.")
