"""The command that proves the record: it finds nothing, and whatever was tampered with."""

import hashlib
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.factories.evaluations import lines, opened, store
from tests.serving.client import Api
from tests.world import NOW, key
from typer.testing import CliRunner

from penilaian_api.commands.program import program
from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.storage.database import guards
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.progress.evidence_files import EvidenceFiles

UNIT = {"name": "Seksi Baru", "kind": "seksi", "parent_code": "BIDANG"}


pytestmark = pytest.mark.usefixtures("operator")


def run(*words: str) -> Any:
    return CliRunner().invoke(program, words)


def checkpoints(tmp_path: Path) -> str:
    path = tmp_path / "checkpoints"
    path.write_text(run("checkpoint").output + "\n")
    return str(path)


def test_an_untouched_record_is_whole(api: Api, tmp_path: Path) -> None:
    assert api.put("/v1/units/BARU", UNIT, who="admin").status_code == 200
    kept = checkpoints(tmp_path)
    assert api.put("/v1/units/BARU", {**UNIT, "name": "Lain"}, who="admin").status_code == 200
    for result in (run("verify"), run("verify", "--since", kept)):
        assert result.exit_code == 0, result.output
        assert [line.split("\t")[2] for line in result.output.splitlines()] == ["whole", "whole"]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM assessor WHERE employee_id = :staff",
        "UPDATE assessor SET assessor_id = :other WHERE employee_id = :staff",
        "UPDATE assessor SET cause = 'climb' WHERE employee_id = :staff",
    ],
)
def test_an_assessor_who_does_not_follow_from_the_organization_is_found(
    api: Api, change: str
) -> None:
    people = {"staff": key("alfa:staff"), "other": key("alfa:other")}
    with api.raw() as sql:
        ids = {name: id_.hex if api.dialect == "sqlite" else id_ for name, id_ in people.items()}
        used = {name: id_ for name, id_ in ids.items() if f":{name}" in change}
        assert sql.execute(text(change), used).rowcount >= 1
    result = run("verify")
    assert result.exit_code == 1
    (line,) = [line for line in result.output.splitlines() if "differ" in line]
    assert line.startswith(str(api.agency_id()))
    assert line.endswith(f"derived_differs: assessor {key('alfa:staff')}")


def test_an_agency_that_is_gone_with_its_trail_is_missed(api: Api, tmp_path: Path) -> None:
    assert api.put("/v1/units/BARU", UNIT, who="admin").status_code == 200
    path = Path(checkpoints(tmp_path))
    lost = key("an agency that was here")
    first = path.read_text().splitlines()[0].split()
    path.write_text(path.read_text() + f"{lost} {first[1]} {first[2]}\n")
    result = run("verify", "--since", str(path))
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == f"{lost}\t0 rows, 0 records\tagency_missing at row 1"


def test_a_trail_cut_short_is_found_against_a_checkpoint(api: Api, tmp_path: Path) -> None:
    assert api.put("/v1/units/BARU", UNIT, who="admin").status_code == 200
    path = Path(checkpoints(tmp_path))
    before = path.read_text()
    agency = str(api.agency_id())
    (mine,) = [line for line in before.splitlines() if line.startswith(agency)]
    _, seq, end = mine.split()
    path.write_text(before.replace(mine, f"{agency} {int(seq) + 5} {end}"))
    result = run("verify", "--since", str(path))
    assert result.exit_code == 1
    assert "cut_off" in result.output


def test_r5_a_file_of_evidence_that_was_altered_or_lost_is_found(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PENILAIAN_DATA_FOLDER", str(tmp_path))
    line = next(iter(lines(opened(api)["plans"]["staff"]).values()))
    content = b"laporan bulanan"
    name = EvidenceFiles(tmp_path / "evidence").keep(api.agency_id(), content)
    evidence = Evidence(
        id=new_id(),
        employee_id=key("alfa:staff"),
        line_id=UUID(line),
        kind=EvidenceKind.FILE,
        title="Laporan",
        media_type="text/csv",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        stored_as=name,
        posted_by=key("alfa:account:staff"),
        posted_at=NOW,
    )
    store(api, evidence)
    (path,) = [path for path in tmp_path.rglob("*") if path.name == name]
    damaged = f"file_damaged: evidence {evidence.id}"
    assert damaged not in run("verify", "--files").output
    path.write_bytes(content + b" lain")
    assert damaged not in run("verify").output, "files are read when it is asked for"
    assert damaged in run("verify", "--files").output
    path.unlink()
    result = run("verify", "--files")
    assert result.exit_code == 1
    assert damaged in result.output


def test_w3_checkpoint_warns_when_an_older_line_no_longer_fits(api: Api, tmp_path: Path) -> None:
    path = tmp_path / "checkpoints"
    for name in ("Seksi A", "Seksi B"):
        assert api.put("/v1/units/BARU", {**UNIT, "name": name}, who="admin").status_code == 200
        result = run("checkpoint", str(path))
        assert result.exit_code == 0, result.output
    assert len(path.read_text().splitlines()) == 4
    with api.raw(owner=True) as sql:
        guards.remove(sql)
        sql.execute(text("UPDATE audit_event SET digest = previous"))
    result = run("checkpoint", str(path))
    assert result.exit_code == 1
    assert "no longer passes" in result.output
    assert len(path.read_text().splitlines()) == 4


def test_w4_guards_that_were_taken_down_are_named(api: Api) -> None:
    with api.raw(owner=True) as sql:
        guards.remove(sql)
    result = run("verify")
    assert result.exit_code == 1
    assert "guard_missing: gd_snapshot_unchanged" in result.output


def test_w4_a_verdict_names_row_record_and_column(api: Api) -> None:
    assert api.put("/v1/units/BARU", UNIT, who="admin").status_code == 200
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE unit SET name = 'Lain', sector = 'health' WHERE code = 'BARU'"))
        record = sql.execute(text("SELECT id FROM unit WHERE code = 'BARU'")).scalar_one()
    result = run("verify")
    assert result.exit_code == 1
    line = result.output.splitlines()[0]
    assert re.fullmatch(
        rf"{api.agency_id()}\t\d+ rows, \d+ records\t"
        rf"record_changed at row \d+: unit {UUID(str(record))} \(name, sector\)",
        line,
    ), line
