"""Results for the national platform over HTTP: its names, checked, and read on the record."""

import csv
import io
import json
from typing import Any

from tests.factories.fairness import raters
from tests.serving.client import Api


def exported(api: Api, period: dict[str, Any], form: str = "ndjson", who: str = "admin") -> Any:
    answer = api.get(f"/v1/periods/{period['id']}/siasn?format={form}", who=who)
    assert answer.status_code == 200, answer.text
    return answer


def checked(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    answer = api.get(f"/v1/periods/{period['id']}/siasn/check", who="admin")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def give_nip(api: Api, code: str, nip: str) -> None:
    (person,) = api.get(f"/v1/employees?q={code}", who="admin").json()["items"]
    path = f"/v1/employees/{person['id']}"
    answer = api.patch(path, {"nip": nip}, who="admin", version=person["version"])
    assert answer.status_code == 200, answer.text


def test_only_final_results_go_out_and_the_check_says_who_lacks_what(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=3)
    raters.rate(api, "sup", ("met", "met", "above"), final=False)
    assert checked(api, period)["ready"] == 0
    assert exported(api, period).content == b""
    listed = api.get("/v1/evaluations?limit=200", who="sup").json()["items"]
    steps = [{"id": item["id"], "version": item["version"]} for item in listed]
    assert api.post("/v1/evaluations/finalize", {"items": steps}, who="sup").status_code == 200
    check = checked(api, period)
    assert (check["service"], check["ready"], check["left_out"]) == ("kinerjaperiodik", 0, 3)
    assert {gap["code"] for each in check["people"] for gap in each["gaps"]} >= {"nip_missing"}
    assert all(each["is_left_out"] for each in check["people"])
    assert exported(api, period).content == b""


def test_a_record_has_the_names_and_codes_of_the_platform(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=2)
    raters.rate(api, "sup", ("met", "below"))
    give_nip(api, "crowd-0", "199001012015031001")
    answer = exported(api, period)
    line = json.loads(answer.content)
    assert (line["nip"], line["record"]["periodikId"]) == ("199001012015031001", "2")
    assert line["record"]["tahun"] == 2026
    assert line["record"]["kuadranKinerjaNilai"] == 2
    assert line["record"]["path"] == []
    assert exported(api, period).content == answer.content  # the same results, the same file
    text = exported(api, period, "csv").content.decode("utf-8-sig")
    heading, row = csv.reader(io.StringIO(text))
    assert heading[:3] == ["nip", "nama", "id"]
    assert dict(zip(heading, row, strict=True))["nip"] == '="199001012015031001"'
    assert exported(api, period, "xlsx").content.startswith(b"PK")
    check = checked(api, period)
    assert (check["ready"], check["left_out"]) == (1, 1)


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
