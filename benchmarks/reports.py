"""Measure what a report costs the database: a subtree of a region of 100,000 people.

Two thousand units with 220,000 results of three periods are written below the service, straight
into the tables (keys and guards of this copy are taken off). A report of one office in twenty may
take ten milliseconds of the database's processor, and must say what counting row by row says.
Drawing is timed as well: the first chart, which begins the program that draws, and the next.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from tests.factories.evaluations import year
from tests.factories.organization import expect
from tests.records.dialects import POSTGRES, SQLITE
from tests.serving.client import Api, served_on
from tests.world import key

from benchmarks.processor import postgres_seconds
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Unit

DIALECTS: Final = (SQLITE, POSTGRES)
OFFICES, SECTIONS = 20, 104
PERIODS: Final = 2.2
"""So many results there are of each person."""
MOST_MILLISECONDS: Final = 10.0
ASKED: Final = 40
AT_ONCE: Final = 5_000
NOON: Final = datetime(2026, 3, 16, 5, tzinfo=UTC)
OFFICE: Final = "KANTOR-07"
SPREAD: Final = (Predicate.GOOD,) * 7 + (Predicate.VERY_GOOD,) * 2 + (Predicate.POOR,)


def main() -> None:
    """Run the bench as the options say; end with 1 if something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--database", choices=DIALECTS, help="one alone; else both")
    options = parser.parse_args()
    missed = []
    for dialect in (options.database,) if options.database else DIALECTS:
        with ExitStack() as stack:
            served = stack.enter_context(served_on(dialect))
            api = stack.enter_context(served.serve(stack.enter_context(served.kept.copy_of())))
            period = UUID(year(api)["id"])
            written = _write(api, period, options.people)
            missed += _measure(api, period, written)
            _draw(api, period)
    print(*missed, sep="\n")
    raise SystemExit(1 if missed else 0)


