"""Send a request to the service in one step, and take the whole answer back with it.

Starlette's client goes to the loop of the service and back eight times for each request, which is
a fourth of the time that a small one takes. Nothing else is left out: the same application is
served on the same loop, and its routes run in the same threads.
"""

from urllib.parse import unquote

from anyio import Event
from anyio.from_thread import BlockingPortal
from httpx2 import BaseTransport, Client, Request, Response
from starlette.types import ASGIApp, Message, Scope

BASE_URL = "http://testserver"


def open_client(app: ASGIApp, portal: BlockingPortal) -> Client:
    """Open a client of *app*, which is served on the loop of *portal*."""
    return Client(transport=OneHop(app, portal), base_url=BASE_URL)


class OneHop(BaseTransport):
    """Serve each request as one call on the loop."""

    def __init__(self, app: ASGIApp, portal: BlockingPortal) -> None:
        self._app, self._portal = app, portal

    def handle_request(self, request: Request) -> Response:
        """Serve one request; what the application raises is raised here."""
        start, *rest = self._portal.call(serve_whole, self._app, _scope_of(request), request.read())
        return Response(
            start["status"],
            headers=start["headers"],
            content=b"".join(message.get("body", b"") for message in rest),
            request=request,
        )


async def serve_whole(app: ASGIApp, scope: Scope, body: bytes) -> list[Message]:
    """Collect what the application sends; it hears that the caller has left after that."""
    waiting: list[Message] = [{"type": "http.request", "body": body}]
    sent: list[Message] = []
    is_complete = Event()

    async def receive() -> Message:
        if waiting:
            return waiting.pop()
        await is_complete.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            is_complete.set()

    await app(scope, receive, send)
    return sent


def _scope_of(request: Request) -> Scope:
    url = request.url
    return {
        "type": "http",
        "http_version": "1.1",
        "method": request.method,
        "path": unquote(url.path),
        "raw_path": url.raw_path.partition(b"?")[0],
        "root_path": "",
        "scheme": url.scheme,
        "query_string": url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("testclient", 50_000),
        "server": ("testserver", 80),
        "state": {},
        "extensions": {},
    }
