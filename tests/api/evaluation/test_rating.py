"""Rating over HTTP: who, when, of what, with which reasons; one by one and a hundred at once."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.factories.crowd import crowd
from tests.factories.evaluations import (
    REAL,
    REASON,
    assessment,
    lines,
    measurement,
    mine,
    opened,
    progress,
    step,
    store,
    year,
)
from tests.factories.plans import BUDGET, CONTENT
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.world import key

from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.storage.models.organization import Assessor

RESULT = "Terselesaikannya pengaduan warga"
PERCENT = "Persentase aduan warga yang selesai tepat waktu"
COUNT = "Jumlah aduan warga yang selesai"


def rate(api: Api, evaluation: dict[str, Any], body: Any, who: str = "sup") -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/rate"
    return api.post(path, body, who=who, version=evaluation["version"])


def faults(answer: Any) -> set[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return {(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]}


@pytest.mark.requirement("S2-09")
def test_only_the_assessor_of_the_day_rates(api: Api) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    refused(rate(api, evaluation, body, "staff"), 403, "action_not_open")
    for who in ("admin", "auditor", "service", "bare"):
        refused(rate_keyed(api, evaluation, body, who), 403, "action_not_open")
    refused(rate(api, evaluation, body, "deputy"), 404, "not_found")
    refused(rate(api, evaluation, body, "mayor"), 403, "action_not_open")
    refused(rate(api, evaluation, body, "head"), 409, "rating_window_open")
    assert rate(api, evaluation, body, "sup").status_code == 200


def rate_keyed(api: Api, evaluation: dict[str, Any], body: Any, who: str) -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/rate"
    return api.post(path, body, who=who, version=evaluation["version"], key="k")


@pytest.mark.requirement("S2-09")
def test_a_delegate_rates_while_the_delegation_runs_and_not_a_day_longer(api: Api) -> None:
    made = opened(api, who=("stranger",))
    evaluation, body = made["evaluations"]["stranger"], assessment(made["plans"]["stranger"])
    refused(rate(api, evaluation, body, "other"), 403, "action_not_open")
    api.at(datetime(2026, 3, 31, 16, 59, tzinfo=UTC))
    rated = rate(api, evaluation, body, "deputy")
    assert rated.status_code == 200, rated.text
    api.at(datetime(2026, 3, 31, 17, 0, tzinfo=UTC))  # midnight in Jakarta: 1 April
    again = rate(api, rated.json(), body, "deputy")
    refused(again, 403, "action_not_open")
    assert rate(api, rated.json(), body, "other").status_code == 200


def test_the_window_ends_with_its_last_day_in_the_agencys_zone(api: Api) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    api.at(datetime(2026, 4, 15, 16, 59, 59, tzinfo=UTC))
    rated = rate(api, evaluation, body, "sup").json()
    refused(rate(api, rated, body, "head"), 409, "rating_window_open")
    api.at(datetime(2026, 4, 15, 17, 0, tzinfo=UTC))
    late = rate(api, rated, body, "sup")
    refused(late, 409, "rating_window_over")
    assert "15 April 2026 pukul 24.00 WIB" in late.json()["detail"]
    assert rate(api, rated, body, "head").status_code == 200


def test_who_has_no_superior_may_rate_after_the_window_too(api: Api) -> None:
    made = opened(api, who=("head",), content={**CONTENT, "work_results": [BUDGET]})
    evaluation, body = made["evaluations"]["head"], assessment(made["plans"]["head"])
    api.at(datetime(2026, 4, 20, 2, 0, tzinfo=UTC))
    assert rate(api, evaluation, body, "mayor").status_code == 200


def test_before_the_period_is_in_rating_nobody_rates(api: Api) -> None:
    period = year(api)
    crowd(api, range(1), period["cycle_id"])
    api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    (evaluation,) = api.get("/v1/evaluations", who="sup").json()["items"]
    answer = rate(api, evaluation, {"organization_result": "good"})
    refused(answer, 409, "period_not_in_rating")
    assert "25 Maret 2026" in answer.json()["detail"]


def test_the_version_seen_is_asked_for_and_must_be_the_last(api: Api) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    missing = api.post(f"/v1/evaluations/{evaluation['id']}/rate", body, who="sup")
    assert missing.status_code == 428
    step(api, evaluation, "rate", "sup", body)
    refused(rate(api, evaluation, body), 412, "stale")


@pytest.mark.requirement("S0-10")
def test_only_what_the_approved_plan_fixes_can_be_rated(api: Api) -> None:
    made = opened(api, who=("staff", "peer"))
    evaluation = made["evaluations"]["staff"]
    foreign = lines(made["plans"]["peer"])[RESULT]
    indicator = lines(made["plans"]["staff"])[PERCENT]
    ratings = [
        {"about": f"result:{foreign}", "chosen": "above"},
        {"about": f"result:{indicator}", "chosen": "above"},
        {"about": "result:anything", "chosen": "above"},
        {"about": "core_value:loyal", "chosen": "met"},
        {"about": "core_value:brave", "chosen": "met"},
        {"about": "criterion:supervisor", "level": 4},
        {"about": "results", "level": 4},
        {"about": "behavior"},
        {"about": "behavior", "chosen": "met"},
    ]
    body = {"ratings": ratings, "organization_result": "good"}
    assert faults(rate(api, evaluation, body)) == {
        ("/ratings/0/about", "not_in_plan"),
        ("/ratings/1/about", "not_in_plan"),
        ("/ratings/2/about", "not_in_plan"),
        ("/ratings/4/about", "not_in_scheme"),
        ("/ratings/5/about", "not_in_scheme"),
        ("/ratings/6", "level_not_offered"),
        ("/ratings/7", "level_not_offered"),
        ("/ratings/8/about", "twice"),
    }
    assert mine(api)["state"] == "open"


def test_the_organizations_result_comes_first(api: Api) -> None:
    made = opened(api)
    body = assessment(made["plans"]["staff"], organization_result=None)
    answer = rate(api, made["evaluations"]["staff"], body)
    assert faults(answer) == {("/organization_result", "organization_result_missing")}


def test_the_measured_result_of_the_unit_that_the_assessor_leads_counts(api: Api) -> None:
    made = opened(api, who=("staff", "sup"))
    measurement(api, made["period"], "organization_result", "2", unit="DINAS")
    measurement(api, made["period"], "organization_result", "4", unit="BIDANG")
    staff = assessment(made["plans"]["staff"], organization_result="outstanding")
    answer = rate(api, made["evaluations"]["staff"], staff)
    assert faults(answer) == {("/organization_result", "measured_otherwise")}
    staff["organization_result"] = None
    step(api, made["evaluations"]["staff"], "rate", "sup", staff)
    sup = assessment(made["plans"]["sup"], organization_result=None)
    step(api, made["evaluations"]["sup"], "rate", "head", sup)
    predicates = {
        who: api.get(f"/v1/evaluations/{made['evaluations'][who]['id']}/assessment", who=by).json()[
            "organization_result"
        ]
        for who, by in (("staff", "sup"), ("sup", "head"))
    }
    assert predicates == {"staff": "good", "sup": "poor"}


def test_a_reason_is_asked_for_where_the_choice_differs_from_what_data_propose(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    progress(api, line[PERCENT], date(2026, 3, 10), "95")
    progress(api, line[COUNT], date(2026, 2, 10), "40")
    ratings = [
        {"about": "results", "chosen": "met"},
        {"about": "behavior", "chosen": "met", "reason": REASON},
    ]
    body = {"ratings": ratings, "organization_result": "good", "feedback": REAL}
    assert faults(rate(api, evaluation, body)) == {("/ratings/0/reason", "reason_required")}
    ratings[0]["reason"] = "Realisasi tinggi karena aduan lama ikut dihitung."
    step(api, evaluation, "rate", "sup", body)
    path = f"/v1/evaluations/{evaluation['id']}/assessment"
    ratings_by_subject = {
        rating["about"]: rating for rating in api.get(path, who="sup").json()["ratings"]
    }
    assert (
        ratings_by_subject["results"]["suggested"],
        ratings_by_subject["results"]["chosen"],
    ) == ("above", "met")
    assert ratings_by_subject["results"]["reason"].startswith("Realisasi")


def test_below_target_may_still_be_as_expected_with_a_reason(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    progress(api, line[PERCENT], date(2026, 3, 10), "50")
    progress(api, line[COUNT], date(2026, 2, 10), "40")
    body = assessment(plan)
    body["ratings"][2]["reason"] = " "
    answer = rate(api, evaluation, body)
    assert faults(answer) == {("/ratings/2/reason", "reason_required")}
    body["ratings"][2]["reason"] = "Sistem aduan mati tiga pekan; sisanya tepat waktu."
    step(api, evaluation, "rate", "sup", body)


ABOVE = {"percent": "95", "count": "40"}
UNREALIZED: dict[str, str] = {}
HALF = {"percent": "95"}


@pytest.mark.parametrize("done", [ABOVE, UNREALIZED, HALF])
@pytest.mark.parametrize("results", ["above", "met", "below"])
@pytest.mark.parametrize("behavior", ["above", "below"])
def test_u3_under_the_law_nobody_is_rated_below_or_without_a_proposal_without_a_reason(
    api: Api, done: dict[str, str], results: str, behavior: str
) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    for name, key_of in (("percent", PERCENT), ("count", COUNT)):
        if name in done:
            progress(api, line[key_of], date(2026, 3, 10), done[name])
    proposed = "above" if done else None
    ratings = [
        {"about": "results", "chosen": results},
        {"about": "behavior", "chosen": behavior},
    ]
    body = {"ratings": ratings, "organization_result": "good", "feedback": REAL}
    expected = {("/ratings/1/reason", "reason_required")}  # nothing is proposed for behavior
    if results != proposed:
        expected.add(("/ratings/0/reason", "reason_required"))
    answer = rate(api, evaluation, body)
    assert faults(answer) == expected
    item = {**body, "id": evaluation["id"], "version": evaluation["version"]}
    bulk = api.post("/v1/evaluations/rate", {"items": [item]}, who="sup")
    assert bulk.status_code == 422, bulk.text
    assert {fault["code"] for fault in bulk.json()["errors"]} == {"reason_required"}
    for language, words in (("id", "Alasan wajib diisi."), ("en", "A reason is required.")):
        path = f"/v1/evaluations/{evaluation['id']}/rate"
        problem = api.post(
            path,
            body,
            who="sup",
            version=evaluation["version"],
            headers={"accept-language": language},
        )
        assert {fault["detail"] for fault in problem.json()["errors"]} == {words}
    for rating in ratings:
        rating["reason"] = REASON
    assert (
        "evaluation_rate"
        in api.get(f"/v1/evaluations/{evaluation['id']}", who="sup").json()["allowed_actions"]
    )
    step(api, evaluation, "rate", "sup", body)


def test_a_low_rating_needs_feedback_of_substance(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    body = assessment(plan, feedback={"improvement": "Kurang baik, tingkatkan lagi."})
    body["ratings"][1]["chosen"] = "below"
    assert faults(rate(api, evaluation, body)) == {("/feedback", "feedback_too_thin")}
    step(api, evaluation, "rate", "sup", {**body, "feedback": REAL})


def test_the_drop_out_from_study_leave_needs_its_reason(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    body = assessment(plan, facts={"study_dropout": True})
    assert faults(rate(api, evaluation, body)) == {("/predicate_reason", "reason_required")}
    body["predicate_reason"] = "Putus studi menurut surat universitas 12 Maret 2026."
    rated = step(api, evaluation, "rate", "sup", body)
    step(api, rated, "finalize", "sup")
    path = f"/v1/evaluations/{evaluation['id']}/assessment"
    assert api.get(path, who="sup").json()["predicate"] == "poor"


def test_l6_a_person_decides_which_of_the_two_a_drop_out_gets(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    body = assessment(plan, facts={"dropout_predicate": "very_poor"})
    assert faults(rate(api, evaluation, body)) == {("/facts/dropout_predicate", "no_dropout")}
    body["facts"]["study_dropout"] = True
    assert faults(rate(api, evaluation, body)) == {("/predicate_reason", "reason_required")}
    body["predicate_reason"] = "Putus studi menurut surat universitas 12 Maret 2026."
    rated = step(api, evaluation, "rate", "sup", body)
    step(api, rated, "finalize", "sup")
    path = f"/v1/evaluations/{evaluation['id']}/assessment"
    assert api.get(path, who="sup").json()["predicate"] == "very_poor"


def test_what_is_sent_is_what_stands(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    rated = step(api, evaluation, "rate", "sup", assessment(plan, recommendation="Pelatihan"))
    fewer = {
        "ratings": [{"about": "results", "chosen": "above", "reason": REASON}],
        "organization_result": "good",
    }
    step(api, rated, "rate", "sup", fewer)
    stored = api.get(f"/v1/evaluations/{evaluation['id']}/assessment", who="sup").json()
    assert [(rating["about"], rating["chosen"]) for rating in stored["ratings"]] == [
        ("results", "above")
    ]
    assert (stored["recommendation"], stored["strength"]) == ("", "")


def test_nobody_rates_himself_even_when_a_circle_of_delegations_would_let_him(api: Api) -> None:
    made = opened(api)
    store(
        api,
        Assessor(
            id=key("circle"),
            employee_id=key("alfa:mayor"),
            assessor_id=key("alfa:staff"),
            cause=Cause.DELEGATION,
            starts_on=date(2026, 1, 1),
        ),
    )
    with api.raw(owner=True) as connection:
        connection.exec_driver_sql(
            f"UPDATE assessor SET assessor_id = '{stored(api, key('alfa:mayor'))}' "
            f"WHERE employee_id = '{stored(api, key('alfa:staff'))}'"
        )
    evaluation = made["evaluations"]["staff"]
    api.at(datetime(2026, 4, 20, 2, 0, tzinfo=UTC))
    body = assessment(made["plans"]["staff"])
    refused(rate(api, evaluation, body, "staff"), 403, "not_on_yourself")


def stored(api: Api, value: Any) -> str:
    return value.hex if api.dialect == "sqlite" else str(value)
