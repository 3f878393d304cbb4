"""Whoever scores a whole period reads everybody's results: one row of the trail, found by each."""

from typing import Any

from tests.factories import plans
from tests.factories.crowd import crowd
from tests.factories.evaluations import year
from tests.serving.client import Api
from tests.storage.work.test_trail import verdict

TRAIL = "/v1/me/access-trail"


def score(api: Api, period: dict[str, Any]) -> None:
    answer = api.post(f"/v1/periods/{period['id']}/scores", who="admin")
    assert answer.status_code == 200, answer.text


def open_all(api: Api, period: dict[str, Any]) -> None:
    answer = api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    assert answer.status_code == 200, answer.text


def rows(api: Api, who: str = "staff", limit: int = 200) -> list[dict[str, Any]]:
    """Read somebody's whole access trail, page by page."""
    page = api.get(f"{TRAIL}?limit={limit}", who=who).json()
    items = page["items"]
    while page["next"]:
        page = api.get(f"{TRAIL}?limit={limit}&cursor={page['next']}", who=who).json()
        items += page["items"]
    return items


def scorings(api: Api, who: str = "staff") -> int:
    return sum(row["action"] == "period_score" and row["kind"] == "read" for row in rows(api, who))


def test_g8_scoring_a_period_is_one_row_however_many_are_in_it(api: Api) -> None:
    period = year(api, "mataram")
    crowd(api, range(30), period["cycle_id"])
    plans.approved(api, "staff", "sup")
    open_all(api, period)
    before = verdict(api)
    score(api, period)
    after = verdict(api)
    assert (after.rows - before.rows, after.fault) == (1, before.fault)
    assert scorings(api) == 1


def test_g8_only_those_find_it_who_had_an_evaluation_by_then(api: Api) -> None:
    period = year(api, "mataram")
    plans.approved(api, "staff", "sup")
    open_all(api, period)
    score(api, period)
    plans.approved(api, "peer", "sup")
    open_all(api, period)
    assert (scorings(api), scorings(api, "peer"), scorings(api, "stranger")) == (1, 0, 0)
    score(api, period)
    assert (scorings(api), scorings(api, "peer"), scorings(api, "stranger")) == (2, 1, 0)


def test_g8_pages_of_any_length_give_the_same_rows_in_their_order(api: Api) -> None:
    period = year(api, "mataram")
    plans.approved(api, "staff", "sup")
    open_all(api, period)
    for _ in range(3):
        score(api, period)
    whole = rows(api)
    assert [row["seq"] for row in whole] == sorted({row["seq"] for row in whole}, reverse=True)
    assert scorings(api) == 3
    for limit in (1, 2, 3, 7):
        assert rows(api, limit=limit) == whole
