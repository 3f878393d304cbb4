"""The documentation is served whole from here: a browser that opens it asks no other host."""

import hashlib
import re
import tomllib
from base64 import b64encode
from pathlib import Path

from tests.serving.client import Api

from penilaian_api.api.contract.openapi import operations

ROOT = Path(__file__).parents[2]
CALL = re.compile(r"`(GET|POST|PUT|PATCH|DELETE) (/v1/[^\s`]+)`")

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
    addresses = [first or second for first, second in REFERENCE.findall(page.text)]
    assert len(addresses) >= 3
    for address in addresses:
        assert address.startswith("/")
        answer = api.get(address, who=None)
        assert answer.status_code == 200, address
        kind = answer.headers["content-type"]
        if "css" in kind or "javascript" in kind:
            assert not FETCHES.findall(answer.text), address


def test_a_browser_may_run_the_page_and_nothing_but_the_page(api: Api) -> None:
    answer = api.get("/docs", who=None)
    allowed = _policy(answer.headers["content-security-policy"])
    (inline,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert allowed["script-src"] == ["'self'", f"'sha256-{digest}'"]
    assert allowed["default-src"] == allowed["frame-ancestors"] == ["'none'"]
    assert not re.search(r"\son\w+=", answer.text)  # a handler in a tag is no script in a tag
    loads = {
        "script": r'<script src="([^"]+)"',
        "style": r'<link type="text/css"[^>]*href="([^"]+)"',
    }
    loads |= {"img": r'rel="shortcut icon" href="([^"]+)"', "connect": r"url: '([^']+)'"}
    for kind, pattern in loads.items():
        (address,) = re.findall(pattern, answer.text)
        assert address.startswith("/")
        assert "'self'" in allowed[f"{kind}-src"]
        assert api.get(address, who=None).status_code == 200


def test_every_other_answer_lets_a_browser_run_nothing(api: Api) -> None:
    program = "/static-offline-docs/swagger-ui-bundle.js"
    for address in (
        "/openapi.json",
        program,
        "/docs/",
        "/docs/oauth2-redirect",
        "/v1/me",
        "/livez",
    ):
        strict = api.get(address).headers["content-security-policy"]
        assert _policy(strict) == {"default-src": ["'none'"], "frame-ancestors": ["'none'"]}, (
            address
        )


def test_u13_the_root_leads_to_the_page_which_has_a_filter_and_keeps_one_signed_in(
    api: Api,
) -> None:
    answer = api.http.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/docs")
    page = api.get("/docs", who=None).text
    assert '"filter": true' in page
    assert '"persistAuthorization": true' in page


def test_no_other_page_is_served_that_would_ask_another_host(api: Api) -> None:
    assert api.get("/redoc", who=None).status_code == 404


def test_the_contract_that_it_shows_is_the_one_published_here(api: Api) -> None:
    answer = api.get("/openapi.json", who=None)
    assert answer.status_code == 200
    assert [server["url"] for server in answer.json()["servers"]] == ["/"]


def test_every_call_that_the_guides_name_is_served(api: Api) -> None:
    contract = api.served.app.app.openapi()
    served = {(m.upper(), _bare(path)) for m, path, _ in operations(contract)}
    steps = {path.rpartition("/")[2] for _, path in served}
    calls = 0
    for guide in ("README.md", "docs/imports.md"):
        text = (ROOT / guide).read_text("utf-8")
        for method, path in CALL.findall(text):
            assert (method, _bare(path)) in served, f"{guide}: {method} {path}"
            calls += 1
        for step in re.findall(r"`(?:\.\.\.)?/([a-z-]+)`", text):
            assert step in steps | {"docs"}, f"{guide}: {step}"
    assert calls >= 10


def test_the_page_on_the_origin_of_numbers_names_operations_that_exist(api: Api) -> None:
    contract = api.served.app.app.openapi()
    known = {operation["operationId"] for _, _, operation in operations(contract)}
    page = (ROOT / "docs/voices.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", page))
    assert named - known == {"public_feedback"}  # a part of a score
    assert len(named) > 40


def test_the_guide_to_imports_and_the_template_say_the_same_of_the_example_rows() -> None:
    guide = " ".join((ROOT / "docs/imports.md").read_text("utf-8").split())
    sheet = tomllib.loads((ROOT / "src/penilaian_api/data/import_columns.toml").read_text("utf-8"))
    assert "Remove the example rows before you upload." in sheet["guide"]["en"]
    template = guide.partition("GET /v1/imports/template")[2].partition("## Files")[0]
    assert "remove them before you upload" in template
    assert "imported as it is" not in template


def _bare(path: str) -> str:
    """Name a path without the names of what it is about, and without a query."""
    plain = re.sub(r"\{[^}]*\}", "{}", path.partition("?")[0])
    return plain.replace("/gates/socialisation/", "/gates/{}/")


def _policy(header: str) -> dict[str, list[str]]:
    rules = (rule.split() for rule in header.split(";"))
    return {name: values for name, *values in rules}
