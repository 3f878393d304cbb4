"""Serve the documentation page (Swagger UI) on which people read and try the contract.

Every other response forbids a browser to run or load anything. This page is allowed what it needs,
all of it from here: its style sheet, its program, and the one script that stands in it, by digest.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.responses import RedirectResponse, Response

from penilaian_api.api.routing.unvarying import CSS, Unvarying
from penilaian_api.api.transport.telling.pages import HTML
from penilaian_api.domain.errors import OutOfReachError

PATH: Final = "/docs"
ROOT: Final = "/"
"""It leads on to the page."""
CONTRACT: Final = "/openapi.json"
FILES: Final = "/static-offline-docs"
"""The address at which the files of the page are served."""

_MANNER: Final = {"filter": True, "persistAuthorization": True}
"""One may look for a tag, and stays signed in when the page is loaded again."""
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PROGRAM, _STYLE, _ICON = "swagger-ui-bundle.js", "swagger-ui.css", "favicon.png"
_KINDS: Final = {_PROGRAM: "text/javascript; charset=utf-8", _STYLE: CSS, _ICON: "image/png"}
"""What the page loads, and of which kind it is."""


def add_docs_page(app: FastAPI) -> None:
    """Add the routes of the page, of its contract, and of the files that it loads."""
    contract = cache(lambda: Unvarying.of_json(app.openapi()))

    @app.get(ROOT, include_in_schema=False)
    def lead_on(request: Request) -> RedirectResponse:
        return RedirectResponse(f"{request.scope.get('root_path', '')}{PATH}", 307)

    @app.get(CONTRACT, include_in_schema=False)
    def show_contract(request: Request) -> Response:
        return contract().answer(request)

    @app.get(PATH, include_in_schema=False)
    def docs(request: Request) -> Response:
        page, policy = _page(app.title, request.scope.get("root_path", ""))
        return page.answer(request, content_security_policy=policy)

    @app.get(f"{FILES}/{{name}}", include_in_schema=False)
    def load(name: str, request: Request) -> Response:
        if name not in _KINDS:
            raise OutOfReachError
        return _file(name).answer(request)


@lru_cache(maxsize=8)
def _page(title: str, root: str) -> tuple[Unvarying, str]:
    """Write the page as it is below the address *root*, and its policy."""
    page = get_swagger_ui_html(
        openapi_url=f"{root}{CONTRACT}",
        title=title,
        swagger_js_url=f"{root}{FILES}/{_PROGRAM}",
        swagger_css_url=f"{root}{FILES}/{_STYLE}",
        swagger_favicon_url=f"{root}{FILES}/{_ICON}",
        swagger_ui_parameters=_MANNER,
    )
    content = bytes(page.body)
    return Unvarying.of(content, HTML), content_security_policy(content.decode())


@cache
def _file(name: str) -> Unvarying:
    """Read a file of the page, once."""
    content = files("fastapi_offline").joinpath("static", name).read_bytes()
    return Unvarying.of(content, _KINDS[name])


def content_security_policy(page: str) -> str:
    """Write the policy of *page*: it may load its own files and run the scripts written in it."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *map(_digest, _INLINE.findall(page)))),
            "style-src 'self' 'unsafe-inline'",  # the page styles its parts as it draws them
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _digest(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
