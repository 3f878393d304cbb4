"""The command line of a year: what is wrong is said in a sentence, before or after calling."""

from pathlib import Path
from typing import Any

import pytest
from tests.clients.conftest import PASSWORD
from typer.testing import CliRunner

from penilaian_client.cli import program

CYCLE = """
[[cycles]]
key = "2026"
name = "Kinerja 2026"
year = 2026
starts_on = 2026-01-01
ends_on = "2026-12-31"
population = { units = ["DISDIK"] }
"""
PERIOD = """
[[cycles.periods]]
key = "year"
kind = "year"
starts_on = "2026-01-01"
ends_on = "2026-12-31"
rate_from = "2026-12-28"
rate_until = "2027-01-29"
scheme = { key = "mataram" }
"""
GOAL = """
[[goals]]
year = 2026
key = "service"
unit_code = "KOTA"
statement = "Meningkatnya kepuasan masyarakat"
indicator = "Indeks kepuasan masyarakat"
measured_in = "indeks"
target = 86.5
"""
UNITS = "Kode Unit;Kode Unit Induk;Nama Unit;Jenis Unit\nDISDIK;KOTA;Dinas Pendidikan;dinas\n"
SIGNING_IN = {"PENILAIAN_LOGIN": "admin@alfa", "PENILAIAN_PASSWORD": PASSWORD}
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment of whoever runs the tests say nothing."""
    for name in ("URL", "LOGIN", "PASSWORD", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"PENILAIAN_{name}", raising=False)


def year(folder: Path, stated: str, units: str | None = UNITS) -> Path:
    if units is not None:
        (folder / "units.csv").write_text(units)
    file = folder / "year.toml"
    file.write_text(stated)
    return file


def run(word: str, file: Path, url: str = NOWHERE, **more: str) -> Any:
    """Run a command; nothing but an end of its own may come out of it."""
    done = CliRunner().invoke(program, [word, str(file)], env={"PENILAIAN_URL": url, **more})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("[[goal]]\nyear = 2026\n", "'goal' is not known here; known are imports, schemes, goals"),
        ("x = 1\n", "'x' is not known here"),
        ("[schemes]\nadopts = []\n", "[schemes] 'adopts' is not known here; known are adopt."),
        ("[schemes]\nadopt = 'dumai'\n", "[schemes] adopt: a list of keys is needed"),
        ("[goals]\nyear = 2026\n", "[goals] is stated once for each: write [[goals]]."),
        (GOAL + "targets = 1\n", "[[goals]] service: 'targets' is not known here"),
        (GOAL.replace("target", "#"), "[[goals]] service: 'target' is missing."),
        ("[[cycles]]\nyear = 2026\n", "[[cycles]] 1: 'key' is missing."),
        (CYCLE + PERIOD + "rate = 1\n", "[[cycles]] 2026: periods[0]: 'rate' is not known here"),
        (CYCLE.replace("{ units", "{ unit"), "[[cycles]] 2026: population: 'unit' is not known"),
        (CYCLE + "periods = 1\n", "[[cycles]] 2026: periods: A list of tables is needed."),
        ("[imports]\nunit = 'units.csv'\n", "[imports] 'unit' is not known here; known are units"),
        ("[imports]\nunits = 'gone.csv'\n", "[imports] units 'gone.csv': No such file"),
        ("[imports]\nunits = '.'\n", "[imports] units '.': Is a directory."),
        ("year = \n", "It is not TOML: "),
        ("imports = 1\n", "[imports] A table is needed."),
    ],
)
def test_what_the_file_must_not_hold_is_told_before_any_call(
    tmp_path: Path, stated: str, told: str
) -> None:
    file = year(tmp_path, stated)
    for word in ("plan", "apply"):
        done = run(word, file, **SIGNING_IN)
        assert done.exit_code == 1
        assert f"{file}: {told}" in done.stderr


def test_a_file_in_other_letters_is_told(tmp_path: Path) -> None:
    file = tmp_path / "year.toml"
    file.write_bytes(b"# \xe9\n")
    assert f"{file}: It is not UTF-8 text." in run("plan", file, **SIGNING_IN).stderr


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "set PENILAIAN_LOGIN and PENILAIAN_PASSWORD"),
        ({"PENILAIAN_LOGIN": "a"}, "PENILAIAN_PASSWORD is not set"),
        ({"PENILAIAN_LOGIN": "a", "PENILAIAN_PASSWORD": ""}, "PENILAIAN_PASSWORD is not set"),
        ({"PENILAIAN_CLIENT_ID": "a"}, "PENILAIAN_CLIENT_SECRET is not set"),
    ],
)
def test_who_does_not_say_who_he_is_is_told_what_to_set(
    tmp_path: Path, given: dict[str, str], told: str
) -> None:
    done = run("plan", year(tmp_path, GOAL), **given)
    assert done.exit_code == 1
    assert told in done.stderr


def test_a_service_that_does_not_answer_is_told_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penilaian_client._client.LONGEST_WAIT", 0.0)
    done = run("plan", year(tmp_path, GOAL), **SIGNING_IN)
    assert done.exit_code == 1
    assert f"{NOWHERE} does not answer: " in done.stderr
    assert (
        "no address" in run("plan", year(tmp_path, GOAL), "http://here:port", **SIGNING_IN).stderr
    )


def test_a_wrong_password_is_told_as_such(address: str, tmp_path: Path) -> None:
    done = run("plan", year(tmp_path, GOAL), address, **{**SIGNING_IN, "PENILAIAN_PASSWORD": "x"})
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{address}: ")
    assert "[[goals]]" not in done.stderr


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (CYCLE, "[[cycles]] 2026: population.units[0] 'DISDIK': "),
        (GOAL.replace("86.5", '"much"'), "[[goals]] service: target 'much': "),
        (GOAL.replace("KOTA", "GONE"), "[[goals]] service: unit_code 'GONE': "),
        ("[schemes]\nadopt = ['gone']\n", "[schemes] adopt 'gone': "),
    ],
)
def test_a_refusal_says_file_table_and_key(
    address: str, tmp_path: Path, stated: str, told: str
) -> None:
    file = year(tmp_path, stated)
    done = run("apply", file, address, **SIGNING_IN)
    assert done.exit_code == 1
    assert f"{file}: {told}" in done.stderr


def test_a_refused_row_is_told_by_file_row_and_column(address: str, tmp_path: Path) -> None:
    file = year(tmp_path, "[imports]\nunits = 'units.csv'\n", UNITS.replace("KOTA", "GONE"))
    done = run("plan", file, address, **SIGNING_IN)
    assert f"{file}: [imports]: units.csv row 2 parent_code: " in done.stderr


def test_a_cycle_on_what_the_same_year_brings_is_told_and_counted_later(
    address: str, tmp_path: Path
) -> None:
    brought = "[imports]\nunits = 'units.csv'\n[schemes]\nadopt = ['mataram']\n"
    file = year(tmp_path, brought + CYCLE + PERIOD)
    planned = run("plan", file, address, **SIGNING_IN)
    assert planned.exit_code == 0, planned.output
    assert "stated once its imports are made and its schemes" in " ".join(planned.stdout.split())
    assert planned.stdout.endswith(
        "2 would change. What changes in cycle 2026 can be counted only after these.\n"
    )
    assert run("apply", file, address, **SIGNING_IN).exit_code == 0
    assert run("plan", file, address, **SIGNING_IN).stdout == "Nothing to change.\n"


def test_a_cycle_on_what_nothing_brings_is_refused_though_imports_are_to_come(
    address: str, tmp_path: Path
) -> None:
    stated = "[imports]\nunits = 'units.csv'\n" + CYCLE.replace("DISDIK", 'DISDIK", "GONE')
    done = run("plan", year(tmp_path, stated), address, **SIGNING_IN)
    assert done.exit_code == 1
    assert "population.units[1] 'GONE': " in done.stderr


def test_a_goal_moved_to_another_unit_differs(address: str, tmp_path: Path) -> None:
    units = "[imports]\nunits = 'units.csv'\n"
    assert run("apply", year(tmp_path, units + GOAL), address, **SIGNING_IN).exit_code == 0
    moved = year(tmp_path, GOAL.replace("KOTA", "DISDIK"))
    assert "service/unit_code" in run("plan", moved, address, **SIGNING_IN).stdout
    assert run("apply", moved, address, **SIGNING_IN).exit_code == 0
    assert run("plan", moved, address, **SIGNING_IN).stdout == "Nothing to change.\n"
