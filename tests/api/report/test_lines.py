"""People and plans as lines of JSON over HTTP: all that is in reach, as it is shown one by one."""

import json
from typing import Any

from tests.factories.crowd import crowd
from tests.factories.evaluations import opened
from tests.records.statements import counted
from tests.serving.client import Api

LINES = {"Accept": "application/x-ndjson"}


def lines(api: Api, path: str, who: str = "admin") -> list[dict[str, Any]]:
    answer = api.get(path, who=who, headers=LINES)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == LINES["Accept"]
    return [json.loads(line) for line in answer.content.splitlines()]


def test_every_plan_comes_with_all_that_stands_on_it(api: Api) -> None:
    opened(api, who=("staff", "peer"))
    listed = lines(api, "/v1/plans")
    assert len(listed) == 2
    for line in listed:
        shown = api.get(f"/v1/plans/{line['id']}", who="admin").json()
        assert line == {**shown, "allowed_actions": []}
        assert line["in_force"]["work_results"]
    assert [line["employee_name"] for line in lines(api, "/v1/plans", "peer")] == ["Peer Alfa"]
    assert lines(api, "/v1/plans?unit_code=LAIN") == []


def test_every_employee_in_reach_comes_once(api: Api) -> None:
    shown = api.get("/v1/employees?limit=200", who="sup").json()["items"]
    assert lines(api, "/v1/employees", "sup") == shown
    everybody = lines(api, "/v1/employees?format=ndjson")
    assert len(everybody) > len(shown)
    assert len({person["id"] for person in everybody}) == len(everybody)
    assert api.get("/v1/employees?format=xml", who="admin").status_code == 422


def test_a_hundred_plans_take_as_many_statements_as_ten(api: Api) -> None:
    period = opened(api)["period"]
    crowd(api, range(10), period["cycle_id"])
    few = _statements(api)
    crowd(api, range(100, 190), period["cycle_id"])
    assert _statements(api) == few


def _statements(api: Api) -> int:
    with counted(api) as seen:
        lines(api, "/v1/plans")
    return len(seen.statements)
