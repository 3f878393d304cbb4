"""Call the service and wait for each answer."""

import os
import ssl
import threading
import time
from collections.abc import Callable
from functools import cache
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import httpx

from penilaian_client._call import Call
from penilaian_client._operations import Operations
from penilaian_client._session import (
    DEFAULT_RETRIES,
    Credentials,
    Pause,
    Send,
    Session,
    Steps,
)
from penilaian_client._tokens import MemoryStore, TokenStore

MAX_WAIT: Final = 10.0
"""The longest pause between two attempts, in seconds."""


class Client(Operations):
    """Call one service as one caller; use it as a context manager.

    A person signs in with *login* and *password*, a service with *client_id* and *client_secret*;
    *device* registers the machine, which then stays signed in for longer. Each call that the
    service does once for each key carries one, so that it is sent again without a second effect
    where its answer was lost. *store* keeps the tokens between two runs. Threads may share it.
    """

    def __init__(  # noqa: PLR0913 - each is a way to sign in or a setting of the transport
        self,
        base_url: str,
        *,
        login: str | None = None,
        password: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        device: str | None = None,
        language: str = "id",
        timeout: float = 60.0,
        retries: int = DEFAULT_RETRIES,
        store: TokenStore | None = None,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = httpx.Client(
            base_url=base_url,
            timeout=timeout,
            transport=transport,
            verify=load_certificates(),
            headers={"Accept-Language": language},
        )
        self._sleep = sleep
        self._signing_in = threading.Lock()
        credentials = Credentials.of(login, password, client_id, client_secret, device)
        self._session = Session(self._http, credentials, store or MemoryStore(), retries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def sign_in(self) -> None:
        """Sign in now, instead of with the first call."""
        with self._signing_in:
            self._run(self._session.steps_of_sign_in())

    def call(self, call: Call, answer: object) -> Any:  # noqa: ANN401 - a model, or nothing
        """Make *call*, sign in where needed, and return its answer as the model."""
        return self._session.read(self.send(call), answer)

    def download(self, call: Call, to: str | PathLike[str] | None) -> Any:  # noqa: ANN401 - see `Caller`
        """Make *call*, and return the bytes of the file, or the path where it was stored."""
        if to is None:
            return self.send(call).content
        path = Path(to)
        part = path.with_name(f"{path.name}.part")
        try:
            self.send(call, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return path

    def send(self, call: Call, to: Path | None = None) -> httpx.Response:
        """Make *call*, and return the raw response."""
        session = self._session
        if session.needs_token():
            self._sign_in_again(None)
        used = session.tokens
        response = self._run(session.steps_of(call, to))
        if response.status_code == httpx.codes.UNAUTHORIZED and session.needs_token(used):
            self._sign_in_again(used)
            response = self._run(session.steps_of(call, to))
        session.refuse(response)
        return response

    def _sign_in_again(self, refused: Any) -> None:  # noqa: ANN401 - see `Session`
        with self._signing_in:
            if self._session.needs_token(refused):
                self._run(self._session.steps_of_sign_in(refused))

    def _run(self, steps: Steps) -> httpx.Response:
        """Do what the steps say, and give each what came of it."""
        try:
            step = next(steps)
            while True:
                came = self._do(step)
                if isinstance(came, httpx.TransportError):
                    step = steps.throw(came)
                else:
                    step = steps.send(came)
        except StopIteration as end:
            response: httpx.Response = end.value
            return response

    def _do(self, step: Send | Pause) -> httpx.Response | httpx.TransportError | None:
        if isinstance(step, Pause):
            self._sleep(min(step.seconds, MAX_WAIT))
            return None
        try:
            return self._exchange(step)
        except httpx.TransportError as failure:
            return failure

    def _exchange(self, step: Send) -> httpx.Response:
        """Send a request and read its answer, to a file where that is asked for."""
        response = self._http.send(step.request, stream=True)
        try:
            if step.to is None or not response.is_success:
                response.read()
            else:
                with step.to.open("wb") as file:
                    for chunk in response.iter_bytes():
                        file.write(chunk)
                    os.fsync(file.fileno())
        finally:
            response.close()
        return response


@cache
def load_certificates() -> ssl.SSLContext:
    """Load the certificates of this machine, once: it takes longer than a call."""
    return httpx.create_ssl_context()
