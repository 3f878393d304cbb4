"""What an employee's year takes in the database, of a record that is stated and lived through."""

from contextlib import ExitStack

from benchmarks.record import whole_year
from benchmarks.record.building import organize_in
from sqlalchemy import Connection, create_engine, text
from tests.records.dialects import SQLITE
from tests.serving.client import Api

PEOPLE = 3
BYTES = {"sqlite": 225_000, "postgresql": 186_000}
"""What the rows of a year and their entries in indexes may take, without the room between them."""
_USED_ON_SQLITE = "SELECT sum(pgsize - unused) FROM dbstat"
_USED_ON_POSTGRES = """
    SELECT sum((pgstattuple(c.oid)).tuple_len) FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'i')"""


def used(connection: Connection, dialect: str) -> int:
    """Count the bytes of all rows and entries."""
    query = _USED_ON_SQLITE if dialect == SQLITE else _USED_ON_POSTGRES
    return int(connection.execute(text(query)).scalar_one())


def test_g7_an_employees_year_takes_no_more_than_is_stated(api: Api) -> None:
    with ExitStack() as opened:
        engine = create_engine(api.copy.owner)
        opened.callback(engine.dispose)
        if api.dialect != SQLITE:
            with engine.begin() as connection:
                connection.execute(text("CREATE EXTENSION IF NOT EXISTS pgstattuple"))
        organize_in(api.copy, api.agency_id())
        with engine.connect() as connection:
            before = used(connection, api.dialect)
        whole_year.live(api, PEOPLE, lambda: None)
        with engine.connect() as connection:
            taken = (used(connection, api.dialect) - before) // PEOPLE
    assert taken <= BYTES[api.dialect], taken
