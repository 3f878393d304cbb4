"""Final results over HTTP: complete, computed, frozen; delivered on time; unchanged for good."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.factories.evaluations import (
    AFTER_WINDOW,
    assessment,
    delivered,
    lines,
    measurement,
    mine,
    opened,
    progress,
    step,
)
from tests.factories.plans import BUDGET, CONTENT, RESULT
from tests.records.statements import counted
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.world import key

PERCENT = "Persentase aduan warga yang selesai tepat waktu"
COUNT = "Jumlah aduan warga yang selesai"
SILENT: dict[str, Any] = {
    "statement": "Terjaganya kepercayaan warga",
    "success_measure": "Tidak ada aduan ulang",
    "target_text": "Selama 2026",
    "indicators": [],
}


def finalize(api: Api, evaluation: dict[str, Any], who: str = "sup") -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/finalize"
    return api.post(path, who=who, version=evaluation["version"])


def faults(answer: Any) -> set[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return {(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]}


@pytest.mark.requirement("S4-02", "S0-20")
def test_the_whole_way_from_realization_to_a_result_in_the_employees_hands(api: Api) -> None:
    made = opened(api, "mataram")
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    progress(api, line[PERCENT], date(2026, 3, 10), "99")
    progress(api, line[COUNT], date(2026, 2, 10), "30")
    measurement(api, made["period"], "discipline", "97.5", who="staff")
    measurement(api, made["period"], "competence", "4", unit="DINAS")
    path = f"/v1/evaluations/{evaluation['id']}"
    rated = step(api, evaluation, "rate", "sup", {"recommendation": "Pelatihan layanan"})
    assert api.get(f"{path}/assessment").status_code == 404  # not theirs yet
    done = step(api, rated, "finalize", "sup")
    assert api.get(f"{path}/assessment").status_code == 404
    assert api.get(f"{path}/snapshots").status_code == 404
    received = step(api, done, "deliver", "sup")
    result = api.get(f"{path}/assessment").json()
    # targets (110 + 100) / 2 = 105 at 60, discipline 97.5 at 20, competence 4 of 1..5 = 80 at 20
    assert (result["score"], result["predicate"]) == ("98.5000", "very_good")
    explained = api.get(f"{path}/explanation").json()
    assert explained["result"]["score"] == "98.50"
    parts = {part["key"]: part["share"] for part in explained["result"]["parts"]}
    assert parts == {"targets": "63.00", "discipline": "19.50", "competence": "16.00"}
    origins = [item["origin"] for item in explained["inputs"]]
    assert sorted(origin.partition(":")[0] for origin in origins) == [
        "measurement",
        "measurement",
        "plan_indicator",
        "plan_indicator",
    ]
    assert all(origin.partition("@")[2] == "1" for origin in origins)
    acknowledged = step(api, received, "acknowledge", "staff")
    assert mine(api)["acknowledged_at"] is not None
    assert acknowledged["state"] == "delivered"


@pytest.mark.requirement("S1-01", "S4-09")
def test_a_snapshot_is_the_bytes_of_its_digest_and_computes_again_from_itself(api: Api) -> None:
    made = delivered(api)
    path = f"/v1/evaluations/{made['id']}/snapshots"
    (ref,) = api.get(path).json()["items"]
    snapshot = api.get(f"{path}/1").json()
    assert (
        hashlib.sha256(snapshot["content"].encode()).hexdigest()
        == snapshot["digest"]
        == ref["digest"]
    )
    assert (
        hashlib.sha256(snapshot["scheme_document"].encode()).hexdigest()
        == snapshot["scheme_digest"]
    )
    content = json.loads(snapshot["content"])
    assert content["scheme"] == snapshot["scheme_digest"]
    simulation = {
        "scheme": json.loads(snapshot["scheme_document"]),
        "inputs": content["inputs"],
        "facts": content["facts"],
    }
    again = api.post("/v1/schemes/simulate", simulation)
    assert again.status_code == 200, again.text
    assert again.json()["trail"] == content["trail"]
    assert {name: again.json()[name] for name in content["outcome"]} == content["outcome"]
    assert api.get(f"{path}/2").status_code == 404


@pytest.mark.requirement("S1-02")
def test_every_duty_in_the_plan_is_covered_before_a_result_is_final(api: Api) -> None:
    target = {"success_measure": "Aduan selesai", "target_text": "Sembilan dari sepuluh"}
    results = [{**RESULT, **target}, SILENT]
    content = {**CONTENT, "approach": "qualitative", "work_results": results}
    made = opened(api, content=content)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    rated = step(api, evaluation, "rate", "sup", {"organization_result": "good"})
    answer = finalize(api, rated)
    refused(answer, 422, "assessment_incomplete")
    missing = [fault["detail"] for fault in answer.json()["errors"]]
    assert len(missing) == 4  # both axes, both results
    assert any(SILENT["statement"] in each for each in missing)
    assert not any({":", "_"} & {*each} for each in missing), missing
    progress(api, line[PERCENT], date(2026, 3, 10), "90")
    progress(api, line[COUNT], date(2026, 2, 10), "30")
    body = assessment(plan)
    body["ratings"] = [
        rating for rating in body["ratings"] if line[RESULT["statement"]] not in rating["about"]
    ]
    rated = step(api, rated, "rate", "sup", body)
    assert finalize(api, rated).status_code == 200


@pytest.mark.requirement("S1-09", "S4-06")
def test_a_missing_part_follows_the_policy_of_the_scheme(api: Api) -> None:
    made = opened(api, "mataram")
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    rated = step(api, evaluation, "rate", "sup", {})
    answer = finalize(api, rated)
    refused(answer, 422, "part_missing")
    assert 'Bagian "Capaian target"' in answer.json()["detail"]
    progress(api, line[PERCENT], date(2026, 3, 10), "90")
    progress(api, line[COUNT], date(2026, 2, 10), "30")
    measurement(api, made["period"], "discipline", "80", unit="KOTA")
    step(api, rated, "finalize", "sup")
    explained = api.get(f"/v1/evaluations/{evaluation['id']}/explanation", who="sup").json()
    assert explained["result"]["missing"] == ["competence"]  # its weight goes to the rest
    assert explained["result"]["score"] == "95.00"
    words = explained["result"]["explanation"]["missing"][0]["sentence"]
    assert "Kompetensi" in words["id"]
    assert "Competence" in words["en"]


@pytest.mark.requirement("S4-11")
def test_an_explanation_ranks_what_would_raise_the_result_in_both_languages(api: Api) -> None:
    made = opened(api, "mataram")
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    progress(api, line[PERCENT], date(2026, 3, 10), "99")
    progress(api, line[COUNT], date(2026, 2, 10), "15")
    measurement(api, made["period"], "discipline", "95", who="staff")
    rated = step(api, evaluation, "rate", "sup", {})
    done = step(api, rated, "finalize", "sup")
    step(api, done, "deliver", "sup")
    words = api.get(f"/v1/evaluations/{evaluation['id']}/explanation").json()["result"][
        "explanation"
    ]
    assert [remark["key"] for remark in words["improvements"]] == [
        f"targets/{line[COUNT]}",
        "discipline",
    ]
    assert [remark["key"] for remark in words["strengths"]] == [f"targets/{line[PERCENT]}"]
    assert "Perlu ditingkatkan: Jumlah aduan" in words["text"]["id"]
    assert "To improve: Jumlah aduan" in words["text"]["en"]


def test_what_was_not_rated_cannot_be_made_final_and_what_is_final_not_rated(api: Api) -> None:
    made = opened(api)
    refused(finalize(api, made["evaluations"]["staff"]), 409, "wrong_state")
    body = assessment(made["plans"]["staff"])
    rated = step(api, made["evaluations"]["staff"], "rate", "sup", body)
    done = step(api, rated, "finalize", "sup")
    again = api.post(f"/v1/evaluations/{done['id']}/rate", body, who="sup", version=done["version"])
    refused(again, 409, "wrong_state")
    refused(finalize(api, done), 409, "wrong_state")


def test_data_that_came_after_the_rating_ask_for_the_reason_again(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    first = progress(api, line[PERCENT], date(2026, 3, 10), "90")
    progress(api, line[COUNT], date(2026, 2, 10), "30")
    body = assessment(plan)
    del body["ratings"][2]["reason"]  # as the data propose
    rated = step(api, evaluation, "rate", "sup", body)
    progress(api, line[PERCENT], date(2026, 3, 10), "40", supersedes_id=first)
    assert faults(finalize(api, rated)) == {("/ratings/1/reason", "reason_required")}


def test_due_days_are_counted_in_working_days_and_stored(api: Api) -> None:
    evaluation = delivered(api)
    # 27 March 2026 is day 0; Good Friday, 3 April, is no working day
    assert evaluation["deliver_due_on"] == "2026-04-17"
    assert evaluation["return_due_on"] == "2026-04-17"
    assert evaluation["object_until"] == "2026-04-17"


def test_after_the_window_the_superior_rates_and_that_result_is_final(api: Api) -> None:
    made = opened(api)
    api.at(AFTER_WINDOW)
    body = assessment(made["plans"]["staff"])
    rated = step(api, made["evaluations"]["staff"], "rate", "head", body)
    refused(finalize(api, rated, "sup"), 409, "rating_window_over")
    done = step(api, rated, "finalize", "head")
    assert done["final_by"] == "permenpanrb-6-2022:IV-A11"
    assert done["deliver_due_on"] == "2026-04-27"  # seven working days
    received = step(api, done, "deliver", "head")
    assert received["object_until"] is None
    closed = mine(api)["objection_closed"]
    assert closed["code"] == "result_final"
    refused(
        api.post(f"/v1/evaluations/{done['id']}/objections", {"reasons": "Bukti"}),
        409,
        "result_final",
    )


def test_a_superior_who_only_signs_leaves_the_way_to_an_objection_open(api: Api) -> None:
    made = opened(api)
    rated = step(
        api, made["evaluations"]["staff"], "rate", "sup", assessment(made["plans"]["staff"])
    )
    api.at(AFTER_WINDOW)
    done = step(api, rated, "finalize", "head")
    assert done["final_by"] is None
    received = step(api, done, "deliver", "head")
    assert received["object_until"] is not None
    answer = api.post(f"/v1/evaluations/{done['id']}/objections", {"reasons": "Bukti terlampir"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["assessor_id"] == str(key("alfa:sup"))


def test_what_the_regional_head_gives_his_high_officials_is_final_from_the_start(api: Api) -> None:
    made = opened(api, who=("head",), content={**CONTENT, "work_results": [BUDGET]})
    body = assessment(made["plans"]["head"])
    rated = step(api, made["evaluations"]["head"], "rate", "mayor", body)
    done = step(api, rated, "finalize", "mayor")
    assert done["final_by"] == "permenpanrb-6-2022:IV-A12"
    step(api, done, "deliver", "mayor")
    answer = api.post(f"/v1/evaluations/{done['id']}/objections", {"reasons": "Bukti"}, who="head")
    refused(answer, 409, "result_final")
    assert mine(api, "head")["objection_closed"]["code"] == "result_final"


def test_the_steps_cost_few_statements(api: Api) -> None:
    made = opened(api)
    evaluation = made["evaluations"]["staff"]
    counts = {}
    for name, who, body in (
        ("rate", "sup", assessment(made["plans"]["staff"])),
        ("finalize", "sup", None),
        ("deliver", "sup", None),
        ("acknowledge", "staff", None),
    ):
        with counted(api) as log:
            evaluation = step(api, evaluation, name, who, body)
        counts[name] = log.count
    for name in ("assessment", "explanation", "snapshots/1"):
        with counted(api) as log:
            assert api.get(f"/v1/evaluations/{evaluation['id']}/{name}").status_code == 200
        counts[name] = log.count
    limits = {
        "rate": 10,
        "finalize": 10,
        "deliver": 9,
        "acknowledge": 9,
        "assessment": 6,
        "explanation": 6,
        "snapshots/1": 6,
    }
    assert {
        name: (count, limits[name]) for name, count in counts.items() if count > limits[name]
    } == {}


def test_clocks_run_by_the_local_day_of_the_agency(api: Api) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    rated = step(api, evaluation, "rate", "sup", body)
    api.at(datetime(2026, 3, 29, 17, 0, tzinfo=UTC))  # Monday 30 March begins in Jakarta
    done = step(api, rated, "finalize", "sup")
    assert done["deliver_due_on"] == "2026-04-20"
