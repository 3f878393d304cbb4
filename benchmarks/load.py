"""Measure what is served when many ask at once: goodput, waiting, and who is sent away.

Wall time depends on whoever else uses the machine. What is asserted is what the service spends of
the processor for each answer that is of use: with a hundred clients no more than a quarter more
than at its best, and nobody is sent away.
"""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table
from tests.serving.process import wait_until_ready
from tests.world import SECRET

from benchmarks.record.kept import Record, opened
from benchmarks.record.year import DAY

PROGRAM: Final = Path(sys.executable).with_name("penilaian-api")
PATHS: Final = ("/v1/me", "/v1/me/tasks", "/v1/plans?limit=20", "/v1/me")
LEVELS: Final = (1, 8, 32, 100)
ROUNDS: Final = 3
"""Of each level the best counts: others who are busy on the machine make none better."""
LEAST: Final = 0.8
"""Of the best goodput for a second of the processor."""
TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass
class Level:
    """What came of so many clients at once."""

    clients: int
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    wall: float = 0.0
    cpu: float = 0.0

    @property
    def served(self) -> int:
        """How many answers were of use."""
        return self.statuses[200]

    @property
    def per_cpu(self) -> float:
        """Goodput for a second of the processor that the service spent."""
        return self.served / self.cpu

    def percentile(self, of: float) -> float:
        """Milliseconds within which so many of a hundred were answered."""
        return 1000 * statistics.quantiles(self.seconds, n=100)[round(of) - 1]


def main(
    dialect: str = "sqlite",
    people: int = 1_000,
    workers: int = 1,
    requests: Annotated[int, typer.Option(help="For each number of clients, thrice.")] = 300,
) -> None:
    """Serve the generated record, and let 1, 8, 32 and 100 clients ask."""
    with opened(dialect, people) as record, service(record, workers) as (process, port):
        tokens = [record.token(f"p{number}") for number in range(50)]
        _run(Level(8), tokens, port, process, requests // 3)  # what is read once is read now
        rounds = [
            [_run(Level(clients), tokens, port, process, requests) for clients in LEVELS]
            for _ in range(ROUNDS)
        ]
    levels = [max(level, key=lambda once: once.per_cpu) for level in zip(*rounds, strict=True)]
    _print(levels, f"{dialect}, {people} people, {workers} workers")
    best = max(level.per_cpu for level in levels)
    has_refused = any(set(level.statuses) != {200} for levels in rounds for level in levels)
    is_well = levels[-1].per_cpu >= LEAST * best and not has_refused
    raise typer.Exit(0 if is_well else 1)


@contextmanager
def service(record: Record, workers: int) -> Iterator[tuple[int, int]]:
    """Serve the record in processes of their own, on its day; give the parent and the port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory(prefix="penilaian-load-") as folder:
        clock = Path(folder) / "clock"
        clock.write_text(f"{DAY:%Y-%m-%d}T05:00:00+00:00")
        settings = {
            "PENILAIAN_DATABASE_URL": record.copy.address,
            "PENILAIAN_DATA_FOLDER": folder,
            "PENILAIAN_SECRET": SECRET,
            "PENILAIAN_ENV": "demo",
            "PENILAIAN_CLOCK_FILE": str(clock),
        }
        words = ["serve", "--quiet", "--port", str(port), "--workers", str(workers)]
        with subprocess.Popen(
            [PROGRAM, *words], env=os.environ | settings, stdout=subprocess.DEVNULL
        ) as process:
            try:
                wait_until_ready(process, f"http://127.0.0.1:{port}/readyz")
                yield process.pid, port
            finally:
                process.terminate()


def _run(level: Level, tokens: list[str], port: int, process: int, requests: int) -> Level:
    """Let the clients of a level send so many requests together."""
    numbers, lock = iter(range(requests)), threading.Lock()

    def client(index: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Authorization": f"Bearer {tokens[index % len(tokens)]}"}
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                break
            began = time.monotonic()
            connection.request("GET", PATHS[number % len(PATHS)], headers=headers)
            answer = connection.getresponse()
            answer.read()
            with lock:
                level.statuses[answer.status] += 1
                level.seconds.append(time.monotonic() - began)
        connection.close()

    spent, began = _cpu(process), time.monotonic()
    threads = [threading.Thread(target=client, args=(index,)) for index in range(level.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    level.wall, level.cpu = time.monotonic() - began, _cpu(process) - spent
    return level


def _cpu(process: int) -> float:
    """Read the processor's time that a process and its children have used."""
    family = [process, *(int(child) for child in _children(process))]
    fields = [
        Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split() for member in family
    ]
    return sum(int(own[11]) + int(own[12]) for own in fields) / TICKS


def _children(process: int) -> list[str]:
    return re.findall(r"\d+", Path(f"/proc/{process}/task/{process}/children").read_text())


def _print(levels: list[Level], title: str) -> None:
    table = Table(title=title)
    for name in ("clients", "served", "sent away", "a second", "a CPU second", "p50 ms", "p99 ms"):
        table.add_column(name, justify="right")
    for level in levels:
        table.add_row(
            str(level.clients),
            str(level.served),
            str(level.statuses.total() - level.served),
            f"{level.served / level.wall:.0f}",
            f"{level.per_cpu:.0f}",
            f"{level.percentile(50):.0f}",
            f"{level.percentile(99):.0f}",
        )
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
