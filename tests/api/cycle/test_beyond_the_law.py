"""Cycles beyond the days and the rhythm of the law over HTTP: taken, warned of, on record."""

from typing import Any

from tests.factories.cycles import Q1, YEAR, adopt, cycle
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

ADMIN = str(key("alfa:account:admin"))
MONTH = {**Q1, "key": "m1", "kind": "month", "ends_on": "2026-01-31", "rate_from": "2026-01-25"}


def put(api: Api, name: str = "2026", *, query: str = "", **changes: Any) -> dict[str, Any]:
    return expect(api.put(f"/v1/cycles/{name}{query}", cycle(**changes), who="admin"), 200)


def warned(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(warning["pointer"], warning["code"]) for warning in answer["warnings"]]


LATE_YEAR = {**YEAR, "rate_until": "2027-06-30"}


def test_l4_days_beyond_the_law_are_taken_with_a_warning_and_who_set_them(api: Api) -> None:
    adopt(api)
    sound = put(api)
    assert (sound["warnings"], sound["cycle"]["extended_by"]) == ([], None)
    changes = {"plans_due_on": "2026-06-30", "periods": [Q1, LATE_YEAR]}
    expected = [
        ("/plans_due_on", "plans_due_late"),
        ("/periods/1/rate_until", "annual_window_late"),
    ]
    assert warned(put(api, query="?dry_run=true", **changes)) == expected
    assert api.get("/v1/cycles/2026").json()["extended_by"] is None
    answer = put(api, **changes)
    assert warned(answer) == expected
    assert "31 Januari 2026" in answer["warnings"][0]["detail"]
    assert "art. 14" in answer["warnings"][0]["detail"]
    assert "IV A8" in answer["warnings"][1]["detail"]
    late = answer["cycle"]
    (year,) = [period for period in late["periods"] if period["kind"] == "year"]
    assert late["extended_by"] == year["extended_by"] == ADMIN
    assert late["extended_at"] is not None
    (quarter,) = [period for period in late["periods"] if period["kind"] == "quarter"]
    assert quarter["extended_by"] is None
    again = put(api, **changes)
    assert (again["differences"], warned(again)) == ([], expected)
    back = put(api, periods=[Q1, YEAR])["cycle"]
    assert back["extended_by"] is None
    assert [period["extended_by"] for period in back["periods"]] == [None, None]


def test_l4_who_extended_stays_on_record_while_the_day_stays(api: Api) -> None:
    adopt(api)
    put(api, plans_due_on="2026-06-30")
    body = cycle(plans_due_on="2026-06-30", name="Kinerja tahun 2026")
    renamed = expect(api.put("/v1/cycles/2026", body, who="service"), 200)["cycle"]
    assert renamed["extended_by"] == ADMIN
    body = cycle(plans_due_on="2026-07-31")
    moved = expect(api.put("/v1/cycles/2026", body, who="service"), 200)["cycle"]
    assert moved["extended_by"] == str(key("alfa:account:service"))


def test_l4_months_beside_quarters_are_refused_in_a_cycle_and_warned_of_in_an_agency(
    api: Api,
) -> None:
    adopt(api)
    body = cycle(periods=[Q1, {**MONTH, "starts_on": "2026-01-01"}])
    answer = api.put("/v1/cycles/2026", body, who="admin")
    assert answer.status_code == 422, answer.text
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == ("/periods/1/kind", "two_rhythms")
    assert warned(put(api, periods=[Q1])) == []
    other = put(api, "monthly", periods=[MONTH], population={"units": ["LAIN"]})
    assert warned(other) == [
        ("/periods/0/kind", "other_rhythm"),
        ("/population", "people_of_other_cycle"),
    ]
    assert "2026" in other["warnings"][0]["detail"]


def test_l4_a_year_tells_until_when_the_organization_has_its_result(api: Api) -> None:
    adopt(api)
    periods = put(api)["cycle"]["periods"]
    days = {period["key"]: period["organization_result_due_on"] for period in periods}
    assert days == {"q1": None, "q2": None, "year": "2027-01-31"}


def test_l4_the_warnings_cost_one_statement(api: Api) -> None:
    adopt(api)
    put(api)
    with counted(api) as log:
        put(api, query="?dry_run=true")
    assert log.count <= 8


def test_u14_a_second_cycle_over_the_same_people_and_days_is_warned_of(api: Api) -> None:
    adopt(api)
    assert put(api)["warnings"] == []
    months = {"periods": [YEAR]}
    twin = put(api, "lain", query="?dry_run=true", **months)
    assert warned(twin) == [("/population", "people_of_other_cycle")]
    assert '"2026"' in twin["warnings"][0]["detail"]
    assert warned(put(api, "lain", **months)) == warned(twin)
    narrow = {"units": ["LAIN"]}
    put(api, population={"units": ["BIDANG"]})
    assert put(api, "lain", population=narrow, **months)["warnings"] == []
    assert warned(put(api, "ketiga", population=narrow, periods=[])) == warned(twin)
