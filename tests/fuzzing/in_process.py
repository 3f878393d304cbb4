"""Carry the requests of Schemathesis to the service in this process, on the loop that serves it."""

import gzip
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import requests
from anyio.from_thread import BlockingPortal
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from starlette.types import ASGIApp, Scope
from urllib3 import HTTPHeaderDict, HTTPResponse

from tests.serving.one_hop import BASE_URL, serve_whole


def open_session(app: ASGIApp, portal: BlockingPortal) -> requests.Session:
    """Open a session of which every request goes to *app*."""
    session = requests.Session()
    session.trust_env = False
    session.mount(BASE_URL, InProcess(app, portal))
    return session


class InProcess(BaseAdapter):
    """Serve each request as one call on the loop; what the application raises is raised here."""

    def __init__(self, app: ASGIApp, portal: BlockingPortal) -> None:
        super().__init__()
        self._app, self._portal = app, portal

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """Serve one request."""
        start, *rest = self._portal.call(
            serve_whole, self._app, _scope_of(request), _body_of(request)
        )
        content = b"".join(message.get("body", b"") for message in rest)
        response = requests.Response()
        response.request, response.url = request, str(request.url)
        response.status_code = start["status"]
        pairs = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]
        ]
        response.headers = CaseInsensitiveDict(pairs)
        response.raw = HTTPResponse(
            BytesIO(content), HTTPHeaderDict(pairs), start["status"], preload_content=False
        )
        if response.headers.get("content-encoding") == "gzip":
            content = gzip.decompress(content)
        response._content = content  # noqa: SLF001 - read already: there is no socket behind
        return response

    def close(self) -> None:
        """Leave the loop to those who opened it."""


def _body_of(request: requests.PreparedRequest) -> bytes:
    body = request.body
    if body is None:
        return b""
    return (
        body.encode()
        if isinstance(body, str)
        else b"".join([body] if isinstance(body, bytes) else body)
    )


def _scope_of(request: requests.PreparedRequest) -> Scope:
    url = urlsplit(str(request.url))
    headers = {"Host": url.netloc, **request.headers}
    return {
        "type": "http",
        "http_version": "1.1",
        "method": request.method,
        "path": unquote_to_bytes(url.path).decode("utf-8", "replace"),
        "raw_path": url.path.encode(),
        "root_path": "",
        "scheme": url.scheme,
        "query_string": url.query.encode(),
        "headers": [(_bytes(name).lower(), _bytes(value)) for name, value in headers.items()],
        "client": ("testclient", 50_000),
        "server": ("testserver", 80),
        "state": {},
        "extensions": {},
    }


def _bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("latin-1")
