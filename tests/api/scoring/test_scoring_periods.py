"""Scoring a whole period: ten thousand evaluations in one call, and little held of each."""

import pytest
from tests.factories.crowd import crowd
from tests.factories.evaluations import year
from tests.records.dialects import SQLITE
from tests.records.statements import counted
from tests.serving.client import Api
from tests.serving.spending import memory_spent, time_spent

from penilaian_api.services.scoring.period_scores import BATCH_SIZE

FEW, MANY = 150, 900
ALL = 10_000
SECONDS = 60
"""What all may take of the processor; it takes about eight."""
MOST = 8_000
"""Bytes for one more evaluation, its line in the answer included: 80 MB for ten thousand."""


def peak(api: Api, period: str) -> tuple[int, int]:
    """Score a period, and tell how many it were and the most memory held meanwhile."""
    with memory_spent() as spent:
        answer = api.post(f"/v1/periods/{period}/scores", who="admin")
        assert answer.status_code == 200, answer.text
    return answer.json()["evaluations"], spent.most_bytes


def test_each_further_evaluation_takes_a_few_kilobytes(api: Api) -> None:
    if api.dialect != SQLITE:
        pytest.skip("what the service holds is the same on both databases")
    period = year(api, "mataram")
    crowd(api, range(FEW), period["cycle_id"])
    path = f"/v1/periods/{period['id']}"
    assert api.post(f"{path}/evaluations", who="admin").json()["created"] == FEW
    peak(api, period["id"])  # the first builds statements that stay
    few, less = peak(api, period["id"])
    crowd(api, range(FEW, MANY), period["cycle_id"])
    assert api.post(f"{path}/evaluations", who="admin").json()["created"] == MANY - FEW
    many, more = peak(api, period["id"])
    assert (few, many) == (FEW, MANY)
    assert more - less < MOST * (MANY - FEW)


@pytest.mark.slow
def test_ten_thousand_are_scored_in_one_call(api: Api) -> None:
    period = year(api, "mataram")
    crowd(api, range(ALL), period["cycle_id"])
    path = f"/v1/periods/{period['id']}"
    assert api.post(f"{path}/evaluations", who="admin").json()["created"] == ALL
    with counted(api) as log, time_spent() as spent:
        answer = api.post(f"{path}/scores", who="admin")
    assert answer.status_code == 200, answer.text
    scores = answer.json()
    assert scores["evaluations"] == scores["complete"] == len(scores["items"]) == ALL
    assert log.count <= 2 * ALL / BATCH_SIZE + 8
    assert spent.seconds < SECONDS
