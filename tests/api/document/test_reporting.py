"""Results reported upward (art. 28): document, plan and result, to one who acknowledges them."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from tests.factories import evaluations
from tests.factories.organization import expect
from tests.serving.answers import refused
from tests.serving.client import Api

AFTER_TERM = datetime(2026, 4, 28, 2, 0, tzinfo=UTC)
"""Nobody may object to what was delivered in March any more."""


def send(api: Api, evaluation: dict[str, Any], who: str = "sup", to: str = "mayor") -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/upward-reports"
    return api.post(path, {"recipient_code": f"alfa-{to}"}, who=who)


def tasks(api: Api, who: str) -> dict[str, Any]:
    return {item["kind"]: item for item in api.get("/v1/me/tasks", who=who).json()["items"]}


@pytest.mark.requirement("S2-18")
def test_a_result_is_reported_with_plan_and_evaluation_until_it_is_read(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    assert "result_to_report" not in tasks(api, "sup")
    api.at(AFTER_TERM)
    task = tasks(api, "sup")["result_to_report"]
    assert task["record_id"] == evaluation["id"]
    period = api.get(f"/v1/periods/{evaluation['period']['id']}", who="admin").json()
    assert task["due_on"] == period["report_due_on"]
    report = expect(send(api, evaluation))
    assert (report["due_on"], report["recipient_name"]) == (period["report_due_on"], "Mayor Alfa")
    assert report["document_kind"] == "D.1.1"
    assert "result_to_report" not in tasks(api, "sup")
    refused(send(api, evaluation), 409, "reported_already")
    assert tasks(api, "mayor")["upward_report_to_read"]["record_id"] == report["id"]
    path = f"/v1/upward-reports/{report['id']}"
    archive = api.get(f"{path}/bundle", who="mayor")
    assert archive.headers["content-type"] == "application/zip"
    assert api.get(f"{path}/bundle", who="staff").content == archive.content
    parts = ZipFile(BytesIO(archive.content))
    document = f"1-dokumen-evaluasi-D.1.1-{report['document_code']}.pdf"
    assert parts.namelist() == [
        "0-lembar-pengantar.pdf",
        document,
        "2-skp-dan-hasil-evaluasi.pdf",
        "SHA256SUMS",
        "skp-dan-hasil-evaluasi.json",
    ]
    assert sha256(parts.read(document)).hexdigest() == report["file_digest"]
    stated = parts.read("skp-dan-hasil-evaluasi.json")
    assert sha256(stated).hexdigest() == report["digest"]
    cover = json.loads(stated)["cover"]
    assert (cover["reporter"]["name"], cover["recipient"]["name"]) == ("Sup Alfa", "Mayor Alfa")
    assert (cover["period"], cover["due"]) == ("TRIWULAN I", "4 Juni 2026")
    assert [f'"form":"{form}"'.encode() in stated for form in ("A.1.7", "A.1.8", "C.1.3")] == [
        True,
        True,
        True,
    ]
    refused(api.post(f"{path}/acknowledge", who="sup", version=1), 403, "action_not_open")
    read = expect(api.post(f"{path}/acknowledge", who="mayor", version=report["version"]), 200)
    assert read["acknowledged_at"]
    assert "upward_report_to_read" not in tasks(api, "mayor")
    again = api.post(f"{path}/acknowledge", who="mayor", version=read["version"])
    refused(again, 409, "report_read")
    unread = api.get("/v1/upward-reports?is_acknowledged=false", who="mayor").json()["items"]
    assert unread == []
    listed = api.get("/v1/upward-reports", who="staff").json()["items"]
    assert [item["id"] for item in listed] == [report["id"]]


def test_what_was_reported_stays_as_it_was_on_that_day(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    report = expect(send(api, evaluation))
    path = f"/v1/upward-reports/{report['id']}/bundle"
    before = api.get(path, who="mayor").content
    person = f"/v1/employees/{evaluation['employee_id']}"
    employee = api.get(person, who="admin").json()
    renamed = api.call(
        "PATCH", person, json={"name": "Nama Baru"}, who="admin", version=employee["version"]
    )
    assert renamed.status_code == 200, renamed.text
    assert api.get(path, who="mayor").content == before


def test_only_what_was_delivered_and_is_not_contested_is_reported(api: Api) -> None:
    final = evaluations.final(api)
    refused(send(api, final), 409, "report_needs_delivery")
    delivered = evaluations.step(api, final, "deliver", "sup")
    path = f"/v1/evaluations/{delivered['id']}/objections"
    expect(api.post(path, {"reasons": "Terlalu rendah."}, who="staff"))
    refused(send(api, delivered), 409, "objection_pending")


def test_it_goes_to_who_heads_personnel_or_the_agency_and_to_nobody_else(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    for to in ("peer", "nobody"):
        answer = send(api, evaluation, to=to)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (
            422,
            "unknown_reference",
        )
    for who, status in (("staff", 403), ("peer", 403), ("other", 403), ("admin", 403)):
        assert send(api, evaluation, who).status_code == status, who


def test_reports_are_seen_by_those_they_concern(api: Api) -> None:
    report = expect(send(api, evaluations.delivered(api)))
    path = f"/v1/upward-reports/{report['id']}"
    seen = {who: api.get(path, who=who).status_code for who in ("staff", "sup", "head", "admin")}
    assert set(seen.values()) == {200}, seen
    for who in ("peer", "stranger", "other"):
        assert api.get(path, who=who).status_code == 404, who
        assert api.get(f"{path}/bundle", who=who).status_code == 404, who
