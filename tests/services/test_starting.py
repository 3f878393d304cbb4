"""What would fail later is told at the start; what changes under a service is noticed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from starlette.testclient import TestClient
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.world import SECRET
from typer.testing import CliRunner

from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.app import Service, create_app
from penilaian_api.commands import starting
from penilaian_api.commands.program import program
from penilaian_api.settings import Settings
from penilaian_api.storage.database import migrations, schema_watch
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.preflight import DatabaseUnusableError

LATER = "feedfacecafe"
"""A revision that no migration of ours leads to."""
HOLD = """
import fcntl, sys
lock = open(sys.argv[1], "a")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
input()
"""


def settings_of(api: Api, folder: Path, secret: str = SECRET) -> Settings:
    return Settings(database_url=api.copy.address, secret=SecretStr(secret), data_folder=folder)


def warnings_of(api: Api, folder: Path, secret: str = SECRET) -> list[str]:
    """Start as far as the checks go, and give what they tell."""
    settings = settings_of(api, folder, secret)
    service = create_app(settings)
    try:
        return [*starting.check(service.context, settings.database_url)]
    finally:
        service.context.database.dispose()
        while starting.LOCKS:
            starting.LOCKS.pop().close()


def test_r5_a_secret_that_is_not_the_installations_is_refused(api: Api, tmp_path: Path) -> None:
    assert warnings_of(api, tmp_path) == []
    with pytest.raises(SystemExit, match="PENILAIAN_SECRET"):
        warnings_of(api, tmp_path, "another" * 6)


def test_r5_two_services_on_one_file_are_told_until_one_crashes(api: Api, tmp_path: Path) -> None:
    if api.dialect != SQLITE:
        pytest.skip("a server serves many")
    lock = f"{api.copy.address.removeprefix('sqlite:///')}.serving"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, lock], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        (sentence,) = warnings_of(api, tmp_path)
        assert "Another process serves the same SQLite file" in sentence
        other.send_signal(signal.SIGKILL)
    assert warnings_of(api, tmp_path) == []


def test_r5_a_folder_of_evidence_that_is_not_the_databases_is_told(
    api: Api, tmp_path: Path
) -> None:
    assert warnings_of(api, tmp_path / "first") == []
    (sentence,) = warnings_of(api, tmp_path / "second")
    assert str(tmp_path / "second") in sentence
    assert warnings_of(api, tmp_path / "first") == []


@contextmanager
def moved_to(api: Api, revision: str, accepts: str | None = None) -> Iterator[None]:
    """Let the tables stand at a revision, as after somebody else's migration."""
    with api.raw(owner=True) as sql:
        before = sql.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        state = sql.execute(text("SELECT accepted_revisions FROM installation_state")).scalar_one()
        _stand(sql, revision, state if accepts is None else accepts)
    try:
        yield
    finally:
        with api.raw(owner=True) as sql:
            _stand(sql, before, state)


def _stand(sql, revision: str, accepts: str) -> None:
    sql.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
    sql.execute(text("UPDATE installation_state SET accepted_revisions = :a"), {"a": accepts})


def newest() -> str:
    return migrations.known_scripts().get_heads()[0]


STANDINGS = {
    "behind": ("ad621f34f83b", "", "is not migrated: run `penilaian-api migrate` first"),
    "ahead": (LATER, LATER, "are newer than this program"),
}


@pytest.mark.parametrize("name", STANDINGS)
def test_r11_tables_that_are_not_ours_are_told_for_what_they_are(
    api: Api, tmp_path: Path, name: str
) -> None:
    revision, accepts, sentence = STANDINGS[name]
    with moved_to(api, revision, accepts), pytest.raises(SystemExit, match=sentence):
        starting.refuse_other_tables(settings_of(api, tmp_path))


