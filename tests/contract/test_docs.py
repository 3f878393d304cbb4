"""The documentation is served whole from here: a browser that opens it asks no other host."""

import re

from tests.client import Api

REFERENCE = re.compile(r"""(?:src|href)=["']([^"']+)["']|url:\s*["']([^"']+)["']""")
ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9][\w.-]*\.[a-z]{2,}""", re.IGNORECASE)
FETCHES = re.compile(
    r"""@import|[^a-zA-Z]url\(\s*["']?(?:https?:)?//|importScripts\(\s*["'](?:https?:)?//"""
    r"""|\b(?:fetch|open)\(\s*["'](?:https?:)?//|\bsrc:\s*["'](?:https?:)?//"""
)


def test_the_documentation_and_what_it_loads_come_from_this_service(api: Api) -> None:
    page = api.get("/docs", who=None)
    assert page.status_code == 200
    assert not ADDRESS.findall(page.text)
    named = [first or second for first, second in REFERENCE.findall(page.text)]
    assert len(named) >= 3
    for address in named:
        assert address.startswith("/")
        answer = api.get(address, who=None)
        assert answer.status_code == 200, address
        kind = answer.headers["content-type"]
        if "css" in kind or "javascript" in kind:
            assert not FETCHES.findall(answer.text), address


def test_no_other_page_is_served_that_would_ask_another_host(api: Api) -> None:
    assert api.get("/redoc", who=None).status_code == 404


def test_the_contract_that_it_shows_is_the_one_published_here(api: Api) -> None:
    shown = api.get("/openapi.json", who=None)
    assert shown.status_code == 200
    assert [server["url"] for server in shown.json()["servers"]] == ["/"]
