"""Every test that touches the record runs on SQLite, and on PostgreSQL where it is found."""

import os
from collections.abc import Iterator

import pytest

from tests.client import Api, Served
from tests.records import POSTGRES, SQLITE, postgres_is_here, records
from tests.world import build

DIALECTS = (SQLITE, POSTGRES) if postgres_is_here() else (SQLITE,)
if wanted := os.environ.get("PENILAIAN_TEST_ONLY"):
    DIALECTS = (wanted,)


@pytest.fixture(scope="session", params=DIALECTS)
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    """The service on one database, and the template from which each test gets its own clone."""
    with records(request.param, build) as kept, Served(kept) as service:
        yield service


@pytest.fixture
def api(served: Served) -> Iterator[Api]:
    """A clone of the small world, and callers of every kind."""
    with served.fresh() as api:
        yield api


def pytest_report_header() -> str:
    """Say loudly on which databases the tests run."""
    missing = "" if POSTGRES in DIALECTS else " (PostgreSQL WAS NOT FOUND: its half did not run)"
    return f"databases: {', '.join(DIALECTS)}{missing}"


