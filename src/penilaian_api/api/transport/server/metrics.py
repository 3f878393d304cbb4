"""Count what is served, and show it to whoever watches, in the form of Prometheus.

It is served at an address of its own, which is not the public one: counts of refusals and of the
trail are for the operator alone. No label holds a name, a text or a value of anybody: actions are
those of the table of access, statuses are numbers, agencies are ids.
"""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final
from wsgiref.simple_server import WSGIServer

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    start_http_server,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from penilaian_api.api.transport.request_log import OBSERVERS, RequestEntry

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own variable: where several processes count together. It reads it when imported."""
_HERE: Final = "127.0.0.1"
_SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS: Final = Counter(
    "penilaian_requests", "Requests that were answered.", ["action", "status"]
)
CPU: Final = Counter(
    "penilaian_cpu_seconds", "Processor's time of the threads that served them.", ["action"]
)
STATEMENTS: Final = Counter(
    "penilaian_statements", "Statements that they sent to the database.", ["action"]
)
SECONDS: Final = Histogram(
    "penilaian_request_seconds", "From the first byte to the last.", buckets=_SECONDS
)
AT_WORK: Final = Gauge(
    "penilaian_requests_at_work", "Requests that have a seat.", multiprocess_mode="livesum"
)
WAITING: Final = Gauge(
    "penilaian_requests_waiting", "Requests that wait for a seat.", multiprocess_mode="livesum"
)
CONNECTIONS: Final = Gauge(
    "penilaian_connections_in_use",
    "Connections of the pool that a request holds.",
    multiprocess_mode="livesum",
)

Load = tuple[int, int, int]
"""How many are at work, wait, and hold a connection."""


def observe(load: Callable[[], Load]) -> None:
    """Count each request from now on, and note with it how things stand in this process."""

    def count(entry: RequestEntry) -> None:
        action = entry.action or "none"
        REQUESTS.labels(action, str(entry.status or 0)).inc()
        CPU.labels(action).inc(entry.cpu)
        STATEMENTS.labels(action).inc(entry.cost.statements)
        SECONDS.observe(entry.seconds)
        for gauge, value in zip((AT_WORK, WAITING, CONNECTIONS), load(), strict=True):
            gauge.set(value)

    OBSERVERS.append(count)


class _TrailLength(Collector):
    """Asks at each look how long the trail of each agency is."""

    def __init__(self, lengths: Callable[[], Iterable[tuple[str, int]]]) -> None:
        self._lengths = lengths

    def collect(self) -> Iterator[Metric]:
        """Give the length of each, by the agency's id."""
        family = GaugeMetricFamily("penilaian_trail_rows", "Rows of the trail.", labels=["agency"])
        for agency, rows in self._lengths():
            family.add_metric([agency], rows)
        yield family


def refuse_taken(port: int) -> None:
    """Refuse a port at which something else answers already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HERE, port))
        except OSError as failure:
            raise SystemExit(
                f"Metrics cannot be shown at port {port} of this machine: {failure.strerror}. "
                "Name another --metrics-port."
            ) from None


def serve(port: int, lengths: Callable[[], Iterable[tuple[str, int]]]) -> WSGIServer:
    """Show the counts of all processes at *port* of this machine alone, in a thread."""
    registry = CollectorRegistry()
    if FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library's own
    else:
        for metric in (REQUESTS, CPU, STATEMENTS, SECONDS, AT_WORK, WAITING, CONNECTIONS):
            registry.register(metric)
    registry.register(_TrailLength(lengths))
    server, _ = start_http_server(port, _HERE, registry)
    return server


def forget(process: int) -> None:
    """Leave out of what is counted now a process that is gone."""
    if Path(os.environ.get(FOLDER, "")).is_dir():
        mark_process_dead(process)  # type: ignore[no-untyped-call]  # the library's own
