"""The schema holds the rules that keep agencies apart and sharding possible (rules 1, 2, 5, 6)."""

import pytest
from sqlalchemy import UniqueConstraint, text
from tests.serving.client import Api
from tests.storage.database.standing_guards import expected_guards

from penilaian_api.storage import models
from penilaian_api.storage.database import guards
from penilaian_api.storage.models.base import Base

assert models
SHARED = {
    "agency",
    "installation_state",
    "legal_step",
    "login",
    "national_holiday",
    "signing_key",
}
TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)
OF_AGENCY = [table for table in TABLES if table.name not in SHARED]


def test_the_shared_tables_are_the_few_that_are_named() -> None:
    assert {table.name for table in TABLES if "agency_id" not in table.columns} == SHARED - {
        "login"
    }
    assert set(guards.SHARED) == SHARED


@pytest.mark.parametrize("table", OF_AGENCY, ids=lambda table: table.name)
def test_the_agency_leads_every_key(table) -> None:
    assert next(iter(table.primary_key.columns)).name == "agency_id"
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            assert next(iter(constraint.columns)).name == "agency_id", constraint.name
    for index in table.indexes:
        assert next(iter(index.columns)).name == "agency_id", index.name


@pytest.mark.parametrize("table", OF_AGENCY, ids=lambda table: table.name)
def test_foreign_keys_stay_within_the_agency(table) -> None:
    for key in table.foreign_key_constraints:
        target = key.referred_table.name
        columns = [element.parent.name for element in key.elements]
        assert columns[0] == "agency_id", key.name
        assert key.ondelete in {None, "CASCADE", "RESTRICT"}, key.name
        assert key.onupdate is None
        assert not key.deferrable
        if target in SHARED:
            assert target == "agency"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_name_is_ours_and_short(table) -> None:
    for item in (*table.constraints, *table.indexes):
        assert item.name, f"{table.name}: {item}"
        assert len(str(item.name).encode()) <= 50, item.name
    assert table.primary_key.columns


def test_a_personal_child_of_a_personal_parent_repeats_the_person() -> None:
    personal = {table.name for table in TABLES if "employee_id" in table.columns}
    for table in TABLES:
        for key in table.foreign_key_constraints:
            names = [element.parent.name for element in key.elements]
            if "employee_id" in names and names != ["agency_id", "employee_id"]:
                assert table.name in personal
                assert [element.column.name for element in key.elements] == [
                    "agency_id",
                    "id",
                    "employee_id",
                ]


def test_the_guards_that_ought_to_stand_do_stand(api: Api) -> None:
    with api.raw(owner=True) as sql:
        assert guards.installed_guards(sql) == expected_guards(api.dialect)


def test_row_level_security_stands_on_every_agency_table(api: Api) -> None:
    if api.dialect != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    with api.raw(owner=True) as sql:
        rows = sql.execute(
            text(
                "SELECT c.relname, c.relrowsecurity,"
                " p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL"
                " FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid"
                " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
            )
        ).all()
        role = sql.execute(
            text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = 'application'")
        ).scalar()
        owned = sql.execute(
            text("SELECT count(*) FROM pg_tables WHERE tableowner = 'application'")
        ).scalar()
    protected = {name for name, on, whole in rows if on and whole}
    assert protected == {table.name for table in OF_AGENCY}
    assert role is False
    assert owned == 0


def test_row_level_security_alone_keeps_agencies_apart(api: Api) -> None:
    if api.dialect != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    with api.raw(agency="alfa") as sql:
        names = {row[0] for row in sql.execute(text("SELECT name FROM employee"))}
        assert names
        assert all(name.endswith("Alfa") for name in names)
        sql.execute(text("SET LOCAL app.agency_id = ''"))
        assert sql.execute(text("SELECT count(*) FROM employee")).scalar() == 0
