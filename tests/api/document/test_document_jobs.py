"""Documents and forms of a unit as a job: what is given out, by the rights of whoever asks."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from tests.api.document.asked_jobs import (
    archive,
    asked,
    content,
    counted,
    people,
    seen,
    start,
    step,
    stood,
    three,
)
from tests.api.routing.test_needs import give_scopes
from tests.factories.development import guidance
from tests.factories.organization import expect
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.serving.jobs import work_on_all, worker_of
from tests.world import key

from penilaian_api.domain.document import jobs as rules
from penilaian_api.domain.document.documents import PaperForm
from penilaian_api.domain.document.jobs import FORMS_OF_JOBS

OF_JOBS = [f"document_job_{verb}" for verb in ("start", "read", "stop", "resume", "download")]
AFTER_DELEGATION = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
"""The deputy assesses nobody any more."""


@pytest.mark.requirement("S2-18")
def test_the_documents_of_a_unit_are_made_and_given_out_as_they_were_issued(api: Api) -> None:
    made = three(api)
    issued = issue(api, made, "staff")
    body, path = asked(made), "/v1/document-jobs"
    answer = api.post(path, body, who="admin", key="jobs-1")
    job = expect(answer)
    assert answer.headers["location"].endswith(f"{path}/{job['id']}")
    assert api.post(path, body, who="admin", key="jobs-1").json() == job
    assert counted(api, job) == ("queued", 3, 0, 0)
    refused(api.post(path, body, who="admin"), 409, "already_exists")
    work_on_all(api.served)
    assert counted(api, job) == ("done", 3, 2, 1)
    items = people(api, job)
    assert stood(items) == [
        ("Peer Alfa", "lacking", "no_result"),
        ("Staff Alfa", "written", None),
        ("Stranger Alfa", "written", None),
    ]
    reasons = {
        language: people(api, job, headers={"Accept-Language": language})[0]["reason"]
        for language in ("id", "en")
    }
    assert reasons["id"].startswith("Belum ada hasil final")
    assert reasons["en"].startswith("There is no final result yet")
    parts = archive(api, job)
    assert parts.testzip() is None
    names = [
        "00002 198001012005011004 Staff Alfa.pdf",
        "00003 198001012005011006 Stranger Alfa.pdf",
    ]
    assert [name.split(" ", 2)[2] for name in parts.namelist()[:-1]] == [
        name.split(" ", 2)[2] for name in names
    ]
    first = parts.read(parts.namelist()[0])
    assert first == file_of(api, issued)
    assert items[1]["document_id"] == issued["id"]
    assert sha256(first).hexdigest() == items[1]["file_digest"] == issued["file_digest"]
    sums = parts.read("SHA256SUMS").decode().splitlines()
    assert sums[0] == f"{items[1]['file_digest']}  {parts.namelist()[0]}"
    assert content(api, job).content == content(api, job).content
    done = seen(api, job)
    assert done["allowed_actions"] == ["document_job_download"]
    assert done["requested_at"] <= done["begun_at"] <= done["ended_at"] < done["kept_until"]


def issue(api: Api, made: dict[str, Any], who: str) -> dict[str, Any]:
    path = f"/v1/evaluations/{made['evaluations'][who]['id']}/documents"
    return expect(api.post(path, who="admin"), 200)


def file_of(api: Api, document: dict[str, Any]) -> bytes:
    path = f"/v1/evaluations/{document['evaluation_id']}/documents/{document['id']}"
    answer = api.get(path, who="admin")
    assert answer.status_code == 200
    return bytes(answer.content)


def test_who_asked_alone_sees_a_job_and_each_reads_in_the_trail_who_read_theirs(api: Api) -> None:
    made = three(api)
    job = start(api, made, "head")
    work_on_all(api.served)
    assert counted(api, job, "head") == ("done", 3, 2, 1)
    for who in ("admin", "sup", "staff"):
        for path in ("", "/items", "/content"):
            answer = api.get(f"/v1/document-jobs/{job['id']}{path}", who=who)
            refused(answer, 404, "not_found")
        assert api.get("/v1/document-jobs", who=who).json()["items"] == []
    (listed,) = api.get("/v1/document-jobs?state=done", who="head").json()["items"]
    assert listed == seen(api, job, "head")
    before = api.get("/v1/me/access-trail", who="staff").json()["items"]
    archive(api, job, "head")
    after = api.get("/v1/me/access-trail", who="staff").json()["items"]
    assert len(after) == len(before) + 1


def test_only_people_within_reach_are_in_a_job_and_a_unit_alone_has_its_own(api: Api) -> None:
    made = three(api)
    mine = start(api, made, "sup", unit_code="BIDANG")
    assert [item["employee_name"] for item in people(api, mine, "sup")] == [
        "Peer Alfa",
        "Staff Alfa",
    ]
    alone = api.post("/v1/document-jobs", asked(made, with_subunits=False), who="head")
    refused(alone, 409, "document_job_empty")
    for unit in ("LAIN", "NIRGENDS"):
        refused(
            api.post("/v1/document-jobs", asked(made, unit_code=unit), who="sup"),
            422,
            "invalid_input",
        )
    nowhere = asked({"period": {"id": str(key("nothing"))}})
    refused(api.post("/v1/document-jobs", nowhere, who="head"), 422, "invalid_input")


def reopened(api: Api, made: dict[str, Any]) -> None:
    """Open the result of the staff member again."""
    path = f"/v1/evaluations/{made['evaluations']['staff']['id']}"
    version = api.get(path, who="sup").json()["version"]
    reason = {"reason": "Satu bukti baru diterima"}
    assert api.post(f"{path}/reopen", reason, who="sup", version=version).is_success
    (request,) = api.get(path, who="head").json()["reopenings"]
    path = f"/v1/reopenings/{request['id']}/grant"
    assert api.post(path, who="head", version=request["version"]).is_success


def test_a_result_that_is_open_again_lacks_and_stops_nobody(api: Api) -> None:
    made = three(api)
    reopened(api, made)
    job = start(api, made, "sup", unit_code="BIDANG")
    wide = start(api, made, "head")
    work_on_all(api.served)
    assert stood(people(api, job, "sup"))[1] == ("Staff Alfa", "lacking", "result_reopened")
    assert counted(api, job, "sup") == ("done", 2, 0, 2)
    refused(content(api, job, "sup"), 409, "document_job_without_files")
    assert counted(api, wide, "head") == ("done", 3, 1, 2)
    assert len(archive(api, wide, "head").namelist()) == 2


@pytest.mark.parametrize("kind", ["documents", "forms"])
def test_what_a_job_wrote_of_a_result_is_given_out_while_that_is_in_force(
    api: Api, kind: str
) -> None:
    made = three(api)
    job = start(api, made, unit_code="BIDANG", kind=kind)
    work_on_all(api.served)
    before = len(archive(api, job).namelist())
    state, total, written, lacking = counted(api, job)
    reopened(api, made)
    assert stood(people(api, job))[1] == ("Staff Alfa", "lacking", "out_of_reach")
    assert stood(people(api, job, params={"state": "lacking"}))[-1][0] == "Staff Alfa"
    assert counted(api, job) == (state, total, written - 1, lacking + 1)
    if kind == "documents":
        refused(content(api, job), 409, "document_job_without_files")
    else:
        assert len(archive(api, job).namelist()) == before - 1


@pytest.mark.requirement("S2-18")
@pytest.mark.parametrize("kind", ["documents", "forms"])
def test_a_job_says_in_whose_file_signs_lack(api: Api, kind: str) -> None:
    made = three(api)
    path = f"/v1/employees/{made['plans']['staff']['employee_id']}"
    version = api.get(path, who="admin").json()["version"]
    name = {"name": "Siti \u5f20\u4f1f"}
    expect(api.call("PATCH", path, json=name, who="admin", version=version), 200)
    job = start(api, made, unit_code="BIDANG", kind=kind)
    assert seen(api, job)["with_lacking_signs"] == 0
    work_on_all(api.served)

    def list_signs(**asked_for: Any) -> list[tuple[str, list[str]]]:
        items = people(api, job, params=asked_for)
        return [(item["employee_name"], item["lacking_signs"]) for item in items]

    of_siti = [("Siti \u5f20\u4f1f", ["U+4F1F", "U+5F20"])]
    assert seen(api, job)["with_lacking_signs"] == 1
    assert list_signs(lacks_signs=True) == list_signs(lacks_signs=True, state="written") == of_siti
    assert (
        list_signs() == [*list_signs(lacks_signs=False), *of_siti] == [("Peer Alfa", []), *of_siti]
    )
    assert list_signs(lacks_signs=True, state="lacking") == []
    reopened(api, made)
    assert seen(api, job)["with_lacking_signs"] == 0
    assert list_signs(lacks_signs=True) == []
    assert list_signs(state="lacking")[-1] == ("Siti \u5f20\u4f1f", [])


def test_forms_for_named_recipients_alone_are_in_no_job() -> None:
    assert PaperForm.CONDUCT_PROBLEM not in FORMS_OF_JOBS
    assert len(FORMS_OF_JOBS) == len(PaperForm) - 1


def test_a_job_is_stopped_and_gone_on_with_where_it_was(api: Api) -> None:
    made = three(api)
    job = start(api, made)
    refused(content(api, job), 409, "wrong_state")
    worker = worker_of(api.served)
    assert worker.work_on_one(lambda _: False)
    assert counted(api, job) == ("running", 3, 0, 1)
    stopped = expect(step(api, job, "stop"), 200)
    assert (stopped["state"], stopped["allowed_actions"]) == ("stopped", ["document_job_resume"])
    assert not worker.work_on_one()
    refused(step(api, job, "stop"), 409, "wrong_state")
    refused(content(api, job), 409, "wrong_state")
    path = f"/v1/document-jobs/{job['id']}/resume"
    refused(api.post(path, who="admin", version=1), 412, "stale")
    begun = stopped["begun_at"]
    assert expect(step(api, job, "resume"), 200)["state"] == "queued"
    refused(step(api, job, "resume"), 409, "wrong_state")
    work_on_all(api.served)
    assert counted(api, job) == ("done", 3, 2, 1)
    assert seen(api, job)["begun_at"] == begun
    refused(step(api, job, "stop"), 409, "wrong_state")


def test_who_lost_reach_gets_nothing_when_it_is_written_nor_when_it_is_read(api: Api) -> None:
    made = three(api)
    read = start(api, made, "deputy", unit_code="LAIN")
    work_on_all(api.served)
    assert stood(people(api, read, "deputy")) == [("Stranger Alfa", "written", None)]
    assert len(archive(api, read, "deputy").namelist()) == 2
    late = start(api, made, "deputy", unit_code="LAIN")
    forms = start(api, made, "deputy", unit_code="LAIN", kind="forms", file_format="pdf")
    api.at(AFTER_DELEGATION)
    work_on_all(api.served)
    for job in (read, late, forms):
        (item,) = people(api, job, "deputy")
        assert (item["state"], item["gap"]) == ("lacking", "out_of_reach")
        assert (item["document_id"], item["file_digest"]) == (None, None)
        assert (item["employee_code"], item["employee_name"]) == (None, None)
        assert people(api, job, "deputy", params={"state": "written"}) == []
        assert people(api, job, "deputy", params={"state": "lacking"}) == [item]
        refused(content(api, job, "deputy"), 409, "document_job_without_files")
        assert counted(api, job, "deputy") == ("done", 1, 0, 1)


@pytest.mark.requirement("S2-18")
@pytest.mark.parametrize(
    ("kind", "scopes"),
    [("documents", ["document_issue", "assessment_read"]), ("forms", ["form_read"])],
)
def test_a_service_asks_for_what_its_scopes_open_of_the_unit_it_is_bound_to(
    api: Api, kind: str, scopes: list[str]
) -> None:
    made = three(api)
    body = asked(made, unit_code="BIDANG", kind=kind)
    for scope in scopes:
        give_scopes(api, *OF_JOBS, *({*scopes} - {scope}), unit="BIDANG")
        answer = api.post("/v1/document-jobs", body, who="bare", key=f"without-{scope}")
        assert (answer.status_code, answer.json()["needs"]["scope"]) == (403, scope)
    give_scopes(api, *OF_JOBS, *scopes, unit="BIDANG")
    outside = asked(made, kind=kind, unit_code="LAIN")
    answer = api.post("/v1/document-jobs", outside, who="bare", key="outside")
    refused(answer, 422, "invalid_input")
    job = expect(api.post("/v1/document-jobs", body, who="bare", key="inside"))
    assert job["allowed_actions"] == ["document_job_stop"]
    work_on_all(api.served)
    written = 1 if kind == "documents" else 2
    assert counted(api, job, "bare") == ("done", 2, written, 2 - written)
    assert len(archive(api, job, "bare").namelist()) == written + 1
    for who in ("admin", "service"):
        refused(api.get(f"/v1/document-jobs/{job['id']}", who=who), 404, "not_found")
    give_scopes(api, *OF_JOBS, unit="BIDANG")
    assert counted(api, job, "bare") == ("done", 2, 0, 2)
    give_scopes(api, *OF_JOBS, *scopes, unit="LAIN")
    assert counted(api, job, "bare") == ("done", 2, 0, 2)
    assert {item["employee_name"] for item in people(api, job, "bare")} == {None}
    refused(content(api, job, "bare"), 409, "document_job_without_files")


def test_forms_are_those_of_the_single_call_by_the_rights_of_who_asked(api: Api) -> None:
    made = three(api)
    guidance.running(api)
    single = {}
    for who in ("sup", "admin"):
        job = start(api, made, who, unit_code="BIDANG", kind="forms")
        work_on_all(api.served)
        assert counted(api, job, who) == ("done", 2, 2, 0)
        parts = archive(api, job, who)
        asked_for = {"period_id": made["period"]["id"]}
        path = f"/v1/plans/{made['plans']['staff']['id']}/forms/file"
        single[who] = api.get(path, who=who, params=asked_for).content
        assert parts.read(parts.namelist()[1]) == single[who]
    assert single["sup"] != single["admin"]
    api.at(AFTER_DELEGATION)
    assert len(archive(api, job, "admin").namelist()) == 3


def test_one_pdf_binds_all_and_takes_so_many_people(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = three(api)
    job = start(api, made, file_format="pdf")
    forms = start(api, made, file_format="pdf", kind="forms")
    work_on_all(api.served)
    answer = content(api, job)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert b"/Type/Pages/Count 2/" in answer.content
    assert content(api, forms).content.startswith(b"%PDF-")
    monkeypatch.setattr("penilaian_api.services.document.jobs.jobs.MOST_IN_ONE_PDF", 2)
    body = asked(made, file_format="pdf")
    answer = api.post("/v1/document-jobs", body, who="admin")
    refused(answer, 422, "invalid_input")
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/file_format", "too_many_for_one_pdf")
    assert rules.MOST_IN_ONE_PDF > 2
