"""There is no room left: nothing is stored in part, what is there is read, and callers are told."""

import errno
import os
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError
from tests.factories import cycles, plans
from tests.records.dialects import SQLITE
from tests.serving.client import Api

from penilaian_api.domain import errors
from penilaian_api.storage.database.errors import refusal_for

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"

STATES = {
    "08006": errors.DatabaseAwayError,
    "25006": errors.DatabaseAwayError,
    "3D000": errors.DatabaseAwayError,
    "40001": errors.BusyError,
    "40P01": errors.BusyError,
    "53100": errors.StorageFullError,
    "53300": errors.BusyError,
    "55P03": errors.BusyError,
    "57014": errors.BusyError,
    "57P01": errors.DatabaseAwayError,
    "57P03": errors.DatabaseAwayError,
    "58030": errors.DatabaseAwayError,
    "42P01": errors.NotMigratedError,
    "42703": errors.NotMigratedError,
    "42601": None,
    "22P02": None,
}
NAMES = {
    ("SQLITE_BUSY_SNAPSHOT", ""): errors.BusyError,
    ("SQLITE_FULL", ""): errors.StorageFullError,
    ("SQLITE_IOERR_WRITE", ""): errors.DatabaseAwayError,
    ("SQLITE_READONLY_DBMOVED", ""): errors.DatabaseAwayError,
    ("SQLITE_CANTOPEN", ""): errors.DatabaseAwayError,
    ("SQLITE_CORRUPT", ""): errors.DatabaseAwayError,
    ("SQLITE_NOTADB", ""): errors.DatabaseAwayError,
    ("SQLITE_ERROR", "no such table: plan"): errors.NotMigratedError,
    ("SQLITE_ERROR", "table plan has no column named term"): errors.NotMigratedError,
    ("SQLITE_ERROR", "near SELECT: syntax error"): None,
}


def kind_of(failure: Exception) -> type | None:
    refusal = refusal_for(DBAPIError("SELECT", {}, failure))
    return None if refusal is None else type(refusal)


@pytest.mark.parametrize(("state", "kind"), STATES.items())
def test_r5_what_passes_is_told_from_a_fault_of_ours_by_its_state(state: str, kind: type) -> None:
    failure = psycopg.errors.lookup(state)("whatever the server says")
    assert kind_of(failure) is kind


@pytest.mark.parametrize(("named", "kind"), NAMES.items())
def test_r5_what_passes_is_told_from_a_fault_of_ours_by_its_name(
    named: tuple[str, str], kind: type
) -> None:
    failure = sqlite3.OperationalError(named[1])
    failure.sqlite_errorname = named[0]
    assert kind_of(failure) is kind


def test_r5_a_server_that_does_not_answer_gives_no_state() -> None:
    gone = OperationalError("SELECT", {}, psycopg.OperationalError("connection refused"))
    assert isinstance(refusal_for(gone), errors.DatabaseAwayError)


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (errno.ENOSPC, 507),
        (errno.EDQUOT, 507),
        (errno.EFBIG, 507),
        (errno.EIO, 503),
        (errno.EROFS, 503),
    ],
)
def test_r5_evidence_for_which_there_is_no_room_is_refused_and_leaves_nothing(
    api: Api, monkeypatch: pytest.MonkeyPatch, number: int, status: int
) -> None:
    cycles.state(api, population={"units": ["DINAS"]})
    line = plans.approved(api)["in_force"]["work_results"][0]["indicators"][0]["line_id"]
    files = {"file": ("a.pdf", PDF)}
    before = kept_files(api)

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        answer = api.call("POST", "/v1/evidence", data={"line_id": line}, files=files, key="again")
    assert answer.status_code == status, answer.text
    assert int(answer.headers["Retry-After"]) > 0
    assert kept_files(api) == before
    answer = api.call("POST", "/v1/evidence", data={"line_id": line}, files=files, key="again")
    assert answer.status_code == 201, answer.text


def kept_files(api: Api) -> set[Path]:
    folder = api.served.app.context.data_folder
    return {path for path in folder.rglob("*") if path.is_file()}


def test_r5_a_full_disk_refuses_writes_and_serves_reads(api: Api) -> None:
    if api.dialect != SQLITE:
        pytest.skip("a server's disk is not the test's to fill; its state is told above")
    engine = api.served.app.context.database.engine

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count=1")  # no page more than there are

    def lift(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count=1000000")

    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")  # migrations leave empty pages, which would be taken
    event.listen(engine, "checkout", limit)
    try:
        answers = [api.put(f"/v1/holidays/2026-11-{day}", NAMED, who="admin") for day in DAYS]
        assert {answer.status_code for answer in answers} <= {200, 507}
        assert answers[-1].status_code == 507
        assert answers[-1].json()["code"] == "storage_full"
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert api.get("/v1/me").status_code == 200
    finally:
        event.remove(engine, "checkout", limit)
    event.listen(engine, "checkout", lift)
    try:
        assert api.put("/v1/holidays/2026-12-01", NAMED, who="admin").status_code == 200
    finally:
        event.remove(engine, "checkout", lift)


NAMED = {"name": "Hari jadi " + "x" * 150}
DAYS = [f"{day:02d}" for day in range(2, 29)]
