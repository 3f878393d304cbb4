"""The stage, built once for each database; each test finds it as it was built."""

from collections.abc import Iterator

import pytest

from tests.client import Served
from tests.matrix.building import build
from tests.matrix.stage import Stage, discard_commits


@pytest.fixture(scope="session")
def built(served: Served) -> Iterator[Stage]:
    """Build the world of all states in a clone of its own."""
    with served.fresh() as api:
        stage = build(served, api)
        yield stage
        served.app.door.database.engine = stage.engine  # the one that is closed with the clone


@pytest.fixture
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built
