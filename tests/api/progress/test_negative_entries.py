"""An entry below zero is refused where nothing can lie there: corrections supersede."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import plans
from tests.factories.evaluations import lines, year
from tests.factories.plans import CONTENT, COUNT
from tests.serving.client import Api

LATE = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
COMPLAINTS = "Jumlah keluhan warga atas layanan"
GROWTH = "Laju pertumbuhan ekonomi daerah"
RANGE = {"target": None, "target_low": "0", "target_high": "5"}
STEPS = {"target": None, "steps": [{"key": "a", "value": "40"}, {"key": "b", "value": "100"}]}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (COMPLAINTS, {"polarity": "lower", "accumulation": "sum"}, "-6"),
    (COMPLAINTS, {"polarity": "lower", "accumulation": "last"}, "-6"),
    (COMPLAINTS, {"polarity": "lower", "accumulation": "mean"}, "-0.0001"),
    (COMPLAINTS, {"polarity": "lower", "accumulation": "min"}, "-1"),
    (COMPLAINTS, {"polarity": "lower", "accumulation": "max"}, "-99999999999999.9999"),
    (COMPLAINTS, {"polarity": "lower", "target": "0"}, "-1"),
    (COMPLAINTS, {"polarity": "higher", "accumulation": "sum"}, "-6"),
    (COMPLAINTS, {"polarity": "higher", "accumulation": "last"}, "-6"),
    (COMPLAINTS, {"polarity": "within", "accumulation": "last", **RANGE}, "-1"),
    (COMPLAINTS, {"polarity": "milestone", "accumulation": "last", **STEPS}, "-1"),
    (COMPLAINTS, {"polarity": "higher", "baseline": "0", "accumulation": "last"}, "-1"),
    (GROWTH, {"polarity": "higher", "accumulation": "sum"}, "-2"),
    ("Jumlah laporan tentang inflasi", {"polarity": "lower", "accumulation": "last"}, "-2"),
]
TAKEN: list[tuple[str, dict[str, Any], str]] = [
    (GROWTH, {"polarity": "higher", "accumulation": "last"}, "-2.07"),
    ("Persentase kenaikan pendapatan asli daerah", {"accumulation": "mean"}, "-4"),
    ("Inflasi tahunan", {"polarity": "lower", "accumulation": "last"}, "-0.5"),
    (COMPLAINTS, {"accumulation": "last", "baseline": "-3"}, "-1"),
    (COMPLAINTS, {"polarity": "lower", "accumulation": "sum"}, "0"),
]


def posted(api: Api, statement: str, changes: dict[str, Any], value: str) -> Any:
    year(api, "mataram")
    indicator = {**COUNT, "statement": statement, **changes}
    result = {"statement": "Terlayaninya warga", "indicators": [indicator]}
    plan = plans.approved(api, content={**CONTENT, "work_results": [result]})
    api.at(LATE)
    entry = {"line_id": lines(plan)[statement], "on": "2026-03-04", "value": value}
    return api.post(f"/v1/plans/{plan['id']}/progress", entry)


@pytest.mark.parametrize(("statement", "changes", "value"), REFUSED)
def test_n4_a_negative_entry_is_refused_where_the_floor_is_zero(
    api: Api, statement: str, changes: dict[str, Any], value: str
) -> None:
    answer = posted(api, statement, changes, value)
    assert answer.status_code == 422, answer.text
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert faults == [("/value", "realization_negative")]
    assert "menggantikan" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(("statement", "changes", "value"), TAKEN)
def test_n4_what_can_lie_below_zero_is_recorded_as_it_was(
    api: Api, statement: str, changes: dict[str, Any], value: str
) -> None:
    answer = posted(api, statement, changes, value)
    assert answer.status_code == 201, answer.text


def test_n4_no_assumption_and_no_simulation_is_below_the_floor_either(api: Api) -> None:
    period = year(api, "mataram")
    indicator = {**COUNT, "statement": COMPLAINTS, "polarity": "lower"}
    result = {"statement": "Terlayaninya warga", "indicators": [indicator]}
    plan = plans.approved(api, content={**CONTENT, "work_results": [result]})
    line = lines(plan)[COMPLAINTS]
    assumed = {"period_id": period["id"], "realizations": {line: "-6"}}
    answer = api.post(f"/v1/plans/{plan['id']}/score", assumed)
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert faults == [(f"/realizations/{line}", "realization_negative")]
    made_up = {
        "source": "indicator",
        "key": "i",
        "result": "r",
        "polarity": "lower",
        "target": "4",
        "realization": "-2",
    }
    body = {"scheme_key": "mataram", "inputs": [made_up]}
    answer = api.post("/v1/schemes/simulate", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "realization_negative")
    assert answer.json()["errors"][0]["pointer"] == "/inputs/0/realization"
    body = {"scheme_key": "mataram", "inputs": [{**made_up, "is_signed": True}]}
    assert api.post("/v1/schemes/simulate", body).status_code == 200
