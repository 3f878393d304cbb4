"""Plans and evaluations for thousands are made in portions, each a call that says what remains."""

from typing import Any

import pytest
from tests.factories.crowd import crowd
from tests.factories.cycles import state
from tests.factories.evaluations import year
from tests.serving.client import Api
from tests.storage.work.test_trail import verdict

from penilaian_api.storage.cycle import candidates, due_plans


def portions(api: Api, path: str, body: Any, at_most: int) -> list[tuple[int, int]]:
    """Call until nothing remains; give what each call made and what it left."""
    made = []
    while not made or made[-1][1]:
        answer = api.post(f"{path}?at_most={at_most}", body, who="admin")
        assert answer.status_code == 200, answer.text
        made.append((answer.json()["created"], answer.json()["remaining"]))
    return made


def test_g8_evaluations_are_made_in_portions_that_say_what_remains(api: Api) -> None:
    period = year(api)
    crowd(api, range(25), period["cycle_id"])
    path = f"/v1/periods/{period['id']}/evaluations"
    dry = api.post(f"{path}?at_most=10&dry_run=true", who="admin").json()
    assert (dry["created"], dry["remaining"]) == (10, 15)
    before = verdict(api).rows
    assert portions(api, path, None, 10) == [(10, 15), (10, 5), (5, 0)]
    assert verdict(api).rows - before == 2 * 3  # evaluations and assessments, as sets
    assert portions(api, path, None, 10) == [(0, 0)]
    items = api.get("/v1/evaluations?limit=200", who="admin").json()["items"]
    assert len({item["employee_id"] for item in items}) == len(items) == 25


def test_g8_plans_are_made_in_portions_that_say_what_remains(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})
    path, body = "/v1/cycles/2026/plans", {"approach": "quantitative"}
    whole = api.post(f"{path}?dry_run=true", body, who="admin").json()["created"]
    made = portions(api, path, body, 2)
    assert [left for _, left in made] == sorted((left for _, left in made), reverse=True)
    assert sum(count for count, _ in made) == whole > 2
    again = api.post(path, body, who="admin").json()
    assert (again["created"], again["remaining"], again["existing"]) == (0, 0, whole)


@pytest.mark.parametrize("at_once", [1, 2, 3, 1_000])
def test_g4_a_population_is_read_in_batches_and_nobody_twice(
    api: Api, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    state(api, population={"units": ["DINAS"]})
    path, body = "/v1/cycles/2026/plans", {"approach": "quantitative"}
    whole = api.post(f"{path}?dry_run=true", body, who="admin").json()
    monkeypatch.setattr(candidates, "AT_ONCE", at_once)
    assert api.post(f"{path}?dry_run=true", body, who="admin").json() == whole
    assert api.post(path, body, who="admin").json() == {**whole, "is_dry_run": False}
    plans = api.get("/v1/plans?limit=200", who="admin").json()["items"]
    assert len({plan["employee_id"] for plan in plans}) == len(plans) == whole["created"]


@pytest.mark.parametrize("at_once", [1, 7, 1_000])
def test_g4_the_plans_of_a_period_are_read_in_batches_and_nobody_twice(
    api: Api, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    period = year(api)
    crowd(api, range(25), period["cycle_id"])
    monkeypatch.setattr(due_plans, "AT_ONCE", at_once)
    path = f"/v1/periods/{period['id']}/evaluations"
    assert portions(api, path, None, 10) == [(10, 15), (10, 5), (5, 0)]
    again = api.post(path, who="admin").json()
    assert (again["created"], again["remaining"], again["existing"]) == (0, 0, 25)


@pytest.mark.parametrize("at_most", ["0", "-1", "10001", "viele"])
def test_g8_a_portion_has_a_size(api: Api, at_most: str) -> None:
    state(api, population={"units": ["DINAS"]})
    body = {"approach": "quantitative"}
    answer = api.post(f"/v1/cycles/2026/plans?at_most={at_most}", body, who="admin")
    assert answer.status_code == 422, answer.text
