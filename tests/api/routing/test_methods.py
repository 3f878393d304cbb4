"""HEAD is GET without its body, OPTIONS names the methods: everywhere, behind the same walls."""

from collections.abc import Iterator

import pytest
from tests.matrix.stage import ident
from tests.serving.client import Api, Served

from penilaian_api.api.contract.docs_page import CONTRACT, FILES, PATH, ROOT

ID = "019a0000-0000-7000-8000-000000000001"
PAGES = (CONTRACT, PATH, ROOT, "/problems", "/problems/stale", f"{FILES}/swagger-ui.css")
OWN = {"x-request-id", "date"}
"""Headers that no two answers share."""
CALLERS = (None, "staff", "admin", "auditor")


@pytest.fixture(scope="module")
def addresses(served: Served) -> dict[str, set[str]]:
    """The methods of every address that there is, each parameter filled in."""
    contract = served.app.app.openapi()["paths"]
    known = {fill(path): {*map(str.upper, item)} for path, item in contract.items()}
    return known | {page: {"GET"} for page in PAGES}


def fill(path: str) -> str:
    """Name a record that there is where it can be known, else one that there is not."""
    path = path.replace("{account_id}", ident("account:staff"))
    return "".join(_filled(path))


def _filled(path: str) -> Iterator[str]:
    for step in path.split("/")[1:]:
        yield f"/{ID if step.startswith('{') and step.endswith('}') else step}"


@pytest.mark.parametrize("who", CALLERS)
def test_o7_head_is_get_without_its_body(
    api: Api, addresses: dict[str, set[str]], who: str | None
) -> None:
    read = [path for path, methods in addresses.items() if "GET" in methods]
    assert len(read) > 80
    for path in read:
        full = api.call("GET", path, who=who, follow_redirects=False)
        head = api.call("HEAD", path, who=who, follow_redirects=False)
        assert head.content == b"", path
        assert head.status_code == full.status_code, path
        assert _without_own(head.headers) == _without_own(full.headers), path


def test_o7_head_of_what_does_not_read_is_refused(api: Api, addresses: dict[str, set[str]]) -> None:
    for path, methods in addresses.items():
        if "GET" not in methods:
            answer = api.call("HEAD", path, who="admin")
            assert (answer.status_code, answer.content) == (405, b""), path


@pytest.mark.parametrize("who", CALLERS)
def test_o7_options_names_the_methods_of_every_address(
    api: Api, addresses: dict[str, set[str]], who: str | None
) -> None:
    for path, methods in addresses.items():
        answer = api.call("OPTIONS", path, who=who)
        assert (answer.status_code, answer.content) == (204, b""), path
        reads = {"HEAD"} if "GET" in methods else set()
        assert set(answer.headers["allow"].split(", ")) == methods | reads | {"OPTIONS"}, path
    assert api.call("OPTIONS", "/v1/nothing", who=who).status_code == 404


def test_o7_head_needs_the_token_that_get_needs(api: Api) -> None:
    assert api.call("HEAD", "/v1/me", who=None).status_code == 401
    assert api.call("HEAD", "/v1/audit", who="staff").status_code == 403
    own, theirs = (
        api.get("/v1/employees", who="admin", agency=agency).json()["items"][0]["id"]
        for agency in ("alfa", "beta")
    )
    assert api.call("HEAD", f"/v1/employees/{own}", who="admin").status_code == 200
    assert api.call("HEAD", f"/v1/employees/{theirs}", who="admin").status_code == 404


def _without_own(headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in OWN}
