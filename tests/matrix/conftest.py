"""Each test finds the stage as it was built."""

from collections.abc import Iterator

import pytest

from tests.client import Served
from tests.matrix.stage import Stage, discard_commits


@pytest.fixture
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built
