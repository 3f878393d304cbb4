"""Each test finds the stage as it was built."""

from collections.abc import Iterator

import pytest

from tests.matrix.stage import Stage, discard_commits
from tests.serving.client import Served


@pytest.fixture
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built
