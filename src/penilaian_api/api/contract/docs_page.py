"""Serve the documentation page (Swagger UI) on which people read and try the contract.

Every other response forbids a browser to run or load anything. This page is allowed what it needs,
all of it from here: its style sheet, its program, and the one script that stands in it, by digest.
"""

import hashlib
import re
from base64 import b64encode
from typing import Final

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.responses import HTMLResponse, RedirectResponse

PATH: Final = "/docs"
ROOT: Final = "/"
"""It leads on to the page."""
FILES: Final = "/static-offline-docs"
"""The address at which the files of the page are served."""

_MANNER: Final = {"filter": True, "persistAuthorization": True}
"""One may look for a tag, and stays signed in when the page is loaded again."""
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def add_docs_page(app: FastAPI) -> None:
    """Add the route of the page; its contract and its files are served already."""

    @app.get(ROOT, include_in_schema=False)
    def lead_on(request: Request) -> RedirectResponse:
        return RedirectResponse(f"{request.scope.get('root_path', '')}{PATH}", 307)

    @app.get(PATH, include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "")
        page = get_swagger_ui_html(
            openapi_url=f"{root}{app.openapi_url}",
            title=app.title,
            swagger_js_url=f"{root}{FILES}/swagger-ui-bundle.js",
            swagger_css_url=f"{root}{FILES}/swagger-ui.css",
            swagger_favicon_url=f"{root}{FILES}/favicon.png",
            swagger_ui_parameters=_MANNER,
        )
        page.headers["Content-Security-Policy"] = content_security_policy(bytes(page.body).decode())
        return page


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
