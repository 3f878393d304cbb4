"""Every test that touches the record runs on SQLite, and on PostgreSQL where it is found.

Nothing of the service is imported here: the test of a pure rule does not wait for it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests import proof
from tests.dialects import POSTGRES, SQLITE, asked_for, why_not_all

if TYPE_CHECKING:
    from tests.client import Api, Served

DIALECTS = asked_for()


@pytest.fixture(scope="session", params=DIALECTS)
def served(request: pytest.FixtureRequest) -> Iterator["Served"]:
    """The service on one database, and the template from which each test gets its own clone."""
    from tests.client import Served  # noqa: PLC0415 - imported by those that ask the service
    from tests.records import records  # noqa: PLC0415
    from tests.world import build  # noqa: PLC0415

    with records(request.param, build) as kept, Served(kept) as service:
        yield service


@pytest.fixture(scope="session")
def still(served: "Served") -> Iterator["Api"]:
    """One clone for all tests that leave it as it was: raw statements that are refused."""
    with served.beside() as api:
        yield api


@pytest.fixture
def api(served: "Served") -> Iterator["Api"]:
    """A clone of the small world, and callers of every kind."""
    with served.fresh() as api:
        yield api


def pytest_configure(config: pytest.Config) -> None:
    """Hold marked tests to their marks."""
    config.pluginmanager.register(proof)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one database on one worker: each builds its template once."""
    for item in items:
        if dialect := _dialect(item):
            item.add_marker(pytest.mark.xdist_group(dialect))
            item.keywords[dialect] = True


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
    told = ", ".join(f"{ran[dialect]} tests on {dialect}" for dialect in sorted(ran, reverse=True))
    terminalreporter.section("databases")
    terminalreporter.line(told)
    if len(DIALECTS) == 1:
        terminalreporter.line(f"*** {why_not_all()} ***", yellow=True, bold=True)


def _dialect(item: pytest.Item) -> str | None:
    given = getattr(item, "callspec", None)
    return given.params.get("served") if given else None
