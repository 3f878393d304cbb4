"""Many evaluations in one call: all or nothing, each item asked for itself, few statements."""

from datetime import UTC, datetime
from typing import Any

from tests.factories.crowd import crowd
from tests.factories.evaluations import opened, year
from tests.records.statements import counted
from tests.serving.answers import refused
from tests.serving.client import Api


def faults(answer: Any) -> set[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return {(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]}


def hundred(api: Api, size: int = 100) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Open many evaluations under one leader, in the window."""
    period = year(api)
    crowd(api, range(size), period["cycle_id"])
    api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    api.at(datetime(2026, 3, 27, 2, 0, tzinfo=UTC))
    path = f"/v1/periods/{period['id']}/start-rating"
    api.post(path, who="admin", version=period["version"])
    evaluations = api.get("/v1/evaluations?limit=200", who="sup").json()["items"]
    assert len(evaluations) == size
    return period, evaluations


def items(evaluations: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "items": [{"id": item["id"], "version": item["version"], **more} for item in evaluations]
    }


RATED: dict[str, Any] = {
    "ratings": [
        {"about": "results", "chosen": "met", "reason": "Sebagian aduan adalah sisa tahun lalu."},
        {"about": "behavior", "chosen": "met", "reason": "Menurut umpan balik selama triwulan."},
    ],
    "organization_result": "good",
}


def test_a_hundred_are_rated_finalized_and_delivered_in_three_calls(api: Api) -> None:
    _, evaluations = hundred(api)
    counts = []
    for name, more in (("rate", RATED), ("finalize", {}), ("deliver", {})):
        with counted(api) as log:
            answer = api.post(f"/v1/evaluations/{name}", items(evaluations, **more), who="sup")
        assert answer.status_code == 200, answer.text
        evaluations = answer.json()["items"]
        counts.append(log.count)
    assert {item["state"] for item in evaluations} == {"delivered"}
    assert [limit >= count for limit, count in zip((16, 19, 11), counts, strict=True)] == [
        True
    ] * 3, counts


def test_one_forbidden_item_refuses_all_hundred(api: Api) -> None:
    made = opened(api, who=("stranger",))
    crowd(api, range(99), made["period"]["cycle_id"])
    api.post(f"/v1/periods/{made['period']['id']}/evaluations", who="admin")
    evaluations = api.get("/v1/evaluations?limit=200", who="sup").json()["items"]
    body = items([*evaluations[:60], made["evaluations"]["stranger"], *evaluations[60:]], **RATED)
    answer = api.post("/v1/evaluations/rate", body, who="sup")
    refused(answer, 404, "not_found")
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/items/60"]
    states = {item["state"] for item in api.get("/v1/evaluations", who="sup").json()["items"]}
    assert states == {"open"}


def test_one_stale_or_faulty_item_refuses_all_and_is_named(api: Api) -> None:
    _, evaluations = hundred(api, 3)
    body = items(evaluations, **RATED)
    body["items"][1]["version"] = 7
    stale = api.post("/v1/evaluations/rate", body, who="sup")
    refused(stale, 412, "stale")
    assert stale.json()["errors"][0]["pointer"] == "/items/1"
    body = items(evaluations, **RATED)
    body["items"][2] = {**body["items"][2], "organization_result": None}
    faulty = api.post("/v1/evaluations/rate", body, who="sup")
    assert faults(faulty) == {("/items/2/organization_result", "organization_result_missing")}
    twice = api.post(
        "/v1/evaluations/rate", items([evaluations[0], evaluations[0]], **RATED), who="sup"
    )
    assert faults(twice) == {("/items/1/id", "twice")}
    assert {item["version"] for item in api.get("/v1/evaluations", who="sup").json()["items"]} == {
        1
    }


def test_a_dry_run_of_many_checks_everything_and_changes_nothing(api: Api) -> None:
    _, evaluations = hundred(api, 3)
    answer = api.post("/v1/evaluations/rate?dry_run=true", items(evaluations, **RATED), who="sup")
    assert answer.json()["is_dry_run"] is True
    assert {item["version"] for item in api.get("/v1/evaluations", who="sup").json()["items"]} == {
        1
    }
    again = api.post("/v1/evaluations/rate", items(evaluations, **RATED), who="sup")
    rated = again.json()["items"]
    tried = api.post("/v1/evaluations/finalize?dry_run=true", items(rated), who="sup")
    assert tried.status_code == 200, tried.text
    assert {item["state"] for item in tried.json()["items"]} == {"rated"}
    final = api.post("/v1/evaluations/finalize", items(rated), who="sup").json()["items"]
    tried = api.post("/v1/evaluations/deliver?dry_run=true", items(final), who="sup")
    assert {item["state"] for item in tried.json()["items"]} == {"final"}
