"""The Python client against the real service: sign-in, versions, keys, pages, retries, years."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from sqlalchemy import text
from tests.client import Api

import penilaian_client
from penilaian_api.services import passwords
from penilaian_client import Client, Invalid, NotAllowed, NotFound, NotSignedIn, Stale, Unreachable
from penilaian_client.cli import state

PASSWORD = "lima kuda terbang rendah"
YEAR = Path(__file__).parents[2] / "docs" / "example-year.toml"


@pytest.fixture
def address(api: Api) -> Iterator[str]:
    """Serve the clone of the small world on a port of this machine, with passwords for all."""
    with api.raw(owner=True) as sql:
        sql.execute(
            text("UPDATE account SET password_hash = :h"), {"h": passwords.hashed(PASSWORD)}
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(api.served.app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def unit(name: str) -> dict[str, str]:
    return {"name": name, "kind": "bidang", "parent_code": "KOTA"}


def someone(address: str, who: str, password: str = PASSWORD) -> Client:
    return Client(address, login=f"{who}@alfa", password=password)


def admin(address: str, **rest) -> Client:
    return Client(address, login="admin@alfa", password=PASSWORD, **rest)


def test_a_person_signs_in_and_calls_by_name(address: str) -> None:
    with admin(address) as client:
        assert client.get_me().roles == ["admin"]
        unit = client.put_unit(
            "BARU", {"name": "Unit Baru", "kind": "bidang", "parent_code": "KOTA"}
        )
        assert client.get_unit(unit.id).name == "Unit Baru"


def test_a_service_signs_in_with_its_secret(address: str) -> None:
    with Client(address, client_id="service@alfa", client_secret=PASSWORD) as client:
        assert client.get_me().roles == ["service"]
        made = client.put_unit("BARU", unit("Baru"))
        assert made.path == "KOTA/BARU/"


def test_refusals_come_as_one_tree_with_the_services_own_words(address: str) -> None:
    with admin(address, language="en") as client:
        with pytest.raises(NotFound):
            client.get_unit("019a0000-0000-7000-8000-000000000009")
        with pytest.raises(Invalid) as wrong:
            client.put_unit("BARU", {"name": "", "kind": "bidang"})
        assert wrong.value.errors[0]["pointer"] == "/name"
        client.put_unit("BARU", unit("Satu"))
        client.put_unit("BARU", unit("Dua"), version=1)
        with pytest.raises(Stale):
            client.put_unit(
                "BARU", {"name": "Tiga", "kind": "bidang", "parent_code": "KOTA"}, version=1
            )
    with (
        Client(address, login="staff@alfa", password=PASSWORD) as client,
        pytest.raises(NotAllowed),
    ):
        client.put_unit("BARU", {"name": "Satu", "kind": "bidang"})
    with (
        Client(address, login="staff@alfa", password="x" * 20) as client,
        pytest.raises(NotSignedIn),
    ):
        client.get_me()


def test_lists_are_walked_page_by_page(address: str) -> None:
    with admin(address) as client:
        codes = [unit.code for unit in client.each_units(limit=2)]
    assert codes == sorted(codes)
    assert len(codes) >= 4


class Flaky(httpx.HTTPTransport):
    """Cuts the line after the request arrived, once for each POST: the answer is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.cut: set[str] = set()
        self.keys: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if request.method == "POST" and "idempotency-key" in request.headers:
            self.keys.append(request.headers["idempotency-key"])
            if request.url.path not in self.cut:
                self.cut.add(request.url.path)
                response.close()
                raise httpx.ReadError("cut")
        return response


def test_a_lost_answer_is_asked_for_again_under_the_same_key(address: str) -> None:
    line = Flaky()
    with admin(address, transport=line, sleep=lambda _: None) as client:
        adopted = client.adopt_scheme("dumai")
        assert [one.key for one in client.each_schemes()] == [adopted.key]
    assert len(line.keys) == 2
    assert len(set(line.keys)) == 1


def test_who_does_not_answer_at_all_is_unreachable() -> None:
    with (
        Client("http://127.0.0.1:9", login="a", password="b", sleep=lambda _: None) as client,
        pytest.raises((Unreachable, httpx.TransportError)),
    ):
        client.get_me()


def test_a_year_applied_twice_is_the_same_as_once(address: str) -> None:
    told: list[str] = []
    with admin(address) as client:
        planned = state(client, YEAR, dry=True, tick=told.append)
        assert {change.what for change in planned} >= {"scheme", "goal"}
        assert list(client.each_cycles()) == []
        applied = state(client, YEAR, dry=False, tick=told.append)
        assert any(change.what == "cycle" for change in applied)
        again = state(client, YEAR, dry=True, tick=told.append)
        assert again == []
        assert state(client, YEAR, dry=False, tick=told.append) == []
    assert told[0] == "scheme mataram"


def test_the_public_face_is_what_it_says() -> None:
    public = {name for name in vars(penilaian_client) if not name.startswith("_")}
    assert set(penilaian_client.__all__) <= public
