"""The form of the contract: what generators and viewers of others need to find in it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import validate
from tests.serving.client import Api, Served

from penilaian_api.api.contract.openapi import operations
from penilaian_api.api.v1.shared.shapes import DECIMAL_PATTERN
from penilaian_api.domain.access.authorization import usable_scopes

RETRIED = ("429", "503", "507")


@pytest.fixture(scope="module")
def contract(served: Served) -> dict[str, Any]:
    """The contract as it is published."""
    return served.app.app.openapi()


def parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from parts(member)


def test_o2_the_contract_is_valid_openapi(contract: dict[str, Any]) -> None:
    validate(contract)


def test_o2_every_response_declares_its_headers(contract: dict[str, Any]) -> None:
    with_tag = 0
    for _, _, operation in operations(contract):
        for code, response in operation["responses"].items():
            headers = response["headers"]
            assert "X-Request-Id" in headers
            assert ("Retry-After" in headers) == (code in {*RETRIED, "409"})
            with_tag += "ETag" in headers
    assert with_tag >= 50


@pytest.mark.parametrize(
    ("path", "who"),
    [("/v1/me", "staff"), ("/v1/units/none", "staff"), ("/v1/accounts", "staff"), ("/v1/me", None)],
)
def test_o2_what_is_declared_is_sent(api: Api, path: str, who: str | None) -> None:
    assert api.get(path, who=who).headers["X-Request-Id"]


def test_o2_headers_are_spelled_as_the_world_spells_them(contract: dict[str, Any]) -> None:
    names = {
        parameter["name"]
        for _, _, operation in operations(contract)
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "header"
    }
    assert names == {"If-Match", "Idempotency-Key", "Last-Event-ID"}


def test_o2_decimals_say_that_they_are(contract: dict[str, Any]) -> None:
    decimals = [part for part in parts(contract) if part.get("pattern") == DECIMAL_PATTERN]
    assert len(decimals) >= 50
    assert all(part["format"] == "decimal" for part in decimals)


def test_o2_no_name_is_the_frameworks_and_no_media_type_is_any(contract: dict[str, Any]) -> None:
    names = contract["components"]["schemas"].keys()
    assert not [name for name in names if name.startswith("Body_") or "-" in name]
    assert {"CreateTokenForm", "RevokeTokenForm", "PostEvidenceForm"} <= names
    media = {name for part in parts(contract) for name in part.get("content") or {}}
    assert not [name for name in media if "*" in name]
    assert "x-named" not in json.dumps(contract)


def test_o2_scopes_are_an_enum_and_a_refusal_names_them(api: Api, contract: dict[str, Any]) -> None:
    shapes = contract["components"]["schemas"]
    assert set(shapes["ScopeName"]["enum"]) == usable_scopes(is_bound=False)
    assert shapes["AccountIn"]["properties"]["scopes"]["items"]["$ref"].endswith("/ScopeName")
    body = {"login": "simpeg-baru", "kind": "service", "scopes": ["no_such"]}
    answer = api.post("/v1/accounts", body, who="admin")
    (fault,) = answer.json()["errors"]
    assert fault["pointer"] == "/scopes/0"
    assert all(scope in fault["detail"] for scope in usable_scopes(is_bound=False))


@pytest.mark.parametrize("mark", ["", "W/"])
def test_o2_a_weak_tag_is_the_same_version(api: Api, mark: str) -> None:
    path, body = "/v1/units/NEW", {"name": "Unit Baru", "kind": "team", "parent_code": "DINAS"}
    made = api.put(path, body, who="admin")
    assert made.is_success, made.text
    tag = made.headers["ETag"]
    body["name"] = "Unit Lain"
    changed = api.put(path, body, who="admin", headers={"If-Match": f"{mark}{tag}"})
    assert changed.status_code == 200, changed.text
    body["name"] = "Unit Ketiga"
    stale = api.put(path, body, who="admin", headers={"If-Match": f'{mark}"99"'})
    assert stale.status_code == 412


def test_o2_every_parameter_says_what_it_is(contract: dict[str, Any]) -> None:
    bare = {
        (operation["operationId"], parameter["name"])
        for _, _, operation in operations(contract)
        for parameter in operation.get("parameters", ())
        if not parameter.get("description")
    }
    assert bare == set()
