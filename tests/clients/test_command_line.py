"""Run `penilaian`: exit codes, JSON, pipes, colors, years written, signing in, languages."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clients.years import (
    BINARY,
    GOAL,
    HERE,
    PASSWORD,
    PERIOD,
    QUARTER,
    SCHEME,
    SIGNING_IN,
    on_a_terminal,
    run,
    write_year,
)

from penilaian_client._texts import texts
from penilaian_client.year.writing import to_toml

pytestmark = pytest.mark.usefixtures("own_home")


def test_o5_the_exit_code_of_a_plan_tells_whether_anything_differs(
    address: str, year: Path
) -> None:
    assert run(address, "plan", year).exit_code == 0
    assert run(address, "plan", year, "--detailed-exitcode").exit_code == 2
    run(address, "apply", year)
    assert run(address, "plan", year, "--detailed-exitcode").exit_code == 0
    year.write_text("x = 1\n")
    assert run(address, "plan", year, "--detailed-exitcode").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "gone.toml", "--detailed-exitcode"),
        ("plan", "--detailed-exitcode"),
        ("plan", "gone.toml", "--detailed-exitcodes"),
        ("plan", "gone.toml", "--lang", "fr"),
        ("gone",),
        ("--gone",),
    ],
)
def test_o5_a_wrong_call_never_reads_as_a_plan_that_differs(words: tuple[str, ...]) -> None:
    assert run("", *words).exit_code == 1


def test_o5_a_program_reads_json(address: str, year: Path) -> None:
    plan = json.loads(run(address, "plan", year, "--json").stdout)
    assert plan["counts"] == {"create": 5, "change": 0, "destroy": 0}
    assert plan["changes"][0]["act"] == "create"
    done = json.loads(run(address, "apply", year, "--json").stdout)
    assert done["counts"] == plan["counts"]
    year.write_text(SCHEME.replace("mataram", "gone"))
    failed = run(address, "plan", year, "--json")
    assert failed.exit_code == 1
    assert json.loads(failed.stdout)["error"]["refusals"][0]["code"] == "unknown_scheme"


def test_o5_lines_are_whole_and_plain_in_a_pipe(address: str, year: Path) -> None:
    long = "Meningkatnya kepuasan masyarakat " * 5
    year.write_text(GOAL.replace("Meningkatnya kepuasan masyarakat", long.strip()))
    env = {**os.environ, "PENILAIAN_URL": address, "COLUMNS": "40", **SIGNING_IN}
    piped = subprocess.run([BINARY, "plan", year], env=env, check=True, capture_output=True)
    assert long.strip() in piped.stdout.decode().splitlines()[0]
    assert b"\x1b" not in piped.stdout + piped.stderr


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_o5_colors_are_left_out_where_nobody_wants_them(
    address: str, year: Path, more: dict[str, str]
) -> None:
    screen = on_a_terminal([BINARY, "plan", year], address, "", "", **more)
    assert "\x1b[3" not in screen
    assert "+ scheme mataram" in screen


def test_o5_what_was_pulled_is_what_plan_says_equal(
    address: str, year: Path, tmp_path: Path
) -> None:
    below = GOAL.replace('"service"', '"a-below"') + 'parent_key = "service"\nbaseline = "1.5"\n'
    odd = 'Sasaran \\"utama\\" C:\\\\D # é'
    content = SCHEME + GOAL + below.replace("Meningkatnya kepuasan masyarakat", odd)
    year.write_text(content + HERE + QUARTER + PERIOD)
    assert run(address, "apply", year).exit_code == 0
    pulled = tmp_path / "pulled.toml"
    assert run(address, "pull", pulled).exit_code == 0
    planned = run(address, "plan", pulled)
    assert planned.stdout == "Nothing to change.\n", planned.stdout + planned.stderr
    text = pulled.read_text()
    assert text.count("[[goals]]") == 2
    assert text.count("[[cycles.periods]]") == 2
    assert run(address, "pull", pulled).exit_code == 1
    assert run(address, "pull", pulled, "--force", "--year", "2026").exit_code == 0
    assert run(address, "pull", "-").stdout == text
    assert run(address, "pull", "-", "--year", "2031").stdout.count("[[") == 0


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_o5_any_text_is_read_from_the_file_as_it_was_written(text: str) -> None:
    table = tomllib.loads(f"x = {to_toml({'key': text, 'list': [text, '1']})}")
    assert table["x"] == {"key": text, "list": [text, "1"]}


def test_o5_whoever_signs_in_stays_signed_in_and_nobody_else_reads_the_token(
    address: str, year: Path, tmp_path: Path
) -> None:
    alone = {"PENILAIAN_LOGIN": "", "PENILAIAN_PASSWORD": ""}
    assert "penilaian login" in run(address, "plan", year, env=alone).stderr
    wrong = run(
        address, "login", "--login", "admin@alfa", "--password-stdin", input="x\n", env=alone
    )
    assert wrong.exit_code == 1
    signed = run(
        address,
        "login",
        "--login",
        "admin@alfa",
        "--password-stdin",
        input=f"{PASSWORD}\n",
        env=alone,
    )
    assert signed.exit_code == 0, signed.stderr
    file = tmp_path / "config" / "penilaian" / "tokens.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in file.read_text()
    assert run(address, "plan", year, env=alone).exit_code == 0
    kept = json.loads(file.read_text())
    kept[address]["tokens"] |= {"access_token": "old", "expires_at": 0.0}
    file.write_text(json.dumps(kept))
    assert run(address, "plan", year, env=alone).exit_code == 0  # refreshed
    assert json.loads(file.read_text())[address]["tokens"]["access_token"] != "old"
    assert run(address, "logout").exit_code == 0
    assert "penilaian login" in run(address, "plan", year, env=alone).stderr


def test_o5_the_password_is_asked_for_and_not_shown(address: str) -> None:
    asked = on_a_terminal(
        [BINARY, "login"], address, "Password: ", f"{PASSWORD}\n", PENILAIAN_PASSWORD=""
    )
    assert "Password: " in asked
    assert "is signed in at" in asked


def test_o5_the_version_is_told() -> None:
    assert run("", "--version").stdout == "penilaian 0.2.0\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_o5_commands_are_completed_in_each_shell(shell: str) -> None:
    assert "_PENILAIAN_COMPLETE" in run("", "completion", shell).stdout


@pytest.mark.parametrize(
    ("arguments", "env", "expected"),
    [
        ((), {}, "Nothing to change."),
        ((), {"LANG": "id_ID.UTF-8"}, "Tidak ada yang perlu diubah."),
        ((), {"LANG": "en_US.UTF-8"}, "Nothing to change."),
        ((), {"LANG": "id_ID.UTF-8", "LC_ALL": "C"}, "Nothing to change."),
        (("--lang", "id"), {"LANG": "en_US.UTF-8"}, "Tidak ada yang perlu diubah."),
        (("--lang=en",), {"LANG": "id_ID.UTF-8"}, "Nothing to change."),
    ],
)
def test_o5_the_command_line_speaks_the_language_of_its_user(
    address: str, tmp_path: Path, arguments: tuple[str, ...], env: dict[str, str], expected: str
) -> None:
    file = write_year(tmp_path, "")
    assert run(address, "plan", file, *arguments, env=env).stdout == f"{expected}\n"


def test_o5_help_and_refusals_are_indonesian_too(address: str, tmp_path: Path) -> None:
    assert "Tampilkan apa yang akan diubah" in run("", "--lang", "id", "plan", "--help").stdout
    assert "Show what applying FILE" in run("", "plan", "--help").stdout
    file = write_year(tmp_path, SCHEME.replace("mataram", "gone"))
    stderr = run(address, "plan", file, "--lang", "id").stderr
    assert "Skema itu tidak ada" in stderr
    assert "Tidak ada yang diubah." in stderr


def test_o5_every_text_is_there_in_both_languages_with_the_same_facts() -> None:
    indonesian, english = texts("id"), texts("en")
    assert indonesian.keys() == english.keys()
    for group, entries in english.items():
        assert entries.keys() == indonesian[group].keys()
        for key, text in entries.items():
            facts = re.findall(r"\{\w+\}", text)
            assert sorted(facts) == sorted(re.findall(r"\{\w+\}", indonesian[group][key])), key
