"""The Python client against the real service: sign-in, versions, keys, pages, retries, years."""

from pathlib import Path

import httpx
import pytest
from tests.clients.conftest import PASSWORD

import penilaian_client
from penilaian_client import Client, Invalid, NotAllowed, NotFound, NotSignedIn, Stale, Unreachable
from penilaian_client.cli import state

YEAR = Path(__file__).parents[2] / "docs" / "example-year.toml"


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


@pytest.mark.parametrize("login", ["a", None])
def test_who_does_not_answer_at_all_is_unreachable(login: str | None) -> None:
    told: list[float] = []
    with (
        Client("http://127.0.0.1:9", login=login, password="b", sleep=told.append) as client,
        pytest.raises(Unreachable, match=r"^http://127\.0\.0\.1:9 does not answer: "),
    ):
        client.get_me()
    assert len(told) == 4


def test_an_address_that_is_none_is_not_tried_again() -> None:
    told: list[float] = []
    with (
        Client("localhost:8000", sleep=told.append) as client,
        pytest.raises(Unreachable),
    ):
        client.get_me()
    assert told == []


@pytest.mark.parametrize("login", ["a", None])
def test_another_service_at_the_address_is_told_apart(login: str | None) -> None:
    line = httpx.MockTransport(lambda _: httpx.Response(200, text="<h1>It works</h1>"))
    with (
        Client("http://here", login=login, transport=line) as client,
        pytest.raises(Unreachable, match="another service"),
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
