"""Schemes over HTTP: adopt, draft, check, activate, simulate."""

import pytest
from sqlalchemy.exc import DBAPIError
from tests.factories.schemes import OWN
from tests.records.statements import counted
from tests.serving.client import Api

MATARAM = [
    {
        "source": "indicator",
        "key": "i1",
        "result": "r1",
        "result_kind": "main",
        "aspects": ["quantity"],
        "polarity": "higher",
        "target": "1200",
        "realization": "1260",
        "result_weight": "1",
        "weight": "1",
    },
    {
        "source": "indicator",
        "key": "i2",
        "result": "r1",
        "aspects": ["time"],
        "polarity": "lower",
        "target": {"low": "7", "high": "8"},
        "realization": "6.5",
    },
    {"source": "measurement", "part": "discipline", "value": "97.5", "count": 22},
]


def adopted(api: Api, key: str = "mataram", agency: str = "alfa"):
    answer = api.post(f"/v1/schemes/{key}/adopt", who="admin", agency=agency)
    assert answer.status_code == 200, answer.text
    return answer.json()


def drafted(api: Api, **changes):
    answer = api.post("/v1/schemes", {"scheme": {**OWN, **changes}}, who="admin")
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_an_adopted_scheme_is_the_agencys_own_copy_with_its_digest(api: Api) -> None:
    mine = adopted(api)
    listed = api.get("/v1/schemes/shipped", who="staff").json()["items"]
    shipped = next(item for item in listed if item["key"] == "mataram")
    assert (mine["status"], mine["number"]) == ("active", 1)
    assert mine["digest"] == shipped["digest"]
    assert mine["document"] == shipped["document"]
    assert api.get(f"/v1/schemes/{mine['id']}", who="staff").json()["allowed_actions"] == []
    assert mine["allowed_actions"] == ["scheme_retire"]


def test_adopting_twice_makes_one_version(api: Api) -> None:
    assert adopted(api)["id"] == adopted(api)["id"]
    assert len(api.get("/v1/schemes").json()["items"]) == 1


@pytest.mark.requirement("S2-21")
def test_each_of_two_agencies_has_schemes_of_its_own(api: Api) -> None:
    mine, theirs = adopted(api), adopted(api, "dumai", "beta")
    assert [version["key"] for version in api.get("/v1/schemes").json()["items"]] == ["mataram"]
    other = api.get("/v1/schemes", agency="beta").json()["items"]
    assert [version["key"] for version in other] == ["dumai"]
    assert api.get(f"/v1/schemes/{theirs['id']}").status_code == 404
    assert api.get(f"/v1/schemes/{mine['id']}", agency="beta").status_code == 404


def test_a_scheme_of_history_only_simulates(api: Api) -> None:
    refused = api.post("/v1/schemes/pp-46-2011-time/adopt", who="admin")
    assert (refused.status_code, refused.json()["code"]) == (422, "scheme_is_history")
    assert api.post("/v1/schemes/nothing/adopt", who="admin").status_code == 422


def test_only_the_administration_writes_schemes(api: Api) -> None:
    draft = drafted(api)
    for who in ("staff", "sup", "auditor", "service"):
        assert api.post("/v1/schemes/dumai/adopt", who=who, key="k").status_code == 403
        assert api.post("/v1/schemes", {"scheme": OWN}, who=who, key="l").status_code == 403
        for step in ("activate", "retire"):
            path = f"/v1/schemes/{draft['id']}/{step}"
            assert api.post(path, who=who, version=1, key=step).status_code == 403


def test_a_draft_is_edited_activated_and_then_fixed(api: Api) -> None:
    path = f"/v1/schemes/{drafted(api)['id']}"
    edit = {"scheme": {**OWN, "cap": "115"}}
    assert api.put(path, edit, who="admin").status_code == 428
    edited = api.put(path, edit, who="admin", version=1)
    assert (edited.status_code, edited.headers["etag"]) == (200, '"2"')
    assert edited.json()["allowed_actions"] == ["scheme_activate", "scheme_retire", "scheme_write"]
    assert api.post(f"{path}/activate", who="admin", version=1).status_code == 412
    assert api.post(f"{path}/activate", who="admin", version=2).json()["status"] == "active"
    fixed = api.put(path, edit, who="admin", version=3)
    assert (fixed.status_code, fixed.json()["code"]) == (409, "scheme_in_use")
    assert api.post(f"{path}/activate", who="admin", version=3).status_code == 409
    assert api.post(f"{path}/retire", who="admin", version=3).json()["status"] == "retired"


def test_the_next_version_of_an_own_scheme_has_the_next_number(api: Api) -> None:
    assert [drafted(api)["number"], drafted(api, cap="110")["number"]] == [1, 2]


def test_a_draft_keeps_its_key(api: Api) -> None:
    path = f"/v1/schemes/{drafted(api)['id']}"
    refused = api.put(path, {"scheme": {**OWN, "key": "other"}}, who="admin", version=1)
    assert refused.json()["errors"][0]["pointer"] == "/scheme/key"


