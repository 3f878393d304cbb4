"""Run the service as a process of its own that is killed and started again."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
from record import Record
from tests.matrix.stage import NOW
from tests.world import SECRET

EARLY = Path(__file__).with_name("answering_early.py")
PATIENCE = 60.0


class Service:
    """One process of the service; *early*: one that answers before it commits."""

    def __init__(self, record: Record, *, early: bool = False) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        clock = record.folder / "clock"
        clock.write_text(NOW.isoformat())
        program = [str(EARLY)] if early else ["-m", "penilaian_api"]
        serve = ["serve", "--quiet", "--port", str(self.port), "--clock-file", str(clock)]
        self._words = [sys.executable, *program, *serve]
        self._environment = {
            **{name: value for name, value in os.environ.items() if "PENILAIAN" not in name},
            "PENILAIAN_ENV": "demo",
            "PENILAIAN_DATABASE_URL": record.copy.address,
            "PENILAIAN_OWNER_DATABASE_URL": record.copy.owner,
            "PENILAIAN_SECRET": SECRET,
            "PENILAIAN_DATA_FOLDER": str(record.folder),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        self._process = subprocess.Popen(self._words, env=self._environment)  # noqa: S603 - our own program
        self.wait()

    def wait(self) -> float:
        """Wait until it says that it is ready; give the seconds that it took."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            if self._process is not None and self._process.poll() is not None:
                raise SystemExit("The service did not start; see above.")
            try:
                if httpx.get(f"{self.address}/readyz").is_success:
                    return time.monotonic() - began
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise SystemExit("The service did not become ready.")

    def kill(self) -> None:
        """Kill it at once: nothing is written out, no answer is finished."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None

    def run_command(self, name: str) -> tuple[bool, str]:
        """Run a command of the program on the same record; tell whether it found all whole."""
        words = [sys.executable, "-m", "penilaian_api", name]
        done = subprocess.run(  # noqa: S603 - our own program
            words, env=self._environment, capture_output=True, text=True, check=False
        )
        return done.returncode == 0, done.stdout + done.stderr
