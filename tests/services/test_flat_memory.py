"""What thousands take in one call does not stay: a set is kept by its keys and digests alone."""

import pytest
from tests.factories import cycles
from tests.factories.crowd import employ
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.serving.spending import memory_spent

from penilaian_api.storage.cycle import candidates

WARMING, FEW, MANY = 200, 2_500, 4_500
"""Few are already so many that what the process keeps of them within bounds is full: keys, tuples.

Only so does the difference tell what each further person takes, whatever ran before in the process.
"""
AT_ONCE = 100
MOST = 400
"""Bytes that each further person takes until the commit, with a plan and a revision: it is 200.

So are 50,000 people 20 MB at most, of which nothing is left afterwards.
"""


@pytest.fixture
def in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "AT_ONCE", AT_ONCE)


@pytest.mark.usefixtures("in_small_batches")
def test_each_further_plan_takes_some_bytes_until_the_commit(api: Api) -> None:
    if api.dialect != SQLITE:
        pytest.skip("what the service holds is the same on both databases")
    cycle_id = cycles.state(api)["id"]
    employ(api, range(WARMING), cycle_id)
    create_plans(api)  # the first builds statements that stay
    employ(api, range(WARMING, WARMING + FEW), cycle_id)
    few, less = create_plans(api)
    employ(api, range(WARMING + FEW, WARMING + FEW + MANY), cycle_id)
    many, more = create_plans(api)
    assert (few, many) == (FEW, MANY)
    assert more - less < MOST * (MANY - FEW)


def create_plans(api: Api) -> tuple[int, int]:
    """Create all plans that are missing; tell how many, and the most memory held meanwhile."""
    with memory_spent() as spent:
        answer = api.post("/v1/cycles/2026/plans", {}, who="admin")
        assert answer.status_code == 200, answer.text
    return answer.json()["created"], spent.most_bytes
