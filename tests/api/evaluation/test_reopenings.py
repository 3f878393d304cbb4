"""Reopening over HTTP: two persons, a reason, and the employee sees it."""

from typing import Any

import pytest
from tests.client import Api
from tests.factories import cycles
from tests.factories.evaluations import (
    AFTER_WINDOW,
    REAL,
    delivered,
    final,
    measurement,
    mine,
    opened,
    step,
)
from tests.factories.plans import BUDGET, CONTENT, approved
from tests.world import key

WHY = {"reason": "Satu bukti kinerja baru diterima."}


def refused(answer: Any, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def ask(api: Api, found: dict[str, Any], who: str = "sup") -> Any:
    path = f"/v1/evaluations/{found['id']}/reopen"
    return api.post(path, WHY, who=who, version=found["version"])


def answer(api: Api, request: dict[str, Any], name: str = "grant", who: str = "head") -> Any:
    path = f"/v1/reopenings/{request['id']}/{name}"
    return api.post(path, who=who, version=request["version"])


def test_a_granted_request_opens_the_result_and_the_employee_is_told(api: Api) -> None:
    found = delivered(api)
    asked = ask(api, found)
    assert asked.status_code == 200, asked.text
    assert mine(api)["state"] == "delivered"
    granted = answer(api, asked.json())
    assert granted.status_code == 200, granted.text
    frame = mine(api)
    assert (frame["state"], frame["object_until"], frame["delivered_number"]) == (
        "open",
        None,
        None,
    )
    (told,) = frame["reopenings"]
    assert (told["reason"], told["is_granted"]) == (WHY["reason"], True)
    path = f"/v1/evaluations/{found['id']}"
    assert api.get(f"{path}/assessment").status_code == 404
    kept = api.get(f"{path}/snapshots", who="sup").json()["items"]
    assert [one["number"] for one in kept] == [1]
    rows = api.get("/v1/me/access-trail?limit=200").json()["items"]
    assert [row["by_employee_id"] for row in rows if row["action"] == "reopening_grant"] == [
        str(key("alfa:head"))
    ]


def test_a_refused_request_leaves_the_result(api: Api) -> None:
    found = delivered(api)
    asked = ask(api, found).json()
    assert answer(api, asked, "refuse").json()["is_granted"] is False
    assert mine(api)["state"] == "delivered"
    again = answer(api, {**asked, "version": 2})
    refused(again, 409, "reopening_answered")
    later = ask(api, api.get(f"/v1/evaluations/{found['id']}", who="sup").json())
    assert later.status_code == 200, later.text


def test_one_person_alone_reopens_nothing(api: Api) -> None:
    found = final(api)
    for who, status in (("staff", 403), ("head", 404), ("admin", 403), ("peer", 403)):
        assert ask(api, found, who).status_code == status, who
    asked = ask(api, found).json()
    for who, status in (("sup", 404), ("staff", 403), ("mayor", 404)):
        assert answer(api, asked, who=who).status_code == status, who
    refused(answer(api, asked, who="admin"), 403, "reviewer_answers")


def test_at_the_top_an_admin_answers(api: Api) -> None:
    content = {**CONTENT, "work_results": [BUDGET]}
    found = final(api, who="head", content=content)
    asked = ask(api, found, "mayor").json()
    assert answer(api, asked, who="admin").status_code == 200
    assert mine(api, "head")["state"] == "open"


def test_one_request_waits_at_a_time(api: Api) -> None:
    found = final(api)
    ask(api, found)
    frame = api.get(f"/v1/evaluations/{found['id']}", who="sup").json()
    refused(ask(api, frame), 409, "reopening_pending")


def test_what_is_not_final_cannot_be_reopened(api: Api) -> None:
    found = opened(api)["evaluations"]["staff"]
    refused(ask(api, found), 409, "wrong_state")


def test_an_objection_comes_before_a_reopening(api: Api) -> None:
    found = delivered(api)
    asked = ask(api, found).json()
    path = f"/v1/evaluations/{found['id']}"
    api.post(f"{path}/objections", {"reasons": "Bukti terlampir"})
    refused(answer(api, asked), 409, "objection_pending")
    answer(api, asked, "refuse")
    frame = api.get(path, who="sup").json()
    refused(ask(api, frame), 409, "objection_pending")


def test_in_a_closed_period_nothing_is_reopened(api: Api) -> None:
    found = delivered(api)
    api.at(AFTER_WINDOW)
    path = f"/v1/periods/{found['period']['id']}/close"
    closed = api.post(path, who="admin", version=found["period"]["version"])
    assert closed.status_code == 200, closed.text
    refused(ask(api, found), 409, "period_closed")


@pytest.mark.parametrize("version", [None, 9])
def test_a_request_is_answered_at_the_version_seen(api: Api, version: int | None) -> None:
    asked = ask(api, final(api)).json()
    reply = api.post(f"/v1/reopenings/{asked['id']}/grant", who="head", version=version)
    assert reply.status_code == (428 if version is None else 412)


def test_a_reopened_result_that_the_superior_rates_late_stays_open_to_objection(api: Api) -> None:
    found = delivered(api)
    answer(api, ask(api, found).json())
    api.at(AFTER_WINDOW)
    frame = api.get(f"/v1/evaluations/{found['id']}", who="head").json()
    wanted = {
        "ratings": [
            {"about": "results", "chosen": "met"},
            {"about": "behavior", "chosen": "met"},
            *(
                {"about": f"result:{one['line_id']}", "chosen": "met"}
                for one in found["plans"]["staff"]["in_force"]["work_results"]
            ),
        ],
        "organization_result": "good",
    }
    rated = step(api, frame, "rate", "head", wanted)
    done = step(api, rated, "finalize", "head")
    assert done["final_by"] is None


def test_a_month_is_not_reopened_beneath_a_final_year_that_was_made_of_it(api: Api) -> None:
    results = {one["key"]: one for one in months_and_year(api)}
    refused(ask(api, results["m1"]), 409, "year_rests_on_it")
    asked = ask(api, results["year"])
    assert asked.status_code == 200, asked.text
    assert answer(api, asked.json()).status_code == 200
    assert ask(api, results["m1"]).status_code == 200


def months_and_year(api: Api) -> list[dict[str, Any]]:
    """Bring a month and the year that is made of it to their results, by the monthly program."""
    scheme = {"key": "lampung-monthly"}
    month = {
        "key": "m1",
        "kind": "month",
        "starts_on": "2026-01-01",
        "ends_on": "2026-01-31",
        "rate_from": "2026-01-31",
        "rate_until": "2026-03-20",
        "scheme": scheme,
    }
    year = {**cycles.YEAR, "scheme": scheme, "rate_from": "2026-03-01"}
    periods = cycles.state(api, periods=[month, year])["periods"]
    approved(api)
    return [result_of(api, period) for period in periods]


def result_of(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    begun = cycles.begin(api, period)
    path = f"/v1/periods/{begun['id']}"
    assert api.post(f"{path}/evaluations", who="admin").status_code == 200
    started = api.post(f"{path}/start-rating", who="admin", version=begun["version"])
    assert started.status_code == 200, started.text
    if begun["key"] == "m1":
        measurement(api, begun, "public_feedback", "90", unit="BIDANG")
    (found,) = api.get(f"/v1/evaluations?period_id={begun['id']}", who="sup").json()["items"]
    wanted = {"ratings": [{"about": "criterion:supervisor", "level": 5}], "feedback": REAL}
    rated = step(api, found, "rate", "sup", wanted)
    return {"key": begun["key"], **step(api, rated, "finalize", "sup")}
