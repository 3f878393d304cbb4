"""Evaluations over HTTP: opened for a period, listed, shown to those around, and to nobody else."""

import pytest
from tests.factories import cycles, plans
from tests.factories import evaluations as made_by
from tests.factories.crowd import crowd
from tests.factories.evaluations import assessment, mine, opened, step, year
from tests.records.statements import counted
from tests.serving.client import Api


def create(api: Api, period, **how):
    return api.post(f"/v1/periods/{period['id']}/evaluations", who="admin", **how)


def test_every_plan_in_force_gets_one_evaluation_and_a_second_call_none(api: Api) -> None:
    period = year(api)
    plans.approved(api, "staff", "sup")
    plans.submitted(api, "peer")
    first = create(api, period).json()
    assert first == {
        "created": 1,
        "remaining": 0,
        "moved": 0,
        "existing": 0,
        "without_plan_in_force": 1,
        "is_dry_run": False,
    }
    assert create(api, period).json()["existing"] == 1
    assert mine(api)["state"] == "open"


def test_a_dry_run_counts_and_opens_nothing(api: Api) -> None:
    period = year(api)
    plans.approved(api, "staff", "sup")
    answer = api.post(f"/v1/periods/{period['id']}/evaluations?dry_run=true", who="admin")
    assert answer.json()["created"] == 1
    assert answer.json()["is_dry_run"] is True
    assert api.get("/v1/evaluations").json()["items"] == []


def test_a_period_that_is_only_planned_takes_no_evaluations(api: Api) -> None:
    period = cycles.state(api, periods=[cycles.Q1])["periods"][0]
    answer = create(api, period)
    assert answer.status_code == 409, answer.text
    assert answer.json()["code"] == "period_not_open"


@pytest.mark.parametrize("who", ["staff", "sup", "auditor", "bare"])
def test_only_the_administration_opens_evaluations(api: Api, who: str) -> None:
    period = year(api)
    answer = api.post(f"/v1/periods/{period['id']}/evaluations", who=who, key="k1")
    assert answer.status_code == 403, answer.text


def test_an_evaluation_copies_what_it_rests_on(api: Api) -> None:
    made = opened(api)
    evaluation = made["evaluations"]["staff"]
    assert evaluation["plan_id"] == made["plans"]["staff"]["id"]
    assert evaluation["scheme_version_id"] == made["period"]["scheme"]["id"]
    assert (evaluation["unit_code"], evaluation["position_title"]) == ("BIDANG", "Jabatan STAFF")


def test_those_around_a_person_see_the_frame_and_strangers_see_nothing(api: Api) -> None:
    evaluation = opened(api)["evaluations"]["staff"]
    path = f"/v1/evaluations/{evaluation['id']}"
    for who in ("staff", "sup", "head", "mayor", "admin"):
        assert api.get(path, who=who).status_code == 200, who
    for who in ("stranger", "other", "peer", "late"):
        assert api.get(path, who=who).status_code == 404, who
    assert api.get(path, who="auditor").status_code == 403
    assert api.get(path, who="staff", agency="beta").status_code == 404


def test_a_list_is_filtered_and_paged(api: Api) -> None:
    made = opened(api, who=("staff", "peer", "stranger"))
    period = made["period"]["id"]

    def codes(query: str, who: str = "admin") -> list[str]:
        answer = api.get(f"/v1/evaluations?{query}", who=who)
        assert answer.status_code == 200, answer.text
        return sorted(item["employee_code"] for item in answer.json()["items"])

    assert codes(f"period_id={period}") == ["alfa-peer", "alfa-staff", "alfa-stranger"]
    assert codes("unit_code=BIDANG") == ["alfa-peer", "alfa-staff"]
    assert codes("unit_code=DINAS") == ["alfa-peer", "alfa-staff", "alfa-stranger"]
    assert codes("state=final") == []
    assert codes("", who="sup") == ["alfa-peer", "alfa-staff"]
    first = api.get("/v1/evaluations?limit=2", who="admin").json()
    second = api.get(f"/v1/evaluations?limit=2&cursor={first['next']}", who="admin").json()
    assert len(first["items"]) == 2
    assert len(second["items"]) == 1
    assert second["next"] is None


def test_the_frame_names_what_the_caller_may_do_now(api: Api) -> None:
    made = opened(api)
    path = f"/v1/evaluations/{made['evaluations']['staff']['id']}"

    def actions(who: str) -> list[str]:
        return api.get(path, who=who).json()["allowed_actions"]

    assert actions("staff") == ["evaluation_self_assess"]
    assert actions("sup") == ["evaluation_rate"]
    assert actions("head") == []  # not yet their turn
    api.at(made_by.AFTER_WINDOW)
    assert actions("sup") == []
    assert actions("head") == ["evaluation_rate"]
    assert api.get(path, who="head").json()["turn"] == "reviewer"


def test_the_employee_says_what_he_thinks_before_he_is_rated(api: Api) -> None:
    made = opened(api)
    evaluation = made["evaluations"]["staff"]
    assessed = step(api, evaluation, "self-assess", "staff", {"statement": "Semua aduan selesai."})
    assert mine(api)["self_assessment"] == "Semua aduan selesai."
    rated = step(api, assessed, "rate", "sup", assessment(made["plans"]["staff"]))
    again = api.post(
        f"/v1/evaluations/{evaluation['id']}/self-assess",
        {"statement": "Terlambat"},
        version=rated["version"],
    )
    assert again.status_code == 409, again.text


def test_a_page_of_evaluations_costs_as_many_statements_as_one(api: Api) -> None:
    period = year(api)
    crowd(api, range(40), period["cycle_id"])
    create(api, period)
    with counted(api) as log:
        assert len(api.get("/v1/evaluations", who="sup").json()["items"]) == 40
    assert log.count <= 4
    evaluation = api.get("/v1/evaluations?limit=1", who="sup").json()["items"][0]
    with counted(api) as log:
        assert api.get(f"/v1/evaluations/{evaluation['id']}", who="sup").status_code == 200
    assert log.count <= 6


def test_opening_evaluations_costs_the_same_for_two_and_for_sixty(api: Api) -> None:
    period = year(api)
    crowd(api, range(2), period["cycle_id"])
    with counted(api) as few:
        assert create(api, period).json()["created"] == 2
    crowd(api, range(2, 62), period["cycle_id"])
    with counted(api) as many:
        assert create(api, period).json()["created"] == 60
    assert few.count == many.count


def test_an_evaluation_that_nobody_rated_yet_follows_its_plan(api: Api) -> None:
    made = opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    revised = plans.step(api, plan, "revise", "staff", {"reason": "Target berubah"})
    again = plans.step(api, plans.step(api, revised, "submit", "staff"), "approve", "sup")
    fresh = api.get(f"/v1/plans/{again['id']}", who="staff").json()
    step(api, evaluation, "rate", "sup", assessment(fresh))
    assert fresh["in_force"]["number"] == 2
    assert mine(api)["plan_revision_id"] != evaluation["plan_revision_id"]
    explained = api.get(f"/v1/evaluations/{evaluation['id']}/explanation", who="sup").json()
    origins = [item["origin"] for item in explained["inputs"] if item["source"] == "indicator"]
    assert {origin.rpartition("@")[2] for origin in origins} == {"2"}