def test_a_scheme_with_a_cliff_is_not_activated_and_the_input_is_named(api: Api) -> None:
    draft = drafted(api, cliff_limit="5")
    refused = api.post(f"/v1/schemes/{draft['id']}/activate", who="admin", version=1)
    assert (refused.status_code, refused.json()["code"]) == (422, "scheme_unfit")
    assert "rating:behavior" in refused.json()["errors"][0]["detail"]
    assert api.get(f"/v1/schemes/{draft['id']}").json()["status"] == "draft"


def test_the_time_rule_of_pp_46_is_caught_and_named(api: Api) -> None:
    answer = api.post("/v1/schemes/check", {"scheme_key": "pp-46-2011-time"}, who="staff")
    assert answer.status_code == 200, answer.text
    assert answer.json()["is_fit"] is False
    cliff = next(fault for fault in answer.json()["faults"] if fault["code"] == "cliff")
    assert "124" in cliff["detail"]
    assert "125" in cliff["detail"]


def test_a_malformed_scheme_is_refused_at_the_place(api: Api) -> None:
    part = {**OWN["parts"][0], "weight": 1}
    answer = api.post("/v1/schemes/check", {"scheme": {**OWN, "parts": [part]}})
    assert (answer.status_code, answer.json()["code"]) == (422, "scheme_invalid")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/scheme/parts/0/weight"]


@pytest.mark.parametrize("body", [{}, {"scheme_key": "dumai", "scheme": OWN}])
def test_exactly_one_scheme_is_named(api: Api, body: dict) -> None:
    answer = api.post("/v1/schemes/simulate", {**body, "inputs": []})
    assert answer.json()["errors"][0]["code"] == "one_scheme"


@pytest.mark.requirement("S1-20")
def test_a_simulation_leads_every_number_back_to_a_measure(api: Api) -> None:
    with counted(api) as log:
        answer = api.post("/v1/schemes/simulate", {"scheme_key": "mataram", "inputs": MATARAM})
    assert answer.status_code == 200, answer.text
    assert log.count <= 6
    simulated = answer.json()
    assert simulated["parts"][0] == {
        "key": "targets",
        "points": "106.07",
        "exact": "1485/14",
        "weight": "60",
        "share": "79.55",
    }
    assert simulated["score"] == "103.93"
    assert simulated["predicate"] == "very_good"
    assert simulated["missing"] == ["competence"]
    assert simulated["trail"][0]["inputs"]
    assert set(simulated["explanation"]) == {"id", "en"}
    assert api.get("/v1/schemes").json()["items"] == []


def test_a_simulation_takes_a_whole_scheme_or_a_version(api: Api) -> None:
    rating = [{"source": "rating", "about": "behavior", "chosen": "met"}]
    whole = api.post("/v1/schemes/simulate", {"scheme": OWN, "inputs": rating})
    version = {"scheme_version": drafted(api)["id"], "inputs": rating}
    assert whole.json()["score"] == "90.00"
    assert api.post("/v1/schemes/simulate", version).json() == whole.json()
    assert api.post("/v1/schemes/simulate", version, agency="beta").status_code == 422


def test_an_incomplete_blocked_part_is_named(api: Api) -> None:
    answer = api.post("/v1/schemes/simulate", {"scheme": OWN, "inputs": []})
    assert (answer.status_code, answer.json()["code"]) == (422, "part_missing")
    assert "Perilaku" in answer.json()["detail"]


@pytest.mark.parametrize(
    "spoiled",
    [
        {"source": "measurement", "part": "discipline", "value": 97.5},
        {"source": "measurement", "part": "discipline", "value": "NaN"},
        {"source": "nowhere"},
        {"source": "rating", "about": "the weather", "chosen": "met"},
    ],
)
def test_an_input_of_the_wrong_shape_is_refused(api: Api, spoiled: dict) -> None:
    answer = api.post("/v1/schemes/simulate", {"scheme_key": "mataram", "inputs": [spoiled]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"].startswith("/inputs/0")


def test_a_list_of_schemes_takes_few_statements(api: Api) -> None:
    for key in ("mataram", "dumai", "bengkulu"):
        adopted(api, key)
    with counted(api) as log:
        first_page = api.get("/v1/schemes?status=active&limit=2").json()
    assert log.count <= 6
    rest = api.get(f"/v1/schemes?status=active&limit=2&cursor={first_page['next']}").json()
    assert [version["key"] for version in first_page["items"] + rest["items"]] == [
        "bengkulu",
        "dumai",
        "mataram",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scheme_version SET document = '{}'",
        "UPDATE scheme_version SET digest = 'x'",
        "UPDATE scheme_version SET status = 'draft'",
        "DELETE FROM scheme_version",
    ],
)
def test_the_database_keeps_a_version_that_was_activated(api: Api, statement: str) -> None:
    adopted(api)
    with pytest.raises(DBAPIError, match="gd:"), api.raw() as record:
        record.exec_driver_sql(statement)


@pytest.mark.parametrize("weight", [1.5, 10**18, None, True, [], "1e5"])
def test_a_weight_that_is_no_decimal_in_words_is_refused(api: Api, weight: object) -> None:
    part = {**OWN["parts"][0], "weight": weight}
    answer = api.post("/v1/schemes/check", {"scheme": {**OWN, "parts": [part]}})
    assert (answer.status_code, answer.json()["code"]) == (422, "scheme_invalid")
