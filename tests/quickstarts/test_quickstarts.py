"""Every quick start does what it says: its commands are run as they stand."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.quickstarts.pages import PATIENCE, ROOT, Page

READY = "Stop it with Ctrl-C."
"""The last line of the demonstration, when it serves on."""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Play the year, and serve it on: as `scripts/demo --port 8000` in a terminal of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shown = tmp_path_factory.mktemp("demonstration") / "shown"
    with shown.open("wb") as output:
        process = subprocess.Popen(
            [ROOT / "scripts/demo", "--port", str(port)], stdout=output, stderr=output
        )
    try:
        last = time.monotonic() + PATIENCE
        while READY not in shown.read_text("utf-8"):
            assert process.poll() is None, shown.read_text("utf-8")[-4000:]
            assert time.monotonic() < last, "the demonstration takes too long"
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)


def has_packages() -> bool:
    """Tell whether Node is here, and its packages can be had."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    asked = subprocess.run(
        [npm, "view", "openapi-fetch", "name"], capture_output=True, timeout=PATIENCE, check=False
    )
    return asked.returncode == 0


def test_a_frontend_comes_from_sign_in_to_objection_in_ten_calls(
    demonstration: str, tmp_path: Path
) -> None:
    if not has_packages():
        pytest.skip("Node and its packages are not here")
    printed = Page("quickstart-frontend.md").run(tmp_path, demonstration)
    for line in (
        "task: feedback_to_read",
        "progress: 5.0000 berkas on 2026-12-30",
        "Target dan realisasi",
        "objection: filed, to be decided until 2027-01-22",
    ):
        assert line in printed
