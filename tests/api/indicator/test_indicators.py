"""The library of indicators over HTTP: drafts, versions, the check, the public catalogue."""

import pytest
from sqlalchemy.exc import DBAPIError
from tests.factories.cycles import state
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

GOOD = {
    "statement": "Persentase permohonan yang selesai dalam lima hari kerja",
    "result": "Pelayanan perizinan yang cepat",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["time", "quality"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "sector": "licensing",
    "title_keys": ["staff"],
    "is_public": True,
    "is_public_service": True,
}
VAGUE = {
    **GOOD,
    "statement": "Melaksanakan rapat dan selalu tidak pernah terlambat",
    "measured_in": None,
    "target": None,
}


def created(api: Api, name: str = "permits", who: str = "staff", **changes) -> dict:
    answer = api.post("/v1/indicators", {"key": name, **GOOD, **changes}, who=who)
    assert answer.status_code == 201, answer.text
    return answer.json()["versions"][0]


def at(record: dict) -> str:
    return f"/v1/indicators/{record['indicator_id']}/versions/{record['id']}"


def step(api: Api, record: dict, name: str, who: str = "admin", **how):
    return api.post(f"{at(record)}/{name}", **{"who": who, "version": record["version"], **how})


def agreed(api: Api, name: str = "permits", **changes) -> dict:
    proposed = step(api, created(api, name, **changes), "propose").json()
    answer = step(api, proposed, "agree")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_draft_is_written_proposed_agreed_and_retired(api: Api) -> None:
    record = created(api)
    assert (record["state"], record["number"], record["findings"]) == ("draft", 1, [])
    assert record["target"] == "90.0000"
    assert record["proposed_by"] == str(key("alfa:staff"))
    assert record["allowed_actions"] == ["indicator_propose", "indicator_draft"]
    for name, then in (("propose", "proposed"), ("agree", "agreed"), ("retire", "retired")):
        record = step(api, record, name).json()
        assert record["state"] == then
    assert api.get(at(record), who="auditor").json()["allowed_actions"] == []


@pytest.mark.requirement("S3-12")
def test_what_cannot_be_measured_is_told_on_save_in_the_callers_language(api: Api) -> None:
    english = {"Accept-Language": "en"}
    body = {"key": "vague", **VAGUE}
    answer = api.post("/v1/indicators", body, headers=english)
    findings = answer.json()["versions"][0]["findings"]
    by_code = {finding["code"]: finding for finding in findings}
    assert by_code["missing_unit"]["severity"] == "refuse"
    assert by_code["missing_unit"]["where"] == "measured_in"
    assert by_code["missing_unit"]["text"].startswith("The unit of measurement is not clear")
    assert by_code["unmeasurable"]["where"] == "target"
    assert by_code["activity_not_result"]["severity"] == "warn"
    record = answer.json()["versions"][0]
    findings = api.get(at(record)).json()["findings"]
    assert findings[0]["text"].startswith("Satuan")
    mended = api.put(at(record), GOOD, version=1)
    assert (mended.json()["findings"], mended.headers["etag"]) == ([], '"2"')


@pytest.mark.requirement("S3-12")
def test_what_cannot_be_measured_is_not_agreed(api: Api) -> None:
    record = step(api, created(api, **VAGUE), "propose").json()
    refused = step(api, record, "agree")
    assert (refused.status_code, refused.json()["code"]) == (422, "indicator_unfit")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/measured_in", "/target"]
    assert api.get(at(record)).json()["state"] == "proposed"


def test_advice_does_not_stop_an_agreement(api: Api) -> None:
    record = agreed(api, statement="Seluruh permohonan selesai dalam lima hari kerja")
    assert {finding["severity"] for finding in record["findings"]} == {"warn"}


def test_a_check_stores_nothing(api: Api) -> None:
    with counted(api) as log:
        answer = api.post("/v1/indicators/check", VAGUE, who="service")
    assert answer.status_code == 200, answer.text
    assert log.count <= 2
    assert {finding["code"] for finding in answer.json()["findings"]} >= {
        "missing_unit",
        "unmeasurable",
    }
    assert api.get("/v1/indicators").json()["items"] == []


def test_the_next_version_replaces_the_one_in_use_when_it_is_agreed(api: Api) -> None:
    first = agreed(api)
    path = f"/v1/indicators/{first['indicator_id']}"
    second = api.post(f"{path}/versions", {**GOOD, "target": "95"}, who="peer")
    assert (second.status_code, second.json()["number"]) == (201, 2)
    assert second.headers["location"] == f"{path}/versions/{second.json()['id']}"
    pending = api.post(f"{path}/versions", GOOD, who="staff")
    assert (pending.status_code, pending.json()["code"]) == (409, "indicator_pending")
    assert [version["state"] for version in api.get(path).json()["versions"]] == ["agreed", "draft"]
    proposed = step(api, second.json(), "propose", who="peer").json()
    with counted(api) as log:
        assert step(api, proposed, "agree").status_code == 200
    assert log.count <= 8
    versions = api.get(path).json()["versions"]
    assert [(version["state"], version["target"]) for version in versions] == [
        ("retired", "90.0000"),
        ("agreed", "95.0000"),
    ]


def test_a_draft_is_written_by_its_author_or_the_administration(api: Api) -> None:
    record = created(api)
    refused = api.put(at(record), GOOD, who="peer", version=1)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_your_draft")
    assert step(api, record, "propose", who="peer").status_code == 403
    assert api.get(at(record), who="peer").json()["allowed_actions"] == []
    assert api.put(at(record), GOOD, who="service", version=1).status_code == 200
    assert step(api, {**record, "version": 2}, "propose", who="staff").status_code == 200


def test_only_the_administration_agrees_and_retires(api: Api) -> None:
    record = step(api, created(api), "propose").json()
    for who in ("staff", "sup", "auditor", "service"):
        for name in ("agree", "retire"):
            assert step(api, record, name, who=who, key="k").status_code == 403
    assert api.post("/v1/indicators", {"key": "x", **GOOD}, who="auditor").status_code == 403


def test_no_step_is_taken_out_of_order_unseen_or_stale(api: Api) -> None:
    record = created(api)
    for name in ("agree", "retire"):
        refused = step(api, record, name)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong_state")
    assert step(api, record, "propose", version=None).status_code == 428
    assert step(api, record, "propose", version=4).status_code == 412
    assert api.put(at(record), GOOD).status_code == 428
    proposed = step(api, record, "propose").json()
    late = api.put(at(record), GOOD, version=proposed["version"])
    assert (late.status_code, late.json()["code"]) == (409, "wrong_state")


def test_an_indicator_of_another_agency_or_item_does_not_exist(api: Api) -> None:
    record, other = created(api), created(api, "other")
    assert api.get(at(record), agency="beta").status_code == 404
    assert api.get(f"/v1/indicators/{record['indicator_id']}", agency="beta").status_code == 404
    mixed = f"/v1/indicators/{other['indicator_id']}/versions/{record['id']}"
    assert api.get(mixed).status_code == 404
    assert api.post(f"{mixed}/propose", version=1).status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"target": "0"}, "/target", "target_zero"),
        ({"target_low": "1", "target_high": "2"}, "", "one_target"),
        ({"target": None, "target_low": "1"}, "", "one_target"),
        (
            {"target": None, "target_low": "2", "target_high": "1"},
            "/target",
            "range_not_rising",
        ),
        (
            {"polarity": "milestone", "target": None, "steps": [{"key": "a", "value": "40"}]},
            "/target",
            "steps_not_rising_to_100",
        ),
        ({"polarity": "within"}, "/target", "target_not_a_range"),
        ({"title_keys": ['a"b']}, "/title_keys/0", "bad_format"),
        ({"target": "1.23456"}, "/target", "bad_decimal"),
        ({"aspects": []}, "/aspects", "too_few"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    api: Api, changes: dict, pointer: str, code: str
) -> None:
    answer = api.post("/v1/indicators", {"key": "odd", **GOOD, **changes})
    assert answer.status_code == 422, answer.text
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        (pointer, code)
    ]
    assert api.get("/v1/indicators").json()["items"] == []


