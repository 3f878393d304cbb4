import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
import pytest

class Api:
    requests = 0
    def get(self, path):
        self.requests += 1

@pytest.fixture
def api():
    return Api()

"""


def run(folder: Path, test: str) -> tuple[int, str]:
    (folder / "test_sample.py").write_text(HEAD + test)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = requirement(*ids)\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.proof", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_a_marked_test_that_asks_the_service_passes(tmp_path: Path) -> None:
    code, output = run(
        tmp_path, "@pytest.mark.requirement('S0-01')\ndef test_it(api):\n    api.get('/v1/me')\n"
    )
    assert code == pytest.ExitCode.OK, output


def test_a_marked_test_that_asks_nothing_fails(tmp_path: Path) -> None:
    code, output = run(tmp_path, "@pytest.mark.requirement('S0-01')\ndef test_it(api):\n    pass\n")
    assert code == pytest.ExitCode.TESTS_FAILED, output
    assert "proves S0-01 without an HTTP request" in output


def test_a_marked_test_without_a_caller_does_not_run_at_all(tmp_path: Path) -> None:
    code, output = run(tmp_path, "@pytest.mark.requirement('S0-01')\ndef test_it():\n    pass\n")
    assert code == pytest.ExitCode.USAGE_ERROR, output
    assert "test_it" in output


def test_an_unmarked_test_may_do_without_the_service(tmp_path: Path) -> None:
    code, output = run(tmp_path, "def test_it():\n    pass\n")
    assert code == pytest.ExitCode.OK, output
