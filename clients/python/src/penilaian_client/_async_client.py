"""Call the service and await each answer: the twin of `Client`, on asyncio or trio."""

import os
from collections.abc import Awaitable, Callable
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import anyio
import httpx

from penilaian_client._async_operations import AsyncOperations
from penilaian_client._call import Call
from penilaian_client._client import MAX_WAIT, load_certificates
from penilaian_client._session import (
    DEFAULT_RETRIES,
    Credentials,
    Pause,
    Send,
    Session,
    Steps,
)
from penilaian_client._tokens import MemoryStore, TokenStore


class AsyncClient(AsyncOperations):
    """Call one service as one caller; use it as an asynchronous context manager.

    It takes what `Client` takes, and has the same methods, each to be awaited. Tasks may share it.
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
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
    ) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url,
            timeout=timeout,
            transport=transport,
            verify=load_certificates(),
            headers={"Accept-Language": language},
        )
        self._sleep = sleep
        self._signing_in = anyio.Lock()
        credentials = Credentials.of(login, password, client_id, client_secret, device)
        self._session = Session(self._http, credentials, store or MemoryStore(), retries)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def sign_in(self) -> None:
        """Sign in now, instead of with the first call."""
        async with self._signing_in:
            await self._run(self._session.steps_of_sign_in())

    async def call(self, call: Call, answer: object) -> Any:  # noqa: ANN401 - a model, or nothing
        """Make *call*, sign in where needed, and return its answer as the model."""
        return self._session.read(await self.send(call), answer)

    async def download(self, call: Call, to: str | PathLike[str] | None) -> Any:  # noqa: ANN401 - see `AsyncCaller`
        """Make *call*, and return the bytes of the file, or the path where it was stored."""
        if to is None:
            return (await self.send(call)).content
        path = Path(to)
        part = path.with_name(f"{path.name}.part")
        try:
            await self.send(call, part)
            await anyio.Path(part).replace(path)
        finally:
            await anyio.Path(part).unlink(missing_ok=True)
        return path

    async def send(self, call: Call, to: Path | None = None) -> httpx.Response:
        """Make *call*, and return the raw response."""
        session = self._session
        if session.needs_token():
            await self._sign_in_again(None)
        used = session.tokens
        response = await self._run(session.steps_of(call, to))
        if response.status_code == httpx.codes.UNAUTHORIZED and session.needs_token(used):
            await self._sign_in_again(used)
            response = await self._run(session.steps_of(call, to))
        session.refuse(response)
        return response

    async def _sign_in_again(self, refused: Any) -> None:  # noqa: ANN401 - see `Session`
        async with self._signing_in:
            if self._session.needs_token(refused):
                await self._run(self._session.steps_of_sign_in(refused))

    async def _run(self, steps: Steps) -> httpx.Response:
        """Do what the steps say, and give each what came of it."""
        try:
            step = next(steps)
            while True:
                came = await self._do(step)
                if isinstance(came, httpx.TransportError):
                    step = steps.throw(came)
                else:
                    step = steps.send(came)
        except StopIteration as end:
            response: httpx.Response = end.value
            return response

    async def _do(self, step: Send | Pause) -> httpx.Response | httpx.TransportError | None:
        if isinstance(step, Pause):
            await self._sleep(min(step.seconds, MAX_WAIT))
            return None
        try:
            return await self._exchange(step)
        except httpx.TransportError as failure:
            return failure

    async def _exchange(self, step: Send) -> httpx.Response:
        """Send a request and read its answer, to a file where that is asked for."""
        response = await self._http.send(step.request, stream=True)
        try:
            if step.to is None or not response.is_success:
                await response.aread()
            else:
                async with await anyio.open_file(step.to, "wb") as file:
                    async for chunk in response.aiter_bytes():
                        await file.write(chunk)
                    await file.flush()
                    os.fsync(file.wrapped.fileno())
        finally:
            await response.aclose()
        return response
