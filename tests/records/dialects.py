"""Name the databases on which the tests run, importing no more than that takes."""

import os

from tests.records import postgres

SQLITE, POSTGRES = "sqlite", "postgresql"
SERVER = "PENILAIAN_TEST_DATABASE_URL"
"""The variable that may name a server of PostgreSQL; without it one is started for the tests."""


def asked_for() -> tuple[str, ...]:
    """Name the databases: both where PostgreSQL is found, or the one that was asked for."""
    if only := os.environ.get("PENILAIAN_TEST_ONLY"):
        return (only,)
    return (SQLITE, POSTGRES) if _postgres_is_here() else (SQLITE,)


def why_not_all() -> str:
    """Say why the tests of one database do not run."""
    if only := os.environ.get("PENILAIAN_TEST_ONLY"):
        return f"ONLY {only} WAS ASKED FOR: the other half of the tests did not run"
    return "PostgreSQL WAS NOT FOUND: its half of the tests did not run"


def _postgres_is_here() -> bool:
    return bool(os.environ.get(SERVER)) or postgres.binaries() is not None
