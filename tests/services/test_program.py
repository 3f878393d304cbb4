"""The program tells its operator in a sentence what is wrong, and where the service answers."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url
from tests import world
from tests.records.dialects import POSTGRES
from tests.serving.client import Api
from tests.serving.process import free_port

from penilaian_api.commands import program
from penilaian_api.storage.backup import making

SECRET = "rahasia" * 6


class FullDiskOfSqliteError(sqlite3.OperationalError):
    """What SQLite raises where its file can grow no more."""

    sqlite_errorname = "SQLITE_FULL"


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run the program as from a shell; anything but an end of its own fails the test."""
    monkeypatch.setattr(sys, "argv", ["penilaian-api", *words])
    with pytest.raises(SystemExit) as end:
        program.main()
    if isinstance(end.value.code, str):
        sys.stderr.write(end.value.code)
        return 1
    return end.value.code or 0


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, with no settings at all."""
    for name in [name for name in os.environ if name.startswith("PENILAIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


WORDS = (
    ("agency", "list"),
    ("agency", "create", "dumai", "Kota Dumai"),
    ("account", "create", "dumai", "admin@dumai"),
    ("keys", "rotate"),
    ("checkpoint",),
    ("verify",),
    ("recompute",),
    ("serve",),
)


@pytest.mark.parametrize("words", WORDS[:-1])
def test_a_database_that_is_not_there_is_told_by_its_address(
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", "sqlite:///gone/penilaian.db")
    monkeypatch.setenv("PENILAIAN_SECRET", SECRET)
    assert run(monkeypatch, *words) == 1
    error = capsys.readouterr().err
    assert "sqlite:///gone/penilaian.db cannot be used: unable to open database file" in error
    assert str(elsewhere / "gone" / "penilaian.db") in error
    assert "PENILAIAN_DATABASE_URL" in error


@pytest.mark.parametrize("words", [("backup", "aside"), ("checkpoint",), ("serve",)])
def test_r5_a_file_that_is_no_database_is_told_to_be_damaged(
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    (elsewhere / "var").mkdir()
    (elsewhere / "var" / "penilaian.db").write_text("no database")
    monkeypatch.setenv("PENILAIAN_SECRET", SECRET)
    assert run(monkeypatch, *words) == 1
    assert "penilaian.db is damaged: stop the service, keep the file" in capsys.readouterr().err


def test_a_port_that_no_machine_has_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "serve", "--port", "70000") == 2
    assert "65535" in capsys.readouterr().err


@pytest.mark.parametrize("words", WORDS)
def test_a_database_without_tables_is_told_to_be_migrated(
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    (elsewhere / "var").mkdir()
    assert run(monkeypatch, *words) == 1
    assert "is not migrated: run `penilaian-api migrate` first" in capsys.readouterr().err


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("word", ["migrate", "checkpoint", "serve"])
def test_a_server_that_does_not_answer_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    address = "postgresql+psycopg://owner:sandi-rahasia@127.0.0.1:9/penilaian"
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", address)
    monkeypatch.setenv("PENILAIAN_SECRET", SECRET)
    assert run(monkeypatch, word) == 1
    error = capsys.readouterr().err
    assert "postgresql+psycopg://owner:***@127.0.0.1:9/penilaian cannot be used: " in error
    assert "sandi-rahasia" not in error


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DATABASE_URL", "penilaian.db", "PENILAIAN_DATABASE_URL (or PENILAIAN_OWNER_DATABASE_URL"),
        ("DATABASE_URL", "mysql://a:sandi@b/c", "mysql://a:***@b/c needs the driver"),
        ("SECRET", "sandi", "PENILAIAN_SECRET must have at least 32 characters."),
        ("ACCESS_MINUTES", "many", "PENILAIAN_ACCESS_MINUTES: "),
    ],
)
def test_a_setting_that_is_wrong_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    message: str,
) -> None:
    monkeypatch.setenv(f"PENILAIAN_{name}", value)
    assert run(monkeypatch, "agency", "list") == 1
    error = capsys.readouterr().err
    assert message in error
    assert "sandi" not in error


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("agency", "create", "alfa", "Kota Alfa"), "There is already a record with the same key."),
        (("agency", "create", "gama", "Gama", "--zone", "Mars"), "/zone: "),
        (("agency", "create", "surveys", "Gama"), "/key: This key is part of an address"),
        (("agency", "create", "Kota Gama", "Gama"), "/key: The format is not valid. A code has"),
        (("agency", "create", "gama", " "), "/name: Required."),
        (("account", "create", "alfa", "ani lestari"), "/login: The format is not valid."),
        (("checkpoint", "/dev/zero"), "/dev/zero is no file that lines can be appended to."),
        (("account", "create", "gama", "a@gama"), "There is no agency 'gama': "),
        (
            ("account", "create", "alfa", "x@alfa", "--employee-code", "GONE"),
            "alfa has no such employee or unit: GONE.",
        ),
        (("account", "create", "alfa", "admin@alfa"), "already a record with the same"),
        (("verify", "--since", "gone"), "gone: No such file or directory."),
    ],
)
def test_what_is_refused_is_told_in_the_words_of_the_api(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    assert run(monkeypatch, *words) == 1
    error = capsys.readouterr().err
    assert message in error
    assert "{" not in error


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "No space left on device"), FullDiskOfSqliteError()]
)
def test_r5_a_disk_without_room_is_told_by_its_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failure: Exception,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(making, "_pack_record", fail)
    backup = tmp_path / "backup"
    assert run(monkeypatch, "backup", str(backup)) == 1
    assert capsys.readouterr().err.endswith(
        f"{tmp_path}: no space is left there. No backup was made.\n"
    )
    assert [*tmp_path.iterdir()] == []


@pytest.mark.usefixtures("operator")
def test_a_line_that_is_no_checkpoint_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checkpoints = tmp_path / "kept"
    checkpoints.write_text("not one\n")
    assert run(monkeypatch, "verify", "--since", str(checkpoints)) == 1
    assert f"{checkpoints} holds a line that is no checkpoint." in capsys.readouterr().err


@pytest.mark.usefixtures("operator")
def test_serving_tells_where_it_answers_and_how_to_stop_it(api: Api, tmp_path: Path) -> None:
    port = free_port()
    words = [sys.executable, "-m", "penilaian_api", "serve", "--port", str(port)]
    more = {"PENILAIAN_SECRET": world.SECRET, "PENILAIAN_DATA_FOLDER": str(tmp_path)}
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, text=True, env={**os.environ, **more}
    ) as served:
        assert served.stderr is not None
        lines = [*iter(served.stderr.readline, "Ctrl-C stops it.\n")]
        served.send_signal(signal.SIGINT)
        rest = served.stderr.read()
    here = f"http://127.0.0.1:{port}"
    limits = [line for line in lines if line.startswith("It uses up to 12 of the ")]
    assert [line.strip() for line in lines if line not in limits] == [
        "Starting the Penilaian API ...",
        f"It answers at {here}, its documentation at {here}/docs.",
    ]
    assert bool(limits) is (api.served.dialect == POSTGRES)
    assert (rest, served.returncode) == ("", 0)


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("revision", ["base", "ad621f34f83b"])
@pytest.mark.parametrize("named", [None, "", "another", "PENILAIAN"])
def test_r1_data_is_not_taken_away_without_its_name(
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    revision: str,
    named: str | None,
) -> None:
    words = () if named is None else ("--destroy-data", named)
    assert run(monkeypatch, "migrate", "--revision", revision, *words) == 1
    sentence = capsys.readouterr().err
    assert "holds data of 2 agencies" in sentence
    assert f"--destroy-data {database_name(api)}" in sentence
    assert api.get("/v1/me").status_code == 200
    assert run(monkeypatch, "verify") == 0


@pytest.mark.usefixtures("operator")
def test_r1_an_emptied_record_does_not_pass_against_a_checkpoint(
    api: Api, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "checkpoint") == 0
    kept = tmp_path / "checkpoints"
    kept.write_text(capsys.readouterr().out)
    api.served.app.context.database.engine.dispose()
    back = ("migrate", "--revision", "base", "--destroy-data", database_name(api))
    assert run(monkeypatch, *back) == 0
    assert run(monkeypatch, "verify", "--since", str(kept)) == 1
    assert run(monkeypatch, "migrate") == 0
    capsys.readouterr()
    assert run(monkeypatch, "verify", "--since", str(kept)) == 1
    assert capsys.readouterr().out.count("agency_missing") == 2


@pytest.mark.usefixtures("elsewhere")
def test_r1_an_empty_database_moves_back_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "migrate") == 0
    assert run(monkeypatch, "migrate", "--revision", "base") == 0
    assert run(monkeypatch, "migrate") == 0


def database_name(api: Api) -> str:
    return Path(make_url(api.copy.owner).database or "").name
