"""Scores over HTTP: what a plan earned so far, and what it would earn."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from tests.api.scoring.running_scores import FEEDBACK, NUMBER, PERCENT, planned, realized, running
from tests.factories import cycles, plans
from tests.factories.evaluations import lines, measurement, opened, progress, step, year
from tests.factories.plans import CONTENT, COUNT, RESULT
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

from penilaian_api.domain.scoring.record.numbers import round_half_up

OTHER: dict[str, Any] = {
    "year": 2027,
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "plans_due_on": "2027-01-31",
}
DAYS = ("starts_on", "ends_on", "rate_from", "rate_until")
YEARLY = {**COUNT, "statement": "Jumlah survei selesai per tahun", "frequency": "year"}


@pytest.mark.requirement("S2-07")
def test_an_employee_computes_their_own_running_score_without_changing_anything(api: Api) -> None:
    period, plan, line = planned(api)
    empty = running(api, plan, period).json()
    assert (empty["result"], empty["is_complete"]) == (None, False)
    progress(api, line[PERCENT], date(2026, 3, 10), "99")
    answer = running(api, plan, period)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["result"]["score"] == "110.00"
    assert body["is_complete"] is False
    assert set(body["result"]["missing"]) == {
        f"targets/{line[NUMBER]}",
        "discipline",
        "competence",
    }
    assert {"total", "score", "predicate"} <= {item["id"] for item in body["result"]["trail"]}
    assert body["result"]["explanation"]["text"]["id"].startswith("Nilai akhir 110,00")


@pytest.mark.requirement("S2-07")
def test_an_employee_simulates_what_would_be(api: Api) -> None:
    period, plan, line = planned(api)
    progress(api, line[PERCENT], date(2026, 3, 10), "99")
    before = running(api, plan, period).json()
    assumed = {"period_id": period["id"], "realizations": {line[NUMBER]: "15", line[PERCENT]: "90"}}
    would = api.post(f"/v1/plans/{plan['id']}/score", assumed)
    assert would.status_code == 200, would.text
    assert would.json()["result"]["score"] == "75.00"
    assert {item["origin"] for item in would.json()["inputs"]} == {"assumed"}
    assert running(api, plan, period).json() == before


def test_a_simulation_refuses_lines_and_values_that_are_not_of_the_plan(api: Api) -> None:
    period, plan, line = planned(api)
    result = line[RESULT["statement"]]
    assumed: dict[str, Any] = {
        "period_id": period["id"],
        "realizations": {result: "15"},
    }
    path = f"/v1/plans/{plan['id']}/score"
    answer = api.post(path, assumed)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == f"/realizations/{result}"
    answer = api.post(path, {"period_id": period["id"], "steps": {line[NUMBER]: "Selesai"}})
    assert answer.json()["errors"][0]["code"] == "value_of_other_kind"
    for value in (15, "NaN", "1e3", "0.00001"):
        answer = api.post(path, {**assumed, "realizations": {line[NUMBER]: value}})
        assert answer.status_code == 422, value


def test_a_running_score_is_seen_by_its_person_and_their_two_leaders(api: Api) -> None:
    period, plan, _ = planned(api)
    statuses = {
        who: running(api, plan, period, who=who).status_code
        for who in ("staff", "sup", "head", "mayor", "peer", "stranger", "admin", "auditor")
    }
    assert statuses == {
        "staff": 200,
        "sup": 200,
        "head": 200,
        "mayor": 404,
        "peer": 404,
        "stranger": 404,
        "admin": 403,
        "auditor": 403,
    }
    rows = api.get("/v1/me/access-trail?limit=200").json()["items"]
    readers = [row["by_employee_id"] for row in rows if row["action"] == "plan_score"]
    assert readers == [str(key("alfa:head")), str(key("alfa:sup"))]


def test_a_running_score_hides_what_the_assessor_chose(api: Api) -> None:
    made = opened(api, "lampung-monthly")
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    measurement(api, made["period"], "public_feedback", "90", unit="DINAS")
    rating = {"about": "criterion:supervisor", "level": 1, "reason": "Lihat umpan balik."}
    step(api, evaluation, "rate", "sup", {"ratings": [rating], "feedback": FEEDBACK})
    body = running(api, plan, made["period"]).json()
    assert body["result"]["score"] == "90.00"
    assert [item["source"] for item in body["inputs"]] == ["measurement"]


def test_corrected_entries_and_those_outside_the_period_do_not_count(api: Api) -> None:
    period, plan, line = planned(api)
    wrong = progress(api, line[NUMBER], date(2026, 1, 10), "900")
    progress(api, line[NUMBER], date(2026, 1, 10), "9", supersedes_id=wrong)
    progress(api, line[NUMBER], date(2026, 3, 31), "6")
    progress(api, line[NUMBER], date(2026, 4, 1), "50")
    progress(api, line[PERCENT], date(2026, 1, 5), "70")
    progress(api, line[PERCENT], date(2026, 3, 31), "81")
    progress(api, line[PERCENT], date(2026, 4, 1), "99")
    assert realized(running(api, plan, period)) == {NUMBER: "15", PERCENT: "81"}


def test_a_yearly_indicator_waits_for_the_year_and_a_sum_is_cut_to_its_months(api: Api) -> None:
    result = {**RESULT, "indicators": [YEARLY, {**COUNT, "period_targets": {"q2": "60"}}]}
    quarters = [{**cycles.Q1}, {**cycles.Q2}, {**cycles.YEAR}]
    made = cycles.state(api, periods=quarters)
    cycles.begin(api, made["periods"][0])
    plan = plans.approved(api, "staff", "sup", {**CONTENT, "work_results": [result]})
    by_key = {period["key"]: period for period in made["periods"]}

    def targets(name: str) -> dict[str, tuple[str, str | None]]:
        inputs = running(api, plan, by_key[name]).json()["inputs"]
        return {item["name"]: (item["target"], item.get("period_target")) for item in inputs}

    # 16 March: of q1 two months are over; of the year two of the nine that q2 leaves over
    assert targets("q1") == {NUMBER: ("20", "30")}
    assert targets("q2") == {NUMBER: ("60", None)}
    yearly = YEARLY["statement"]
    assert targets("year") == {NUMBER: ("40/3", "120"), yearly: ("20", "120")}


def test_the_nearest_unit_speaks_for_its_people_and_the_person_for_himself(api: Api) -> None:
    period, plan, line = planned(api)
    progress(api, line[NUMBER], date(2026, 1, 10), "30")
    progress(api, line[PERCENT], date(2026, 1, 10), "90")

    def discipline() -> str:
        inputs = running(api, plan, period).json()["inputs"]
        (value,) = [item["value"] for item in inputs if item.get("part") == "discipline"]
        return value

    measurement(api, period, "discipline", "50", unit="KOTA")
    assert discipline() == "50"
    measurement(api, period, "discipline", "99", unit="LAIN")
    assert discipline() == "50"
    near = measurement(api, period, "discipline", "60", unit="BIDANG")
    assert discipline() == "60"
    measurement(api, period, "discipline", "65", unit="BIDANG", supersedes_id=near)
    assert discipline() == "65"
    measurement(api, period, "discipline", "70", who="staff")
    assert discipline() == "70"


def test_a_plan_that_is_not_in_force_has_no_score(api: Api) -> None:
    period = year(api, "mataram")
    plan = plans.submitted(api)
    answer = running(api, plan, period)
    assert (answer.status_code, answer.json()["code"]) == (409, "no_plan_in_force")
    quarter = {**cycles.Q1, **{name: f"2027{cycles.Q1[name][4:]}" for name in DAYS}}
    other = cycles.state(api, "lain", **OTHER, periods=[quarter])["periods"][0]
    assert running(api, plan, other).status_code == 404


def test_a_running_score_costs_few_statements(api: Api) -> None:
    period, plan, line = planned(api)
    for number in range(1, 20):
        progress(api, line[NUMBER], date(2026, 2, number), str(number))
    with counted(api) as log:
        assert running(api, plan, period).status_code == 200
    assert log.count <= 6


def test_a_score_is_the_same_in_any_order_of_calls_and_at_any_hour(api: Api) -> None:
    period, plan, line = planned(api)
    for line_id, value in ((line[NUMBER], "26.6"), (line[PERCENT], "32.2")):
        progress(api, line_id, date(2026, 3, 1), value)
    first = running(api, plan, period).json()["result"]
    api.at(datetime(2026, 3, 20, 18, 0, tzinfo=UTC))
    assert running(api, plan, period, who="head").json()["result"] == first


VISITS = {**COUNT, "target": "48"}
MARCH = (datetime(2026, 3, 2, 3, 0, tzinfo=UTC), datetime(2026, 3, 31, 16, 59, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (datetime(2026, 1, 15, 3, 0, tzinfo=UTC), "60/31"),
        (datetime(2026, 2, 1, 3, 0, tzinfo=UTC), "4"),
        *((day, "8") for day in MARCH),
        (datetime(2026, 3, 31, 17, 0, tzinfo=UTC), "12"),
        (datetime(2026, 12, 31, 3, 0, tzinfo=UTC), "44"),
    ],
)
@pytest.mark.parametrize("scheme", ["permenpanrb-6-2022", "mataram"])
def test_u5_eleven_of_forty_eight_in_march_is_not_below_expectation(
    api: Api, day: datetime, expected: str, scheme: str
) -> None:
    whole = {**cycles.YEAR, "scheme": {"key": scheme}}
    made = cycles.state(api, periods=[{**cycles.Q1, "scheme": {"key": scheme}}, whole])
    cycles.begin(api, made["periods"][0])
    (period,) = [each for each in made["periods"] if each["key"] == "year"]
    result = {**RESULT, "indicators": [VISITS]}
    plan = plans.approved(api, "staff", "sup", {**CONTENT, "work_results": [result]})
    progress(api, lines(plan)[NUMBER], date(2026, 1, 10), "11")
    api.at(day)
    body = running(api, plan, period).json()
    (item,) = [each for each in body["inputs"] if each["source"] == "indicator"]
    assert (item["target"], item["period_target"]) == (expected, "48")
    is_above = Fraction(11) > Fraction(expected)
    assert is_above or day not in MARCH
    if scheme == "mataram":
        attained = min(Fraction(11) / Fraction(expected) * 100, Fraction(120))
        assert Fraction(body["result"]["score"]) == Fraction(round_half_up(attained, 2))
    else:
        assert body["result"]["suggested"]["results"] == ("above" if is_above else "below")
    words = body["result"]["explanation"]["text"]
    assert "target seluruh periode 48" in words["id"]
    assert "the target of the whole period is 48" in words["en"]


def test_u5_what_is_assumed_is_measured_against_the_whole_period(api: Api) -> None:
    period, plan, line = planned(api)
    progress(api, line[NUMBER], date(2026, 1, 10), "15")
    assert running(api, plan, period).json()["result"]["score"] == "75.00"  # 15 of 20 so far
    assumed = {"period_id": period["id"], "realizations": {line[NUMBER]: "15"}}
    would = api.post(f"/v1/plans/{plan['id']}/score", assumed).json()
    assert would["result"]["score"] == "50.00"  # 15 of 30
