"""Results for the national platform over HTTP: its names, checked, and read on the record."""

import json
from typing import Any

import pytest
from sqlalchemy import text
from tests.factories.fairness import raters
from tests.factories.files import rows_of_csv
from tests.serving.client import Api


def exported(api: Api, period: dict[str, Any], form: str = "ndjson", who: str = "admin") -> Any:
    answer = api.get(f"/v1/periods/{period['id']}/siasn?format={form}", who=who)
    assert answer.status_code == 200, answer.text
    return answer


def checked(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    answer = api.get(f"/v1/periods/{period['id']}/siasn/check", who="admin")
    assert answer.status_code == 200, answer.text
    check: dict[str, Any] = answer.json()
    return check


def take_nip(api: Api, code: str) -> None:
    with api.raw(owner=True) as sql:
        sql.execute(
            text("UPDATE employee SET nip = NULL WHERE employee_code = :code"), {"code": code}
        )


@pytest.mark.requirement("S2-18")
def test_only_final_results_go_out_and_the_check_says_who_lacks_what(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=3)
    raters.rate(api, "sup", ("met", "met", "above"), final=False)
    assert checked(api, period)["ready"] == 0
    assert exported(api, period).content == b""
    assert exported(api, period, "json").json() == []
    listed = api.get("/v1/evaluations?limit=200", who="sup").json()["items"]
    steps = [{"id": item["id"], "version": item["version"]} for item in listed]
    assert api.post("/v1/evaluations/finalize", {"items": steps}, who="sup").status_code == 200
    take_nip(api, "crowd-1")
    check = checked(api, period)
    assert (check["service"], check["ready"], check["left_out"]) == ("kinerjaperiodik", 2, 1)
    (lacking,) = [each for each in check["people"] if each["is_left_out"]]
    assert lacking["employee_code"] == "crowd-1"
    assert lacking["gaps"][0]["code"] == "nip_missing"
    assert "NIP" in lacking["gaps"][0]["text"]
    assert len(exported(api, period).content.splitlines()) == 2


@pytest.mark.requirement("S2-18")
def test_a_record_has_the_names_and_codes_of_the_platform(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=2)
    raters.rate(api, "sup", ("met", "below"))
    answer = exported(api, period)
    line = json.loads(answer.content.splitlines()[0])
    assert line["record"]["periodikId"] == "2"
    assert line["record"]["statusPenilai"] == "ASN"
    assert line["record"]["tahun"] == 2026
    assert line["record"]["kuadranKinerjaNilai"] == 2
    assert line["record"]["path"] == []
    assert exported(api, period).content == answer.content  # the same results, the same file
    heading, row, _ = rows_of_csv(exported(api, period, "csv").content)
    assert heading[:3] == ["nip", "nama", "id"]
    assert dict(zip(heading, row, strict=True))["nip"] == f'="{line["nip"]}"'
    assert exported(api, period, "xlsx").content.startswith(b"PK")
    as_one = exported(api, period, "json")
    assert as_one.headers["content-type"] == "application/json"
    assert as_one.json() == [json.loads(each) for each in answer.content.splitlines()]
    check = checked(api, period)
    assert (check["ready"], check["left_out"]) == (2, 0)


def test_who_is_exported_sees_it_and_nobody_else_may(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=2)
    raters.rate(api, "sup", ("met", "met"))
    exported(api, period)
    events = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    read = [row for row in events if row["action"] == "siasn_export"]
    assert len({row["employee_id"] for row in read}) == 2
    for who in ("sup", "head", "staff", "auditor"):
        assert api.get(f"/v1/periods/{period['id']}/siasn", who=who).status_code == 403
    unknown = "01970000-0000-7000-8000-000000000000"
    assert api.get(f"/v1/periods/{unknown}/siasn/check", who="admin").status_code == 404
