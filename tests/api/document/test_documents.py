"""The document of a result: issued once, the same bytes ever after, verified by anybody."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.factories import evaluations
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.commands.program import program
from penilaian_api.services.document import verifying

PDF_A = rb"<pdfaid:part>2</pdfaid:part>"


def issue(api: Api, evaluation: dict[str, Any], who: str = "sup") -> dict[str, Any]:
    answer = api.post(f"/v1/evaluations/{evaluation['id']}/documents", who=who)
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def file_of(api: Api, document: dict[str, Any], who: str = "sup") -> bytes:
    path = f"/v1/evaluations/{document['evaluation_id']}/documents/{document['id']}"
    answer = api.get(path, who=who)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert document["code"] in answer.headers["content-disposition"]
    content: bytes = answer.content
    return content


def verified(api: Api, code: str, **asked: str) -> dict[str, Any]:
    answer = api.get(f"/v1/public/documents/{code}", who=None, params=asked)
    assert answer.status_code == 200, answer.text
    stated: dict[str, Any] = answer.json()
    return stated


def reopen(api: Api, evaluation: dict[str, Any]) -> None:
    path = f"/v1/evaluations/{evaluation['id']}"
    seen = api.get(path, who="sup").json()
    reason = {"reason": "Satu bukti baru diterima"}
    asked = api.post(f"{path}/reopen", reason, who="sup", version=seen["version"])
    assert asked.status_code in {200, 201}, asked.text
    (request,) = api.get(path, who="head").json()["reopenings"]
    path = f"/v1/reopenings/{request['id']}/grant"
    assert api.post(path, who="head", version=request["version"]).status_code == 200


@pytest.mark.requirement("S2-18")
def test_the_document_of_a_result_is_issued_once_and_stays_the_same(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    document = issue(api, evaluation)
    assert (document["kind"], document["state"], document["lacking"]) == ("D.1.1", "valid", [])
    content = file_of(api, document)
    assert content.startswith(b"%PDF-")
    assert PDF_A in content
    assert sha256(content).hexdigest() == document["file_digest"]
    assert len(content) == document["size"]
    again = issue(api, evaluation, "staff")
    assert again == document
    assert file_of(api, document, "staff") == content
    listed = api.get(f"/v1/evaluations/{evaluation['id']}/documents", who="staff").json()["items"]
    assert listed == [document]
    snapshot = api.get(f"/v1/evaluations/{evaluation['id']}/snapshots/1", who="staff").json()
    assert document["result_digest"] == snapshot["digest"]


@pytest.mark.requirement("N20")
def test_anybody_learns_whether_a_document_stands_and_nothing_else(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    document = issue(api, evaluation)
    content = file_of(api, document)
    assert re.fullmatch(r"alfa(-[0-9A-Z]{4}){3}", document["code"])
    assert verified(api, document["code"]) == {"state": "valid", "is_unaltered": None}
    alike = document["code"].replace("0", "o").replace("1", "l")
    for typed in (
        alike.lower(),
        alike.upper(),
        f" {document['code'].replace('-', ' ')} ",
        document["code"].replace("-", "\u2013"),
        document["code"].replace("-", ""),
    ):
        assert verified(api, typed)["state"] == "valid", typed
    other = api.get(f"/v1/public/documents/gamma{document['code'][4:]}", who=None)
    assert other.status_code == 404
    digest = sha256(content).hexdigest()
    for written in (digest, digest.upper()):
        genuine = verified(api, document["code"], file_digest=written)
        assert genuine == {"state": "valid", "is_unaltered": True}
    altered = content.replace(b"%PDF-1.7", b"%PDF-1.6")
    assert altered != content
    answer = verified(api, document["code"], file_digest=sha256(altered).hexdigest())
    assert answer == {"state": "valid", "is_unaltered": False}


@pytest.mark.requirement("N20")
def test_the_operator_verifies_a_file_without_the_service(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = issue(api, evaluations.delivered(api))
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    stored = tmp_path / "document.pdf"
    stored.write_bytes(file_of(api, document))
    outcome = CliRunner().invoke(program, ["verify-document", str(stored)])
    assert (outcome.exit_code, outcome.output) == (0, f"{document['code']}\tD.1.1\tvalid\n")
    content = bytearray(stored.read_bytes())
    content[len(content) // 2] ^= 1
    stored.write_bytes(content)
    outcome = CliRunner().invoke(program, ["verify-document", str(stored)])
    assert outcome.exit_code == 1
    assert "altered" in outcome.output


def test_two_who_issue_at_once_get_the_same_document(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    with ThreadPoolExecutor(4) as pool:
        codes = {made["code"] for made in pool.map(lambda _: issue(api, evaluation), range(4))}
    assert len(codes) == 1


@pytest.mark.requirement("N20", "S2-18")
def test_a_reopened_result_supersedes_its_document_and_gives_none(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    document = issue(api, evaluation)
    content = file_of(api, document)
    reopen(api, evaluation)
    assert verified(api, document["code"])["state"] == "superseded"
    for who in ("sup", "staff"):
        answer = api.post(f"/v1/evaluations/{evaluation['id']}/documents", who=who)
        assert (answer.status_code, answer.json()["code"]) == (409, "document_reopened")
    assert file_of(api, document, "staff") == content
    page = api.get(f"/s/documents/{document['code']}", who=None)
    assert "tidak berlaku lagi" in page.text


def test_there_is_no_document_before_a_result(api: Api) -> None:
    made = evaluations.opened(api)
    path = f"/v1/evaluations/{made['evaluations']['staff']['id']}/documents"
    answer = api.post(path, who="sup")
    assert (answer.status_code, answer.json()["code"]) == (409, "document_needs_result")
    assert api.post(path, who="staff").status_code == 403


def test_after_an_objection_the_document_tells_all_three_sides(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    first = issue(api, evaluation)
    path = f"/v1/evaluations/{evaluation['id']}/objections"
    filed = api.post(path, {"reasons": "Terlalu rendah."}, who="staff").json()
    path = f"/v1/objections/{filed['id']}"
    heard = {"employee_statement": "Lewat jam kerja.", "assessor_statement": "Baru tahu."}
    seen = api.post(f"{path}/hear", heard, who="head", version=filed["version"]).json()
    ratings = [{"about": "behavior", "chosen": "above"}]
    body = {"is_changed": True, "reason": "Bukti dibaca.", "ratings": ratings}
    done = api.post(f"{path}/decide", body, who="head", version=seen["version"])
    assert done.status_code == 200, done.text
    second = issue(api, evaluation, "head")
    assert (second["kind"], second["result_number"]) == ("D.1.3", 2)
    assert second["code"] != first["code"]
    assert verified(api, first["code"])["state"] == "superseded"
    assert verified(api, second["code"])["state"] == "valid"
    listed = api.get(f"/v1/evaluations/{evaluation['id']}/documents", who="head").json()["items"]
    assert [item["state"] for item in listed] == ["superseded", "valid"]


def test_codes_are_not_to_be_guessed(api: Api) -> None:
    evaluation = evaluations.delivered(api)
    document = issue(api, evaluation)
    for number in range(verifying.MOST_FAILURES):
        guess = f"alfa-0000-0000-{number:04d}"
        assert api.get(f"/v1/public/documents/{guess}", who=None).status_code == 404
    answer = api.get(f"/v1/public/documents/{document['code']}", who=None)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_codes")
    assert int(answer.headers["retry-after"]) == timedelta(hours=1).total_seconds()


@pytest.mark.parametrize("code", ["x", "alfa", "nirgends-0000-0000-0000", "alfa-0000-0000-000~"])
def test_what_is_no_code_leads_nowhere(api: Api, code: str) -> None:
    assert api.get(f"/v1/public/documents/{code}", who=None).status_code == 404
    page = api.get(f"/s/documents/{code}", who=None)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ('Siti #panic("x") =SUM(A1) *tebal*', []),
        ("Ngô Đình Žižek Łukasz Øystein", []),
        ("Siti 张伟", ["U+4F1F", "U+5F20"]),
        ("Siti \ue000\U000f0000", ["U+E000", "U+F0000"]),
    ],
)
def test_a_name_stays_a_name_and_signs_that_lack_are_told(
    api: Api, name: str, lacking: list[str]
) -> None:
    evaluation = evaluations.delivered(api)
    path = f"/v1/employees/{evaluation['employee_id']}"
    employee = api.get(path, who="admin").json()
    answer = api.call("PATCH", path, json={"name": name}, who="admin", version=employee["version"])
    assert answer.status_code == 200, answer.text
    document = issue(api, evaluation)
    assert document["lacking"] == lacking
    assert file_of(api, document).startswith(b"%PDF-")
    named = ", ".join(lacking) or None
    evaluated = api.get(f"/v1/evaluations/{evaluation['id']}", who="admin").json()
    forms = f"/v1/plans/{evaluated['plan_id']}/forms/file"
    for file in (f"/v1/evaluations/{evaluation['id']}/documents/{document['id']}", forms):
        answer = api.get(file, who="admin")
        assert answer.headers.get("penilaian-lacking-signs") == named, file
