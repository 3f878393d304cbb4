"""Give each test to whichever worker has time, but all that share a stage to the one that built it.

Marks would say it too (``xdist_group``), but the groups are lost on the way to the scheduler.
"""

from typing import Final

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.records.dialects import POSTGRES, SQLITE

ON_THE_STAGE: Final = (
    "tests/matrix/",
    "tests/fuzzing/test_calendar_ends.py",
    "tests/contract/test_conformance.py",
    "tests/contract/test_examples.py",
    "tests/contract/test_fuzz.py",
    "tests/contract/test_locations.py",
    "tests/storage/audit/test_tampering.py",
    "tests/storage/work/test_reached.py",
)


TOGETHER: Final = "tests/test_startup.py"
"""Its tests share what all of them measure."""


class StageScheduling(LoadScopeScheduling):
    """Sends what stands on the stage of one database to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else stage_of(nodeid) or nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> StageScheduling:
    """Replace the scheduler of the workers."""
    return StageScheduling(config, log)


def stage_of(nodeid: str) -> str | None:
    """Name the stage on which a test stands, by its file and its database."""
    path, _, parameters = nodeid.partition("[")
    if not path.startswith(ON_THE_STAGE):
        return None
    return next(
        (f"stage on {dialect}" for dialect in (SQLITE, POSTGRES) if parameters.startswith(dialect)),
        None,
    )
