"""Cycles over HTTP: a year stated whole, its population, what lacks before it can open."""

from datetime import UTC, datetime

import pytest
from tests.factories.cycles import Q1, Q2, YEAR, adopt, begin, cycle, state
from tests.factories.organization import look_anew
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


def put(api: Api, body: dict, name: str = "2026", **how):
    return api.put(f"/v1/cycles/{name}", body, **{"who": "admin", **how})


def test_a_stated_cycle_stands_with_its_periods_and_due_dates(api: Api) -> None:
    made = state(api)
    assert [period["key"] for period in made["periods"]] == ["q1", "year", "q2"]
    first = made["periods"][0]
    assert first["state"] == "planned"
    assert first["scheme"]["key"] == "mataram"
    # 30 and 9 working days after 15 April 2026, less 1, 14, 15, 27, 28 May and 1 June
    assert (first["report_due_on"], first["safe_delivery_on"]) == ("2026-06-04", "2026-04-28")
    assert api.get("/v1/cycles/2026", who="staff").json()["population"] == {
        "units": [],
        "job_classes": [],
        "except_units": [],
    }


def test_an_agency_that_works_six_days_has_other_due_dates(api: Api) -> None:
    with api.raw(owner=True) as record:
        record.exec_driver_sql(
            "UPDATE agency SET work_days = 'mon,tue,wed,thu,fri,sat' WHERE key = 'beta'"
        )
    mine, theirs = state(api), state(api, agency="beta")
    assert mine["periods"][0]["safe_delivery_on"] == "2026-04-28"
    assert theirs["periods"][0]["safe_delivery_on"] == "2026-04-25"


def test_the_same_cycle_stated_twice_changes_nothing(api: Api) -> None:
    first = state(api)
    again = put(api, cycle())
    assert again.json()["differences"] == []
    assert again.json()["cycle"] == api.get("/v1/cycles/2026", who="admin").json()
    assert (again.headers["etag"], first["version"]) == ('"1"', 1)


def test_a_dry_run_tells_what_would_change_and_changes_nothing(api: Api) -> None:
    adopt(api)
    preview = put(api, cycle(), name="2026?dry_run=true").json()
    assert preview["cycle"] is None
    assert {"pointer": "/name", "before": None, "after": "Kinerja 2026"} in preview["differences"]
    assert api.get("/v1/cycles/2026").status_code == 404
    state(api)
    later = cycle(periods=[{**Q1, "rate_until": "2026-04-20"}, Q2, YEAR])
    preview = put(api, later, name="2026?dry_run=true").json()
    assert preview["differences"] == [
        {"pointer": "/periods/q1/rate_until", "before": "2026-04-15", "after": "2026-04-20"}
    ]
    assert preview["cycle"]["periods"][0]["rate_until"] == "2026-04-15"


def test_what_differs_is_changed_and_what_is_not_named_is_taken_back(api: Api) -> None:
    before = state(api)
    renamed = cycle(name="Kinerja", periods=[{**Q1, "rate_until": "2026-04-20"}, YEAR])
    assert put(api, renamed, version=7).status_code == 412
    after = put(api, renamed, version=1).json()["cycle"]
    assert (after["name"], after["version"]) == ("Kinerja", 2)
    assert [period["key"] for period in after["periods"]] == ["q1", "year"]
    assert after["periods"][0]["id"] == before["periods"][0]["id"]
    assert after["periods"][0]["version"] == 2
    assert after["periods"][0]["report_due_on"] == "2026-06-09"


def test_a_planned_period_is_taken_back_with_the_gates_waived_for_it(api: Api) -> None:
    period = state(api)["periods"][0]
    path = f"/v1/periods/{period['id']}/gates/indicators/waive"
    api.post(path, {"reason": "No longer needed"}, who="admin")
    assert len(put(api, cycle(periods=[YEAR])).json()["cycle"]["periods"]) == 1


