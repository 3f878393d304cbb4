"""Measure how soon a change is told and read: by the feed, by the stream, in score and monitoring.

Wall time depends on whoever else uses the machine, so each figure stands beside a plain read taken
between the same writes under the same load. What is asserted depends on nobody: the first page and
the next read have the change, and the stream says each once, in the order of the commits.
"""

import http.client
import json
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table
from tests.records.dialects import asked_for

from benchmarks.load import service
from benchmarks.record.kept import Record, opened
from benchmarks.record.people import id_of, staff
from benchmarks.record.year import CYCLE

WHO: Final = staff(12)
"""Who posts, listens and reads."""
READERS: Final = tuple(staff(number) for number in (20, 21))
PAUSE: Final = 0.02
"""So long each of the readers waits between two reads: the load is modest."""
PATIENCE: Final = 30
WRITE, PLAIN, PAGE, STREAM, SCORE, MONITORING = ROWS = (
    "write (progress)",
    "plain read (plan)",
    "commit to event, page",
    "write to event, stream",
    "next read of running score",
    "next read of monitoring",
)


@dataclass
class Caller:
    """One person's connection to the service."""

    port: int
    token: str

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def read(self, path: str) -> Any:  # noqa: ANN401 - what was answered
        """Read a path."""
        return self.call("GET", path)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:  # noqa: ANN401 - JSON
        """Send a request and give its answer, which must be of use."""
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        if body is not None:
            sent["Content-Type"] = "application/json"
        content = None if body is None else json.dumps(body)
        self._connection.request(method, path, content, sent)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status >= http.HTTPStatus.MULTIPLE_CHOICES:
            raise SystemExit(f"{method} {path} was answered {answer.status}: {text.decode()}")
        return json.loads(text)


@dataclass
class Stream:
    """Follows what is told, and notes when each event came."""

    port: int
    token: str
    after: str
    came: list[tuple[str, float]] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def follow(self) -> None:
        """Read until the service ends it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Authorization": f"Bearer {self.token}"}
        connection.request("GET", f"/v1/events/stream?after={self.after}", headers=headers)
        answer = connection.getresponse()
        try:
            while line := answer.readline():
                if line.startswith(b"data: "):
                    event = json.loads(line[6:])
                    with self.arrived:
                        self.came.append((event["data"]["id"], time.monotonic()))
                        self.arrived.notify()
        except (OSError, http.client.HTTPException):
            return  # the service was stopped

    def await_number(self, number: int) -> None:
        """Wait until so many events were told."""
        with self.arrived:
            self.arrived.wait_for(lambda: len(self.came) >= number, PATIENCE)


@dataclass
class Latencies:
    """What was measured, write by write, and what did not hold."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in ROWS})
    missed: list[str] = field(default_factory=list)

    def timed(self, name: str, act: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the act gives
        """Do it, and keep how long it took."""
        began = time.monotonic()
        result = act()
        self.seconds[name].append(time.monotonic() - began)
        return result

    def percentile(self, name: str, of: int) -> float:
        """Seconds within which so many of a hundred were done."""
        return statistics.quantiles(self.seconds[name], n=100)[of - 1]


def main(
    people: int = 400,
    writes: Annotated[int, typer.Option(help="Changes that are followed.")] = 100,
) -> None:
    """Post progress while others read, and follow each change to whoever is told of it."""
    missed = []
    for dialect in asked_for():
        with opened(dialect, people) as record, service(record, 1) as (_, port):
            latencies = _follow(record, port, writes)
        _print(latencies, f"{dialect}, {people} people, {len(READERS)} readers beside it")
        missed += [f"{dialect}: {miss}" for miss in latencies.missed]
    typer.echo("\n".join(missed))
    raise typer.Exit(1 if missed else 0)


def _follow(record: Record, port: int, writes: int) -> Latencies:
    """Write so often, and after each write look everywhere."""
    caller = Caller(port, record.token(WHO))
    plan, line, period = _records(caller)
    position = caller.read("/v1/events?after=now")["next"]
    stream = Stream(port, record.token(WHO), position)
    threading.Thread(target=stream.follow, daemon=True).start()
    latencies, entries, before = Latencies(), list[str](), list[object]()
    score, monitoring = f"/v1/plans/{plan}/score?period_id={period}", f"/v1/plans/{plan}/monitoring"
    with _load(port, [record.token(who) for who in READERS]):
        for number in range(writes):
            began = time.monotonic()
            body = {"line_id": line, "on": "2026-02-20", "value": str(40 + number % 7)}
            path = f"/v1/plans/{plan}/progress"
            made = latencies.timed(WRITE, lambda: caller.call("POST", path, body))  # noqa: B023 - called now
            entries.append(made["id"])
            page = latencies.timed(PAGE, lambda: caller.read(f"/v1/events?after={position}"))  # noqa: B023 - called now
            position = page["next"]
            if [event["data"]["id"] for event in page["items"]] != [made["id"]]:
                latencies.missed.append(f"write {number} was not told alone by the next page")
            now = [latencies.timed(SCORE, lambda: caller.read(score))["inputs"]]
            now.append(latencies.timed(MONITORING, lambda: caller.read(monitoring)))
            if any(old == new for old, new in zip(before, now, strict=False)):
                latencies.missed.append(f"write {number} was not in the next read")
            before = now
            latencies.timed(PLAIN, lambda: caller.read(f"/v1/plans/{plan}"))
            stream.await_number(number + 1)
            if len(stream.came) > number:
                latencies.seconds[STREAM].append(stream.came[number][1] - began)
    if [key for key, _ in stream.came] != entries:
        latencies.missed.append("the stream did not tell each change once, in order")
    return latencies


def _records(caller: Caller) -> tuple[str, str, str]:
    """Find the plan of who posts, a line of it, and the period whose score is read."""
    own = str(id_of(WHO, 0))
    plans = caller.read("/v1/plans?limit=200")["items"]
    plan = next(item["id"] for item in plans if item["employee_id"] == own)
    results = caller.read(f"/v1/plans/{plan}")["in_force"]["work_results"]
    periods = caller.read(f"/v1/cycles/{CYCLE}")["periods"]
    return plan, results[0]["indicators"][0]["line_id"], periods[-1]["id"]


@contextmanager
def _load(port: int, tokens: list[str]) -> Iterator[None]:
    """Let others read meanwhile."""
    done = threading.Event()

    def read(token: str) -> None:
        caller = Caller(port, token)
        while not done.wait(PAUSE):
            caller.read("/v1/me/tasks")

    threads = [threading.Thread(target=read, args=(token,)) for token in tokens]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _print(latencies: Latencies, title: str) -> None:
    table = Table(title=title)
    for name in ("", "p50 ms", "p99 ms", "p50 x plain", "p99 x plain"):
        table.add_column(name, justify="right" if name else "left")
    plain = [latencies.percentile(PLAIN, of) for of in (50, 99)]
    for name in ROWS:
        own = [latencies.percentile(name, of) for of in (50, 99)]
        ratios = [f"{mine / other:.1f}" for mine, other in zip(own, plain, strict=True)]
        table.add_row(name, *(f"{1000 * seconds:.0f}" for seconds in own), *ratios)
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
