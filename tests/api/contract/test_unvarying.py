"""What is the same for everybody is sent packed, and not again to whoever has it."""

import gzip

import pytest
from tests.api.routing.test_methods import PAGES
from tests.serving.client import Api

from penilaian_api.api.contract.docs_page import ROOT

OF_ALL = (
    *(page for page in PAGES if page != ROOT),
    "/v1/labels",
    "/v1/schemes/schema",
    "/.well-known/jwks.json",
    "/.well-known/oauth-authorization-server",
)


@pytest.mark.parametrize("path", OF_ALL)
@pytest.mark.parametrize("accepted", ["", "gzip", "br, gzip;q=0.5", "gzip;q=0", "*"])
def test_u13_what_depends_on_nobody_is_sent_once(api: Api, path: str, accepted: str) -> None:
    headers = {"Accept-Encoding": accepted}
    first = api.get(path, who=None, headers=headers)
    assert first.status_code == 200
    assert first.headers["cache-control"] == "public, no-cache"
    assert first.headers["vary"] == "Accept-Encoding"
    for known in (
        first.headers["etag"],
        f"W/{first.headers['etag']}",
        f'"x", {first.headers["etag"]}',
    ):
        again = api.get(path, who=None, headers={**headers, "If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    other = api.get(path, who=None, headers={**headers, "If-None-Match": '"x"'})
    assert (other.status_code, other.content) == (200, first.content)


@pytest.mark.parametrize("path", OF_ALL)
def test_u13_it_is_the_same_for_everybody(api: Api, path: str) -> None:
    tags = {
        api.get(path, who=who, headers={"Accept-Language": language}).headers["etag"]
        for who in (None, "staff", "admin")
        for language in ("id", "en")
    }
    assert len(tags) == 1


def test_u13_the_contract_is_packed(api: Api) -> None:
    with api.http.stream("GET", "/openapi.json", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    plain = gzip.decompress(packed)
    assert len(packed) * 8 < len(plain)
    assert plain == api.get("/openapi.json", headers={"Accept-Encoding": "identity"}).content


def test_u13_what_is_for_one_caller_is_kept_by_nobody(api: Api) -> None:
    for path in ("/v1/me", "/v1/me/tasks", "/v1/employees", "/v1/nothing"):
        answer = api.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["cache-control"] == "no-store"
        assert "content-encoding" not in answer.headers
        assert "Authorization" in answer.headers["vary"]
