"""Setting up and demonstrating end with a sentence, and leave nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.services.test_workers import children, wait_for

ROOT = Path(__file__).parents[2]
WITHOUT_ENSUREPIP = """#!/bin/sh
if [ "$1" = -c ]; then exit 0; fi
mkdir -p .venv/bin && ln -sf {python} .venv/bin/python
echo "The virtual environment was not created successfully because ensurepip is not available."
exit 1
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `scripts/setup` reads, in a folder without an environment."""
    for path in ("scripts/setup", "requirements.lock", "pyproject.toml"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    (tmp_path / "clients/python").mkdir(parents=True)
    shutil.copy(ROOT / "clients/python/pyproject.toml", tmp_path / "clients/python")
    return tmp_path


@pytest.mark.parametrize("is_half_made", [False, True])
def test_u16_without_ensurepip_the_package_is_named_and_nothing_half_made_stays(
    checkout: Path, *, is_half_made: bool
) -> None:
    python = checkout / "python"
    python.write_text(WITHOUT_ENSUREPIP.format(python=python))
    python.chmod(0o755)
    if is_half_made:
        (checkout / ".venv/bin").mkdir(parents=True)
        (checkout / ".venv/bin/python").symlink_to("/bin/false")
    done = subprocess.run(
        ["scripts/setup"],
        cwd=checkout,
        env=os.environ | {"PYTHON": str(python)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr.splitlines()[-1]
    assert "ensurepip is not available" in done.stderr
    assert not (checkout / ".venv").exists()


def test_r7_set_up_takes_the_certificates_of_the_system() -> None:
    script = (ROOT / "scripts/setup").read_text()
    assert "UV_SYSTEM_CERTS=1" in script.partition("bin/uv pip sync")[0]
    assert 'PIP_CERT="${PIP_CERT:-$bundle}"' in script.partition("-m pip install")[0]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to read")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_r7_the_demonstration_ends_together_with_its_service(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "scripts/demonstration", "--exit"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as demo:
        wait_for(lambda: demo.poll() is None and children(demo.pid))
        time.sleep(1)
        services = children(demo.pid)
        demo.send_signal(number)
        demo.wait(60)
        wait_for(lambda: not any(Path(f"/proc/{service}").exists() for service in services))
