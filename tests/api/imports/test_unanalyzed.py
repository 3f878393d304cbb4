"""Right after an import PostgreSQL knows nothing of its tables, and all is asked for at once."""

from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.bulk import acts
from benchmarks.processor import postgres_seconds
from sqlalchemy import text
from tests.factories.organization import expect
from tests.records.dialects import POSTGRES
from tests.serving.client import Api, Served

PEOPLE = 5_000
SECONDS = 5.0
"""So much of the database's processor each may take; it was thirty, and then 503."""
ASKED = (
    ("/v1/cycles/2026/readiness", "admin"),
    ("/v1/me/tasks", "admin"),
    ("/v1/me/tasks", "sup"),
    ("/v1/cycles/2026/population", "admin"),
    ("/v1/organization/defects", "admin"),
)
UNANALYZED = (
    "SELECT format('ALTER TABLE %I SET (autovacuum_enabled = off)', relname)"
    " FROM pg_stat_user_tables"
)
ANALYZED = (
    "SELECT relname FROM pg_stat_user_tables"
    " WHERE last_analyze IS NOT NULL OR last_autoanalyze IS NOT NULL"
)


@pytest.mark.slow
def test_r4_what_was_imported_is_served_before_it_is_analyzed(served: Served) -> None:
    with served.kept.copy_of() as copy, served.serve(copy) as api:
        leave_unanalyzed(api)
        *imports, (_, _, create_plans) = acts(api, PEOPLE)
        spent = {name: seconds_of(act) for name, _, act in imports}
        spent |= asked(api)
        before = postgres_seconds()
        assert create_plans()["created"] >= PEOPLE
        spent["plans"] = postgres_seconds() - before
        spent |= {f"{name}, with plans": seconds for name, seconds in asked(api).items()}
        assert {name: seconds for name, seconds in spent.items() if seconds > SECONDS} == {}
        assert is_unanalyzed(api)


def seconds_of(act: Callable[[], Any]) -> float:
    before = postgres_seconds()
    act()
    return postgres_seconds() - before


def leave_unanalyzed(api: Api) -> None:
    """Let nothing be learned of the tables by the way."""
    if api.dialect == POSTGRES:
        with api.raw(owner=True) as connection:
            for (statement,) in connection.execute(text(UNANALYZED)).all():
                connection.exec_driver_sql(statement)


def is_unanalyzed(api: Api) -> bool:
    """Tell that nothing was."""
    if api.dialect != POSTGRES:
        return True
    with api.raw(owner=True) as connection:
        return not connection.execute(text(ANALYZED)).all()


def asked(api: Api) -> dict[str, float]:
    """Ask for all, and tell what each took of the database's processor."""
    spent = {}
    for path, who in ASKED:
        before = postgres_seconds()
        expect(api.get(path, who=who), 200)
        spent[f"{path} by {who}"] = postgres_seconds() - before
    return spent
