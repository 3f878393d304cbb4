"""What reads a whole population passes over each table once, also right after an import.

PostgreSQL knows nothing of the tables by then, and plans for few rows as it is told to.
"""

from benchmarks.bulk import DIALECTS
from benchmarks.bulk import acts as bulk_acts
from benchmarks.counting import counted
from tests.serving.client import Api

PEOPLE = 400
FOR_EACH = 150
"""Rows visited for each person, on SQLite steps of its machine: the square would be 400."""


def test_g4_a_population_is_read_in_a_pass_over_each_table(api: Api) -> None:
    assert api.dialect in DIALECTS
    for name, _, act in bulk_acts(api, PEOPLE):
        if name == "plans":
            break
        act()
    with counted(api.served.app.context.database.engine, api.agency_id()) as count:
        answer = api.post("/v1/cycles/2026/plans?dry_run=true", {}, who="admin")
    people = answer.json()["created"]
    assert people >= PEOPLE
    assert count.visited < FOR_EACH * people, count.widest
