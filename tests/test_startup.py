"""Start the program as an operator does, on a fresh file of its own, and count what it takes."""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving.process import free_port, wait_until_ready

PROGRAM = Path(sys.executable).with_name("penilaian-api")
OTHERS = ("PENILAIAN", "PYTHON")
PROC = Path("/proc")
MOST_KILOBYTES = 210_000
"""Of it structlog takes 6,000: it brings what it colors with; each operation some 130."""
TRIES = 3
LIBRARIES = "import fastapi, pydantic_settings, sqlalchemy.orm"
SERVICE = "import penilaian_api.app"
MOST_TIMES_LIBRARIES = 4.1
"""What the service takes to import, beside the libraries alone that it cannot do without: 3.7."""
MOST_TIMES_UNTIL_READY = 7.0
"""What the program takes until it answers, beside the same libraries: 4.6 in a quiet hour."""
NOT_WANTED_YET = {"alembic", "holidays", "structlog", "typer", "uvicorn", "xlsxwriter"}
"""What is imported by the command or the file that needs it, and not with the routes."""

pytestmark = pytest.mark.skipif(not (PROC / "self/stat").exists(), reason="no /proc to read")


@dataclass(frozen=True)
class Spent:
    """What a process has used until it was ready."""

    seconds: float
    kilobytes: int

    @classmethod
    def by(cls, process: int) -> "Spent":
        """Read it from the system: proc(5) counts from after the name, which may hold anything."""
        fields = (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        peak = re.search(r"VmHWM:\s+(\d+) kB", (PROC / str(process) / "status").read_text())
        assert peak is not None
        return cls(ticks / os.sysconf("SC_CLK_TCK"), int(peak[1]))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A fresh record, migrated, and nothing of the settings of whoever runs the tests.

    What was compiled once is kept beside it, as wherever the program is installed.
    """
    tmp_path = tmp_path_factory.mktemp("fresh")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    own = {
        "PENILAIAN_DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.db'}",
        "PENILAIAN_DATA_FOLDER": str(tmp_path),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
    }
    subprocess.run([PROGRAM, "migrate"], env=kept | own, check=True, capture_output=True)
    return kept | own


@contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """Start the program, wait until it is ready, and give its number."""
    port = free_port()
    with subprocess.Popen([PROGRAM, "serve", "--port", str(port)], env=environment) as process:
        try:
            wait_until_ready(process, f"http://127.0.0.1:{port}/readyz")
            yield process.pid
        finally:
            process.terminate()


@pytest.mark.slow
def test_the_program_is_ready_after_little_work_and_with_little_memory(
    environment: dict[str, str],
) -> None:
    imported(LIBRARIES, environment)
    libraries, measured = [], []
    for _ in range(TRIES):
        libraries.append(imported(LIBRARIES, environment))
        with served(environment) as process:
            measured.append(Spent.by(process))
    least = min(each.seconds for each in measured)
    assert least <= MOST_TIMES_UNTIL_READY * min(libraries), (libraries, measured)
    assert min(each.kilobytes for each in measured) <= MOST_KILOBYTES, measured


def test_the_service_is_imported_in_little_more_time_than_its_libraries(
    environment: dict[str, str],
) -> None:
    for statement in (LIBRARIES, SERVICE):
        imported(statement, environment)  # compiled once, as wherever it is installed
    spent = {statement: [] for statement in (LIBRARIES, SERVICE)}
    for _ in range(TRIES):
        for statement, seconds in spent.items():
            seconds.append(imported(statement, environment))
    assert min(spent[SERVICE]) <= MOST_TIMES_LIBRARIES * min(spent[LIBRARIES]), spent


def test_the_service_is_imported_without_what_only_a_command_needs(
    environment: dict[str, str],
) -> None:
    modules = subprocess.run(
        [sys.executable, "-c", f"{SERVICE}, sys; print(*sys.modules)"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert NOT_WANTED_YET.isdisjoint(modules)


def imported(statement: str, environment: dict[str, str]) -> float:
    """Tell how many seconds of the processor a new interpreter takes for *statement*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
