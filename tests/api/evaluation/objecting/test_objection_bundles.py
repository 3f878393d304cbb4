"""The bundle of an objection over HTTP, and its check without a service."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from tests.api.evaluation.objecting.test_objections import HEARD, act, file, heard
from tests.factories.evaluations import delivered, lines
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.commands.program import program
from penilaian_api.domain.evaluation import bundle

EVERY = 41
"""Each so many-th byte is altered: all of them would take a minute."""


def bundle_of(api: Api, objection: dict[str, Any], who: str = "staff") -> bytes:
    answer = api.get(f"/v1/objections/{objection['id']}/bundle", who=who)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    content: bytes = answer.content
    return content


def changed(api: Api) -> dict[str, Any]:
    decision = {
        "is_changed": True,
        "reason": "Bukti menunjukkan hasil di atas target.",
        "ratings": [{"about": "results", "chosen": "above"}],
    }
    answer = act(api, heard(api, delivered(api)), "decide", decision)
    assert answer.status_code == 200, answer.text
    decided: dict[str, Any] = answer.json()
    return decided


def part(content: bytes, name: str) -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


@pytest.mark.requirement("S0-15", "S0-20")
def test_the_bundle_holds_what_the_decision_rests_on_and_verifies_without_a_service(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = changed(api)
    content = bundle_of(api, decided)
    names = set(ZipFile(BytesIO(content)).namelist())
    assert {"objection.json", "case.json", "evidence.json", "results.json"} < names
    assert {"results/1.json", "results/2.json", "manifest.json"} < names
    for word in (*HEARD.values(), decided["reasons"], decided["decision"]):
        assert word in part(content, "objection.json")
    assert '"trail":' in part(content, "results/1.json")
    assert '"plan_digest":' in part(content, "case.json")
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", "nothing://here")
    stored = tmp_path / "objection.zip"
    stored.write_bytes(content)
    outcome = CliRunner().invoke(program, ["verify-bundle", str(stored)])
    assert outcome.exit_code == 0, outcome.output
    assert "result 1" in outcome.output
    assert "result 2" in outcome.output
    assert "whole" in outcome.output
    for name in names:
        digest = sha256(part(content, name).encode()).hexdigest()
        assert f"{name}\t{digest}\tfits" in outcome.output
    shown = CliRunner().invoke(program, ["verify-bundle", str(stored), "--language", "id"])
    assert "Diperiksa: daftar bagian terhadap segelnya" in shown.output
    assert "utuh. Setiap hasil dihitung ulang" in shown.output


def test_it_is_the_same_file_for_all_whom_the_objection_concerns(api: Api) -> None:
    decided = changed(api)
    content = bundle_of(api, decided)
    assert bundle_of(api, decided, "sup") == bundle_of(api, decided, "head") == content
    path = f"/v1/objections/{decided['id']}/bundle"
    assert [api.get(path, who=who).status_code for who in ("peer", "stranger")] == [404, 404]


def test_while_it_is_pending_it_holds_the_result_objected_to(api: Api) -> None:
    filed = file(api, delivered(api)).json()
    checked = bundle.check(bundle_of(api, filed))
    assert checked.faults == ()
    assert [result.number for result in checked.results] == [1]


def test_evidence_is_told_by_its_digest(api: Api) -> None:
    evaluation = delivered(api)
    (plan,) = api.get("/v1/plans", who="staff").json()["items"]
    detail = api.get(f"/v1/plans/{plan['id']}", who="staff").json()
    line = next(iter(lines(detail).values()))
    files = {"file": ("rekap.pdf", b"%PDF-1.4 rekap aduan Maret", "application/pdf")}
    form = {"line_id": line, "title": "Rekap aduan Maret"}
    posted = api.call("POST", "/v1/evidence", data=form, files=files, who="staff")
    assert posted.status_code == 201, posted.text
    content = bundle_of(api, file(api, evaluation).json())
    assert posted.json()["sha256"] in part(content, "evidence.json")


@pytest.mark.requirement("S0-15")
def test_each_altered_byte_fails_and_the_check_names_the_part(api: Api, tmp_path: Path) -> None:
    content = bundle_of(api, changed(api))
    for index in range(0, len(content), EVERY):
        altered = bytearray(content)
        altered[index] ^= 1
        assert bundle.check(bytes(altered)).faults, index
    result = part(content, "results/2.json").encode()
    forged = content.replace(result, result.replace(b'"above"', b'"below"'))
    assert forged != content
    stored = tmp_path / "forged.zip"
    stored.write_bytes(forged)
    outcome = CliRunner().invoke(program, ["verify-bundle", str(stored)])
    assert outcome.exit_code == 1
    assert "results/2.json\t-\twas altered" in outcome.output, "of what is broken is no digest"
    shown = CliRunner().invoke(program, ["verify-bundle", str(stored), "--language", "id"])
    assert (shown.exit_code, "telah diubah" in shown.output) == (1, True)


def test_a_result_that_does_not_follow_from_its_inputs_is_found_under_new_digests(
    api: Api,
) -> None:
    """Whoever forges a part and all digests still has to make the number follow from its inputs."""
    content = bundle_of(api, changed(api))
    archive = ZipFile(BytesIO(content))
    parts = {name: archive.read(name) for name in archive.namelist() if name != bundle.MANIFEST}
    name = bundle.result_part(2)
    forged = parts[name].replace(b'"predicate":"', b'"predicate":"x', 1)
    old, new = bundle.digest_of(parts[name]), bundle.digest_of(forged)
    parts[bundle.RESULTS] = parts[bundle.RESULTS].replace(old.encode(), new.encode())
    checked = bundle.check(bundle.pack({**parts, name: forged}))
    assert [(each.part, each.fault) for each in checked.faults] == [
        (name, bundle.BundleFault.NOT_REPRODUCED)
    ]


def test_what_is_no_bundle_is_refused_in_a_sentence(tmp_path: Path) -> None:
    stored = tmp_path / "note.zip"
    stored.write_bytes(b"catatan")
    outcome = CliRunner().invoke(program, ["verify-bundle", str(stored)])
    assert outcome.exit_code == 1
    assert outcome.output.startswith("the file\t-\tcannot be read\n")
    nowhere = CliRunner().invoke(program, ["verify-bundle", str(tmp_path / "none.zip")])
    assert nowhere.exit_code == 2
