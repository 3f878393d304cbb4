"""The command that proves the record: it finds nothing, and whatever was tampered with."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.serving.client import Api
from tests.world import key
from typer.testing import CliRunner

from penilaian_api.commands.program import program

UNIT = {"name": "Seksi Baru", "kind": "seksi", "parent_code": "BIDANG"}


@pytest.fixture(autouse=True)
def operator(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands run on the clone of the test."""
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)


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
