"""Drive the Python client against the real service: sign-in, versions, pages, retries, years."""

from pathlib import Path

import httpx
import pytest
from tests.clients.years import PASSWORD

import penilaian_client
from penilaian_client import (
    AuthenticationError,
    Client,
    InvalidRequestError,
    NotFoundError,
    PermissionDeniedError,
    StaleVersionError,
    UnreachableError,
)
from penilaian_client.cli import apply_file

YEAR = Path(__file__).parents[2] / "docs" / "example-year.toml"


def unit(name: str) -> dict[str, str]:
    return {"name": name, "kind": "bidang", "parent_code": "KOTA"}


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
        created = client.put_unit("BARU", unit("Baru"))
        assert created.path == "KOTA/BARU/"


def test_refusals_come_as_one_tree_with_the_services_own_words(address: str) -> None:
    with admin(address, language="en") as client:
        with pytest.raises(NotFoundError):
            client.get_unit("019a0000-0000-7000-8000-000000000009")
        with pytest.raises(InvalidRequestError) as caught:
            client.put_unit("BARU", {"name": "", "kind": "bidang"})
        assert caught.value.errors[0]["pointer"] == "/name"
        client.put_unit("BARU", unit("Satu"))
        client.put_unit("BARU", unit("Dua"), version=1)
        with pytest.raises(StaleVersionError):
            client.put_unit(
                "BARU", {"name": "Tiga", "kind": "bidang", "parent_code": "KOTA"}, version=1
            )
    with (
        Client(address, login="staff@alfa", password=PASSWORD) as client,
        pytest.raises(PermissionDeniedError),
    ):
        client.put_unit("BARU", {"name": "Satu", "kind": "bidang"})
    with (
        Client(address, login="staff@alfa", password="x" * 20) as client,
        pytest.raises(AuthenticationError),
    ):
        client.get_me()


def test_lists_are_walked_page_by_page(address: str) -> None:
    with admin(address) as client:
        codes = [unit.code for unit in client.each_units(limit=2)]
    assert codes == sorted(codes)
    assert len(codes) >= 4


class FlakyTransport(httpx.HTTPTransport):
    """Cut the line after the request arrived, once for each POST: the answer is lost."""

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


def test_a_call_whose_answer_was_lost_is_repeated_with_the_same_key(address: str) -> None:
    transport = FlakyTransport()
    with admin(address, transport=transport, sleep=lambda _: None) as client:
        adopted = client.adopt_scheme("dumai")
        assert [scheme.key for scheme in client.each_schemes()] == [adopted.key]
    assert len(transport.keys) == 2
    assert len(set(transport.keys)) == 1


@pytest.mark.parametrize("login", ["a", None])
def test_a_service_that_does_not_answer_is_unreachable(login: str | None) -> None:
    waits: list[float] = []
    with (
        Client("http://127.0.0.1:9", login=login, password="b", sleep=waits.append) as client,
        pytest.raises(UnreachableError, match=r"^http://127\.0\.0\.1:9 does not answer: "),
    ):
        client.get_me()
    assert len(waits) == 4


def test_a_malformed_address_is_not_tried_again() -> None:
    waits: list[float] = []
    with (
        Client("localhost:8000", sleep=waits.append) as client,
        pytest.raises(UnreachableError),
    ):
        client.get_me()
    assert waits == []


@pytest.mark.parametrize("login", ["a", None])
def test_another_service_at_the_address_is_recognized(login: str | None) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, text="<h1>It works</h1>"))
    with (
        Client("http://here", login=login, transport=transport) as client,
        pytest.raises(UnreachableError, match="another service"),
    ):
        client.get_me()


def test_a_year_applied_twice_is_the_same_as_once(address: str) -> None:
    names: list[str] = []
    with admin(address) as client:
        planned = apply_file(client, YEAR, dry_run=True, report_step=names.append)
        assert {change.kind for change in planned} >= {"scheme", "goal"}
        assert list(client.each_cycles()) == []
        applied = apply_file(client, YEAR, dry_run=False, report_step=names.append)
        assert any(change.kind == "cycle" for change in applied)
        again = apply_file(client, YEAR, dry_run=True, report_step=names.append)
        assert again == []
        assert apply_file(client, YEAR, dry_run=False, report_step=names.append) == []
    assert names[0] == "scheme mataram"


def test_the_public_face_is_what_it_says() -> None:
    public = {name for name in vars(penilaian_client) if not name.startswith("_")}
    assert set(penilaian_client.__all__) <= public