def test_without_a_day_for_the_plans_the_day_of_the_law_counts(api: Api) -> None:
    adopt(api)
    body = {name: value for name, value in cycle().items() if name != "plans_due_on"}
    assert put(api, body).json()["cycle"]["plans_due_on"] == "2026-01-31"


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"periods": [Q1, {**Q2, "starts_on": "2026-03-31"}]}, "/periods/1/starts_on", "overlap"),
        ({"periods": [Q1, {**Q2, "key": "q1"}]}, "/periods/1/key", "stated_twice"),
        ({"periods": [{**Q1, "starts_on": "2025-12-31"}]}, "/periods/0/starts_on", "outside"),
        ({"periods": [{**Q1, "ends_on": "2025-12-31"}]}, "/periods/0/ends_on", "ends_before"),
        ({"periods": [{**Q1, "rate_from": "2025-12-31"}]}, "/periods/0/rate_from", "rating_before"),
        ({"periods": [{**Q1, "rate_until": "2026-03-01"}]}, "/periods/0/rate_until", "ends_before"),
        ({"periods": [{**Q1, "rate_until": "9999-12-31"}]}, "/periods/0/rate_until", "outside"),
        ({"periods": [{**Q1, "scheme": {"key": "dumai"}}]}, "/periods/0/scheme", "unknown"),
        (
            {"periods": [{**Q1, "scheme": {"key": "mataram", "number": 2}}]},
            "/periods/0/scheme",
            "unknown",
        ),
        ({"population": {"units": ["DINAS", "NOWHERE"]}}, "/population/units/1", "unknown"),
        ({"population": {"except_units": ["NOWHERE"]}}, "/population/except_units/0", "unknown"),
        ({"year": 2027}, "/starts_on", "outside_year"),
        ({"ends_on": "9999-12-31"}, "/ends_on", "outside_year"),
        ({"plans_due_on": "2027-01-31"}, "/plans_due_on", "outside_cycle"),
        ({"name": " "}, "/name", "too_short"),
        ({"surprise": 1}, "/surprise", "unknown_field"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    api: Api, changes: dict, pointer: str, code: str
) -> None:
    adopt(api)
    answer = put(api, cycle(**changes))
    assert answer.status_code == 422, answer.text
    faults = {(error["pointer"], code in error["code"]) for error in answer.json()["errors"]}
    assert (pointer, True) in faults
    assert api.get("/v1/cycles/2026").status_code == 404


def test_a_window_before_the_law_is_refused(api: Api) -> None:
    adopt(api)
    early = {**Q1, "starts_on": "2022-01-01", "ends_on": "2022-01-31", "rate_from": "2022-01-20"}
    body = cycle(
        year=2022,
        starts_on="2022-01-01",
        ends_on="2022-12-31",
        plans_due_on="2022-01-31",
        periods=[{**early, "rate_until": "2022-01-31"}],
    )
    answer = put(api, body)
    assert answer.json()["errors"][0]["code"] == "before_the_law"


def test_only_an_active_scheme_is_pinned_and_what_is_pinned_stays(api: Api) -> None:
    scheme = adopt(api)
    assert put(api, cycle(periods=[Q1])).status_code == 200
    path = f"/v1/schemes/{scheme['id']}/retire"
    assert api.post(path, who="admin", version=1).status_code == 200
    assert put(api, cycle(name="Still", periods=[Q1])).status_code == 200
    answer = put(api, cycle(periods=[Q1, Q2]))
    assert answer.json()["errors"][0]["pointer"] == "/periods/1/scheme"
    assert answer.json()["errors"][0]["code"] == "scheme_not_active"


def test_a_period_that_was_opened_keeps_its_days_but_the_rest_may_change(api: Api) -> None:
    begin(api, state(api)["periods"][0])
    moved = cycle(periods=[{**Q1, "rate_until": "2026-04-20"}, Q2, YEAR])
    for body in (moved, cycle(periods=[Q2, YEAR])):
        answer = put(api, body)
        assert (answer.status_code, answer.json()["code"]) == (409, "period_begun")
    assert answer.json()["errors"][0]["pointer"].startswith("/periods/q1/")
    assert put(api, cycle(name="Renamed")).status_code == 200


def test_who_does_not_set_up_the_year_cannot_state_it(api: Api) -> None:
    for who in ("staff", "sup", "auditor"):
        assert put(api, cycle(), who=who).status_code == 403
    adopt(api)
    assert put(api, cycle(), who="service").status_code == 200
    assert put(api, cycle(), who="bare").status_code == 403


@pytest.mark.requirement("S2-21")
def test_two_agencies_have_years_and_settings_of_their_own(api: Api) -> None:
    mine = state(api)
    theirs = state(api, agency="beta", periods=[{**Q1, "scheme": {"key": "dumai"}}])
    assert [item["id"] for item in api.get("/v1/cycles").json()["items"]] == [mine["id"]]
    cycles = api.get("/v1/cycles?year=2026", agency="beta").json()["items"]
    assert [cycle["periods"][0]["scheme"]["key"] for cycle in cycles] == ["dumai"]
    assert api.get(f"/v1/periods/{theirs['periods'][0]['id']}").status_code == 404


def people(api: Api, name: str = "2026", **how) -> list[str]:
    answer = api.get(f"/v1/cycles/{name}/population", **{"who": "admin", **how})
    assert answer.status_code == 200, answer.text
    return [item["employee_code"].split("-")[1] for item in answer.json()["items"]]