def test_a_milestone_keeps_its_steps(api: Api) -> None:
    steps = [{"key": "Draf", "value": "40"}, {"key": "Terbit", "value": "100"}]
    record = created(api, polarity="milestone", target=None, steps=steps, measured_in="tahap")
    assert record["steps"] == [
        {"key": "Draf", "value": "40.0000"},
        {"key": "Terbit", "value": "100.0000"},
    ]


def test_a_key_is_given_once(api: Api) -> None:
    created(api)
    assert api.post("/v1/indicators", {"key": "permits", **GOOD}).status_code == 409


def test_the_library_is_filtered_and_paged_within_few_statements(api: Api) -> None:
    agreed(api, "b")
    agreed(api, "a", title_keys=["staff2", "head"], sector="health", is_public_service=False)
    created(api, "c", title_keys=[])

    def keys(query: str) -> list[str]:
        answer = api.get(f"/v1/indicators?{query}")
        assert answer.status_code == 200, answer.text
        return [item["key"] for item in answer.json()["items"]]

    assert keys("") == ["a", "b", "c"]
    assert keys("state=agreed") == ["a", "b"]
    assert keys("sector=health") == ["a"]
    assert keys("title_key=staff") == ["b"]
    assert keys("title_key=st_ff") == []
    assert keys("is_public_service=true") == ["b", "c"]
    with counted(api) as log:
        first = api.get("/v1/indicators?limit=2").json()
    assert log.count <= 6
    rest = api.get(f"/v1/indicators?limit=2&cursor={first['next']}").json()
    assert [item["key"] for item in rest["items"]] == ["c"]
    assert rest["next"] is None


