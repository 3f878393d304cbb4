"""A page costs the page: counted in an agency of sixty people, and in one fifteen times as large.

On PostgreSQL nothing is known of the tables by then but what was known of the small ones: for what
is asked most, a plan must not depend on it. All lists it is asked for by `scripts/bench growth`, in
agencies of 1,000 and 10,000 people: tables as small as these it reads whole where that costs less.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from benchmarks import asking
from benchmarks.asking import few_of
from benchmarks.growth import count_request
from benchmarks.record.building import build
from benchmarks.record.copying import copy_all, without_triggers
from benchmarks.record.kept import Record
from benchmarks.record.people import OFFICE_HEAD, SECTION_HEAD, SECTION_SIZE
from benchmarks.record.year import CYCLE, DAY
from sqlalchemy import Connection
from tests.records.clones import Copy, OneRecord, records
from tests.records.dialects import POSTGRES, asked_for
from tests.serving.client import Served

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.sqlite_file import expect_few_rows

TIMES = 15
MOST = 4
"""A page that reads the agency grows by fifteen, as it does; the depth of an index by little."""
STEPS = 1_000
"""Of SQLite; fewer are no growth: of an empty table the small agency looks up nothing at all.

Whoever reads the large one takes several thousand.
"""
LISTS = ("approvals", "employees", "evaluations", "feedback", "objections", "plans")
UNKNOWN = (
    *((f"/v1/me/{what}", SECTION_HEAD) for what in ("tasks", "team")),
    *((f"/v1/{name}?limit=4", SECTION_HEAD) for name in LISTS),
    ("/v1/plans?limit=4", "admin"),
    ("/v1/accounts?limit=4", "admin"),
    *((f"/v1/{name}?q=nobody", "admin") for name in ("accounts", "employees", "plans")),
    (f"/v1/cycles/{CYCLE}/population?limit=4", "admin"),
    ("/v1/organization/defects", "admin"),
)
"""What is asked while nothing is known of the tables but what was known of the small ones."""
REQUESTS = tuple({(few_of(path), who): None for path, who in asking.REQUESTS if who != OFFICE_HEAD})
"""The office gets more sections as the agency grows: its head reaches more then."""


def test_each_list_of_the_contract_is_measured() -> None:
    assert asking.unasked() == set(), "ask for it in benchmarks/asking.py"
    assert {*asking.UNMEASURED} <= {*asking.lists_of_contract()}


@pytest.mark.slow
@pytest.mark.parametrize("dialect", asked_for())
def test_g1_a_page_visits_no_more_in_a_large_agency(dialect: str) -> None:
    with opened(dialect) as record:
        change(record.copy, record.agency_id, expect_few_rows)
        requests = UNKNOWN if dialect == POSTGRES else (*UNKNOWN, *REQUESTS)
        few = {asked: count_request(record, *asked, section=0) for asked in requests}
        grow(record.copy, record.agency_id)
        many = {asked: count_request(record, *asked, section=0) for asked in requests}
    least = 0 if dialect == POSTGRES else STEPS
    grown = {
        asked: (few[asked].visited, many[asked].visited)
        for asked in requests
        if many[asked].visited > max(MOST * few[asked].visited, least)
    }
    assert grown == {}


@contextmanager
def opened(dialect: str) -> Iterator[Record]:
    with (
        records(dialect, lambda copy: build(dialect, copy, SECTION_SIZE)) as kept,
        kept.clone() as copy,
        Served(OneRecord(dialect, copy)) as served,
        served.serve(copy) as api,
    ):
        api.at(DAY)
        yield Record(dialect, SECTION_SIZE, copy, served, api)


def grow(copy: Copy, agency_id: UUID) -> None:
    def copy_sections(connection: Connection) -> None:
        put_up_again = without_triggers(connection)
        copy_all(connection, agency_id, TIMES * SECTION_SIZE)
        put_up_again()
        expect_few_rows(connection)  # as after an import

    change(copy, agency_id, copy_sections)


def change(copy: Copy, agency_id: UUID, act: Callable[[Connection], None]) -> None:
    database = Database(copy.owner)
    with database.begin(agency_id, writes=True) as session:
        act(session.connection())
    database.dispose()
