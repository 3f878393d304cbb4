"""Units over HTTP: the tree of an agency, its heads, and moving a branch of it."""

from tests.factories.organization import expect, ident, position
from tests.records.statements import counted
from tests.serving.client import Api


def put(api: Api, code: str, parent: str | None, who: str = "admin", **how: object):
    body = {"name": f"Unit {code}", "kind": "dinas", "parent_code": parent}
    return api.put(f"/v1/units/{code}", body, who=who, **how)


def test_everybody_of_the_agency_reads_its_units(api: Api) -> None:
    for who in ("staff", "auditor", "admin", "service"):
        with counted(api) as log:
            page = expect(api.get("/v1/units", who=who), 200)
        assert [unit["code"] for unit in page["items"]] == ["BIDANG", "DINAS", "KOTA", "LAIN"]
        assert log.count <= 6
    assert api.get("/v1/units", who="bare").status_code == 403


def test_a_unit_is_read_by_its_id_or_its_code_and_shows_its_head(api: Api) -> None:
    by_code = expect(api.get("/v1/units/BIDANG"), 200)
    assert expect(api.get(f"/v1/units/{ident('BIDANG')}"), 200) == by_code
    assert by_code["head_position_id"] == ident("SUP")
    assert by_code["allowed_actions"] == []
    assert api.get("/v1/units/BIDANG", who="admin").json()["allowed_actions"] == ["unit_write"]
    assert api.get("/v1/units/TIDAKADA").status_code == 404
    assert api.get(f"/v1/units/{ident('BIDANG', 'beta')}").status_code == 404


def test_lists_are_filtered_by_parent_kind_and_beginning(api: Api) -> None:
    def codes(query: str) -> list[str]:
        return [unit["code"] for unit in expect(api.get(f"/v1/units?{query}"), 200)["items"]]

    assert codes(f"parent_id={ident('DINAS')}") == ["BIDANG", "LAIN"]
    assert codes("q=bid") == codes("q=unit bid") == ["BIDANG"]
    assert codes("kind=bagian") == []


def test_a_unit_stated_twice_is_made_once(api: Api) -> None:
    body = {"name": "Seksi Satu", "kind": "seksi", "parent_code": "BIDANG"}
    first = api.put("/v1/units/SEKSI1", body, who="admin")
    again = api.put("/v1/units/SEKSI1", body, who="admin")
    assert first.status_code == again.status_code == 200, first.text
    assert first.json() == again.json()
    assert first.json()["path"] == "KOTA/DINAS/BIDANG/SEKSI1/"
    assert first.json()["head_position_id"] is None
    assert first.headers["etag"] == '"1"'


def test_a_unit_moves_with_all_that_lies_below_it(api: Api) -> None:
    expect(put(api, "SEKSI_1", "BIDANG"), 200)
    expect(put(api, "SEKSIX1", "LAIN"), 200)
    expect(put(api, "RUANG", "SEKSI_1"), 200)
    with counted(api) as log:
        moved = expect(put(api, "BIDANG", "KOTA", version=1), 200)
    assert log.count <= 11
    assert (moved["path"], moved["version"]) == ("KOTA/BIDANG/", 2)
    below = expect(api.get("/v1/units/RUANG"), 200)
    assert (below["path"], below["version"]) == ("KOTA/BIDANG/SEKSI_1/RUANG/", 2)
    assert expect(api.get("/v1/units/SEKSIX1"), 200)["path"] == "KOTA/DINAS/LAIN/SEKSIX1/"
    assert expect(put(api, "BIDANG", None), 200)["path"] == "BIDANG/"


def test_moving_a_unit_moves_what_its_heads_reach(api: Api) -> None:
    staff = f"/v1/employees/{ident('peer')}"
    assert api.get(staff, who="head").status_code == 200
    expect(put(api, "BIDANG", "KOTA"), 200)
    expect(put(api, "LAIN", "BIDANG"), 200)
    assert api.get(f"/v1/employees/{ident('stranger')}", who="sup").status_code == 200


def test_a_unit_never_lies_below_itself(api: Api) -> None:
    for parent in ("BIDANG", "DINAS"):
        answer = put(api, "DINAS", parent)
        assert answer.status_code == 409
        assert answer.json()["code"] == "unit_under_itself"
    unknown = put(api, "BARU", "TIDAKADA")
    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["pointer"] == "/parent_code"
    assert put(api, ident("BARU"), "KOTA").status_code == 422  # an id is no code


def test_only_the_administration_and_services_write_and_only_what_they_saw(api: Api) -> None:
    for who in ("staff", "head", "auditor", "bare"):
        assert put(api, "BARU", "KOTA", who=who).status_code == 403
    assert put(api, "BIDANG", "KOTA", version=5).status_code == 412


def test_a_head_is_marked_on_its_position(api: Api) -> None:
    expect(put(api, "BARU", "KOTA"), 200)
    made = position(api, "BARU-KEPALA", "BARU", is_head=True)
    assert expect(api.get("/v1/units/BARU"), 200)["head_position_id"] == made["id"]


def test_no_token_is_refused_before_the_shape_is_looked_at(api: Api) -> None:
    assert api.get("/v1/units/not-an-id", who=None).status_code == 401


def test_a_supervisor_role_follows_from_the_records(api: Api) -> None:
    assert api.get("/v1/me", who="staff").json()["roles"] == ["employee"]
    assert api.get("/v1/me", who="sup").json()["roles"] == ["employee", "supervisor"]
    assert api.get("/v1/me", who="admin").json()["roles"] == ["admin"]
