"""Run an endpoint whose answer goes on: at each look whoever asks is cleared anew.

The endpoint gives a pulse, and what is to be asked next; each look is a transaction of its own.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response

from penilaian_api.api.routing.context import AppContext
from penilaian_api.api.transport.server.streams import EventStream, Pulse, Reader
from penilaian_api.storage.work.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from penilaian_api.api.transport.tokens.access_tokens import Claims

__all__ = ["Pulse", "wrap"]

OpenWork = Callable[[Request], AbstractContextManager[UnitOfWork]]
"""Clears whoever asks, and opens what is theirs."""


def wrap(endpoint: Callable[..., Any], open_work: OpenWork) -> Callable[..., Response]:
    """Wrap an endpoint whose answer goes on."""

    def run(request: Request, **arguments: object) -> Response:
        context: AppContext = request.app.state.context
        reader = _reader_of(request, context)
        asked: list[Callable[..., Any]] = [lambda work: endpoint(**arguments, work=work)]

        def look() -> Pulse:
            pulse: Pulse
            with open_work(request) as work:
                pulse, asked[0] = asked[0](work)
            return pulse

        def look_again() -> Pulse:
            with request.state.entry.working():
                return look()

        return EventStream(context.streams, reader, look(), look_again)

    return run


def _reader_of(request: Request, context: AppContext) -> Reader:
    """Name the reader of a stream; who only asks for its head is answered and left at once."""
    claims: Claims = request.state.claims
    left = (claims.expires_at - context.machine_clock()).total_seconds()
    return Reader(
        claims.agency_id,
        claims.account_id,
        0 if request.state.is_head else left,
        request.state.visit.leave,
        context.streams.bell.mark(claims.agency_id),
    )