EVERYONE = ["deputy", "former", "head", "late", "other", "peer", "staff", "stranger", "sup"]


@pytest.mark.parametrize(
    ("population", "members"),
    [
        ({}, EVERYONE),
        ({"units": ["BIDANG"]}, ["peer", "staff", "sup"]),
        (
            {"units": ["DINAS"], "except_units": ["LAIN", "BIDANG"]},
            ["deputy", "former", "head", "late"],
        ),
        ({"job_classes": ["executive"]}, ["peer", "staff", "stranger"]),
        ({"units": ["LAIN"], "job_classes": ["executive"]}, ["stranger"]),
        ({"job_classes": ["state_official"]}, []),
    ],
)
def test_the_population_is_subtrees_and_classes_less_exceptions(
    api: Api, population: dict, members: list[str]
) -> None:
    state(api, population=population)
    assert people(api) == members


def test_the_population_comes_in_pages_within_few_statements(api: Api) -> None:
    state(api)
    with counted(api) as log:
        first = api.get("/v1/cycles/2026/population?limit=4", who="admin").json()
    assert log.count <= 6
    rest = api.get(
        f"/v1/cycles/2026/population?limit=200&cursor={first['next']}", who="admin"
    ).json()
    codes = [item["employee_code"] for item in first["items"] + rest["items"]]
    assert codes == [f"alfa-{who}" for who in EVERYONE]
    assert rest["next"] is None
    assert first["items"][0]["unit_code"] == "DINAS"
    for who in ("staff", "sup", "auditor"):
        assert api.get("/v1/cycles/2026/population", who=who).status_code == 403


def test_who_left_the_post_is_no_longer_in_the_cycle(api: Api) -> None:
    state(api, population={"units": ["BIDANG"]})
    with api.raw() as record:
        identifier = key("alfa:seat:peer")
        assignment_id = str(identifier) if api.dialect == "postgresql" else identifier.hex
        record.exec_driver_sql(
            f"UPDATE assignment SET ends_before = '2026-03-16' WHERE id = '{assignment_id}'"
        )
    assert people(api) == ["staff", "sup"]
    api.at(datetime(2025, 11, 1, 3, 0, tzinfo=UTC))
    assert people(api, who="service") == ["peer", "staff", "sup"]


def test_readiness_names_jobs_without_indicator_and_people_in_two_cycles(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})
    state(api, "bidang", population={"units": ["BIDANG"]})
    with counted(api) as log:
        answer = api.get("/v1/cycles/2026/readiness", who="admin")
    assert answer.status_code == 200, answer.text
    assert log.count <= 7
    gates = {gate["gate"]: gate for gate in answer.json()["gates"]}
    assert list(gates) == ["socialisation", "indicators", "organization"]
    assert gates["socialisation"]["lacking"] == 1
    titles = [lack["title_key"] for lack in gates["indicators"]["lacks"]]
    assert titles == ["deputy", "head", "other", "staff", "staff2", "sup"]
    people = {lack["employee_id"]: lack["code"] for lack in gates["organization"]["lacks"]}
    assert people == {str(key(f"alfa:{who}")): "in_two_cycles" for who in ("peer", "staff", "sup")}
    assert gates["organization"]["lacking"] == 3
    assert answer.json()["periods"][0]["shut"] == ["socialisation", "indicators", "organization"]


def test_readiness_names_who_has_no_assessor(api: Api) -> None:
    state(api, population={"units": ["LAIN"]})
    with api.raw() as record:
        record.exec_driver_sql("DELETE FROM assessor")
        record.exec_driver_sql("DELETE FROM reporting_line")
    look_anew(api)
    gate = api.get("/v1/cycles/2026/readiness", who="admin").json()["gates"][2]
    assert {lack["code"] for lack in gate["lacks"]} == {"no_assessor"}
    assert gate["lacking"] == 2


def test_readiness_is_for_those_who_prepare_the_year(api: Api) -> None:
    state(api)
    assert api.get("/v1/cycles/2026/readiness", who="service").status_code == 200
    for who in ("staff", "sup", "auditor"):
        assert api.get("/v1/cycles/2026/readiness", who=who).status_code == 403
    assert api.get("/v1/cycles/2026/readiness", who="admin", agency="beta").status_code == 404


def test_a_list_of_cycles_takes_few_statements(api: Api) -> None:
    state(api)
    state(api, "other")
    with counted(api) as log:
        assert len(api.get("/v1/cycles").json()["items"]) == 2
    assert log.count <= 6
    assert api.get("/v1/cycles?year=2025").json()["items"] == []
