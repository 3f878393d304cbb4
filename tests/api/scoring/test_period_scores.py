"""All scores of a period at once."""

import pytest
from tests.factories import plans
from tests.factories.crowd import crowd
from tests.factories.evaluations import year
from tests.records.statements import counted
from tests.serving.client import Api


def test_all_scores_of_a_period_are_computed_and_each_read_is_told(api: Api) -> None:
    period = year(api, "mataram")
    crowd(api, range(12), period["cycle_id"])
    plans.approved(api, "staff", "sup")
    api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    answer = api.post(f"/v1/periods/{period['id']}/scores", who="admin")
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert (body["evaluations"], body["complete"]) == (13, 12)
    assert sum(body["distribution"].values()) == 12
    (lacking,) = [item for item in body["items"] if item["lacking"]]
    assert lacking["lacking"] == "part_missing"
    rows = api.get("/v1/me/access-trail?limit=200").json()["items"]
    assert [row["kind"] for row in rows if row["action"] == "period_score"] == ["read"]


@pytest.mark.parametrize("who", ["staff", "sup", "head", "auditor", "bare"])
def test_only_the_administration_scores_a_whole_period(api: Api, who: str) -> None:
    period = year(api, "mataram")
    answer = api.post(f"/v1/periods/{period['id']}/scores", who=who, key="k")
    assert answer.status_code == 403, answer.text


def test_scores_come_in_pieces_and_a_service_account_gets_them_too(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penilaian_api.services.scoring.period_scores.BATCH_SIZE", 20)
    period = year(api, "mataram")
    crowd(api, range(45), period["cycle_id"])
    api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    with counted(api) as log:
        answer = api.post(f"/v1/periods/{period['id']}/scores", who="service", key="k1")
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert len({item["evaluation_id"] for item in items}) == 45
    assert log.count <= 3 * 5 + 10
