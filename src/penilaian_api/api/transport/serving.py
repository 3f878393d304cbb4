"""Run the HTTP server, and print when and where it answers."""

import signal
import socket
import sys
from typing import NoReturn

import typer
import uvicorn
from starlette.types import ASGIApp

from penilaian_api.api.transport import request_log
from penilaian_api.api.transport.connection import ImpatientProtocol


class AnnouncingServer(uvicorn.Server):
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


def serve(app: ASGIApp, host: str, port: int, *, quiet: bool) -> None:
    """Serve *app* until it is stopped; exit 1 if it could not start."""
    request_log.install(quiet=quiet)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=ImpatientProtocol,
        ws="none",
        proxy_headers=False,  # whom a request comes from is decided by `peers`, for named proxies
        log_config=None,  # its lines go with ours
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
    server = uvicorn.Server(config) if quiet else AnnouncingServer(config)
    signal.signal(signal.SIGTERM, _end)  # which the server raises again once it has stopped
    try:
        server.run()
    except KeyboardInterrupt:  # raised again by the server once it has stopped
        return
    if not server.started:
        sys.exit(1)


def _end(*_: object) -> NoReturn:
    """End as told, after whatever must still be done."""
    sys.exit(0)
