"""Run the HTTP server, in this process or in several, and print when and where it answers."""

import gc
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, NoReturn

import typer
import uvicorn
from starlette.types import ASGIApp

from penilaian_api.api.transport.server import log_lines
from penilaian_api.api.transport.server.connection import ImpatientProtocol
from penilaian_api.api.transport.server.workers import Workers

COLLECTED_AFTER: Final = (20_000, 20, 20)
"""After how many new objects garbage is looked for, and after how many looks among older ones."""


@dataclass(frozen=True, slots=True)
class ServedAt:
    """Where and how the service is to answer."""

    host: str
    port: int
    workers: int = 1
    quiet: bool = False
    show_metrics: Callable[[], object] | None = None
    """Begins to show what is counted, at an address of its own, in a thread."""
    forget: Callable[[int], object] = lambda _: None
    """Hears which process is gone."""
    before_start: Callable[[], object] = lambda: None
    """Begins, in each process, what goes on beside the requests."""
    before_stop: Callable[[], object] = lambda: None
    """Ends that, and answers that would go on: the server waits for all that it serves."""


class StoppingServer(uvicorn.Server):
    """A server that ends what would go on before it waits for what it serves."""

    def __init__(self, config: uvicorn.Config, before_stop: Callable[[], object]) -> None:
        super().__init__(config)
        self._before_stop = before_stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        self._before_stop()
        await super().shutdown(sockets)


class AnnouncingServer(StoppingServer):
    """A server that prints its address once it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address and how to stop it."""
        await super().startup(sockets)
        if self.started:
            address = self._address()
            typer.echo(f"It answers at {address}, its documentation at {address}/docs.", err=True)
            typer.echo("Ctrl-C stops it.", err=True)

    def _address(self) -> str:
        port = self.servers[0].sockets[0].getsockname()[1]
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        return f"http://{host}:{port}"


def serve(app: ASGIApp, served_at: ServedAt) -> None:
    """Serve *app* until it is stopped; exit 1 if it could not start."""
    log_lines.install(quiet=served_at.quiet)
    config = uvicorn.Config(
        app,
        host=served_at.host,
        port=served_at.port,
        http=ImpatientProtocol,
        ws="none",
        proxy_headers=False,  # whom a request comes from is decided by `peers`, for named proxies
        log_config=None,  # its lines go with ours
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
    if served_at.workers == 1:
        if served_at.show_metrics:
            served_at.show_metrics()
        _run(config, served_at, quiet=served_at.quiet)
        return
    with config.bind_socket() as listening:
        # As the server does with sockets of its own: else an answer waits for the other side.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        work = partial(_work, config, listening, served_at)
        count = served_at.workers + (served_at.show_metrics is not None)
        Workers(count, work, served_at.forget).run()


def _work(
    config: uvicorn.Config, listening: socket.socket, served_at: ServedAt, index: int
) -> None:
    """Serve as one of several, of which the first says where; the last shows what all count."""
    if index == served_at.workers and served_at.show_metrics:
        served_at.show_metrics()
        signal.pause()
    _run(config, served_at, [listening], quiet=served_at.quiet or index > 0)


def _run(
    config: uvicorn.Config,
    served_at: ServedAt,
    sockets: list[socket.socket] | None = None,
    *,
    quiet: bool,
) -> None:
    server = (StoppingServer if quiet else AnnouncingServer)(config, served_at.before_stop)
    collect_seldom()
    served_at.before_start()
    signal.signal(signal.SIGTERM, _end)  # which the server raises again once it has stopped
    try:
        server.run(sockets)
    except KeyboardInterrupt:  # raised again by the server once it has stopped
        return
    if not server.started:
        sys.exit(1)


def collect_seldom() -> None:
    """Look for garbage seldom: a request leaves little, and what was made until here stays."""
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


def _end(*_: object) -> NoReturn:
    """End as told, after whatever must still be done."""
    sys.exit(0)
