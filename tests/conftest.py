"""Every test that touches the record runs on SQLite, and on PostgreSQL where it is found.

Nothing of the service is imported here: the test of a pure rule does not wait for it.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

from tests import proof
from tests.records.dialects import POSTGRES, SQLITE, asked_for, why_not_all

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.serving.client import Api, Served

DIALECTS = asked_for()

settings.register_profile("busy", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("busy")  # how long an example takes says how busy the machine is


T = TypeVar("T")


class Opened:
    """What is opened once and stays open to the end, whichever database the next test asks for.

    A fixture with parameters is closed whenever the parameter changes, and tests of both databases
    follow each other on one worker.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._open: dict[tuple[str, str], Any] = {}

    def once(self, name: tuple[str, str], opens: Callable[[], AbstractContextManager[T]]) -> T:
        """Give what has this name; the first who asks opens it."""
        if name not in self._open:
            self._open[name] = self._stack.enter_context(opens())
        return self._open[name]

    def close(self) -> None:
        """Close everything, the last first."""
        self._stack.close()


@pytest.fixture(scope="session")
def opened() -> Iterator[Opened]:
    """Keep what is opened once for all tests."""
    opened = Opened()
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=DIALECTS)
def served(request: pytest.FixtureRequest, opened: Opened) -> "Served":
    """The service on one database, and the template from which each test gets its own clone."""
    from tests.serving.client import served_on  # noqa: PLC0415 - imported by those that ask the service

    return opened.once(("served", request.param), lambda: served_on(request.param))


@pytest.fixture(scope="session")
def still(served: "Served", opened: Opened) -> "Api":
    """One clone for all tests that leave it as it was: raw statements that are refused."""
    return opened.once(("still", served.dialect), served.beside)


@pytest.fixture(scope="session")
def built(served: "Served", opened: Opened) -> "Stage":
    """The world in all its states, for all tests that leave it as it was."""
    from tests.matrix.building.staging import staged  # noqa: PLC0415 - as above

    return opened.once(("stage", served.dialect), lambda: staged(served))


@pytest.fixture
def api(served: "Served") -> Iterator["Api"]:
    """A clone of the small world, and callers of every kind."""
    with served.fresh() as api:
        yield api


@pytest.fixture
def operator(api: "Api", monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands run on the clone of the test."""
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)


def pytest_configure(config: pytest.Config) -> None:
    """Hold marked tests to their marks, and part the tests among the workers."""
    config.pluginmanager.register(proof)
    if config.getoption("numprocesses", None):
        from tests import scheduling  # noqa: PLC0415 - only with workers

        config.pluginmanager.register(scheduling)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow ones, so that no worker begins them when the other is done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for item in items:
        if dialect := _dialect(item):
            item.keywords[dialect] = True


def pytest_collection_finish() -> None:
    """Leave what is collected out of every search for garbage: it stays to the end."""
    gc.freeze()


def pytest_report_header() -> str:
    """Say on which databases the tests will run."""
    return f"databases: {', '.join(DIALECTS)}" + (
        "" if len(DIALECTS) > 1 else f" ({why_not_all()})"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, after all else, on which databases the tests have run."""
    outcomes = terminalreporter.stats
    reports = [*outcomes.get("passed", ()), *outcomes.get("failed", ())]
    ran = Counter(
        dialect
        for report in reports
        for dialect in (SQLITE, POSTGRES)
        if dialect in report.keywords
    )
    if not ran:
        return
    summary = ", ".join(
        f"{ran[dialect]} tests on {dialect}" for dialect in sorted(ran, reverse=True)
    )
    terminalreporter.section("databases")
    terminalreporter.line(summary)
    if len(DIALECTS) == 1:
        terminalreporter.line(f"*** {why_not_all()} ***", yellow=True, bold=True)


def _dialect(item: pytest.Item) -> str | None:
    given = getattr(item, "callspec", None)
    return given.params.get("served") if given else None
