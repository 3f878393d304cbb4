"""Close connections whose other side keeps us waiting; the server itself waits for ever.

What a request's body is given stands in `arrival`; here is the rest of a connection: a head that
does not end, a body that nobody reads any more, an answer that is not taken.
"""

import asyncio
from typing import Final

import h11
from uuid_utils.compat import uuid7
from uvicorn.protocols.http.h11_impl import H11Protocol

from penilaian_api.api.transport import messages, problems
from penilaian_api.domain.errors import MalformedRequestError

HEAD_SECONDS: Final = 10.0
"""A request's head must be whole so many seconds after its connection, or its first byte."""
REST_SECONDS: Final = 5.0
"""So long may the rest of a body still come in whose request was answered before its end."""
READER_SECONDS: Final = 20.0
LEAST_TAKEN: Final = 20_000
"""So many bytes of a waiting answer must be taken in that time."""


class ImpatientProtocol(H11Protocol):
    """One connection, which is closed when what must come does not come in time."""

    _waits_for: str | None = None
    _deadline: asyncio.TimerHandle | None = None
    _reader: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its parent
        """Begin to wait for the head of a request."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        super().connection_lost(exc)
        self._wait_for(None)
        self._unset_reader()

    def data_received(self, data: bytes) -> None:
        """Take what has come, and see what is still to come."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """See whether the client still sends what nobody reads."""
        super().on_response_complete()
        self._watch()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection without a next request, also if its reader has stopped."""
        self._close()

    def pause_writing(self) -> None:
        """Give the client time to take what is written."""
        super().pause_writing()
        self._expect_reader()

    def resume_writing(self) -> None:
        """Go on: the client has taken it."""
        super().resume_writing()
        self._unset_reader()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, before there is a request, with a problem as everywhere."""
        del msg
        refusal = MalformedRequestError("unreadable")
        status, headers, body = problems.render(refusal, messages.DEFAULT, uuid7())
        headers |= {"Content-Length": str(len(body)), "Connection": "close"}
        fields = [(name.lower(), value) for name, value in headers.items()]
        for event in (
            h11.Response(status_code=status, headers=fields, reason="Bad Request"),
            h11.Data(data=body),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self._close()

    def _watch(self) -> None:
        """Set the deadline anew when something else is waited for, and not with each byte."""
        awaited = self._awaited()
        if awaited != self._waits_for:
            self._wait_for(awaited)

    def _awaited(self) -> str | None:
        if self.transport.is_closing():
            return None
        if self.conn.their_state is h11.IDLE:
            return None if self.timeout_keep_alive_task else "head"
        is_sending = self.conn.their_state is h11.SEND_BODY
        return "rest" if is_sending and self.cycle.response_complete else None

    def _wait_for(self, awaited: str | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        self._waits_for = awaited
        if awaited is not None:
            seconds = HEAD_SECONDS if awaited == "head" else REST_SECONDS
            self._deadline = self.loop.call_later(seconds, self._close)

    def _close(self) -> None:
        """Close once everything is sent, or without that if nobody takes it."""
        if not self.transport.is_closing():
            self.transport.close()
            self._expect_reader()

    def _expect_reader(self) -> None:
        self._unset_reader()
        waiting = self.transport.get_write_buffer_size()
        if waiting:
            self._reader = self.loop.call_later(READER_SECONDS, self._check_reader, waiting)

    def _check_reader(self, before: int) -> None:
        waiting = self.transport.get_write_buffer_size()
        if before - waiting < min(before, LEAST_TAKEN):
            self.transport.abort()
        else:
            self._expect_reader()

    def _unset_reader(self) -> None:
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None
