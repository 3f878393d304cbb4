"""Inputs that say two things are refused; what a scheme does not read, or lacks, is named."""

from typing import Any

import pytest
from tests.factories import cycles, plans
from tests.factories.evaluations import lines, measurement, opened, year
from tests.factories.plans import CONTENT, COUNT, INDICATOR
from tests.serving.client import Api


def indicator(**changes: Any) -> dict[str, Any]:
    return {
        "source": "indicator",
        "key": "i1",
        "result": "r1",
        "polarity": "higher",
        "target": "100",
        "realization": "90",
        **changes,
    }


def rating(**chosen: Any) -> dict[str, Any]:
    return {"source": "rating", "about": "behavior", **chosen}


def measured(part: str) -> dict[str, Any]:
    return {"source": "measurement", "part": part, "value": "4"}


def simulate(api: Api, key: str, *inputs: dict[str, Any]) -> Any:
    return api.post("/v1/schemes/simulate", {"scheme_key": key, "inputs": [*inputs]})


@pytest.mark.parametrize("key", ["pp-30-2019-70-30", "pp-30-2019-60-40", "mataram"])
@pytest.mark.parametrize(
    "chosen", [{"chosen": "met", "value": "100"}, {"chosen": "below", "value": "0"}, {}]
)
def test_n8_a_rating_says_one_thing(api: Api, key: str, chosen: dict[str, Any]) -> None:
    answer = simulate(api, key, indicator(), rating(**chosen))
    assert answer.status_code == 422, answer.text
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert faults == [("/inputs/1", "chosen_or_value")]


@pytest.mark.parametrize(
    ("chosen", "score"), [({"chosen": "met"}, "90.00"), ({"value": "100"}, "93.00")]
)
def test_n8_either_of_both_is_taken(api: Api, chosen: dict[str, Any], score: str) -> None:
    answer = simulate(api, "pp-30-2019-70-30", indicator(), rating(**chosen))
    assert answer.status_code == 200, answer.text
    assert answer.json()["score"] == score


@pytest.mark.parametrize(
    ("key", "item", "pointer", "code"),
    [
        ("mataram", measured("dicipline"), "/inputs/1/part", "unknown_part"),
        ("mataram", measured("satisfaction"), "/inputs/1/part", "unknown_part"),
        ("dumai", measured("discipline"), "/inputs/1/part", "unknown_part"),
        (
            "mataram",
            {"source": "rating", "about": "criterion:supervisor", "chosen": "3"},
            "/inputs/1/about",
            "not_in_scheme",
        ),
        (
            "mataram",
            {"source": "period", "key": "q1", "ordinal": 1, "months": 3, "score": "90"},
            "/inputs/1",
            "not_in_scheme",
        ),
    ],
)
def test_n8_what_a_scheme_does_not_read_is_named(
    api: Api, key: str, item: dict[str, Any], pointer: str, code: str
) -> None:
    answer = simulate(api, key, indicator(), item)
    assert answer.status_code == 200, answer.text
    warnings = [(warning["pointer"], warning["code"]) for warning in answer.json()["warnings"]]
    assert warnings == [(pointer, code)]


def test_n8_indicators_of_a_scheme_without_them_are_named_and_what_is_read_is_not(
    api: Api,
) -> None:
    supervisor = {"source": "rating", "about": "criterion:supervisor", "chosen": "3"}
    answer = simulate(api, "lampung-monthly", indicator(), supervisor, measured("public_feedback"))
    warnings = [(warning["pointer"], warning["code"]) for warning in answer.json()["warnings"]]
    assert warnings == [("/inputs/0", "not_in_scheme")]
    answer = simulate(api, "mataram", indicator(), measured("discipline"), measured("competence"))
    assert answer.json()["warnings"] == []


@pytest.mark.parametrize("part", ["dicipline", "satisfaction", "innovation"])
def test_n8_a_measurement_of_a_part_that_the_period_lacks_is_not_stored(
    api: Api, part: str
) -> None:
    period = year(api, "mataram")
    body = {
        "period_id": period["id"],
        "employee_code": "alfa-staff",
        "part": part,
        "value": "4",
        "source": "Uji",
    }
    answer = api.post("/v1/measurements", body, who="admin")
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/part", "unknown_part")
    assert "competence, discipline" in fault["detail"]


def test_n8_a_blocked_part_names_each_indicator_that_lacks(api: Api) -> None:
    answer = simulate(
        api,
        "mataram",
        indicator(),
        indicator(key="i2", name="Aduan selesai", realization=None),
        indicator(key="i3", realization=None),
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "part_missing")
    details = [(error["code"], error["detail"]) for error in answer.json()["errors"]]
    assert [code for code, _ in details] == ["realization_missing", "realization_missing"]
    assert "Aduan selesai" in details[0][1]
    assert "i3" in details[1][1]


def test_n8_a_result_that_cannot_be_final_names_the_indicators_that_lack(api: Api) -> None:
    made = opened(api, "mataram")
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    measurement(api, made["period"], "discipline", "90", unit="BIDANG")
    body = {
        "ratings": [],
        "feedback": {
            "strength": "Menangani 96 aduan warga tanpa keluhan ulang dari kecamatan.",
            "improvement": "Laporan bulanan loket terlambat dua kali pada Februari.",
            "suggestion": "Susun jadwal laporan tiap tanggal lima bersama petugas kedua.",
        },
    }
    path = f"/v1/evaluations/{evaluation['id']}"
    rated = api.post(f"{path}/rate", body, who="sup", version=evaluation["version"])
    assert rated.status_code == 200, rated.text
    answer = api.post(f"{path}/finalize", who="sup", version=rated.json()["version"])
    assert answer.status_code == 422, answer.text
    details = " ".join(error["detail"] for error in answer.json()["errors"])
    for statement in (INDICATOR["statement"], COUNT["statement"]):
        assert statement in lines(plan)
        assert statement in details


def test_n3_a_maximum_earns_its_hundred_over_http(api: Api) -> None:
    for key in ("mataram", "dumai", "bengkulu", "lampung"):
        answer = simulate(api, key, indicator(realization="110", is_maximum=True))
        assert answer.json()["parts"][0]["points"] == "100.00", key
        answer = simulate(api, key, indicator(realization="110"))
        assert answer.json()["parts"][0]["points"] == "110.00", key


def test_n3_a_maximum_earns_its_hundred_in_a_plan(api: Api) -> None:
    made = cycles.state(api, periods=[cycles.YEAR])
    (period,) = made["periods"]
    maximum = {**INDICATOR, "target": "100", "is_maximum": True, "frequency": "year"}
    result = {"statement": "Terlayaninya warga", "indicators": [maximum]}
    plan = plans.approved(api, content={**CONTENT, "work_results": [result]})
    entry = {"line_id": lines(plan)[maximum["statement"]], "on": "2026-01-05", "value": "110"}
    assert api.post(f"/v1/plans/{plan['id']}/progress", entry).status_code == 201
    answer = api.get(f"/v1/plans/{plan['id']}/score?period_id={period['id']}")
    assert answer.json()["result"]["score"] == "100.00"
