"""Every setting that cannot be is told by its name in a sentence, and never in a traceback."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.serving.client import Api

from penilaian_api.commands import program
from penilaian_api.commands.clock_file import ClockFile
from penilaian_api.settings import Settings

REFUSED = {
    "ALLOWED_ORIGINS": [
        "http://", "https://a.id/", "https://a.id/path", "*", "a.id", "ftp://a.id", "[https://a.id",
        '["https://a.id", 7]', "https://a.id https://b.id", "https://a.id,*", "http://x:port", "{}",
    ],
    "TRUSTED_PROXIES": ["0.0.0.0/0", "::/0", "proxy", "10.0.0.1/40", "10.0.0.1,,everybody", "[1"],
    "ACCESS_MINUTES": ["0", "61", "ten", "", "1.5"],
    "REFRESH_HOURS": ["0", "721", "-1", "x"],
    "DEVICE_DAYS": ["0", "366", "x"],
    "BODY_LIMIT": ["999", "1 MB", "x"],
    "UPLOAD_LIMIT": ["999", "x"],
    "IN_FLIGHT": ["0", "many"],
    "PEER_TRIES": ["0", "x"],
    "STREAM_SECONDS": ["-1", "3601", "long"],
    "ENV": ["staging", "Production", ""],
    "ISSUER": ["", "  "],
    "SECRET": ["", "short", "s" * 31],
    "CLOCK_FILE": ["clock"],
    "RUN_JOBS": ["", "perhaps", "2"],
    "JOB_DAYS": ["0", "366", "x"],
    "PAPER": ["", "A4", "folio"],
    "EMBLEM": ["", "garuda.svg", "/proc"],
    "LETTERS": ["", "letters", "/dev/null"],
    "DATABASE_URL": [
        "", "penilaian.db", "sqlite", "mysql://a@b/c", "postgresql://a@b/c", "oracle://a@b/c",
        "postgresql+psycopg://a@b:port/c", "sqlite+nothing:///a.db", "http://a/b", "://",
    ],
    "OWNER_DATABASE_URL": ["penilaian.db", "mysql://a@b/c", "postgresql+psycopg://a@b:port/c"],
    "DATA_FOLDER": ["/dev/null/var", "/proc/nothing"],
}  # fmt: skip
TAKEN = {
    "ALLOWED_ORIGINS": {
        "http://x": ("http://x",),
        "https://a.id, http://b.id:8080": ("https://a.id", "http://b.id:8080"),
        '["https://a.id"]': ("https://a.id",),
        "": (),
        "[]": (),
    },
    "TRUSTED_PROXIES": {"": 0, "10.0.0.1": 1, "10.0.0.0/8, ::1": 2, '["10.0.0.1"]': 1},
}
ELSEWHERE = {"DATA_FOLDER": ("migrate",), "SECRET": ("agency", "list")}


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    """Run the program, which must refuse; anything but an end of its own fails the test."""
    monkeypatch.setattr(sys, "argv", ["penilaian-api", *words])
    with pytest.raises(SystemExit) as end:
        program.main()
    assert end.value.code, "it went on"
    return end.value.code if isinstance(end.value.code, str) else ""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("PENILAIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in REFUSED.items() for value in values]
)
@pytest.mark.usefixtures("elsewhere")
def test_u16_a_setting_that_cannot_be_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(f"PENILAIAN_{name}", value)
    written = run(monkeypatch, *ELSEWHERE.get(name, ("agency", "list")))
    (line,) = (written + capsys.readouterr().err).strip().splitlines()
    assert f"PENILAIAN_{name}" in line or "DATABASE" in name or value in line
    assert "Traceback" not in line
    assert value in {"", "short"} or name != "SECRET" or value not in line


def test_u16_every_setting_has_its_values_in_the_table() -> None:
    assert {name.upper() for name in Settings.model_fields} == set(REFUSED)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", TAKEN)
def test_u16_lists_are_taken_as_people_write_them(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for value, expected in TAKEN[name].items():
        monkeypatch.setenv(f"PENILAIAN_{name}", value)
        read = getattr(Settings(), name.lower())
        assert (read if name == "ALLOWED_ORIGINS" else len(read)) == expected


NO_CLOCKS = {
    None: "No such file",
    "": "no instant",
    "besok": "no instant",
    "2026-03-31": "no zone",
    "2026-03-31T09:00:00": "no zone",
    "31.03.2026 09:00": "no instant",
    "2026-02-30T09:00:00Z": "no instant",
    "0001-01-01T00:00:00+07:00": "not within",
    "9999-12-31T23:59:59-07:00": "not within",
    "2026-03-31T09:00:00+07:00\n2026": "no instant",
    b"\xff\xfe": "no instant",
}


@pytest.mark.parametrize("content", NO_CLOCKS)
def test_u15_a_clock_file_that_tells_no_instant_is_refused_at_the_start(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, content: str | bytes | None
) -> None:
    if content is not None:
        (elsewhere / "clock").write_bytes(content.encode() if isinstance(content, str) else content)
    monkeypatch.setenv("PENILAIAN_ENV", "demo")
    sentence = run(monkeypatch, "serve", "--clock-file", "clock")
    assert sentence.startswith("The ")
    assert NO_CLOCKS[content] in sentence
    assert "2026-03-31T09:00:00+07:00" in sentence


def test_u15_a_clock_that_is_spoiled_while_it_runs_stands_still_until_it_is_mended(
    tmp_path: Path,
) -> None:
    path = tmp_path / "clock"
    path.write_text("2026-03-31T09:00:00+07:00\n")
    clock = ClockFile(path)
    first = datetime(2026, 3, 31, 2, tzinfo=UTC)
    assert clock() == first
    for content in [content for content in NO_CLOCKS if content is not None]:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        assert clock() == first
    path.unlink()
    assert clock() == first
    path.write_text("2026-04-01T02:00:00Z")
    assert clock() == datetime(2026, 4, 1, 2, tzinfo=UTC)


def test_u15_a_role_given_by_the_command_line_begins_on_the_clocks_day(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)
    monkeypatch.setenv("PENILAIAN_ENV", "demo")
    monkeypatch.setenv("PENILAIAN_CLOCK_FILE", str(tmp_path / "clock"))
    (tmp_path / "clock").write_text("2026-03-31T18:00:00Z")  # the next day in Jakarta
    words = ["penilaian-api", "account", "create", "alfa", "jam@alfa", "--role", "admin"]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as end:
        program.main()
    assert not end.value.code
    query = (
        "SELECT starts_on FROM role_grant g JOIN account a ON a.id = g.account_id "
        "WHERE a.login = 'jam@alfa'"
    )
    with api.raw(owner=True) as link:
        assert str(link.execute(text(query)).scalar_one()) == "2026-04-01"
