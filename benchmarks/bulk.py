"""Measure how many rows a second of CPU an import and the creation of plans and evaluations store.

The processor of the service and of the database count together, the trail is part of it, and the
memory that the process takes at most is told beside: it must not grow with the files.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from tests.factories import cycles
from tests.factories.files import csv_of, send
from tests.factories.organization import expect
from tests.records.dialects import POSTGRES, SQLITE
from tests.serving.client import Api, served_on

from benchmarks.feeding import feeds
from benchmarks.processor import postgres_seconds
from benchmarks.record.copying import without_triggers
from penilaian_api.api.transport.server.serving import collect_seldom

DIALECTS: Final = (SQLITE, POSTGRES)
AT_ONCE: Final = 10_000
"""So many rows of a kind a file may have."""
PLACES: Final = 100
GOAL: Final = 10_000
PLANNED: Final = 2026
AFTER: Final = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
"""The days of the feeds are over."""
IN_FORCE: Final = """
UPDATE plan_revision SET state = 'approved', content_hash = '0', approved_by = (
    SELECT min(employee.id{text}) FROM employee
    WHERE employee.agency_id = plan_revision.agency_id AND employee_code NOT LIKE 'X%'
){id}, approved_at = (SELECT created_at FROM plan WHERE plan.id = plan_id)
WHERE state = 'draft' AND employee_id IN (SELECT id FROM employee WHERE employee_code LIKE 'X%')
"""


def main() -> None:
    """Run the bench as the options say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=10_000, help="in files of 10,000 at most")
    parser.add_argument("--database", choices=DIALECTS, help="one alone; else both")
    options = parser.parse_args()
    for dialect in (options.database,) if options.database else DIALECTS:
        print(f"{dialect}, {options.people:,} people; goal: {GOAL:,} rows per CPU second")
        with served_on(dialect) as served, served.kept.copy_of() as copy, served.serve(copy) as api:
            collect_seldom()  # as a process that serves
            for name, rows, act in acts(api, options.people):
                _report(name, rows, act)
            period_id = begin_quarter(api)
            _report(*evaluations(api, _everyone(options.people), period_id))
            api.at(AFTER)
            for name, rows, act in feeds(api, options.people, period_id):
                _report(name, rows, act)


def acts(api: Api, people: int) -> Iterator[tuple[str, int, Callable[[], Any]]]:
    """Give what is measured, in the order in which one rests on the other."""
    for first in range(0, people, AT_ONCE):
        numbers = range(first, min(people, first + AT_ONCE))
        yield "positions", -(-len(numbers) // PLACES), _import(api, positions=_positions(numbers))
        yield "employees", len(numbers), _import(api, employees=_employees(numbers))
        yield "assignments", len(numbers), _import(api, assignments=_assignments(numbers))
    everyone = _everyone(people)
    numbers = range(people, everyone)
    _import(api, positions=_positions(numbers))()
    both = {"employees": _employees(numbers), "assignments": _assignments(numbers)}
    yield "both at once", 2 * len(numbers), _import(api, **both)
    cycles.state(api, population={"units": ["BIDANG"], "job_classes": ["executive"]})
    yield "plans", everyone, lambda: expect(api.post("/v1/cycles/2026/plans", {}, who="admin"), 200)


def _everyone(people: int) -> int:
    """Count those whose seats came in files of their own, and those who came with them."""
    return people + min(people, AT_ONCE)


def begin_quarter(api: Api) -> str:
    """Put all those plans in force, below the API, and open their quarter."""
    with api.raw(owner=True) as connection:
        put_up_again = without_triggers(connection)
        is_postgres = api.dialect == POSTGRES  # which finds no least among ids
        kinds = {"text": "::text", "id": "::uuid"} if is_postgres else {"text": "", "id": ""}
        connection.exec_driver_sql(IN_FORCE.format(**kinds).replace("%", "%%" * is_postgres or "%"))
        put_up_again()
    quarter, *_ = api.get("/v1/cycles/2026", who="admin").json()["periods"]
    return str(cycles.begin(api, quarter)["id"])


def evaluations(api: Api, people: int, period_id: str) -> tuple[str, int, Callable[[], Any]]:
    """Give the evaluations of those plans."""
    path = f"/v1/periods/{period_id}/evaluations"
    return "evaluations", people, lambda: expect(api.post(path, who="admin"), 200)


def _import(api: Api, **contents: bytes) -> Callable[[], Any]:
    return lambda: expect(send(api, **contents), 200)


def _positions(numbers: range) -> bytes:
    about = ["position_code", "unit_code", "title", "title_key", "job_class", "headcount"]
    heading = [*about, "reports_to_position_code"]
    work = ("Pengelola Layanan", "pengelola_layanan_operasional", "executive")
    kind = ("BIDANG", *work, PLACES, "SUP")
    codes = sorted({number // PLACES for number in numbers})
    return csv_of([heading, *([f"P{code}", *kind] for code in codes)])


def _employees(numbers: range) -> bytes:
    heading = ["employee_code", "name", "kind", "grade", "unit_code"]
    rest = ("civil_servant", "III/a", "BIDANG")
    return csv_of([heading, *([f"X{n:06}", f"Pegawai Nomor {n}", *rest] for n in numbers)])


def _assignments(numbers: range) -> bytes:
    heading = ["employee_code", "position_code", "seat", "starts_on"]
    rows = ([f"X{n:06}", f"P{n // PLACES}", n % PLACES + 1, f"{PLANNED}-01-01"] for n in numbers)
    return csv_of([heading, *rows])


def _report(name: str, rows: int, act: Callable[[], Any]) -> None:
    served, stored = time.process_time(), postgres_seconds()
    act()
    served, stored = time.process_time() - served, postgres_seconds() - stored
    rate = rows / (served + stored)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"  {name:12} {rows:7,} rows  service {served:6.2f} s  database {stored:6.2f} s  "
        f"{rate:8,.0f} rows a second  {most} MB"
    )


if __name__ == "__main__":
    main()
