"""A backup that is made while others write is whole, restores to the same, and proves itself."""

import hashlib
import json
import shutil
import sqlite3
import stat
import tarfile
import threading
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.serving.process import served_program
from tests.storage.backup.places import (
    CONTENT,
    Place,
    back_up,
    evidence_of,
    made_empty,
    place_at,
    post_evidence,
    rows_of,
)

from penilaian_api.storage.backup.archive import BackupUnusableError
from penilaian_api.storage.database import migrations

UNIT = {"name": "Seksi Baru", "kind": "seksi", "parent_code": "BIDANG"}


@pytest.fixture
def origin(api: Api) -> Place:
    """The clone of the test, with a file of evidence."""
    post_evidence(api)
    return Place(api.copy.address, api.copy.owner, api.served.app.context.data_folder)


@pytest.fixture
def empty(api: Api, tmp_path: Path) -> Iterator[Place]:
    """A place that holds nothing: on PostgreSQL a database without tables."""
    with made_empty(api, tmp_path / "restored") as target:
        yield target


def test_r6_what_is_restored_equals_what_was_backed_up(
    origin: Place, empty: Place, tmp_path: Path
) -> None:
    file = tmp_path / "penilaian.backup"
    result = back_up(origin, file)
    assert "The secret is not in it" in result.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    result = empty.run("restore", str(file))
    assert result.exit_code == 0, result.output
    assert [line.split("\t")[2] for line in result.output.splitlines()[1:]] == ["whole", "whole"]
    assert rows_of(empty) == rows_of(origin)
    engine = create_engine(empty.address)
    with engine.connect() as link:
        assert link.execute(text("SELECT count(*) FROM agency")).scalar_one() == 2
    engine.dispose()
    assert evidence_of(empty).read_bytes() == CONTENT
    assert empty.run("verify", "--files").exit_code == 0
    assert not [*tmp_path.rglob("*.part"), *tmp_path.rglob(".restore-*"), *tmp_path.rglob(".back*")]


def test_r6_a_backup_holds_all_that_was_acknowledged_before_it_while_others_write(
    api: Api, origin: Place, empty: Place, tmp_path: Path
) -> None:
    stop, acknowledged = threading.Event(), list[str]()
    api.token("admin")

    def write() -> None:
        while not stop.is_set():
            code = f"U{len(acknowledged)}"
            assert api.put(f"/v1/units/{code}", UNIT, who="admin").status_code == 200
            acknowledged.append(code)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            while len(acknowledged) < 4 * (number + 1):
                assert writer.is_alive()
            before = set(acknowledged)
            back_up(origin, tmp_path / f"{number}.backup")
    finally:
        stop.set()
        writer.join()
    result = empty.run("restore", str(tmp_path / "2.backup"))
    assert result.exit_code == 0, result.output
    engine = create_engine(empty.owner)
    with engine.connect() as link:
        restored = set(link.execute(text("SELECT code FROM unit")).scalars())
    engine.dispose()
    assert before <= restored


def test_r6_a_place_that_holds_data_is_replaced_when_its_name_is_given(
    api: Api, origin: Place, empty: Place, tmp_path: Path
) -> None:
    file = tmp_path / "penilaian.backup"
    back_up(origin, file)
    assert empty.run("restore", str(file)).exit_code == 0
    engine = create_engine(empty.owner)
    with engine.begin() as link:
        link.execute(text("UPDATE unit SET name = 'Lain'"))
    engine.dispose()
    changed = rows_of(empty)
    for words in ((), ("--destroy-data", "lain")):
        result = empty.run("restore", str(file), *words)
        assert result.exit_code == 1
        assert "holds data" in str(result.exception)
        assert rows_of(empty) == changed
    name = Path(make_url(empty.owner).database or "").name
    result = empty.run("restore", str(file), "--destroy-data", name)
    assert result.exit_code == 0, result.output
    assert rows_of(empty) == rows_of(origin)
    if api.dialect == SQLITE:
        (earlier,) = empty.folder.glob("penilaian.db.before-restore-*")
        assert rows_of(Place("", f"sqlite:///{earlier}", empty.folder)) == changed


def damages(content: bytes) -> dict[str, bytes]:
    """One backup, damaged in every way that files are."""
    third = len(content) // 3
    names = ["record", "evidence", "manifest.json", "manifest.sha256"]
    with tarfile.open(fileobj=BytesIO(content)) as tar:
        inside = {
            f"changed in {name}": entry.offset_data + entry.size // 2
            for name in names
            for entry in tar.getmembers()
            if entry.name.startswith(name) and entry.size
        }
        heads = {f"changed before {entry.name}": entry.offset + 1 for entry in tar.getmembers()}
    changed = {
        what: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        for what, at in (inside | heads).items()
    }
    cut = {f"cut at {size}": content[:size] for size in (0, 1, 511, 512, third, 2 * third)}
    return changed | cut | {"other": b"not a backup " * 1000}


def test_r6_a_damaged_backup_is_refused_with_what_is_wrong(
    origin: Place, empty: Place, tmp_path: Path
) -> None:
    file = tmp_path / "penilaian.backup"
    back_up(origin, file)
    for what, content in damages(file.read_bytes()).items():
        damaged = tmp_path / "damaged.backup"
        damaged.write_bytes(content)
        result = empty.run("restore", str(damaged))
        assert isinstance(result.exception, BackupUnusableError), (what, result.output)
        assert str(damaged) in str(result.exception), what
        assert [*empty.folder.iterdir()] == [], what


