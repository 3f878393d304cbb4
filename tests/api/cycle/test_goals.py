"""Goals over HTTP: stated per year, hung one under another."""

import pytest
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

GOAL = {
    "unit_code": "KOTA",
    "statement": "Meningkatnya kualitas pelayanan publik",
    "statement_en": "Better public service",
    "indicator": "Indeks pelayanan publik",
    "measured_in": "indeks",
    "polarity": "higher",
    "baseline": "4.02",
    "target": "4.2",
    "is_public_service": True,
}


def put(api: Api, name: str = "2026/service", who: str = "admin", version=None, **changes):
    return api.put(f"/v1/goals/{name}", {**GOAL, **changes}, who=who, version=version)


def test_a_goal_stated_twice_is_made_once(api: Api) -> None:
    first, again = put(api), put(api)
    assert first.status_code == again.status_code == 200, first.text
    assert first.json() == again.json()
    assert (first.json()["target"], first.json()["baseline"]) == ("4.2000", "4.0200")
    assert first.headers["etag"] == '"1"'
    assert api.get("/v1/goals/2026/service").json()["id"] == first.json()["id"]


def test_a_goal_is_changed_at_the_version_that_was_seen(api: Api) -> None:
    put(api)
    assert put(api, target="4.3", version=3).status_code == 412
    changed = put(api, target="4.3", version=1)
    assert (changed.json()["target"], changed.json()["version"]) == ("4.3000", 2)


def test_goals_make_a_tree_that_can_be_walked(api: Api) -> None:
    top = put(api).json()
    below = put(api, "2026/counter", unit_code="DINAS", parent_key="service").json()
    assert below["parent_id"] == top["id"]

    def keys(query: str) -> list[str]:
        return [item["key"] for item in api.get(f"/v1/goals?{query}").json()["items"]]

    assert keys("is_top=true") == ["service"]
    assert keys(f"parent_id={top['id']}") == ["counter"]
    assert keys(f"unit_id={key('alfa:DINAS')}&year=2026") == ["counter"]
    assert keys("year=2025") == []


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"parent_key": "service"}, "/parent_key", "goal_circle"),
        ({"parent_key": "deepest"}, "/parent_key", "goal_circle"),
        ({"parent_key": "nothing"}, "/parent_key", "unknown_reference"),
        ({"unit_code": "NOWHERE"}, "/unit_code", "unknown_reference"),
        ({"target": 4.2}, "/target", "bad_decimal"),
        ({"polarity": "sideways"}, "/polarity", "not_a_choice"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    api: Api, changes: dict, pointer: str, code: str
) -> None:
    put(api)
    put(api, "2026/below", parent_key="service")
    put(api, "2026/deepest", parent_key="below")
    answer = put(api, **changes)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        (pointer, code)
    ]


def test_a_goal_hangs_under_a_goal_of_its_own_year(api: Api) -> None:
    put(api, "2025/service")
    assert put(api, parent_key="service", name="2026/counter").status_code == 422


def test_goals_are_read_by_all_and_written_by_the_administration(api: Api) -> None:
    put(api)
    for who in ("staff", "sup", "auditor", "service"):
        assert api.get("/v1/goals/2026/service", who=who).status_code == 200
    for who in ("staff", "sup", "auditor", "bare"):
        assert put(api, who=who).status_code == 403
    assert api.get("/v1/goals/2026/service", agency="beta").status_code == 404
    assert api.get("/v1/goals/2026/nothing").status_code == 404
    assert api.get("/v1/goals/2026/service").json()["allowed_actions"] == []


def test_a_list_of_goals_takes_few_statements(api: Api) -> None:
    for name in ("a", "b", "c"):
        put(api, f"2026/{name}")
    with counted(api) as log:
        first = api.get("/v1/goals?limit=2").json()
    assert log.count <= 6
    rest = api.get(f"/v1/goals?limit=2&cursor={first['next']}").json()
    assert [item["key"] for item in first["items"] + rest["items"]] == ["a", "b", "c"]


def test_o4_a_dry_run_checks_a_goal_and_stores_nothing(api: Api) -> None:
    def dry(name: str = "2026/service", version: int | None = None, **changes: object):
        path = f"/v1/goals/{name}?dry_run=true"
        return api.put(path, {**GOAL, **changes}, who="admin", version=version)

    answer = dry()
    imagined = answer.json()
    assert (imagined["version"], imagined["target"]) == (0, "4.2000")
    assert "etag" not in answer.headers
    assert api.get("/v1/goals/2026/service").status_code == 404
    assert dry(unit_code="GONE").json()["errors"][0]["pointer"] == "/unit_code"
    stored = put(api).json()
    changed = dry(target="4.3").json()
    assert changed == {**stored, "target": "4.3000"}
    assert api.get("/v1/goals/2026/service", who="admin").json() == stored
    assert dry(version=3).status_code == 412
    assert dry(parent_key="service").json()["errors"][0]["code"] == "goal_circle"
