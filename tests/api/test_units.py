"""Units over HTTP: the first resource through all floors."""

from tests.client import Api


def test_everybody_of_the_agency_reads_its_units(api: Api) -> None:
    answer = api.get("/v1/units", who="staff")
    assert answer.status_code == 200
    assert [unit["code"] for unit in answer.json()["items"]] == ["BIDANG", "DINAS", "KOTA", "LAIN"]


def test_a_unit_stated_twice_is_made_once(api: Api) -> None:
    wanted = {"name": "Seksi Satu", "kind": "seksi", "parent_code": "BIDANG"}
    first = api.put("/v1/units/SEKSI1", wanted, who="admin")
    again = api.put("/v1/units/SEKSI1", wanted, who="admin")
    assert first.status_code == again.status_code == 200, first.text
    assert first.json() == again.json()
    assert first.json()["path"] == "KOTA/DINAS/BIDANG/SEKSI1/"
    assert first.headers["etag"] == '"1"'


def test_no_token_is_refused_before_the_shape_is_looked_at(api: Api) -> None:
    assert api.get("/v1/units/not-an-id", who=None).status_code == 401


def test_a_supervisor_role_follows_from_the_records(api: Api) -> None:
    assert api.get("/v1/me", who="staff").json()["roles"] == ["employee"]
    assert api.get("/v1/me", who="admin").json()["roles"] == ["admin"]
