"""Periods over HTTP: people move them, dates and gates limit when."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from tests.factories.cycles import Q1, Q2, YEAR, begin
from tests.factories.cycles import state as stated
from tests.records.statements import counted
from tests.serving.client import Api

GATES = ("socialisation", "indicators", "organization")
RATING = datetime(2026, 3, 25, 3, 0, tzinfo=UTC)
LAST_HOUR = datetime(2026, 4, 15, 16, 59, 59, tzinfo=UTC)
"""The last second of the window in Jakarta."""
AFTER = datetime(2026, 4, 15, 17, 0, tzinfo=UTC)


def waive(api: Api, period: dict, gate: str, reason: str = "Told on 5 January.", **how):
    path = f"/v1/periods/{period['id']}/gates/{gate}/waive"
    return api.post(path, {"reason": reason}, **{"who": "admin", **how})


# The first quarter is already in its window for rating.
def state(api: Api, **changes) -> dict:
    return stated(api, **{"periods": [{**Q1, "rate_from": "2026-03-10"}, Q2, YEAR], **changes})


def move(api: Api, period: dict, name: str, **how):
    path = f"/v1/periods/{period['id']}/{name}"
    return api.post(path, **{"who": "admin", "version": period["version"], **how})


def step(api: Api, period: dict, name: str) -> dict:
    answer = move(api, period, name)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_period_goes_from_planned_to_closed(api: Api) -> None:
    period = state(api)["periods"][0]
    assert period["allowed_actions"] == ["period_open", "gate_waive"]
    period = begin(api, period)
    assert (period["state"], period["allowed_actions"]) == ("open", ["period_start_rating"])
    assert [waiver["gate"] for waiver in period["waivers"]] == list(GATES)
    period = step(api, period, "start-rating")
    api.at(AFTER)
    assert step(api, period, "close")["state"] == "closed"
    view = api.get(f"/v1/periods/{period['id']}", who="staff").json()
    assert (view["state"], view["allowed_actions"]) == ("closed", [])


@pytest.mark.requirement("S3-26")
def test_a_period_opens_only_when_every_gate_is_passed_or_waived_with_a_reason(api: Api) -> None:
    period = state(api, population={"units": ["LAIN"]})["periods"][0]
    refused = move(api, period, "open")
    assert (refused.status_code, refused.json()["code"]) == (409, "gates_shut")
    shut = [error["pointer"] for error in refused.json()["errors"]]
    assert shut == ["/gates/socialisation", "/gates/indicators"]
    for short in ("", "   ", "short"):
        assert waive(api, period, "indicators", short).status_code == 422
    period = waive(api, period, "socialisation").json()
    refused = move(api, period, "open")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/gates/indicators"]
    period = waive(api, period, "indicators").json()
    assert move(api, period, "open").json()["state"] == "open"


def test_a_gate_is_waived_once_and_only_while_planned(api: Api) -> None:
    period = state(api)["periods"][0]
    assert waive(api, period, "indicators", version=5).status_code == 412
    once = waive(api, period, "indicators", version=1).json()
    assert once["version"] == 2
    again = waive(api, period, "indicators")
    assert (again.status_code, again.json()["code"]) == (409, "gate_waived_already")
    assert waive(api, period, "lunch").status_code == 422
    other = state(api, periods=[Q1, Q2])["periods"][1]
    api.at(datetime(2026, 4, 1, 3, 0, tzinfo=UTC))
    begin(api, other)
    late = waive(api, other, "indicators")
    assert (late.status_code, late.json()["code"]) == (409, "wrong_state")


@pytest.mark.requirement("S0-08")
def test_a_period_does_not_open_before_its_first_day_and_says_when(api: Api) -> None:
    period = state(api)["periods"][2]
    refused = move(api, period, "open", headers={"Accept-Language": "en"})
    assert (refused.status_code, refused.json()["code"]) == (409, "opening_too_early")
    assert "Wednesday, April 1, 2026 at 00:00 WIB" in refused.json()["detail"]


@pytest.mark.requirement("S0-08")
def test_rating_begins_with_its_window_and_ends_after_it(api: Api) -> None:
    late = {**Q1, "rate_from": "2026-03-25"}
    period = begin(api, state(api, periods=[late])["periods"][0])
    english = {"Accept-Language": "en"}
    refused = move(api, period, "start-rating", headers=english)
    assert (refused.status_code, refused.json()["code"]) == (409, "rating_too_early")
    assert "March 25, 2026 at 00:00 WIB" in refused.json()["detail"]
    api.at(RATING)
    period = step(api, period, "start-rating")
    api.at(LAST_HOUR)
    refused = move(api, period, "close", headers=english)
    assert (refused.status_code, refused.json()["code"]) == (409, "closing_too_early")
    assert "April 15, 2026 at 24:00 WIB" in refused.json()["detail"]
    api.at(AFTER)
    assert step(api, period, "close")["state"] == "closed"


def test_no_step_is_taken_out_of_order_unseen_or_stale(api: Api) -> None:
    period = state(api)["periods"][0]
    for name in ("start-rating", "close"):
        refused = move(api, period, name)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong_state")
    assert move(api, period, "open", version=None).status_code == 428
    assert move(api, period, "open", version=9).status_code == 412
    assert (
        move(api, {**period, "id": "01a2008b-0000-7000-8000-000000000000"}, "open").status_code
        == 404
    )


def test_only_the_administration_moves_periods(api: Api) -> None:
    period = state(api)["periods"][0]
    for who in ("staff", "sup", "auditor", "service"):
        assert waive(api, period, "indicators", who=who, key="k").status_code == 403
        for name in ("open", "start-rating", "close"):
            assert move(api, period, name, who=who, key="k").status_code == 403
    assert move(api, period, "open", agency="beta").status_code == 404


def test_a_step_takes_few_statements(api: Api) -> None:
    period = begin(api, state(api)["periods"][0])
    with counted(api) as log:
        api.get(f"/v1/periods/{period['id']}")
    assert log.count <= 6
    with counted(api) as log:
        step(api, period, "start-rating")
    assert log.count <= 8


def test_of_two_closings_at_once_exactly_one_wins(api: Api) -> None:
    short = [
        {
            **Q1,
            "key": f"p{number}",
            "starts_on": f"2026-01-{number + 1:02}",
            "ends_on": f"2026-01-{number + 1:02}",
            "rate_from": "2026-02-02",
        }
        for number in range(20)
    ]
    made = state(api, periods=short)["periods"]
    opened = [step(api, begin(api, period), "start-rating") for period in made]
    api.at(AFTER)
    with ThreadPoolExecutor(2) as pool:
        for period in opened:
            answers = [*pool.map(lambda _, period=period: move(api, period, "close"), range(2))]
            assert sorted(answer.status_code for answer in answers) == [200, 412]
    for period in opened:
        view = api.get(f"/v1/periods/{period['id']}").json()
        assert (view["state"], view["version"]) == ("closed", period["version"] + 1)