@pytest.mark.parametrize("name", STANDINGS)
def test_r5_a_running_service_notices_tables_that_are_not_ours(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(schema_watch, "LOOK_EVERY", 0.0)
    revision, accepts, _ = STANDINGS[name]
    service = create_app(settings_of(api, tmp_path))
    token = {"Authorization": f"Bearer {api.token('admin')}"}
    with TestClient(service) as http:
        assert http.get("/v1/positions", headers=token).status_code == 200
        with moved_to(api, revision, accepts):
            for path in ("/readyz", "/v1/positions", "/v1/me"):
                answer = http.get(path, headers=token)
                assert (answer.status_code, answer.json()["code"]) == (503, "not_ready")
                assert int(answer.headers["Retry-After"]) > 0
            form = {"grant_type": "password", "username": "a@alfa", "password": "x" * 20}
            assert http.post("/v1/token", data=form).status_code == 503
        assert http.get("/v1/positions", headers=token).status_code == 200
        assert http.get("/readyz").status_code == 200
    service.context.database.dispose()


def test_r11_an_old_process_goes_on_where_the_next_revision_only_expands(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_watch, "LOOK_EVERY", 0.0)
    service: Service = create_app(settings_of(api, tmp_path))
    token = {"Authorization": f"Bearer {api.token('admin')}"}
    with TestClient(service) as http, moved_to(api, LATER, f"{LATER} {newest()}"):
        assert http.get("/readyz").status_code == 200
        assert http.get("/v1/positions", headers=token).status_code == 200
        starting.refuse_other_tables(settings_of(api, tmp_path))
    service.context.database.dispose()


def test_r11_every_revision_says_whether_it_expands_or_contracts() -> None:
    scripts = [*migrations.known_scripts().walk_revisions()]
    kinds = {script.revision: getattr(script.module, "kind", None) for script in scripts}
    assert set(kinds.values()) <= {"expand", "contract"}, kinds


def test_r11_the_database_names_the_revisions_that_it_accepts(api: Api) -> None:
    with api.raw(owner=True) as sql:
        state = sql.execute(text("SELECT accepted_revisions FROM installation_state")).scalar_one()
    scripts = {script.revision: script for script in migrations.known_scripts().walk_revisions()}
    accepted = state.split()
    assert accepted[0] == newest()
    for later, earlier in pairwise(accepted):
        assert scripts[later].module.kind == "expand"
        assert not getattr(scripts[later].module, "reads_packed", False)
        assert scripts[later].down_revision == earlier
    oldest = scripts[accepted[-1]].module
    assert oldest.kind == "contract" or oldest.reads_packed


@pytest.mark.parametrize(
    ("at", "to", "sentence"),
    [
        (None, "nonsense", "There is no revision nonsense"),
        (None, "head-1", "There is no revision head-1"),
        (LATER, "head", f"revision {LATER}, which is newer than this program"),
        (LATER, "base", f"revision {LATER}, which is newer than this program"),
    ],
)
def test_r5_a_revision_that_nobody_knows_is_told_in_a_sentence(
    api: Api, at: str | None, to: str, sentence: str
) -> None:
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    with moved_to(api, at or newest()), pytest.raises(DatabaseUnusableError, match=sentence):
        migrations.migrate(engine, to)
    engine.dispose()


def test_r11_a_damaged_file_is_told_to_be_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "record.db"
    file.write_bytes(b"this is no record at all" * 1000)
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", f"sqlite:///{file}")
    for words in (["agency", "list"], ["migrate"], ["serve"]):
        done = CliRunner().invoke(program, words)
        assert isinstance(done.exception, DatabaseUnusableError), words
        assert "restore a backup" in str(done.exception)
        assert "makes a new one" not in str(done.exception)


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=3), timedelta(days=400)])
def test_r5_a_clock_that_is_set_back_keeps_nobody_from_signing_in(
    api: Api, back: timedelta
) -> None:
    now = machine_clock()
    ring = KeyRing(api.served.app.context.database, SECRET.encode(), lambda: now)
    assert ring.signing_key()
    now -= back
    kid, _ = ring.signing_key()
    assert kid in ring.public_keys()
