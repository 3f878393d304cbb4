"""An address that is spelled out is no record: a method that it lacks is refused (405)."""

from collections.abc import Iterator

import pytest
from tests.serving.client import Api, Served

from penilaian_api.api.contract.openapi import METHODS

FORMS = ("/v1/token", "/v1/token/revoke", "/v1/imports", "/v1/evidence")


@pytest.fixture(scope="module")
def declared(served: Served) -> dict[str, set[str]]:
    """The methods of every address without a parameter, by the contract."""
    paths = served.app.app.openapi()["paths"]
    return {path: {*map(str.upper, item)} for path, item in paths.items() if "{" not in path}


def _undeclared(declared: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for path, methods in declared.items():
        yield from ((method, path) for method in map(str.upper, METHODS) if method not in methods)


def test_r13_a_method_that_an_address_lacks_is_refused_with_those_it_has(
    api: Api, declared: dict[str, set[str]]
) -> None:
    assert len(declared) >= 45
    for method, path in _undeclared(declared):
        answer = api.call(method, path, who="admin", json={"a": 1}, version=1)
        assert answer.status_code == 405, (method, path)
        reads = {"HEAD"} if "GET" in declared[path] else set()
        assert set(answer.headers["allow"].split(", ")) == {*declared[path], "OPTIONS"} | reads


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("media", ["application/x-www-form-urlencoded", "multipart/form-data", "x"])
def test_r13_the_method_is_looked_at_before_the_media_type(
    api: Api, path: str, method: str, media: str
) -> None:
    for who in ("admin", None):
        headers = {"Content-Type": media}
        answer = api.call(method, path, who=who, content=b"a=1", headers=headers)
        assert (answer.status_code, answer.headers["allow"]) == (405, "OPTIONS, POST")


@pytest.mark.parametrize("path", ["/v1/schemes/check", "/v1/indicators/check"])
def test_r13_too_long_an_idempotency_key_is_refused_on_reads_too(api: Api, path: str) -> None:
    answer = api.post(path, {}, who="admin", key="x" * 101)
    assert answer.status_code in {400, 422}
    body = {"scheme_key": "dumai"} if "schemes" in path else _INDICATOR
    refused = api.post(path, body, who="admin", key="x" * 101)
    assert (refused.status_code, refused.json()["code"]) == (400, "idempotency_key_malformed")


_INDICATOR = {
    "statement": "Persentase permohonan yang selesai dalam lima hari kerja",
    "polarity": "higher",
    "accumulation": "last",
    "frequency": "quarter",
    "aspects": ["time"],
}


def test_a_list_is_not_too_short_because_what_is_wrong_in_it_was_left_out(api: Api) -> None:
    body = {"items": [{"id": "x", "version": 1.5}]}
    faults = api.post("/v1/plans/approve", body, who="sup").json()["errors"]
    assert {fault["pointer"] for fault in faults} == {"/items/0/id", "/items/0/version"}
    (fault,) = api.post("/v1/plans/approve", {"items": []}, who="sup").json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/items", "too_few")
