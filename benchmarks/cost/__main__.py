"""Measure the CPU of server and database for each request, interleaved, and print the table.

Each of those compared is a process of its own; all answer the same requests on the same record,
round by round, and each figure is the median of the rounds. The plain service has a copy of its
own, without the guards of the database. On SQLite the database is part of the process; on
PostgreSQL its processes are read from `/proc`.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, Final, Self

from sqlalchemy import Connection, Index, create_engine, text
from sqlalchemy.schema import ColumnCollectionConstraint
from tests.records.dialects import POSTGRES, SQLITE

from benchmarks.cost.answering import prepare
from benchmarks.cost.requests import Call, Request, find_keys, requests_of, take
from benchmarks.processor import postgres_seconds
from benchmarks.record.kept import database
from benchmarks.record.people import count_sections
from penilaian_api.storage.models.base import Base

DIALECTS: Final = (SQLITE, POSTGRES)
READERS: Final = ("floor", "plain", "ours")
WRITERS: Final = ("plain", "ours")
Costs = dict[tuple[str, str], list[tuple[float, float]]]
"""Of each request and contender: server and database, round by round."""


class Contender:
    """One of those compared, in its process."""

    def __init__(self, name: str, address: str, keys: Mapping[str, str]) -> None:
        words = [sys.executable, "-m", "benchmarks.cost.contender", name, address, json.dumps(keys)]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def serve(self, request: Request, calls: Sequence[Mapping[str, Any]]) -> float:
        """Let it answer these calls, and take what it cost."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(calls) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        if answer["refused"]:
            raise SystemExit(f"{request.name} was answered {answer['refused']}.")
        spent: float = answer["cpu"]
        return spent


def main() -> None:
    """Measure, print, and end with 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--times", type=int, default=20, help="requests of a kind in a round")
    parser.add_argument("--database", choices=DIALECTS, action="append")
    options = parser.parse_args()
    missed = [
        miss
        for dialect in options.database or DIALECTS
        for miss in measure(dialect, options.people, options.rounds, options.times)
    ]
    print(*missed, sep="\n")
    raise SystemExit(1 if missed else 0)


def measure(dialect: str, people: int, rounds: int, times: int) -> list[str]:
    """Measure on one database, print its table, and name the goals that were missed."""
    with ExitStack() as stack:
        walled, open_ = (stack.enter_context(database(dialect, people)) for _ in range(2))
        _take_guards_down(open_.owner)
        keys = find_keys(walled.owner, count_sections(people))
        keys.tokens = prepare(dialect, walled, open_, (rounds + 1) * times)
        addresses = {"floor": walled.address, "plain": open_.address, "ours": walled.address}
        contenders = {
            name: stack.enter_context(Contender(name, address, keys.named))
            for name, address in addresses.items()
        }
        requests = requests_of(keys)
        calls = {(request, name): request.calls() for request in requests for name in contenders}
        costs: Costs = {}
        for number in range(rounds + 1):
            for request in requests:
                count = min(times, (request.at_most or 10**9) // (rounds + 1))
                for name in WRITERS if _writes(request) else READERS:
                    cost = _cost(contenders[name], request, calls[request, name], count, dialect)
                    if number:  # the first is for warming up
                        costs.setdefault((request.name, name), []).append(cost)
    return _report(dialect, people, requests, costs)


def _writes(request: Request) -> bool:
    return next(request.calls()).method != "GET"


def _take_guards_down(owner: str) -> None:
    """Drop the triggers of a copy: the plain service does without them."""
    engine = create_engine(owner)
    is_sqlite = engine.dialect.name == SQLITE
    triggers = (
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite
        else "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    )
    with engine.begin() as connection:
        for name, table in connection.execute(text(triggers)).all():
            about = "" if is_sqlite else f" ON {table}"
            connection.execute(text(f'DROP TRIGGER IF EXISTS "{name}"{about}'))
        _index_for_one_agency(connection)
    engine.dispose()


def _index_for_one_agency(connection: Connection) -> None:
    """Let the indexes of a copy begin where those of a service for one agency would.

    Ours are led by the agency, which the plain service does not name: they are of no use to it.
    """
    for table in Base.metadata.sorted_tables:
        keys = [each for each in table.constraints if isinstance(each, ColumnCollectionConstraint)]
        led = [each for each in (*table.indexes, *keys) if _is_led_by_agency(each)]
        for number, each in enumerate(led):
            if isinstance(each, Index) and not each.unique:
                each.drop(connection)
            options = each.dialect_kwargs if isinstance(each, Index) else {}
            Index(f"plain_{table.name}_{number}", *[*each.columns][1:], **options).create(
                connection
            )
    connection.execute(text("ANALYZE"))


def _is_led_by_agency(key: Index | ColumnCollectionConstraint) -> bool:
    names = [column.name for column in key.columns]
    return names[:1] == ["agency_id"] and len(names) > 1


def _cost(
    contender: Contender, request: Request, calls: Iterator[Call], count: int, dialect: str
) -> tuple[float, float]:
    """Tell the CPU of server and database, in microseconds a request."""
    asked = take(calls, count)
    before = postgres_seconds() if dialect != SQLITE else 0.0
    spent = contender.serve(request, asked)
    after = postgres_seconds() if dialect != SQLITE else 0.0
    return spent / count * 1e6, (after - before) / count * 1e6


def _report(dialect: str, people: int, requests: Sequence[Request], costs: Costs) -> list[str]:
    missed = []
    print(f"\n{dialect}, {people} people: CPU of server + database in µs, median of the rounds")
    print("| Request | Ours | × door | Goal | | Plain | × plain | Goal | | Floor |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    door = costs["the door", "ours"]
    for request in requests:
        ours, plain = costs[request.name, "ours"], costs[request.name, "plain"]
        of_door, of_plain = _ratio(ours, door), _ratio(ours, plain)
        cells = (
            request.name,
            _figures(ours),
            f"{of_door:.1f}",
            *_verdict(of_door, request.of_door),
            _figures(plain),
            f"{of_plain:.2f}",
            *_verdict(of_plain, request.of_plain),
            _figures(costs.get((request.name, "floor"), ())),
        )
        print("|", " | ".join(map(str, cells)), "|")
        for ratio, goal, what in (
            (of_door, request.of_door, "the door"),
            (of_plain, request.of_plain, "the plain service"),
        ):
            if goal is not None and ratio > goal:
                missed.append(f"{dialect}: {request.name} is {ratio:.2f} × {what}, goal {goal}")
    return missed


def _verdict(ratio: float, goal: float | None) -> tuple[str, str]:
    """Give the goal and whether it is reached."""
    if goal is None:
        return "", ""
    return f"{goal}", "reached" if ratio <= goal else "missed"


def _ratio(ours: Sequence[tuple[float, float]], theirs: Sequence[tuple[float, float]]) -> float:
    """Give the median of the ratios, each of one round."""
    return statistics.median(
        sum(mine) / sum(other) for mine, other in zip(ours, theirs, strict=True)
    )


def _figures(costs: Sequence[tuple[float, float]]) -> str:
    if not costs:
        return ""
    server, base = (statistics.median(part) for part in zip(*costs, strict=True))
    return f"{server:,.0f} + {base:,.0f}" if base else f"{server:,.0f}"


if __name__ == "__main__":
    main()