def _measure(api: Api, period: UUID, written: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Ask for one office and for the whole region; name what is too slow, or counted wrong."""
    for unit, name in ((OFFICE, "one office"), ("KOTA", "the region")):
        path = f"/v1/reports/distribution?period_id={period}&unit_code={unit}"
        total = expect(api.get(path, who="admin"), 200)["rows"][-1]
        counted = {predicate: total[predicate] for predicate in Predicate if total[predicate]}
        if counted != written[unit]:
            yield f"{api.dialect}: {name} is {counted}, row by row {dict(written[unit])}"
        spent = _spent(api, path)
        print(f"{api.dialect}: {name}, {total['people']} people: {spent:.2f} ms of the database")
        if unit == OFFICE and spent > MOST_MILLISECONDS:
            yield f"{api.dialect}: {name} takes {spent:.1f} ms"


def _spent(api: Api, path: str) -> float:
    """Give the milliseconds of the processor that the database takes for a request."""
    with _timed(api.served.app.context.database.engine) as times:
        began = postgres_seconds() if api.dialect == POSTGRES else 0.0
        for _ in range(ASKED):
            api.get(path, who="admin")
        took = postgres_seconds() - began if api.dialect == POSTGRES else sum(times)
    return 1_000 * took / ASKED


@contextmanager
def _timed(engine: Engine) -> Iterator[list[float]]:
    """Time each statement by the processor of its thread: on SQLite, that is the database."""
    times: list[float] = []

    def begin(*_: object) -> None:
        times.append(-time.thread_time())

    def end(*_: object) -> None:
        times[-1] += time.thread_time()

    event.listen(engine, "before_cursor_execute", begin)
    event.listen(engine, "after_cursor_execute", end)
    try:
        yield times
    finally:
        event.remove(engine, "before_cursor_execute", begin)
        event.remove(engine, "after_cursor_execute", end)


def _draw(api: Api, period: UUID) -> None:
    path = f"/v1/reports/distribution?period_id={period}&unit_code=KOTA&format=png"
    for name in ("the first chart", "the next"):
        began = time.monotonic()
        api.get(path, who="admin")
        print(f"{api.dialect}: {name}: {1_000 * (time.monotonic() - began):.0f} ms")


def _write(api: Api, period: UUID, people: int) -> Mapping[str, Counter[str]]:
    """Write units and results; give what they are by the unit that is asked for."""
    engine = create_engine(api.copy.owner)
    agency = api.agency_id()
    with engine.begin() as connection:
        _unguard(connection, api.dialect)
        units = [*_units(agency)]
        connection.execute(Unit.__table__.insert(), units)
        sections = [unit for unit in units if unit["code"].startswith("SEKSI")]
        frames = _results(agency, period, people, sections)
        written: dict[str, Counter[str]] = {OFFICE: Counter(), "KOTA": Counter()}
        while batch := [*islice(frames, AT_ONCE)]:
            connection.execute(Evaluation.__table__.insert(), [frame for frame, _, _ in batch])
            connection.execute(Assessment.__table__.insert(), [result for _, result, _ in batch])
            for _, result, path in batch:
                if result["period_id"] == period:
                    written["KOTA"][result["predicate"]] += 1
                    written[OFFICE][result["predicate"]] += f"/{OFFICE}/" in path
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE" if api.dialect == SQLITE else "VACUUM ANALYZE"))
    engine.dispose()
    return written


def _unguard(connection: Connection, dialect: str) -> None:
    """Take keys and guards off two tables of this copy: only what reports count is written."""
    for model in (Evaluation, Assessment):
        table = model.__tablename__
        if dialect == SQLITE:
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
            for name in connection.execute(text(query), {"table": table}).scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
            continue
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        for constraint in inspect(connection).get_foreign_keys(table):
            connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {constraint['name']}"))


def _units(agency: UUID) -> Iterator[dict[str, Any]]:
    top = key("alfa:KOTA")
    for office in range(OFFICES):
        code = f"KANTOR-{office:02d}"
        yield _unit(agency, code, top, f"KOTA/{code}/")
        for section in range(SECTIONS):
            below = f"SEKSI-{office:02d}-{section:03d}"
            yield _unit(agency, below, uuid5(agency, code), f"KOTA/{code}/{below}/")


def _unit(agency: UUID, code: str, parent: UUID, path: str) -> dict[str, Any]:
    names = {"name": code, "sort_name": code.lower(), "kind": "kantor", "sector": "general"}
    tree = {"parent_id": parent, "path": path, "is_public_service": False, "version": 1}
    return {"agency_id": agency, "id": uuid5(agency, code), "code": code, **names, **tree}


def _results(
    agency: UUID, period: UUID, people: int, sections: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Make the frame and the result of each person and period, with the path of the unit."""
    periods = (period, uuid5(agency, "second"), uuid5(agency, "third"))
    for number in range(int(people * PERIODS)):
        which, person = divmod(number, people)
        unit = sections[person * len(sections) // people]
        common = {
            "agency_id": agency,
            "employee_id": uuid5(agency, f"person {person}"),
            "period_id": periods[which],
            "unit_id": unit["id"],
            "state": "delivered",
            "version": 1,
        }
        frame = {**common, "id": uuid5(agency, f"frame {number}"), "result_number": 1}
        frame |= dict.fromkeys(("plan_revision_id", "position_id"), agency)
        frame["plan_id"] = common["employee_id"]
        frame |= {"scheme_version_id": agency, "assessor_id": agency, "finalized_at": NOON}
        result = {**common, "id": uuid5(agency, f"result {number}"), "evaluation_id": frame["id"]}
        result |= dict.fromkeys(_TEXTS, "") | {"facts": {}}
        result["predicate"] = SPREAD[(person * 7 + which) % len(SPREAD)]
        yield frame, result, unit["path"]


_TEXTS: Final = ("strength", "improvement", "suggestion", "recommendation", "predicate_reason")


if __name__ == "__main__":
    main()
