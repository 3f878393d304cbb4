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

Make = Callable[[str, dict[str, Any]], tuple[ASGIApp, Callable[[str], str]]]
MAKERS: Final[dict[str, Make]] = {"floor": floor.make, "plain": plain.make, "ours": ours.make}


def main() -> None:
    """Serve until nothing more is asked."""
    name, address, keys = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    app, token_of = MAKERS[name](address, keys)
    loop = asyncio.new_event_loop()
    for line in sys.stdin:
        asked = json.loads(line)
        headers = [
            (b"host", b"bench"),
            (b"authorization", f"Bearer {token_of(asked['who'])}".encode()),
        ]
        began = time.process_time()
        for _ in range(asked["times"]):
            scope = _scope(asked["path"], headers)
            start, *rest = loop.run_until_complete(serve_whole(app, scope, b""))
        spent = time.process_time() - began
        length = sum(len(message.get("body", b"")) for message in rest)
        cost = {"cpu": spent, "status": start["status"], "length": length}
        sys.stdout.write(json.dumps(cost) + "\n")
        sys.stdout.flush()


def _scope(path: str, headers: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    plain_path, _, query = path.partition("?")
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
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