@pytest.mark.requirement("S3-13")
def test_everybody_reads_the_public_catalogue_of_one_agency(api: Api) -> None:
    agreed(api, "b")
    agreed(api, "a")
    agreed(api, "inward", is_public=False)
    created(api, "draft")
    with counted(api) as log:
        answer = api.get("/v1/public/alfa/indicators?limit=1", who=None)
    assert answer.status_code == 200, answer.text
    assert log.count <= 2
    first = answer.json()
    assert [item["key"] for item in first["items"]] == ["a"]
    assert {"id", "proposed_by", "state", "version"}.isdisjoint(first["items"][0])
    rest = api.get(f"/v1/public/alfa/indicators?limit=1&cursor={first['next']}", who=None).json()
    assert ([item["key"] for item in rest["items"]], rest["next"]) == (["b"], None)
    assert api.get("/v1/public/beta/indicators", who=None).json()["items"] == []
    assert api.get("/v1/public/gamma/indicators", who=None).status_code == 404
    for who in ("staff", "sup", "head", "admin", "auditor", "service"):
        shown = api.get("/v1/indicators?state=agreed", who=who).json()["items"]
        assert {item["key"] for item in shown} == {"a", "b", "inward"}, who


def test_an_agreed_indicator_for_every_job_passes_the_gate(api: Api) -> None:
    state(api, population={"units": ["LAIN"]})

    def lacking() -> int:
        gates = api.get("/v1/cycles/2026/readiness", who="admin").json()["gates"]
        return gates[1]["lacking"]

    assert lacking() == 2
    agreed(api, title_keys=["staff2"])
    assert lacking() == 1
    agreed(api, "all", title_keys=[])
    assert lacking() == 0


@pytest.mark.parametrize("change", ["target = 10", "statement = 'x'", "aspects = '[]'"])
def test_the_database_keeps_what_an_agreed_indicator_says(api: Api, change: str) -> None:
    agreed(api)
    with pytest.raises(DBAPIError, match="gd:indicator_fixed"), api.raw() as record:
        record.exec_driver_sql(f"UPDATE indicator_version SET {change}")
