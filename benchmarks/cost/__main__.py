"""Measure the CPU of server and database for each request, interleaved, and print the table.

Each of those compared is a process of its own; all answer the same requests on the same record,
round by round, and each figure is the median of the rounds. On SQLite the database is part of the
process; on PostgreSQL its processes are read from `/proc`.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final, Self

from sqlalchemy import create_engine, text
from tests.records.dialects import POSTGRES, SQLITE

from benchmarks.processor import postgres_seconds
from benchmarks.record.kept import database
from benchmarks.record.people import SECTION_HEAD, id_of, staff

DIALECTS: Final = (SQLITE, POSTGRES)
STAFF_MEMBER, RATED = staff(20), staff(12)


@dataclass(frozen=True, slots=True)
class Request:
    """A request: its name, address, who asks, and the goals of its ratios."""

    name: str
    path: str
    who: str
    of_door: float | None = None
    of_plain: float | None = None


class Contender:
    """One of those compared, in its process."""

    def __init__(self, name: str, address: str, keys: dict[str, str]) -> None:
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

    def serve(self, request: Request, times: int) -> dict[str, Any]:
        """Let it answer so many times, and take what it cost."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"path": request.path, "who": request.who, "times": times}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        if answer["status"] != 200:  # noqa: PLR2004 - as HTTP has it
            raise SystemExit(f"{request.name} was answered {answer['status']}.")
        return answer


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
        copy = stack.enter_context(database(dialect, people))
        keys = _keys(copy.owner)
        contenders = {
            name: stack.enter_context(Contender(name, copy.address, keys))
            for name in ("floor", "plain", "ours")
        }
        requests = _questions(keys)
        costs: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for number in range(rounds + 1):
            for request in requests:
                for name, contender in contenders.items():
                    cost = _cost(contender, request, times, dialect)
                    if number:  # the first is for warming up
                        costs.setdefault((request.name, name), []).append(cost)
    return _report(dialect, people, requests, costs)


def _questions(keys: dict[str, str]) -> tuple[Request, ...]:
    explanation = f"/v1/evaluations/{keys['evaluation']}/explanation"
    return (
        Request("the door", "/v1/me", STAFF_MEMBER),
        Request("plan", f"/v1/plans/{keys['plan']}", STAFF_MEMBER, 1.8, 0.5),
        Request("team page of 50", "/v1/me/team?limit=50", SECTION_HEAD, 3, 0.5),
        Request("my tasks, employee", "/v1/me/tasks", STAFF_MEMBER, 2, 0.5),
        Request("my tasks, head of 60", "/v1/me/tasks", SECTION_HEAD, 3, 0.5),
        Request("explanation", explanation, RATED, 3, 0.5),
    )


def _keys(owner: str) -> dict[str, str]:
    """Find the records that are asked for."""
    engine = create_engine(owner)
    with engine.connect() as connection:

        def find(statement: str, who: str) -> str:
            key = id_of(who, 0)
            value = key.hex if engine.dialect.name == SQLITE else key
            return str(connection.execute(text(statement), {"who": value}).scalar_one())

        keys = {
            "agency": find("SELECT agency_id FROM employee WHERE id = :who", STAFF_MEMBER),
            "plan": find("SELECT id FROM plan WHERE employee_id = :who", STAFF_MEMBER),
            "evaluation": find(
                "SELECT evaluation_id FROM assessment WHERE employee_id = :who "
                "AND snapshot_id IS NOT NULL ORDER BY evaluation_id LIMIT 1",
                RATED,
            ),
        }
    engine.dispose()
    people = {"staff": str(id_of(STAFF_MEMBER, 0)), "head": str(id_of(SECTION_HEAD, 0))}
    return {name: _dashed(key) for name, key in (keys | people).items()}


def _dashed(key: str) -> str:
    plain = key.replace("-", "")
    return "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))


def _cost(contender: Contender, request: Request, times: int, dialect: str) -> tuple[float, float]:
    """Tell the CPU of server and database, in microseconds a request."""
    before = postgres_seconds() if dialect != SQLITE else 0.0
    answer = contender.serve(request, times)
    after = postgres_seconds() if dialect != SQLITE else 0.0
    return answer["cpu"] / times * 1e6, (after - before) / times * 1e6


def _report(
    dialect: str,
    people: int,
    requests: Sequence[Request],
    costs: dict[tuple[str, str], list[tuple[float, float]]],
) -> list[str]:
    missed = []
    print(f"\n{dialect}, {people} people: CPU of server + database in µs, median of the rounds")
    print("| Request | Ours | × door | Goal | Plain | × plain | Goal | Floor |")
    print("|---|---|---|---|---|---|---|---|")
    door = costs["the door", "ours"]
    for request in requests:
        ours, plain = costs[request.name, "ours"], costs[request.name, "plain"]
        of_door, of_plain = _ratio(ours, door), _ratio(ours, plain)
        cells = (
            request.name,
            _figures(ours),
            f"{of_door:.1f}",
            request.of_door or "",
            _figures(plain),
            f"{of_plain:.2f}",
            request.of_plain or "",
            _figures(costs[request.name, "floor"]),
        )
        print("|", " | ".join(map(str, cells)), "|")
        for ratio, goal, what in (
            (of_door, request.of_door, "the door"),
            (of_plain, request.of_plain, "the plain service"),
        ):
            if goal is not None and ratio > goal:
                missed.append(f"{dialect}: {request.name} is {ratio:.2f} × {what}, goal {goal}")
    return missed


def _ratio(ours: Sequence[tuple[float, float]], theirs: Sequence[tuple[float, float]]) -> float:
    """Give the median of the ratios, each of one round."""
    return statistics.median(
        sum(mine) / sum(other) for mine, other in zip(ours, theirs, strict=True)
    )


def _figures(costs: Sequence[tuple[float, float]]) -> str:
    server, base = (statistics.median(part) for part in zip(*costs, strict=True))
    return f"{server:,.0f} + {base:,.0f}" if base else f"{server:,.0f}"


if __name__ == "__main__":
    main()
