"""A page costs the page: counted in an agency of sixty people, and in one fifteen times as large.

On PostgreSQL nothing is known of the tables by then but what was known of the small ones: a plan
must not depend on it. The whole, in agencies of 1,000 and 10,000 people, is `scripts/bench growth`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from benchmarks.growth import count_request
from benchmarks.record.building import build
from benchmarks.record.copying import copy_all, without_triggers
from benchmarks.record.kept import Record
from benchmarks.record.people import SECTION_HEAD, SECTION_SIZE
from benchmarks.record.year import CYCLE, DAY
from tests.records.clones import Copy, OneRecord, records
from tests.records.dialects import asked_for
from tests.serving.client import Served

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.sqlite_file import expect_few_rows

TIMES = 15
MOST = 4
"""A page that reads the agency grows by fifteen, as it does; the depth of an index by little."""
LISTS = ("approvals", "employees", "evaluations", "feedback", "objections", "plans")
REQUESTS = (
    *((f"/v1/me/{what}", SECTION_HEAD) for what in ("tasks", "team")),
    *((f"/v1/{name}?limit=4", SECTION_HEAD) for name in LISTS),
    ("/v1/plans?limit=4", "admin"),
    ("/v1/accounts?limit=4", "admin"),
    *((f"/v1/{name}?q=nobody", "admin") for name in ("accounts", "employees", "plans")),
    (f"/v1/cycles/{CYCLE}/population?limit=4", "admin"),
    ("/v1/organization/defects", "admin"),
)


@pytest.mark.slow
@pytest.mark.parametrize("dialect", asked_for())
def test_g1_a_page_visits_no_more_in_a_large_agency(dialect: str) -> None:
    with opened(dialect) as record:
        few = {asked: count_request(record, *asked, section=0) for asked in REQUESTS}
        grow(record.copy, record.agency_id)
        many = {asked: count_request(record, *asked, section=0) for asked in REQUESTS}
    grown = {
        asked: (few[asked].visited, many[asked].visited)
        for asked in REQUESTS
        if many[asked].visited > MOST * few[asked].visited
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
    database = Database(copy.owner)
    with database.begin(agency_id, writes=True) as session:
        put_up_again = without_triggers(session.connection())
        copy_all(session.connection(), agency_id, TIMES * SECTION_SIZE)
        put_up_again()
        expect_few_rows(session.connection())  # as after an import
    database.dispose()
