"""Drive what both clients share: files, keys, options of one call, ids of requests, tokens."""

import asyncio
import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.clients.years import PASSWORD

from penilaian_client import (
    AsyncClient,
    Client,
    PenilaianError,
    ProblemError,
    ServiceError,
    UnreachableError,
)
from penilaian_client._async_operations import AsyncOperations
from penilaian_client._operations import Operations
from penilaian_client._tokens import Tokens

TOKEN = {"access_token": "a", "token_type": "bearer", "expires_in": 600}
ME = {"records": {}}


def serve(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    """Answer tokens by itself, and all else as *answer* does."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/token":
            return httpx.Response(200, json=TOKEN)
        return answer(request)

    return httpx.MockTransport(handle)


def both(use: str, transport: httpx.MockTransport, *arguments: Any, **options: Any) -> list[Any]:
    """Make one call by either client, and give both outcomes: a value, or what was raised."""
    how = {"login": "a", "password": "b", "transport": transport}
    outcomes: list[Any] = []

    async def asynchronous() -> Any:
        async def sleep(_: float) -> None:
            return

        async with AsyncClient("http://here", sleep=sleep, **how) as client:
            return await getattr(client, use)(*arguments, **options)

    def synchronous() -> Any:
        with Client("http://here", sleep=lambda _: None, **how) as client:
            return getattr(client, use)(*arguments, **options)

    for run in (synchronous, lambda: asyncio.run(asynchronous())):
        try:
            outcomes.append(run())
        except PenilaianError as failure:
            outcomes.append(failure)
    return outcomes


def test_o3_a_download_is_bytes_or_a_file(tmp_path: Path) -> None:
    transport = serve(lambda _: httpx.Response(200, content=b"%PDF" * 50_000))
    assert both("download_evidence", transport, "id") == [b"%PDF" * 50_000] * 2
    path = tmp_path / "evidence.pdf"
    assert both("download_evidence", transport, "id", to=path) == [path] * 2
    assert path.read_bytes() == b"%PDF" * 50_000
    assert [file.name for file in tmp_path.iterdir()] == ["evidence.pdf"]


def test_o3_a_file_that_breaks_off_is_fetched_again_and_never_left_in_part(tmp_path: Path) -> None:
    tries: list[int] = []

    class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self):
            yield b"half"
            raise httpx.ReadError("cut")

        async def __aiter__(self):
            yield b"half"
            raise httpx.ReadError("cut")

    def answer(_: httpx.Request) -> httpx.Response:
        tries.append(1)
        return (
            httpx.Response(200, stream=Broken())
            if len(tries) % 2
            else httpx.Response(200, content=b"whole")
        )

    path = tmp_path / "file"
    assert both("download_evidence", serve(answer), "id", to=path) == [path] * 2
    assert path.read_bytes() == b"whole"
    path.unlink()
    gone = serve(lambda _: httpx.Response(200, stream=Broken()))
    outcomes = both("download_evidence", gone, "id", to=path, retries=1)
    assert [type(outcome) for outcome in outcomes] == [UnreachableError] * 2
    assert not list(tmp_path.iterdir())


def test_o3_a_call_bears_the_key_that_its_caller_names() -> None:
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["idempotency-key"])
        return httpx.Response(503, json={"code": "busy"}, headers={"retry-after": "0"})

    both("adopt_scheme", serve(answer), "dumai", idempotency_key="mine", retries=2)
    assert keys == ["mine"] * 6
    both("adopt_scheme", serve(answer), "dumai", retries=0)
    assert len({*keys[6:]}) == 2


@pytest.mark.parametrize("retries", [0, 1, 3])
def test_o3_each_call_says_how_often_it_is_tried(retries: int) -> None:
    tries: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tries.append(request.extensions["timeout"]["read"])
        raise httpx.ReadTimeout("slow")

    outcomes = both("get_my_data", serve(answer), retries=retries, timeout=1.5)
    assert [type(outcome) for outcome in outcomes] == [UnreachableError] * 2
    assert tries == [1.5] * 2 * (retries + 1)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"json": {"code": "stale", "detail": "Newer."}}, "stale"),
        ({"json": {"error": "invalid_scope", "error_description": "No."}}, "invalid_scope"),
        ({"text": "<h1>Bad gateway</h1>"}, "no_problem"),
        ({"content": b"PK\x03\x04", "headers": {"content-type": "application/zip"}}, "no_problem"),
        ({"json": []}, "no_problem"),
        ({"json": {"code": "odd", "errors": None}}, "odd"),
    ],
)
def test_o3_every_refusal_tells_by_which_id_it_is_found(answer: dict[str, Any], code: str) -> None:
    headers = {**answer.pop("headers", {}), "x-request-id": "0199"}
    transport = serve(lambda _: httpx.Response(500, headers=headers, **answer))
    for outcome in both("get_my_data", transport):
        assert isinstance(outcome, ServiceError)
        assert (outcome.code, outcome.request_id, outcome.status) == (code, "0199", 500)
        assert "0199" in str(outcome)
        assert outcome.content


def test_o3_what_is_not_done_once_per_key_is_not_sent_twice() -> None:
    tries: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tries.append(request.url.path)
        raise httpx.ReadError("cut")

    body = {"login": "a", "code": "b", "password": "c"}
    both("activate_account", serve(answer), body)
    assert len(tries) == 2  # one by either client


def test_o3_the_twins_have_the_same_methods_with_the_same_parameters() -> None:
    for name, method in vars(Operations).items():
        if name.startswith("_"):
            continue
        twin = getattr(AsyncOperations, name)
        assert inspect.signature(method).parameters == inspect.signature(twin).parameters, name
        assert inspect.iscoroutinefunction(twin) or inspect.isasyncgenfunction(twin), name


def test_o3_the_async_twin_walks_lists_and_raises_the_same_errors(address: str) -> None:
    async def walk() -> tuple[list[str], ProblemError]:
        async with AsyncClient(address, login="admin@alfa", password=PASSWORD) as client:
            units = [unit.code async for unit in client.each_units(limit=2)]
            with pytest.raises(ProblemError) as caught:
                await client.get_unit("019a0000-0000-7000-8000-000000000009")
            return units, caught.value

    codes, problem = asyncio.run(walk())
    assert codes == sorted(codes)
    assert len(codes) >= 4
    assert problem.status == 404
    assert problem.request_id


def test_o3_tasks_that_share_a_client_sign_in_once() -> None:
    signed_in: list[str] = []

    async def handle(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        if request.url.path == "/v1/token":
            signed_in.append("x")
            return httpx.Response(200, json=TOKEN)
        return httpx.Response(200, json=ME)

    async def run() -> None:
        transport = httpx.MockTransport(handle)
        async with AsyncClient(
            "http://here", login="a", password="b", transport=transport
        ) as client:
            await asyncio.gather(*(client.get_my_data() for _ in range(5)))

    asyncio.run(run())
    assert len(signed_in) == 1


def test_o3_a_token_that_lapsed_is_refreshed_and_kept() -> None:
    forms: list[bytes] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/token":
            forms.append(request.content)
            fresh = {"access_token": "new", "refresh_token": "r2", "expires_in": 600}
            return httpx.Response(200, json=fresh)
        is_new = request.headers["authorization"] == "Bearer new"
        return httpx.Response(
            200 if is_new else 401, json=ME if is_new else {"code": "no_valid_token"}
        )

    class Store:
        tokens: Tokens | None = Tokens("old", "r1", None, None)

        def load(self) -> Tokens | None:
            return self.tokens

        def save(self, tokens: Tokens | None) -> None:
            self.tokens = tokens

    store = Store()
    with Client("http://here", store=store, transport=httpx.MockTransport(handle)) as client:
        client.get_my_data()
    assert forms == [b"grant_type=refresh_token&refresh_token=r1"]
    assert store.tokens is not None
    assert (store.tokens.access_token, store.tokens.refresh_token) == ("new", "r2")
    assert "new" not in json.dumps(repr(store.tokens))
