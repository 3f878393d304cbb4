"""Migrations go up, down and up on filled data; the models are what they make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect
from tests.client import Api

from penilaian_api.storage import models
from penilaian_api.storage.database import guards, migrations
from penilaian_api.storage.models.base import Base

assert models


def test_filled_data_survives_nothing_but_the_schema_does(api: Api) -> None:
    api.served.app.door.database.engine.dispose()
    engine = migrations.owner_engine(api.copy.owner)
    role = migrations.role_of(api.copy.address)
    with engine.connect() as connection:
        before = sorted(inspect(connection).get_table_names())
    migrations.migrate(engine, migrations.BASE)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    migrations.migrate(engine, application_role=role)
    migrations.migrate(engine, application_role=role)
    with engine.connect() as connection:
        assert sorted(inspect(connection).get_table_names()) == before
        assert guards.installed(connection) == guards.expected(api.dialect)
    engine.dispose()


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
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert [item for item in found if not _is_exclusion(item)] == []


def _is_exclusion(item) -> bool:
    """The exclusions of PostgreSQL are guards: put up beside the models, not by them."""
    return isinstance(item, tuple) and str(getattr(item[-1], "name", "")).startswith("ex_")
