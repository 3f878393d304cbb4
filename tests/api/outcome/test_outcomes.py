"""Outcomes over HTTP: stated, measured over time, drawn from what exists, served by lines."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Uuid, bindparam, text
from sqlalchemy.exc import DBAPIError
from tests.api.survey import test_surveys as surveys
from tests.factories import cycles, measurements, plans
from tests.factories.evaluations import AFTER_WINDOW
from tests.factories.organization import expect
from tests.factories.outcome import outcomes
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api

YEAR = "starts_on=2025-01-01&ends_on=2025-12-31"


def codes(answer: Any, status: int) -> list[tuple[str, str]]:
    assert answer.status_code == status, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


def line_of(plan: dict[str, Any]) -> str:
    (result,) = plan["in_force"]["work_results"]
    return result["indicators"][0]["line_id"]


def linked(api: Api, plan: dict[str, Any], who: str = "staff", key: str = "literasi") -> Any:
    body = {"plan_id": plan["id"], "line_id": line_of(plan), "outcome_key": key}
    return api.post("/v1/outcome-links", body, who=who)


@pytest.mark.requirement("S0-19")
def test_an_outcome_of_a_unit_is_followed_over_time_with_its_corrections(api: Api) -> None:
    outcomes.stated(api)
    made = outcomes.posted(api, *(outcomes.value(month, 80 + month) for month in (3, 1, 2)))
    assert (made["created"], made["corrected"]) == (3, 0)
    wrong = made["items"][0]
    right = outcomes.value(3, "79.5", supersedes_id=wrong["id"], source="Ralat ujian")
    assert outcomes.posted(api, right)["corrected"] == 1
    whole = outcomes.series(api)
    assert [(each["value"], each["is_corrected"]) for each in whole] == [
        ("81.0000", False),
        ("82.0000", False),
        ("83.0000", True),
        ("79.5000", False),
    ]
    current = outcomes.series(api, "&current=true")
    assert [each["value"] for each in current] == ["81.0000", "82.0000", "79.5000"]
    assert current[-1]["source"] == "Ralat ujian"
    assert found_by_verify(api) == []


@pytest.mark.requirement("S0-19")
def test_a_person_sees_from_a_line_which_outcome_it_serves_and_what_that_was(api: Api) -> None:
    outcomes.stated(api)
    cycles.state(api)
    plan = plans.approved(api)
    link = expect(linked(api, plan))
    assert (link["newest_value"], link["statement"]) == (
        None,
        plans.INDICATOR["statement"],
    )
    outcomes.posted(api, outcomes.value(1, 81), outcomes.value(2, 84))
    (mine,) = api.get(f"/v1/outcome-links?plan_id={plan['id']}", who="staff").json()["items"]
    assert (mine["outcome_name"], mine["newest_value"], mine["newest_ends_on"]) == (
        outcomes.LITERACY["name"],
        "84.0000",
        "2025-02-28",
    )
    of_outcome = "/v1/outcome-links?outcome_key=literasi"
    for who, sees in {"sup": 1, "head": 1, "admin": 1, "peer": 0, "stranger": 0}.items():
        assert len(api.get(of_outcome, who=who).json()["items"]) == sees, who
    assert codes(linked(api, plan), 409) == []
    path = f"/v1/outcome-links/{link['id']}"
    assert api.call("DELETE", path, who="stranger", version=1).status_code == 404
    assert api.call("DELETE", path, who="staff", version=1).json() == {"done": True}
    assert api.get(of_outcome, who="staff").json()["items"] == []
    assert found_by_verify(api) == []


@pytest.mark.requirement("S0-22")
def test_outcomes_of_public_service_are_told_as_a_group(api: Api) -> None:
    goal = {
        "unit_code": "DINAS",
        "statement": "Meningkatnya kualitas pendidikan",
        "indicator": "Kelulusan literasi",
        "measured_in": "persen",
        "target": "85",
        "is_public_service": True,
    }
    assert api.put("/v1/goals/2025/mutu", goal, who="admin").status_code == 200
    outcomes.stated(api, goal_key="mutu")
    outcomes.stated(api, "antrean", unit_code="BIDANG", polarity="lower", measured_in="menit")
    outcomes.stated(api, "arsip", is_public_service=False)
    outcomes.stated(api, "baru", unit_code="LAIN")
    outcomes.posted(api, outcomes.value(12, 80, 2024), outcomes.value(2, 70), outcomes.value(6, 86))
    outcomes.posted(api, outcomes.value(11, 20, 2024), outcomes.value(3, 25), key="antrean")
    outcomes.posted(api, outcomes.value(3, 5), key="arsip")
    path = f"/v1/outcome-progress?{YEAR}&is_public_service=true"
    shown = expect(api.get(f"{path}&unit_code=DINAS"), 200)
    assert shown["group"] == {
        "outcomes": 3,
        "measured": 2,
        "improved": 1,
        "worsened": 1,
        "unchanged": 0,
        "with_target": 1,
        "reached": 1,
    }
    waiting, new, literacy = shown["items"]
    assert (literacy["value"], literacy["previous"], literacy["move"], literacy["target"]) == (
        "86.0000",
        "80.0000",
        "improved",
        "85.0000",
    )
    assert (waiting["move"], waiting["change"]) == ("worsened", "5.0000")
    assert (new["value"], new["move"]) == (None, None)
    below = expect(api.get(f"{path}&unit_code=BIDANG"), 200)
    assert [item["key"] for item in below["items"]] == ["antrean"]
    assert api.get(f"{path}&unit_code=NOWHERE").status_code == 404
    assert expect(api.get(f"/v1/outcome-progress?{YEAR}"), 200)["group"]["outcomes"] == 4
    everything = api.get("/v1/service-outcomes?is_public_service=false").json()["items"]
    assert [item["key"] for item in everything] == ["arsip"]


def test_values_are_drawn_from_the_cases_of_a_public_service(api: Api) -> None:
    measurements.put_service(api)
    api.post(
        "/v1/service-cases",
        {"items": [measurements.case(number, days) for number, days in enumerate((1, 3, 4))]},
        who="admin",
    )
    outcomes.stated(api, "waktu", service_key="ktp", figure="processing_time", polarity="lower")
    path, days = (
        "/v1/service-outcomes/waktu/drawn-values",
        {
            "starts_on": "2026-03-01",
            "ends_on": "2026-03-15",
        },
    )
    assert expect(api.post(f"{path}?dry_run=true", days, who="service", key="dry"), 200)["created"]
    assert outcomes.series(api, key="waktu") == []
    first = expect(api.post(path, days, who="service", key="a"), 200)
    assert (first["items"][0]["value"], first["items"][0]["count"]) == ("3.0000", 3)
    again = expect(api.post(path, days, who="service", key="b"), 200)
    assert (again["created"], again["corrected"], again["unchanged"]) == (0, 0, 1)
    more = {"items": [measurements.case(9, 9)]}
    api.post("/v1/service-cases", more, who="admin")
    later = expect(api.post(path, days, who="service", key="c"), 200)
    assert (later["corrected"], later["items"][0]["value"]) == (1, "3.5000")
    assert len(outcomes.series(api, key="waktu")) == 2
    assert (
        outcomes.post(api, outcomes.value(1, 3), key="waktu").json()["code"] == "outcome_is_drawn"
    )
    overlapping = {"starts_on": "2026-03-10", "ends_on": "2026-03-16"}
    assert codes(api.post(path, overlapping, who="admin"), 409) == [
        ("/items/0/starts_on", "days_measured_already")
    ]


def test_values_are_drawn_from_what_surveys_released(api: Api) -> None:
    survey = surveys.opened(api)
    surveys.answered(api, survey, 6)
    surveys.released(api, survey)
    outcomes.stated(api, "kepuasan", instrument_key=surveys.SKM, measured_in="indeks")
    path = "/v1/service-outcomes/kepuasan/drawn-values"
    days = {"starts_on": "2026-01-01", "ends_on": "2026-03-16"}
    assert expect(api.post(path, days, who="admin"), 200)["items"] == []  # it ends later
    assert codes(api.post(path, {**days, "ends_on": "2026-03-31"}, who="admin"), 422) == [
        ("/ends_on", "value_of_days_ahead")
    ]
    api.at(AFTER_WINDOW)
    drawn = expect(api.post(path, {**days, "ends_on": "2026-03-31"}, who="admin"), 200)
    (item,) = drawn["items"]
    assert (item["value"], item["count"], item["source"]) == (
        "100.0000",
        6,
        f"survey:{survey['id']}",
    )


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"unit_code": "NOWHERE"}, "/unit_code", "unknown_reference"),
        ({"goal_key": "nothing"}, "/goal_key", "unknown_reference"),
        ({"instrument_key": "nothing"}, "/instrument_key", "unknown_reference"),
        ({"service_key": "nothing", "figure": "completed"}, "/service_key", "unknown_reference"),
        ({"figure": "completed"}, "", "service_with_figure"),
        (
            {"service_key": "a", "figure": "completed", "instrument_key": "b"},
            "",
            "survey_or_cases",
        ),
        ({"polarity": "sideways"}, "/polarity", "not_a_choice"),
        ({"name": " "}, "/name", "too_short"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused(
    api: Api, changes: dict[str, Any], pointer: str, code: str
) -> None:
    assert codes(outcomes.put(api, **changes), 422) == [(pointer, code)]


def test_values_that_cannot_be_are_refused_all_or_nothing(api: Api) -> None:
    outcomes.stated(api)
    outcomes.posted(api, outcomes.value(1, 80))
    good = outcomes.value(2, 81)
    ahead = outcomes.value(4, 81, 2026)
    assert codes(outcomes.post(api, good, ahead), 422) == [
        ("/items/1/ends_on", "value_of_days_ahead")
    ]
    twice = outcomes.value(1, 81, ends_on="2025-02-01")
    assert codes(outcomes.post(api, good, twice), 409) == [
        ("/items/1/starts_on", "days_measured_already")
    ]
    assert len(outcomes.series(api)) == 1
    dry = expect(outcomes.post(api, good, query="?dry_run=true"), 200)
    assert (dry["created"], dry["is_dry_run"]) == (1, True)
    assert len(outcomes.series(api)) == 1
    answer = api.post(
        "/v1/service-outcomes/literasi/drawn-values",
        {"starts_on": "2025-01-01", "ends_on": "2025-02-01"},
        who="admin",
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "outcome_is_posted")


def test_a_series_with_values_keeps_its_measure(api: Api) -> None:
    first = outcomes.stated(api)
    assert outcomes.stated(api, measured_in="siswa")["version"] == first["version"] + 1
    outcomes.posted(api, outcomes.value(1, 80))
    assert codes(outcomes.put(api, measured_in="persen", polarity="lower"), 409) == [
        ("/measured_in", "outcome_measured"),
        ("/polarity", "outcome_measured"),
    ]
    same = outcomes.stated(api, measured_in="siswa", name="Lulus literasi")
    assert outcomes.stated(api, measured_in="siswa", name="Lulus literasi") == same


def test_lines_are_linked_by_their_person_or_assessor_while_the_plan_runs(api: Api) -> None:
    outcomes.stated(api)
    cycles.state(api)
    plan = plans.approved(api)
    assert linked(api, plan, who="admin").status_code == 403
    assert codes(linked(api, plan, who="peer"), 422) == [("/plan_id", "unknown_reference")]
    assert codes(linked(api, plan, key="nothing"), 422) == [("/outcome_key", "unknown_reference")]
    body = {"plan_id": plan["id"], "line_id": plan["id"], "outcome_key": "literasi"}
    assert codes(api.post("/v1/outcome-links", body), 422) == [("/line_id", "unknown_reference")]
    assert linked(api, plan, who="sup").status_code == 201


def test_outcomes_are_read_by_all_and_written_by_the_administration(api: Api) -> None:
    outcomes.stated(api)
    for who in ("staff", "sup", "auditor", "service"):
        assert api.get("/v1/service-outcomes/literasi", who=who).status_code == 200
    for who in ("staff", "sup", "head", "auditor"):
        assert outcomes.put(api, who=who).status_code == 403
        assert outcomes.post(api, outcomes.value(1, 80), who=who).status_code == 403
    assert api.get("/v1/service-outcomes/literasi", agency="beta").status_code == 404
    assert api.get("/v1/outcome-values?outcome_key=literasi", agency="beta").json()["items"] == []


def test_the_database_itself_keeps_a_series_whole(api: Api) -> None:
    outcomes.stated(api)
    (made,) = outcomes.posted(api, outcomes.value(1, 80))["items"]
    row = {"id": uuid4(), "value": 9, "supersedes_id": None}
    columns = "outcome_id, starts_on, ends_before, source, posted_by, posted_at, agency_id"
    overlapping = text(
        f"INSERT INTO outcome_value (id, value, supersedes_id, {columns}) "
        f"SELECT :id, :value, :supersedes_id, {columns} FROM outcome_value"
    ).bindparams(bindparam("id", type_=Uuid()), bindparam("supersedes_id", type_=Uuid()))
    with api.raw() as sql, pytest.raises(DBAPIError, match=r"gd:overlap|ex_outcome_value"):
        sql.execute(overlapping, row)
    with api.raw() as sql, pytest.raises(DBAPIError, match=r"gd:outcome_measured"):
        sql.execute(text("UPDATE service_outcome SET measured_in = 'siswa'"))
    assert outcomes.series(api)[0]["id"] == made["id"]


def test_of_two_values_of_the_same_days_at_once_one_is_stored(api: Api) -> None:
    outcomes.stated(api)
    answers = sent_at_once(
        api,
        lambda: outcomes.post(api, outcomes.value(1, 80)),
        lambda: outcomes.post(api, outcomes.value(1, 90)),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert len(outcomes.series(api)) == 1
    assert found_by_verify(api) == []
