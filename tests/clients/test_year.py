"""Run the command line of a year: each fault is a sentence, before or after calling."""

from pathlib import Path
from typing import Any

import pytest
from tests.clients.years import CYCLE, GOAL, PERIOD, SIGNING_IN, UNITS, write_year
from typer.testing import CliRunner

from penilaian_client.cli import program

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the settings of whoever runs the tests from the environment."""
    for name in ("URL", "LOGIN", "PASSWORD", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"PENILAIAN_{name}", raising=False)


def run(command: str, file: Path, url: str = NOWHERE, **more: str) -> Any:
    """Run a command; only its own exit may end it, no other exception."""
    result = CliRunner().invoke(program, [command, str(file)], env={"PENILAIAN_URL": url, **more})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize(
    ("content", "message"),
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
def test_an_invalid_file_is_reported_before_any_call(
    tmp_path: Path, content: str, message: str
) -> None:
    file = write_year(tmp_path, content)
    for command in ("plan", "apply"):
        result = run(command, file, **SIGNING_IN)
        assert result.exit_code == 1
        assert f"{file}: {message}" in result.stderr


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "year.toml"
    file.write_bytes(b"# \xe9\n")
    assert f"{file}: It is not UTF-8 text." in run("plan", file, **SIGNING_IN).stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, "set PENILAIAN_LOGIN and PENILAIAN_PASSWORD"),
        ({"PENILAIAN_LOGIN": "a"}, "PENILAIAN_PASSWORD is not set"),
        ({"PENILAIAN_LOGIN": "a", "PENILAIAN_PASSWORD": ""}, "PENILAIAN_PASSWORD is not set"),
        ({"PENILAIAN_CLIENT_ID": "a"}, "PENILAIAN_CLIENT_SECRET is not set"),
    ],
)
def test_missing_credentials_are_named(
    tmp_path: Path, settings: dict[str, str], message: str
) -> None:
    result = run("plan", write_year(tmp_path, GOAL), **settings)
    assert result.exit_code == 1
    assert message in result.stderr


def test_a_service_that_does_not_answer_is_reported_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penilaian_client._client.MAX_WAIT", 0.0)
    result = run("plan", write_year(tmp_path, GOAL), **SIGNING_IN)
    assert result.exit_code == 1
    assert f"{NOWHERE} does not answer: " in result.stderr
    assert (
        "no address"
        in run("plan", write_year(tmp_path, GOAL), "http://here:port", **SIGNING_IN).stderr
    )


def test_a_wrong_password_is_reported_as_such(address: str, tmp_path: Path) -> None:
    result = run(
        "plan", write_year(tmp_path, GOAL), address, **{**SIGNING_IN, "PENILAIAN_PASSWORD": "x"}
    )
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{address}: ")
    assert "[[goals]]" not in result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CYCLE, "[[cycles]] 2026: population.units[0] 'DISDIK': "),
        (GOAL.replace("86.5", '"much"'), "[[goals]] service: target 'much': "),
        (GOAL.replace("KOTA", "GONE"), "[[goals]] service: unit_code 'GONE': "),
        ("[schemes]\nadopt = ['gone']\n", "[schemes] adopt 'gone': "),
    ],
)
def test_a_refusal_names_file_table_and_key(
    address: str, tmp_path: Path, content: str, message: str
) -> None:
    file = write_year(tmp_path, content)
    result = run("apply", file, address, **SIGNING_IN)
    assert result.exit_code == 1
    assert f"{file}: {message}" in result.stderr


def test_a_refused_row_is_reported_by_file_row_and_column(address: str, tmp_path: Path) -> None:
    file = write_year(tmp_path, "[imports]\nunits = 'units.csv'\n", UNITS.replace("KOTA", "GONE"))
    result = run("plan", file, address, **SIGNING_IN)
    assert f"{file}: [imports]: units.csv: Row 2, column " in result.stderr


def test_a_cycle_that_needs_what_the_same_year_brings_is_pending(
    address: str, tmp_path: Path
) -> None:
    brought = "[imports]\nunits = 'units.csv'\n[schemes]\nadopt = ['mataram']\n"
    file = write_year(tmp_path, brought + CYCLE + PERIOD)
    planned = run("plan", file, address, **SIGNING_IN)
    assert planned.exit_code == 0, planned.output
    assert "stated once its imports are made and its schemes" in " ".join(planned.stdout.split())
    assert planned.stdout.endswith("4 to create, 0 to change, 0 to destroy.\n")
    assert run("apply", file, address, **SIGNING_IN).exit_code == 0
    assert run("plan", file, address, **SIGNING_IN).stdout == "Nothing to change.\n"


def test_a_cycle_that_needs_what_nothing_brings_is_refused(address: str, tmp_path: Path) -> None:
    content = "[imports]\nunits = 'units.csv'\n" + CYCLE.replace("DISDIK", 'DISDIK", "GONE')
    result = run("plan", write_year(tmp_path, content), address, **SIGNING_IN)
    assert result.exit_code == 1
    assert "population.units[1] 'GONE': " in result.stderr


def test_a_goal_moved_to_another_unit_differs(address: str, tmp_path: Path) -> None:
    units = "[imports]\nunits = 'units.csv'\n"
    assert run("apply", write_year(tmp_path, units + GOAL), address, **SIGNING_IN).exit_code == 0
    moved = write_year(tmp_path, GOAL.replace("KOTA", "DISDIK"))
    assert "service/unit_code" in run("plan", moved, address, **SIGNING_IN).stdout
    assert run("apply", moved, address, **SIGNING_IN).exit_code == 0
    assert run("plan", moved, address, **SIGNING_IN).stdout == "Nothing to change.\n"
