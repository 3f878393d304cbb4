"""Details and snapshots are packed once every program that serves can read them, not before."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from tests.factories.evaluations import delivered
from tests.factories.mirrors import read
from tests.factories.organization import employee, expect
from tests.serving.client import Api

from penilaian_api.storage.audit.verification import verify_agency
from penilaian_api.storage.database import migrations, schema_watch
from penilaian_api.storage.database.schema_watch import SchemaWatch

UNPACKED: str = next(
    script.down_revision
    for script in migrations.known_scripts().walk_revisions()
    if getattr(script.module, "reads_packed", False)
)
"""The last revision whose programs know nothing of packed details."""


@contextmanager
def owner_of(api: Api) -> Iterator[Engine]:
    engine = migrations.owner_engine(api.copy.owner)
    yield engine
    engine.dispose()


def migrate(api: Api, revision: str = migrations.HEAD, **how: Any) -> None:
    with owner_of(api) as engine:
        role = migrations.role_of(api.copy.address)
        name = Path(engine.url.database or "").name
        migrations.migrate(engine, revision, role, destroy_data=name, **how)


def accepted(api: Api) -> list[str]:
    with api.raw(owner=True) as sql:
        stated = sql.execute(text("SELECT accepted_revisions FROM installation_state"))
        return str(stated.scalar_one()).split()


def packed_rows(api: Api, after: int = 0) -> tuple[int, int]:
    """Count the details after a row, and how many of them are packed."""
    query = "SELECT count(*), count(packed) FROM audit_detail WHERE seq > :after"
    with api.raw(owner=True) as sql:
        rows, packed = sql.execute(text(query), {"after": after}).one()
    return rows, packed


def last_row(api: Api) -> int:
    with api.raw(owner=True) as sql:
        return int(sql.execute(text("SELECT max(seq) FROM audit_event")).scalar_one())


def faults(api: Api) -> list[str]:
    with owner_of(api) as engine, Session(engine) as session:
        verdict = verify_agency(session, api.agency_id())
    return [item.to_line() for item in verdict.faults]


@pytest.fixture(autouse=True)
def _looks_each_time(monkeypatch: pytest.MonkeyPatch, api: Api) -> None:
    """Let the service see at once what `migrate` did."""
    monkeypatch.setattr(schema_watch, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(api.served.app.context.database, "_watch", SchemaWatch())


def test_g7_a_new_record_is_packed_from_the_beginning(api: Api) -> None:
    begun = last_row(api)
    delivered(api)
    rows, packed = packed_rows(api, begun)
    assert packed > rows / 2
    assert UNPACKED not in accepted(api)
    with api.raw(owner=True) as sql:
        (stored,) = sql.execute(text("SELECT content FROM snapshot")).scalars().all()
    assert not bytes(stored).startswith(b"{")
    assert faults(api) == []


def test_g7_a_record_of_before_is_packed_once_no_program_of_before_can_serve(api: Api) -> None:
    before = employee(api, "Sebelum", "DINAS")
    migrate(api, UNPACKED)
    migrate(api, contract=True)
    assert UNPACKED not in accepted(api)
    seen = expect(api.get("/v1/employees?limit=200", who="admin"), 200)["as_of"]
    begun = last_row(api)
    after = employee(api, "Sesudah", "DINAS")
    assert packed_rows(api, begun) == (1, 1)
    changes = expect(api.get(f"/v1/employees?changed_since={seen}", who="admin"), 200)
    assert [item["id"] for item in changes["items"]] == [after["id"]]
    assert {before["id"], after["id"]} <= {*read(api, "/v1/employees")}
    trail = expect(api.get("/v1/audit?limit=1&sort=-seq", who="auditor"), 200)["items"]
    assert {record["id"] for record in trail[0]["records"]} >= {after["id"]}
    assert faults(api) == []


def test_g7_moving_back_unpacks_and_the_trail_is_whole(api: Api) -> None:
    delivered(api)
    with api.raw(owner=True) as sql:
        rows = sql.execute(text("SELECT count(*) FROM audit_detail")).scalar_one()
    migrate(api, UNPACKED)
    with api.raw(owner=True) as sql:
        contents = sql.execute(text("SELECT content FROM audit_detail")).scalars().all()
        (stored,) = sql.execute(text("SELECT content FROM snapshot")).scalars().all()
    assert len([json.loads(content) for content in contents]) == rows
    assert json.loads(bytes(stored))["engine"]
    migrate(api)
    assert faults(api) == []
