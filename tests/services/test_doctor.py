"""The doctor says of each thing whether it is well, and what to do about it."""

import json
import os
import shutil
from collections import namedtuple
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sqlalchemy import text
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.world import SECRET
from typer.testing import CliRunner

from penilaian_api.commands import examining
from penilaian_api.commands.program import program
from penilaian_api.storage.backup.making import LAST
from penilaian_api.storage.packaged_data import doctor_texts
from penilaian_api.storage.progress import evidence_folder

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as the library gives it


@pytest.fixture
def settings(api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that is well, on the clone of the test."""
    for name in [name for name in os.environ if name.startswith("PENILAIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)
    monkeypatch.setenv("PENILAIAN_SECRET", SECRET)
    monkeypatch.setenv("PENILAIAN_ENV", "demo")  # the world of the tests has a clock of its own
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("PENILAIAN_DATA_FOLDER", str(folder))
    evidence_folder.is_ours(api.served.app.context.database, folder)
    note_backup(folder, hours=3)
    return folder


def note_backup(folder: Path, hours: float) -> None:
    taken = datetime.now(UTC) - timedelta(hours=hours)  # noqa: TID251 - the machine's, as the program
    (folder / LAST).write_text(json.dumps({"taken_at": taken.isoformat(), "file": "x"}))


def run(*words: str) -> Result:
    return CliRunner().invoke(program, ["doctor", *words])


def outcomes() -> dict[str, str]:
    result = run("--json")
    lines = json.loads(result.output)
    expected = 1 if any(line["outcome"] == "fail" for line in lines) else 0
    assert result.exit_code == expected
    return {line["code"]: line["outcome"] for line in lines if line["outcome"] != "ok"}


@pytest.mark.usefixtures("settings")
def test_r6_a_sound_installation_is_told_line_by_line_in_both_languages() -> None:
    assert outcomes() == {}
    for language, words in (("id", "Cadangan terakhir"), ("en", "The last backup")):
        result = run("--language", language)
        assert result.exit_code == 0
        assert words in result.output
        subjects = [line.split()[1] for line in result.output.splitlines()]
        assert {
            "settings", "database", "schema", "role", "guards", "folder", "secret", "disk", "clock",
            "backup", "workers",
        } == set(subjects)  # fmt: skip
        assert {line[:2] for line in result.output.splitlines()} == {"ok"}


def set_environment(**settings: str) -> Callable[..., None]:
    def change(_api: Api, _folder: Path, patch: pytest.MonkeyPatch) -> None:
        for name, value in settings.items():
            patch.setenv(f"PENILAIAN_{name}", value)

    return change


def free(size: int) -> Callable[..., None]:
    def change(_api: Api, _folder: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(shutil, "disk_usage", lambda _: Usage(10 * size, 9 * size, size))

    return change


def backed_up(hours: float | None) -> Callable[..., None]:
    def change(_api: Api, folder: Path, _patch: pytest.MonkeyPatch) -> None:
        if hours is None:
            (folder / LAST).unlink()
        else:
            note_backup(folder, hours)

    return change


def statement(*statements: str) -> Callable[..., None]:
    def change(api: Api, _folder: Path, _patch: pytest.MonkeyPatch) -> None:
        with api.raw(owner=True) as link:
            for sql in statements:
                link.execute(text(sql))

    return change


def other_folder(_api: Api, folder: Path, _patch: pytest.MonkeyPatch) -> None:
    (folder / evidence_folder.NAME).write_text("5b0a1ad8-96f1-4e1e-9d52-0d2f3ab0a6ad")


def open_folder(_api: Api, folder: Path, _patch: pytest.MonkeyPatch) -> None:
    folder.chmod(0o755)


def open_secret(_api: Api, folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.delenv("PENILAIAN_SECRET")
    (folder / "secret").write_text(SECRET)
    (folder / "secret").chmod(0o644)


def no_folder(_api: Api, folder: Path, _patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(folder)


def cores(count: int) -> Callable[..., None]:
    def change(_api: Api, _folder: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(os, "sched_getaffinity", lambda _: set(range(count)), raising=False)

    return change


CHANGES: dict[str, tuple[Callable[..., None], dict[str, str]]] = {
    "a misspelt setting": (set_environment(DATABASE_URI="x"), {"settings_unknown": "warn"}),
    "a bad setting": (set_environment(IN_FLIGHT="many"), {"settings_wrong": "fail"}),
    "no such database": (
        set_environment(DATABASE_URL="sqlite:////nowhere/a.db"),
        {"database_away": "fail"},
    ),
    "another secret": (set_environment(SECRET="another" * 6), {"secret_other": "fail"}),
    "a readable secret": (open_secret, {"secret_open": "fail"}),
    "little room": (free(1_500_000_000), {"disk_low": "warn"}),
    "no room": (free(100_000_000), {"disk_full": "fail"}),
    "no backup": (backed_up(None), {"backup_none": "warn"}),
    "a backup of two days ago": (backed_up(49), {"backup_old": "warn"}),
    "a backup of last month": (backed_up(24 * 30), {"backup_old": "fail"}),
    "older tables": (
        statement("UPDATE alembic_version SET version_num = '{before}'"),
        {"schema_behind": "fail"},
    ),
    "newer tables": (
        statement(
            "UPDATE alembic_version SET version_num = 'feedfacecafe'",
            "UPDATE installation_state SET accepted_revisions = 'feedfacecafe'",
        ),
        {"schema_ahead": "fail"},
    ),
    "another folder": (other_folder, {"folder_other": "fail"}),
    "an open folder": (open_folder, {"folder_open": "warn"}),
    "no folder": (no_folder, {"folder_not_writable": "fail", "backup_none": "warn"}),
    "many cores": (cores(10_000), {"workers_connections": "fail"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_r6_whatever_is_not_well_is_told_with_what_to_do(
    api: Api, settings: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    act, expected = CHANGES[change]
    if change == "older tables":
        act = statement(f"UPDATE alembic_version SET version_num = '{base_revision()}'")
    if change == "many cores" and api.dialect == SQLITE:
        expected = {}
    act(api, settings, monkeypatch)
    assert outcomes() == expected
    for language in ("id", "en"):
        assert "{" not in run("--language", language).output


def base_revision() -> str:
    from penilaian_api.storage.database import migrations  # noqa: PLC0415 - brings Alembic in

    return [script.revision for script in migrations.known_scripts().walk_revisions()][-1]


@pytest.mark.usefixtures("settings")
def test_r6_a_guard_that_lacks_and_a_clock_that_is_off_are_told(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    with api.raw(owner=True) as link:
        table = "" if api.dialect == SQLITE else " ON audit_detail"
        link.execute(text(f"DROP TRIGGER gd_audit_detail_unchanged{table}"))
    ahead = datetime.now(UTC) + timedelta(seconds=30)  # noqa: TID251 - the machine's
    if api.dialect != SQLITE:
        monkeypatch.setattr(examining, "machine_clock", lambda: ahead)
    told_codes = outcomes()
    assert told_codes.pop("guards_wrong") == "fail"
    assert told_codes == ({} if api.dialect == SQLITE else {"clock_off": "warn"})


def test_r6_every_outcome_has_a_sentence_in_both_languages() -> None:
    import inspect  # noqa: PLC0415 - this test alone

    source = inspect.getsource(examining)
    texts: dict[str, Any] = dict(doctor_texts())
    assert all({*sentences} == {"id", "en"} for sentences in texts.values())
    used = {code for code in texts if f'"{code}"' in source}
    assert set(texts) - used == {"settings_wrong", "database_ok", "database_away"}