def test_r6_evidence_that_is_missing_is_told_and_the_rest_is_backed_up(
    origin: Place, empty: Place, tmp_path: Path
) -> None:
    evidence_of(origin).write_bytes(b"another")
    file = tmp_path / "penilaian.backup"
    result = origin.run("backup", str(file))
    assert result.exit_code == 1
    assert "1 files of evidence are not in it" in result.output
    result = empty.run("restore", str(file))
    assert result.exit_code == 1
    assert "file_damaged" in result.output
    assert rows_of(empty) == rows_of(origin)


def test_r6_nothing_is_overwritten_and_where_nothing_is_nothing_is_backed_up(
    origin: Place, empty: Place, tmp_path: Path
) -> None:
    file = tmp_path / "penilaian.backup"
    file.write_text("mine")
    result = origin.run("backup", str(file))
    assert isinstance(result.exception, BackupUnusableError)
    assert file.read_text() == "mine"
    result = empty.run("backup", str(tmp_path / "second.backup"))
    assert result.exit_code == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [file.name]


def rewritten(file: Path, **facts: Any) -> Path:
    """A backup whose list of parts says something else, and is whole."""
    other = file.with_name("other.backup")
    with tarfile.open(file) as old, tarfile.open(other, "w") as new:
        for entry in old.getmembers():
            content = old.extractfile(entry).read()  # type: ignore[union-attr]
            if entry.name == "manifest.json":
                content = json.dumps(json.loads(content) | facts).encode()
                digest = hashlib.sha256(content).hexdigest().encode()
            elif entry.name == "manifest.sha256":
                content = digest
            entry.size = len(content)
            new.addfile(entry, BytesIO(content))
    return other


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"revision": "feedfacecafe", "program": "9.9.9"}, "made by program 9.9.9"),
        ({"format": 2, "program": "9.9.9"}, "in a form that this one does not know"),
        ({"dialect": "another"}, "of another kind"),
    ],
)
def test_r6_a_backup_of_a_later_program_or_another_database_is_refused(
    origin: Place, empty: Place, tmp_path: Path, facts: dict[str, Any], sentence: str
) -> None:
    file = tmp_path / "penilaian.backup"
    back_up(origin, file)
    if "dialect" in facts:
        facts = {"dialect": "postgresql" if "sqlite" in origin.owner else "sqlite"}
    result = empty.run("restore", str(rewritten(file, **facts)))
    assert isinstance(result.exception, BackupUnusableError), result.output
    assert sentence in str(result.exception)
    assert [*empty.folder.iterdir()] == []


def test_r6_a_backup_of_an_earlier_program_is_migrated_when_it_is_restored(
    api: Api, empty: Place, tmp_path: Path
) -> None:
    """One backs up before one migrates: with the new program, from the old tables."""
    scripts = [script.revision for script in migrations.known_scripts().walk_revisions()]
    with made_empty(api, tmp_path / "earlier") as earlier:
        engine = migrations.owner_engine(earlier.owner)
        migrations.migrate(engine, scripts[-1], migrations.role_of(earlier.address))
        engine.dispose()
        file = tmp_path / "earlier.backup"
        back_up(earlier, file)
        result = empty.run("restore", str(file))
    assert result.exit_code == 0, result.output
    assert empty.run("agency", "create", "dumai", "Kota Dumai").exit_code == 0
    assert empty.run("verify").output.strip().endswith("whole")


@pytest.mark.slow
def test_r6_a_copy_of_a_file_in_use_is_no_whole_record_and_a_backup_is(tmp_path: Path) -> None:
    served, copied, restored = (tmp_path / name for name in ("served", "copied", "restored"))
    for folder in (served, copied, restored):
        folder.mkdir()
    with served_program(served) as service:
        service.run("agency", "create", "beta", "Kabupaten Beta")
        shutil.copy(served / "fresh.db", copied / "fresh.db")
        assert service.run("verify").count("whole") == 2
        service.run("backup", str(tmp_path / "one.backup"))
        process = service
    copy = place_at(copied)
    result = copy.run("verify")
    assert result.exit_code == 1
    assert "copied_in_use: fresh.db" in result.output
    assert "was in use" in copy.run("backup", str(tmp_path / "two.backup")).output
    back = place_at(restored)
    assert back.run("restore", str(tmp_path / "one.backup")).exit_code == 0
    assert back.run("verify").output.count("whole") == 2
    with closing(sqlite3.connect(served / "fresh.db")) as link:
        assert link.execute("PRAGMA user_version").fetchone() == (0,), "it was stopped"
    assert process.run("verify").count("whole") == 2


def test_r6_a_record_that_is_served_is_not_replaced(tmp_path: Path) -> None:
    with served_program(tmp_path) as service:
        service.run("backup", str(tmp_path / "one.backup"))
        result = place_at(tmp_path).run(
            "restore", str(tmp_path / "one.backup"), "--destroy-data", "fresh.db"
        )
        assert result.exit_code == 1
        assert "in use" in str(result.exception)
