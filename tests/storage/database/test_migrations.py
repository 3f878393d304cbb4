"""Migrations go up, down and up on filled data; the models are what they make."""

from pathlib import Path
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, select, text
from sqlalchemy.orm import Session
from tests.factories.evaluations import delivered
from tests.serving.client import Api
from tests.storage.database.standing_guards import expected_guards
from tests.world import key

from penilaian_api.storage import models
from penilaian_api.storage.audit.verification import verify_agency
from penilaian_api.storage.database import guards, migrations
from penilaian_api.storage.database.guard_kinds import trigger
from penilaian_api.storage.models.account import RefreshToken, SignInSession
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.follow_up.decisions import PersonDecision

assert models

BEFORE_SEALED_TOKENS = "d3a7e1b60c54"
"""The last one by which whoever writes to the database could make up a refresh token."""

REVISIONS = ("8f1d5654de9f", "99cda982d7c3", "ad94dd167162")
"""The last one of version 0.1.0, one that fills columns, and one before trails said it all."""

BEFORE_REVOKED_DECISIONS = "d8159a1c2875"
"""The last one by which one thing could be decided twice."""

BEFORE_SPELLINGS = "5a912dfffd97"
"""The last one by which logins were found only as they were written."""


def test_filled_data_survives_nothing_but_the_schema_does(api: Api) -> None:
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    role = migrations.role_of(api.copy.address)
    with engine.connect() as connection:
        before = sorted(inspect(connection).get_table_names())
    migrations.migrate(engine, migrations.BASE, destroy_data=Path(engine.url.database).name)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    migrations.migrate(engine, application_role=role)
    migrations.migrate(engine, application_role=role)
    with engine.connect() as connection:
        assert sorted(inspect(connection).get_table_names()) == before
        assert guards.installed_guards(connection) == expected_guards(api.dialect)
    engine.dispose()


def test_w1_a_database_of_before_is_given_the_guards_of_today(api: Api) -> None:
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    with engine.begin() as connection:
        today = _definitions(connection)
        guards.remove(connection)
        blind = trigger(
            "gd_indicator_version_fixed", "indicator_version", "UPDATE", "indicator_fixed", "1 = 0"
        )
        for statement in blind.sqlite if api.dialect == "sqlite" else blind.postgres:
            connection.exec_driver_sql(statement)
    migrations.migrate(engine, application_role=migrations.role_of(api.copy.address))
    with engine.connect() as connection:
        assert _definitions(connection) == today
    engine.dispose()


