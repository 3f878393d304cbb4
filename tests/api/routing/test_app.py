import asyncio
import threading
import unicodedata
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.api.account.test_session import PASSWORD, give_password, sign_in
from tests.serving.client import Api

from penilaian_api.api.transport.intake import Intake
from penilaian_api.api.transport.tokens.access_tokens import Tokens
from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.app import Service
from penilaian_api.settings import Settings
from penilaian_api.storage.database.clock import machine_clock

FRONTEND = "https://kinerja.example"


@pytest.fixture
def browser(api: Api) -> Iterator[TestClient]:
    """The same service, open to a frontend on another host."""
    settings = Settings(allowed_origins=(FRONTEND,), body_limit=1_000)
    service = Service(api.served.app.app, settings, demo_clock=False)
    with TestClient(service, headers={"Origin": FRONTEND}) as http:
        yield http


def test_a_frontend_on_another_host_may_read_every_refusal(browser: TestClient) -> None:
    too_large = browser.post("/v1/activations", content=b"x" * 2_000)
    odd = browser.post("/v1/activations", content=b"x", headers={"Content-Type": "text/plain"})
    nobody = browser.get("/v1/me")
    assert [too_large.status_code, odd.status_code, nobody.status_code] == [413, 415, 401]
    for answer in (too_large, odd, nobody):
        assert answer.headers["access-control-allow-origin"] == FRONTEND
        assert "Link" in answer.headers["access-control-expose-headers"]


def test_a_preflight_is_answered_for_the_named_frontend_alone(browser: TestClient) -> None:
    headers = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "if-match",
    }
    allowed = browser.options("/v1/units", headers=headers)
    stranger = browser.options("/v1/units", headers={**headers, "Origin": "https://else.example"})
    assert allowed.status_code == 200
    assert stranger.status_code == 400


def test_o7_head_and_options_of_a_frontend_on_another_host(browser: TestClient) -> None:
    for method, status in (("HEAD", 401), ("OPTIONS", 204)):
        answer = browser.request(method, "/v1/me")
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == FRONTEND
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_an_address_with_a_slash_too_many_is_not_found(api: Api) -> None:
    assert api.get("/v1/units/").status_code == 404


def test_a_password_typed_in_pieces_is_the_same_password(api: Api) -> None:
    whole = f"{PASSWORD} kopí"
    give_password(api, "staff", whole)
    assert sign_in(api, "staff@alfa", unicodedata.normalize("NFD", whole)).status_code == 200


def test_a_token_not_seen_before_is_verified_off_the_event_loop(api: Api) -> None:
    threads: list[int] = []

    def verify(_token: str) -> None:
        threads.append(threading.get_ident())

    async def serve() -> int:
        service = Intake(api.served.app.app, verify=verify, find_verified=lambda _: None)
        headers = [(b"authorization", b"Bearer x")]
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/nothing",
            "query_string": b"",
            "headers": headers,
        }
        await service(scope, receive, send)
        return threading.get_ident()

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(_message: object) -> None:
        return None

    loop = asyncio.run(serve())
    assert threads
    assert loop not in threads


def test_a_verified_token_is_known_without_asking_the_database(api: Api) -> None:
    context = api.served.app.context
    tokens = Tokens(
        KeyRing(context.database, context.secret, machine_clock),
        issuer="penilaian-api",
        lifetime=context.tokens.lifetime,
        clock=machine_clock,
    )
    token = api.token("staff")
    assert tokens.find_verified(token) is None
    assert tokens.verify(token) is not None
    assert tokens.find_verified(token) == tokens.verify(token)
