"""The record goes away and comes back: callers are told to wait, and nobody loses by it."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.records import postgres
from tests.records.clones import Copy, OneRecord
from tests.records.dialects import POSTGRES, SQLITE, asked_for
from tests.serving.client import Api, Served
from tests.world import build, key

from penilaian_api.services.account import passwords

PASSWORD = "lima kuda terbang rendah"
LONGEST = 20
"""Seconds until a caller is told: the machine that runs the tests may be busy."""
MORE_THAN_A_LOGIN_MAY_TRY = 12


def build_world(dialect: str, copy: Copy) -> OneRecord:
    build(copy)
    engine = create_engine(copy.owner)
    account = key("alfa:account:staff")
    with engine.begin() as sql:
        sql.execute(
            text("UPDATE account SET password_hash = :hash WHERE id = :id"),
            {
                "hash": passwords.hash_password(PASSWORD),
                "id": account.hex if dialect == SQLITE else account,
            },
        )
    engine.dispose()
    return OneRecord(dialect, copy)


def sign_in(api: Api, password: str = PASSWORD) -> int:
    form = {"grant_type": "password", "username": "staff@alfa", "password": password}
    return api.http.post("/v1/token", data=form).status_code


def change_pin(api: Api) -> int:
    """Write something small."""
    return api.put("/v1/holidays/2026-11-23", {"name": "Hari jadi"}, who="admin").status_code


def expect_away(api: Api) -> None:
    """Ask in every way there is: with kept keys and zones, and with none."""
    context = api.served.app.context
    for forget in (lambda: None, context.tokens.keys.invalidate, context.zones.invalidate):
        forget()
        for path, who in (("/readyz", None), ("/v1/me", "staff"), ("/v1/positions", "admin")):
            answer = api.http.get(path, headers=bearer(api, who))
            assert answer.status_code == 503, (path, answer.text)
            assert answer.json()["code"] == "database_away"
            assert int(answer.headers["Retry-After"]) > 0
    assert change_pin(api) == 503
    assert {sign_in(api, "not the password") for _ in range(MORE_THAN_A_LOGIN_MAY_TRY)} == {503}


def bearer(api: Api, who: str | None) -> dict[str, str]:
    return {} if who is None else {"Authorization": f"Bearer {api.token(who)}"}


def expect_back(api: Api) -> None:
    """Without a restart, with the tokens from before, and with no try held against anybody."""
    assert api.get("/readyz", who=None).status_code == 200
    assert api.get("/v1/me").status_code == 200
    assert change_pin(api) == 200
    assert sign_in(api) == 200


def begin(api: Api) -> None:
    """Hold tokens, kept keys and connections before anything happens."""
    for who in ("staff", "admin"):
        api.token(who)
    expect_back(api)


@pytest.mark.skipif(POSTGRES not in asked_for(), reason="PostgreSQL is not asked for")
def test_r3_a_killed_postgresql_is_waited_for() -> None:
    with postgres.mortal_server() as server:
        owner = make_url(server.address.format(name="postgres"))
        application = owner.set(username="application", password="application")
        copy = Copy(
            *(url.render_as_string(hide_password=False) for url in (application, owner)),
        )
        with Served(build_world(POSTGRES, copy)) as served, served.fresh() as api:
            begin(api)
            for _ in range(2):
                server.kill()
                expect_away(api)
                server.start()
                expect_back(api)


@pytest.mark.slow
@pytest.mark.skipif(POSTGRES not in asked_for(), reason="PostgreSQL is not asked for")
def test_r3_a_frozen_postgresql_is_not_waited_for_without_end() -> None:
    with postgres.mortal_server() as server:
        owner = make_url(server.address.format(name="postgres"))
        application = owner.set(username="application", password="application")
        copy = Copy(
            *(url.render_as_string(hide_password=False) for url in (application, owner)),
        )
        with Served(build_world(POSTGRES, copy)) as served, served.fresh() as api:
            begin(api)
            server.freeze()
            try:
                began = time.monotonic()
                assert api.get("/v1/me").status_code == 503
                assert api.get("/readyz", who=None).status_code == 503
                assert sign_in(api) == 503
                assert time.monotonic() - began < 3 * LONGEST
            finally:
                server.thaw()
            expect_back(api)


def remove(path: Path) -> None:
    path.rename(path.with_suffix(".away"))


def bring_back(path: Path) -> None:
    path.with_suffix(".away").rename(path)


def put_a_folder(path: Path) -> None:
    remove(path)
    path.mkdir()


def take_the_folder(path: Path) -> None:
    path.rmdir()
    bring_back(path)


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as link:
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, path.with_suffix(".away"))
    path.write_bytes(b"this is no record at all" * 1000)


def bring_back_whole(path: Path) -> None:
    """As an operator does it: the file, and nothing that was written beside the damaged one."""
    for aside in ("-wal", "-shm"):
        path.with_name(path.name + aside).unlink(missing_ok=True)
    bring_back(path)


OUTAGES: dict[str, tuple[Callable[[Path], None], Callable[[Path], None]]] = {
    "removed": (remove, bring_back),
    "a folder": (put_a_folder, take_the_folder),
    "damaged": (damage, bring_back_whole),
}


@pytest.mark.skipif(SQLITE not in asked_for(), reason="SQLite is not asked for")
@pytest.mark.parametrize("name", OUTAGES)
def test_r3_a_sqlite_file_that_is_gone_is_waited_for(tmp_path: Path, name: str) -> None:
    path = tmp_path / "record.db"
    copy = Copy(f"sqlite:///{path}", f"sqlite:///{path}")
    go, come = OUTAGES[name]
    with Served(build_world(SQLITE, copy)) as served, served.fresh() as api:
        begin(api)
        go(path)
        expect_away(api)
        come(path)
        expect_back(api)


@pytest.mark.skipif(SQLITE not in asked_for(), reason="SQLite is not asked for")
def test_r3_a_sqlite_file_that_another_program_holds_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    copy = Copy(f"sqlite:///{path}", f"sqlite:///{path}")
    with Served(build_world(SQLITE, copy)) as served, served.fresh() as api:
        begin(api)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert change_pin(api) == sign_in(api) == 503
            assert api.get("/v1/me").status_code == 200
        expect_back(api)


@pytest.mark.skipif(SQLITE not in asked_for(), reason="SQLite is not asked for")
def test_r3_a_file_that_is_gone_is_not_made_anew_by_the_service(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    copy = Copy(f"sqlite:///{path}", f"sqlite:///{path}")
    with Served(build_world(SQLITE, copy)) as served, served.fresh() as api:
        begin(api)
        remove(path)
        assert api.get("/v1/me").status_code == 503
        assert not path.exists()
