"""What stands between program and record is compared by what it does, not by its name."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session
from tests.serving.client import Api

from penilaian_api.storage.audit.wall_check import schema_faults, wall_faults
from penilaian_api.storage.database import migrations

NAME = "gd_snapshot_unchanged"
EMPTY_BODY = (
    f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql "
    "AS $$ BEGIN RETURN NEW; END $$"
)
OF_DATABASE = (
    "DO $$ BEGIN EXECUTE format('ALTER ROLE application IN DATABASE %I SET {}', "
    "current_database()); END $$"
)
SHADOW = "CREATE SCHEMA hidden; CREATE TABLE hidden.progress AS TABLE progress"

ON_SQLITE = {
    f"DROP TRIGGER {NAME}": f"guard_missing: {NAME}",
    f"DROP TRIGGER {NAME}; CREATE TRIGGER {NAME} BEFORE UPDATE ON snapshot "
    "BEGIN SELECT 1; END": f"guard_changed: {NAME}",
    "CREATE TRIGGER more AFTER INSERT ON progress "
    "BEGIN DELETE FROM progress WHERE id = NEW.id; END": "guard_put_in: more",
    "ALTER TABLE progress RENAME TO old; CREATE VIEW progress AS SELECT * FROM old": (
        "schema_differs: add_table progress"
    ),
    "DROP INDEX ix_account_unit_id": "schema_differs: add_index account.ix_account_unit_id",
    "UPDATE alembic_version SET version_num = '99cda982d7c3'": "schema_differs: alembic_version",
}
ON_POSTGRES = {
    f"DROP TRIGGER {NAME} ON snapshot": f"guard_missing: {NAME}",
    EMPTY_BODY: f"guard_changed: {NAME}",
    f"ALTER TABLE snapshot DISABLE TRIGGER {NAME}": f"guard_changed: {NAME}",
    f"ALTER FUNCTION {NAME}() SET search_path = hidden": f"guard_changed: {NAME}",
    f"DROP TRIGGER {NAME} ON snapshot; CREATE TRIGGER {NAME} BEFORE UPDATE ON snapshot "
    f"FOR EACH ROW WHEN (false) EXECUTE FUNCTION {NAME}()": f"guard_changed: {NAME}",
    "ALTER TABLE role_grant DISABLE TRIGGER ALL": "guard_changed: fk_role_grant_account_id",
    "CREATE TRIGGER more AFTER INSERT ON progress FOR EACH ROW "
    f"EXECUTE FUNCTION {NAME}()": "guard_put_in: more",
    "ALTER TABLE assignment DROP CONSTRAINT ex_assignment_post; ALTER TABLE assignment "
    "ADD CONSTRAINT ex_assignment_post EXCLUDE USING gist (id WITH =)": (
        "guard_changed: ex_assignment_post"
    ),
    "ALTER TABLE unit DISABLE ROW LEVEL SECURITY": "guard_changed: policy of unit",
    "ALTER POLICY tenant ON unit USING (true)": "guard_changed: policy of unit",
    "DROP POLICY tenant ON unit": "guard_changed: policy of unit",
    "CREATE POLICY more ON progress USING (true)": "guard_changed: policy of progress",
    "ALTER TABLE agency ENABLE ROW LEVEL SECURITY": "guard_changed: policy of agency",
    "CREATE RULE more AS ON INSERT TO progress DO INSTEAD NOTHING": (
        "guard_put_in: rule more of progress"
    ),
    "GRANT DELETE ON audit_event TO application": "guard_put_in: DELETE on audit_event to",
    "GRANT UPDATE (digest) ON audit_event TO application": "guard_put_in: UPDATE on audit_event",
    "GRANT INSERT ON legal_step TO application": "guard_put_in: INSERT on legal_step",
    "GRANT SELECT ON unit TO PUBLIC": "guard_put_in: SELECT on unit to public",
    "ALTER TABLE progress RENAME TO old; CREATE VIEW progress AS SELECT * FROM old": (
        "table_missing: progress"
    ),
    f"{SHADOW}; GRANT USAGE ON SCHEMA hidden TO application": "guard_put_in: hidden.progress",
    OF_DATABASE.format("session_replication_role = replica"): (
        "guard_put_in: session_replication_role of application"
    ),
    OF_DATABASE.format("search_path = hidden, public"): "guard_put_in: search_path of application",
    "ALTER TABLE agency DROP CONSTRAINT uq_agency_key": "schema_differs: add_constraint agency.",
    "ALTER TABLE role_grant DROP CONSTRAINT fk_role_grant_account_id": (
        "schema_differs: add_fk role_grant.fk_role_grant_account_id"
    ),
    "ALTER TABLE unit ALTER name TYPE text": "schema_differs: modify_type unit.name",
}
PARTS = re.compile(r"; (?=CREATE|ALTER|GRANT)")
HARMLESS_ON_POSTGRES = (SHADOW, "CREATE VIEW report AS SELECT * FROM unit")


@pytest.fixture
def connection(api: Api) -> Iterator[Connection]:
    """The owner's; what is done on it is taken back."""
    engine = migrations.owner_engine(api.copy.owner)
    with engine.connect() as connection:
        yield connection
        connection.rollback()
    engine.dispose()


def found(connection: Connection, change: str = "") -> list[str]:
    for statement in PARTS.split(change):
        if statement:
            connection.execute(text(statement))
    with Session(bind=connection) as session:
        return [fault.to_line() for fault in (*wall_faults(session), *schema_faults(session))]


def test_what_nobody_touched_stands(connection: Connection) -> None:
    assert found(connection) == []


def test_walls_that_were_breached_are_named(api: Api, connection: Connection) -> None:
    connection.rollback()
    unseen = dict[str, list[str]]()
    for change, line in (ON_SQLITE if api.dialect == "sqlite" else ON_POSTGRES).items():
        with connection.begin():
            lines = found(connection, change)
            connection.rollback()
        if not any(item.startswith(line) for item in lines):
            unseen[change] = lines
    assert unseen == {}


def test_what_is_beside_the_record_is_no_breach(api: Api, connection: Connection) -> None:
    if api.dialect == "postgresql":
        for change in HARMLESS_ON_POSTGRES:
            assert found(connection, change) == []