def _definitions(connection: Connection) -> dict[str, str]:
    """Read the text of each trigger: that it bears the right name is not enough."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'gd\\_%%'"
    )
    return {name: text for name, text in connection.exec_driver_sql(query)}  # noqa: C416 - a Row is no pair


def test_the_models_are_what_the_migrations_make(api: Api) -> None:
    engine = create_engine(api.copy.owner)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "autogenerate_plugins": [
                    "alembic.autogenerate.*",
                    "alembic.ext.checkconstraint_byname",
                ],
            },
        )
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert [item for item in differences if not _is_exclusion(item)] == []


def _is_exclusion(item) -> bool:
    """The exclusions of PostgreSQL are guards: put up beside the models, not by them."""
    return isinstance(item, tuple) and str(getattr(item[-1], "name", "")).startswith("ex_")


def test_f6_logins_of_before_that_differ_in_capitals_alone_are_kept_and_each_is_found(
    api: Api,
) -> None:
    rows = {"ADM@uji": None, "adm@uji": "adm@uji", "Beda": "beda", "BEDA": None}
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    migrations.migrate(engine, BEFORE_SPELLINGS, destroy_data=Path(engine.url.database).name)
    insert = text("INSERT INTO login VALUES (:login, :agency, :account)")
    with engine.begin() as connection:
        for number, login in enumerate(rows):
            ids = {"agency": str(api.agency_id("alfa")), "account": str(UUID(int=number))}
            connection.execute(insert, {"login": login, **ids})
    migrations.migrate(engine, application_role=migrations.role_of(api.copy.address))
    with engine.begin() as connection:
        stored = connection.execute(text("SELECT login, normal_form FROM login")).all()
    engine.dispose()
    after = {row.login: row.normal_form for row in stored}
    assert {login: after[login] for login in rows} == rows
    assert after["peer@alfa"] == "peer@alfa"


def test_r14_sign_ins_of_before_end_once_and_the_trail_says_so(api: Api) -> None:
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    migrations.migrate(engine, BEFORE_SEALED_TOKENS, destroy_data=Path(engine.url.database).name)
    insert = text(
        "INSERT INTO refresh_token (agency_id, id, session_id, digest, issued_at, expires_at) "
        "SELECT agency_id, id, id, :digest, created_at, expires_at FROM sign_in_session "
        "WHERE id = :session"
    )
    with engine.begin() as connection:
        values = {"digest": b"d" * 32, "session": key("alfa:session:staff").hex}
        assert connection.execute(insert, values).rowcount == 1
    migrations.migrate(engine, application_role=migrations.role_of(api.copy.address))
    with Session(engine) as session:
        ended = session.scalars(
            select(SignInSession.id).where(SignInSession.revoked_for == "upgraded")
        ).all()
        assert [str(of) for of in ended] == [str(key("alfa:session:staff"))]
        assert session.scalars(select(RefreshToken.id)).all() == []
        verdict = verify_agency(session, api.agency_id("alfa"))
        assert [item.to_line() for item in verdict.faults] == []
    engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_r11_records_filled_at_an_earlier_revision_are_whole_afterwards(
    api: Api, revision: str
) -> None:
    delivered(api)
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    migrations.migrate(engine, revision, destroy_data=Path(engine.url.database).name)
    migrations.migrate(engine, application_role=migrations.role_of(api.copy.address))
    with Session(engine) as session:
        for agency in ("alfa", "beta"):
            verdict = verify_agency(session, api.agency_id(agency))
            assert [item.to_line() for item in verdict.faults] == []
    engine.dispose()


def test_of_decisions_recorded_twice_both_are_kept_and_the_earlier_is_superseded(api: Api) -> None:
    api.served.app.context.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    database = Path(engine.url.database).name
    migrations.migrate(engine, BEFORE_REVOKED_DECISIONS, destroy_data=database)
    insert = text(
        "INSERT INTO person_decision (agency_id, id, employee_id, unit_id, purpose, outcome, "
        "title, reason, decided_by, decided_at) SELECT agency_id, :id, id, unit_id, "
        "'recognition', 'granted', 'Piagam', 'Loket tanpa antrean.', :by, :at "
        "FROM employee WHERE id = :staff"
    )
    native = engine.dialect.name == "postgresql"
    keys = [UUID(int=number) for number in (2, 1, 3)]
    with engine.begin() as connection:
        for number, of in enumerate(keys, start=1):
            named = {"id": of, "by": key("alfa:sup"), "staff": key("alfa:staff")}
            values = {name: each if native else each.hex for name, each in named.items()}
            at = (
                f"2026-03-0{number} 02:00:00+00:00"
                if native
                else f"2026-03-0{number} 02:00:00.000000"
            )
            connection.execute(insert, {**values, "at": at})
    migrations.migrate(engine, application_role=migrations.role_of(api.copy.address))
    with Session(engine) as session:
        query = select(PersonDecision).order_by(PersonDecision.decided_at)
        stored = session.scalars(query).all()
        assert [decision.id for decision in stored] == keys
        assert [decision.revoked_at for decision in stored] == [
            stored[1].decided_at,
            stored[2].decided_at,
            None,
        ]
        assert stored[0].revoked_by == key("alfa:account:sup")
        assert "Digantikan" in str(stored[0].revoked_for)
    engine.dispose()
