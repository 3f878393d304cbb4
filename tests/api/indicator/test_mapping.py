"""Indicators mapped to positions and duties over HTTP; those that are mapped to none."""

import pytest
from tests.api.indicator.test_indicators import GOOD, agreed, created, step
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident
from tests.records.statements import counted
from tests.serving.client import Api, Response
from tests.world import key

STAFF = {"position_code": "STAFF", "duty_area": "licensing"}
HEAD = {"position_code": "HEAD"}


def at(record: dict) -> str:
    return f"/v1/indicators/{record['indicator_id']}/mapping"


def mapped(api: Api, record: dict, *positions: dict, **how) -> Response:
    return api.put(at(record), {"mapped_positions": [*positions]}, **{"who": "admin", **how})


def codes(answer: Response) -> list[tuple[str, str | None]]:
    rows = expect(answer, 200)["mapped_positions"]
    return [(row["position_code"], row["duty_area"]) for row in rows]


def keys(api: Api, query: str, who: str = "staff") -> list[str]:
    return [item["key"] for item in read(api, f"/v1/indicators?{query}", who).values()]


@pytest.mark.requirement("S3-11")
def test_an_indicator_is_mapped_to_positions_and_their_duties(api: Api) -> None:
    record = agreed(api)
    assert codes(api.get(at(record), who="staff")) == []
    with counted(api) as log:
        answer = mapped(api, record, STAFF, HEAD)
    assert log.count <= 12
    assert codes(answer) == [("HEAD", None), ("STAFF", "licensing")]
    shown = api.get(at(record), who="staff")
    assert codes(shown) == codes(answer)
    assert (shown.json()["version"], shown.json()["allowed_actions"]) == (1, [])
    assert answer.json()["allowed_actions"] == ["indicator_map"]


@pytest.mark.requirement("S3-11")
def test_unmapped_indicators_are_flagged_and_listed(api: Api) -> None:
    record = agreed(api)
    created(api, "waste")
    assert keys(api, "is_mapped=false") == ["permits", "waste"]
    mapped(api, record, STAFF)
    assert keys(api, "is_mapped=false") == ["waste"]
    assert keys(api, "is_mapped=true") == ["permits"]
    flags = {item["key"]: item["is_mapped"] for item in read(api, "/v1/indicators").values()}
    assert flags == {"permits": True, "waste": False}
    (version,) = api.get(f"/v1/indicators/{record['indicator_id']}").json()["versions"]
    assert version["is_mapped"] is True
    mapped(api, record)
    assert keys(api, "is_mapped=false") == ["permits", "waste"]


def test_the_indicators_of_a_position_are_listed(api: Api) -> None:
    record = agreed(api)
    created(api, "waste")
    mapped(api, record, STAFF)
    row = api.get(at(record)).json()["mapped_positions"][0]
    with counted(api) as log:
        assert keys(api, f"position_id={row['position_id']}") == ["permits"]
    assert log.count == 2
    assert keys(api, f"position_id={key('alfa:staff')}") == []


def test_a_list_is_replaced_as_a_whole_at_its_version(api: Api) -> None:
    record = agreed(api)
    assert mapped(api, record, STAFF, version=1).status_code == 412
    assert mapped(api, record, STAFF, HEAD).json()["version"] == 1
    assert mapped(api, record, HEAD, STAFF).json()["version"] == 1
    assert mapped(api, record, STAFF, version=2).status_code == 412
    moved = mapped(api, record, {**STAFF, "duty_area": "advice"}, version=1)
    assert (codes(moved), moved.json()["version"]) == ([("STAFF", "advice")], 2)
    assert codes(mapped(api, record, HEAD, version=2)) == [("HEAD", None)]


def test_what_cannot_be_mapped_is_refused_at_its_pointer(api: Api) -> None:
    record = agreed(api)
    for positions, pointer, code in (
        (
            [STAFF, {"position_code": "GONE"}],
            "/mapped_positions/1/position_code",
            "unknown_reference",
        ),
        ([STAFF, HEAD, STAFF], "/mapped_positions/2/position_code", "stated_twice"),
        ([{**STAFF, "duty_area": "Mengajar!"}], "/mapped_positions/0/duty_area", "bad_format"),
        ([{**STAFF, "holder": "x"}], "/mapped_positions/0/holder", "unknown_field"),
    ):
        refused = mapped(api, record, *positions)
        (fault,) = refused.json()["errors"]
        assert (refused.status_code, fault["pointer"]) == (422, pointer), refused.text
        assert fault["code"] == code
    assert mapped(api, record, *[STAFF] * 501).status_code == 422
    assert codes(api.get(at(record))) == []


@pytest.mark.parametrize(("language", "title"), [("id", "tidak dipakai"), ("en", "out of use")])
def test_an_indicator_retired_meanwhile_is_mapped_no_more(
    api: Api, language: str, title: str
) -> None:
    record = agreed(api)
    step(api, record, "retire")
    refused = mapped(api, record, STAFF, headers={"Accept-Language": language})
    assert (refused.status_code, refused.json()["code"]) == (409, "indicator_retired")
    assert title in refused.json()["title"]
    api.post(f"/v1/indicators/{record['indicator_id']}/versions", GOOD)
    assert codes(mapped(api, record, STAFF)) == [("STAFF", "licensing")]


def test_only_the_administration_maps_and_only_its_own_agency(api: Api) -> None:
    record = agreed(api)
    for who in ("staff", "sup", "auditor"):
        assert mapped(api, record, STAFF, who=who).status_code == 403
    assert mapped(api, record, STAFF, agency="beta").status_code == 404
    assert api.get(at(record), agency="beta").status_code == 404


def test_the_library_tells_that_a_mapping_changed(api: Api) -> None:
    record = agreed(api)
    created(api, "waste")
    mirrors = [Mirror(api, path) for path in ("/v1/indicators", "/v1/indicators?is_mapped=false")]
    for positions in ((STAFF,), (HEAD,), ()):
        for mirror in mirrors:
            mirror.sync()
        mapped(api, record, *positions)
        for mirror in mirrors:
            mirror.sync()
            mirror.check()


@pytest.mark.requirement("S3-13")
def test_a_mapping_names_no_person(api: Api) -> None:
    record = agreed(api)
    mapped(api, record, STAFF, HEAD)
    for who in ("staff", "sup", "head", "admin", "auditor"):
        body = api.get(at(record), who=who)
        assert body.status_code == 200, who
        assert "Staff Alfa" not in body.text
        assert ident("staff") not in body.text
    (item,) = api.get("/v1/public/alfa/indicators", who=None).json()["items"]
    assert item["key"] == "permits"
    assert not {"is_mapped", "proposed_by", "proposed_by_name", "id"} & {*item}
