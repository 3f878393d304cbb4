"""Serve one of those compared in a process of its own, in process, and tell what requests cost.

Each line that comes in asks for one request so many times; the answer is the CPU time of this
process, status and length.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from starlette.types import ASGIApp
from tests.serving.one_hop import serve_whole

from benchmarks.cost import floor, ours, plain

Make = Callable[[str, dict[str, Any]], tuple[ASGIApp, Callable[[str, int], str]]]
MAKERS: Final[dict[str, Make]] = {"floor": floor.make, "plain": plain.make, "ours": ours.make}
SUCCESSES: Final = range(200, 300)


def main() -> None:
    """Serve until nothing more is asked."""
    name, address, keys = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    app, token_of = MAKERS[name](address, keys)
    loop = asyncio.new_event_loop()
    versions: dict[str, bytes] = {}
    for line in sys.stdin:
        calls = [
            (_scope(call, call["who"] and token_of(call["who"], call["section"])), _body(call))
            for call in json.loads(line)
        ]
        spent, refused = 0.0, None
        for scope, body in calls:
            if scope["path"] in versions:
                scope["headers"] = [*scope["headers"][:-1], (b"if-match", versions[scope["path"]])]
            began = time.process_time()
            start, *rest = loop.run_until_complete(serve_whole(app, scope, body))
            spent += time.process_time() - began
            if start["status"] not in SUCCESSES:
                refused = [start["status"], rest[0]["body"].decode()]
            if scope["method"] != "GET" and scope["headers"][-1][0] == b"if-match":
                tag = dict(start["headers"]).get(b"etag")
                versions |= {scope["path"]: tag} if tag else {}
        sys.stdout.write(json.dumps({"cpu": spent, "refused": refused}) + "\n")
        sys.stdout.flush()


def _body(call: dict[str, Any]) -> bytes:
    return b"" if call["body"] is None else json.dumps(call["body"]).encode()


def _scope(call: dict[str, Any], token: str | None) -> dict[str, Any]:
    """Give what a server tells the application of a call; the version comes last."""
    plain_path, _, query = call["path"].partition("?")
    body = _body(call)
    headers = [(b"host", b"bench")]
    if token is not None:
        headers.append((b"authorization", f"Bearer {token}".encode()))
    if body:
        headers.append((b"content-type", b"application/json"))
        headers.append((b"content-length", str(len(body)).encode()))
    if call["key"] is not None:
        headers.append((b"idempotency-key", call["key"].encode()))
    if call["version"] is not None:
        headers.append((b"if-match", f'"{call["version"]}"'.encode()))
    return {
        "type": "http",
        "http_version": "1.1",
        "method": call["method"],
        "scheme": "http",
        "path": plain_path,
        "raw_path": plain_path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 50_000),
        "server": ("bench", 80),
        "state": {},
    }


if __name__ == "__main__":
    main()
