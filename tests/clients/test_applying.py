"""Apply years: what comes and goes is counted and asked for, and nothing is half applied."""

from pathlib import Path
from typing import Any

import pytest
from tests.clients.years import (
    BINARY,
    CYCLE,
    GOAL,
    HERE,
    PASSWORD,
    PERIOD,
    SCHEME,
    UNITS,
    on_a_terminal,
    periods,
    run,
    write_year,
)

from penilaian_client import Client

pytestmark = pytest.mark.usefixtures("own_home")


def test_o4_what_comes_and_goes_has_a_sign_and_is_counted(address: str, year: Path) -> None:
    planned = run(address, "plan", year).stdout.splitlines()
    assert planned == [
        "+ scheme mataram",
        "+ goal 2026/service: Meningkatnya kepuasan masyarakat",
        "+ cycle 2026: 2026-01-01 - 2026-12-31 (stated once its schemes are adopted)",
        "+ period 2026/q1: 2026-01-01 - 2026-03-31 (stated once its schemes are adopted)",
        "+ period 2026/year: 2026-01-01 - 2026-12-31 (stated once its schemes are adopted)",
        "5 to create, 0 to change, 0 to destroy.",
    ]
    assert run(address, "apply", year).stdout.endswith("5 created, 0 changed, 0 destroyed.\n")
    year.write_text(SCHEME + GOAL.replace("86.5", "88") + HERE + PERIOD)
    second = run(address, "plan", year)
    assert not second.stderr
    assert second.stdout.splitlines() == [
        '~ goal 2026/service/target: "86.5000" -> "88.0000"',
        "- period 2026/q1: 2026-01-01 - 2026-03-31",
        "0 to create, 1 to change, 1 to destroy.",
    ]


def test_o4_nothing_is_destroyed_unasked(address: str, year: Path) -> None:
    run(address, "apply", year)
    year.write_text(SCHEME + GOAL.replace("86.5", "88") + HERE + PERIOD)
    refused = run(address, "apply", year)
    assert refused.exit_code == 1
    assert "1 to destroy, and nobody can be asked here" in refused.stderr
    assert run(address, "apply", year, "--json").exit_code == 1
    assert periods(address) == ["q1", "year"]
    with Client(address, login="admin@alfa", password=PASSWORD) as client:
        assert client.get_goal(2026, "service").target == "86.5000"
    assert run(address, "apply", year, "--yes").stdout.endswith("1 changed, 1 destroyed.\n")
    assert periods(address) == ["year"]


@pytest.mark.parametrize(("answer", "left"), [("n", ["q1", "year"]), ("y", ["year"])])
def test_o4_whoever_sits_there_is_asked(
    address: str, year: Path, answer: str, left: list[str]
) -> None:
    run(address, "apply", year)
    year.write_text(SCHEME + GOAL + HERE + PERIOD)
    screen = on_a_terminal([BINARY, "apply", year], address, "[y/N]", f"{answer}\n")
    assert "1 to destroy. Go on?" in screen
    assert "\x1b[" in screen  # colors, where somebody looks
    assert periods(address) == left


@pytest.mark.parametrize("command", ["plan", "apply"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (SCHEME.replace("mataram", "gone"), "[schemes] adopt 'gone': No such scheme; there are "),
        (GOAL.replace("KOTA", "GONE"), "[[goals]] service: unit_code 'GONE': "),
        (HERE + PERIOD, "[[cycles]] 2026: periods[0].scheme"),
        (HERE + PERIOD.replace("2027-01-29", "2019-01-29"), "[[cycles]] 2026: periods[0].rate_"),
        ("[imports]\nunits = 'bad.csv'\n", "[imports]: bad.csv: Row 2, column "),
    ],
)
def test_o4_what_cannot_be_done_stops_before_the_first_write(
    address: str, tmp_path: Path, command: str, content: str, message: str
) -> None:
    good = "[imports]\nunits = 'units.csv'\n" if "[imports]" not in content else ""
    (tmp_path / "bad.csv").write_text(UNITS.replace("KOTA", "GONE"))
    file = write_year(tmp_path, good + content)
    result = run(address, command, file)
    assert result.exit_code == 1
    assert f"{file}: {message}" in result.stderr
    with Client(address, login="admin@alfa", password=PASSWORD) as client:
        assert all(unit.code != "DISDIK" for unit in client.each_units())


def test_o4_all_that_cannot_be_done_is_said_at_once(address: str, tmp_path: Path) -> None:
    content = SCHEME.replace("mataram", "gone") + GOAL.replace("KOTA", "GONE")
    stderr = run(address, "plan", write_year(tmp_path, content)).stderr
    assert "[schemes] adopt 'gone'" in stderr
    assert "unit_code 'GONE'" in stderr
    assert "Request id: " in stderr


def test_o4_a_failure_on_the_way_says_what_was_done_and_again_finishes(
    address: str, year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Client.put_cycle

    def fail(self: Client, key: str, body: Any, **how: Any) -> Any:
        if not how.get("dry_run"):
            how["version"] = 99
        return put(self, key, body, **how)

    with monkeypatch.context() as patched:
        patched.setattr(Client, "put_cycle", fail)
        result = run(address, "apply", year)
    assert result.exit_code == 1
    assert "Stopped at cycle 2026. Done before: scheme mataram, goal service." in result.stderr
    assert run(address, "apply", year).exit_code == 0
    assert run(address, "plan", year).stdout == "Nothing to change.\n"


def test_o4_an_awaited_cycle_does_not_hide_what_it_destroys(address: str, year: Path) -> None:
    run(address, "apply", year)
    brought = "[imports]\nunits = 'units.csv'\n" + SCHEME + GOAL
    year.write_text(brought + CYCLE.replace('"DISDIK"', '"KOTA", "DISDIK"') + PERIOD)
    planned = run(address, "plan", year).stdout
    assert "- period 2026/q1" in planned
    assert "1 to destroy." in planned
    assert run(address, "apply", year).exit_code == 1
    assert periods(address) == ["q1", "year"]
