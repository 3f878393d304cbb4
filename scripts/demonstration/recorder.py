"""What the service answered during the demonstration, kept as the examples of its contract.

Of each operation the answer stays that shows most of its fields; lists are cut short, and what
differs from run to run or is secret has a stand-in.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

import httpx

LONGEST_LIST: Final = 2
"""Of records; a list of words is one value and stays whole."""
LONGEST_TEXT: Final = 2000
METHODS: Final = ("get", "post", "put", "patch", "delete")
STAND_INS: Final[Mapping[str, str]] = {
    "access_token": "your-access-token",
    "refresh_token": "your-refresh-token",
    "secret": "shown-this-once",
    "next": "cursor-of-the-next-page",
    "kid": "name-of-the-key",
    "n": "modulus-of-the-key",
    "x": "first-coordinate-of-the-key",
    "y": "second-coordinate-of-the-key",
}
"""Fields whose values are secret, or are made anew in each run."""
CODE: Final = {"code": "one-time-code", "expires_at": "2026-01-08T02:00:00.000000Z"}
"""What stands for a one-time code; a field of that name elsewhere names a unit or a fault."""
MACHINE_TIME: Final = "2026-01-05T02:00:00.000000Z"
"""What stands for an instant by the machine's clock: the story's own are all on the full hour."""

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGEST: Final = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b")
_OFF_THE_HOUR: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:(?!00:00[.Z])\d\d:\d\d(?:\.\d+)?Z")


class Recorder:
    """Keeps of every operation the answer that shows most, the first of those that show as much."""

    def __init__(self, contract: Mapping[str, Any]) -> None:
        self._operations = sorted(_operations(contract), key=lambda one: one[1].groups)
        self._kept: dict[str, Any] = {}

    @classmethod
    def of(cls, address: str) -> Self:
        """Record by the contract of the service at an address."""
        return cls(httpx.get(f"{address}/openapi.json", timeout=60).raise_for_status().json())

    @property
    def unseen(self) -> list[str]:
        """Name the operations that nobody has called with success yet."""
        return sorted({name for _, _, name in self._operations} - self._kept.keys())

    def note(self, request: httpx.Request, response: httpx.Response) -> None:
        """Keep an answer, if it shows more than the one that was kept before."""
        is_json = response.headers.get("content-type") == "application/json"
        name = self._named(request)
        if name and is_json and response.is_success:
            answer = _short(json.loads(response.read()))
            if name not in self._kept or _told(answer) > _told(self._kept[name]):
                self._kept[name] = answer

    def write(self, path: Path) -> None:
        """Write what was kept, in the order of the names of the operations."""
        examples = {name: _settled(self._kept[name]) for name in sorted(self._kept)}
        path.write_text(json.dumps(examples, indent=1, ensure_ascii=False) + "\n", "utf-8")

    def _named(self, request: httpx.Request) -> str | None:
        method, path = request.method.lower(), request.url.path
        for wanted, pattern, name in self._operations:
            if method == wanted and pattern.fullmatch(path):
                return name
        return None


class Recording(httpx.BaseTransport):
    """Sends requests as any client does, and shows each answer to the recorder."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        response = self._inner.handle_request(request)
        response.read()
        self._recorder.note(request, response)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _operations(contract: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Give each operation that answers with JSON: method, pattern of its path, name."""
    for path, item in contract["paths"].items():
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "([^/]+)", re.escape(path)))
        for method in METHODS:
            if method in item and _answers_json(item[method]):
                yield method, pattern, item[method]["operationId"]


def _answers_json(operation: Mapping[str, Any]) -> bool:
    return any(
        "application/json" in answer.get("content", {})
        for code, answer in operation["responses"].items()
        if code.startswith("2")
    )


def _short(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        named = {**STAND_INS, **CODE} if value.keys() >= CODE.keys() else STAND_INS
        return {
            name: named[name] if name in named and isinstance(one, str) else _short(one)
            for name, one in value.items()
        }
    if isinstance(value, list):
        is_records = any(isinstance(one, dict | list) for one in value)
        return [_short(one) for one in value[: LONGEST_LIST if is_records else None]]
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return value[:LONGEST_TEXT] + "…"
    return value


def _told(value: Any) -> int:  # noqa: ANN401 - any JSON
    """Count the fields that an answer shows, each once however long the list is."""
    return len({*_fields(value, "")})


def _fields(value: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _fields(one, f"{path}/{name}")
    elif isinstance(value, list):
        for one in value:
            yield from _fields(one, path)
    elif value not in {None, ""}:
        yield path


def _settled(answer: Any) -> Any:  # noqa: ANN401 - any JSON
    """Give ids and digests of an answer numbers, so that the next run writes the same."""
    written = json.dumps(answer, ensure_ascii=False)
    ids: dict[str, str] = {}
    for found in _ID.findall(written):
        ids.setdefault(found, f"01970000-0000-7000-8000-{len(ids) + 1:012}")
    digests: dict[str, str] = {}
    for found in _DIGEST.findall(written):
        drawn = hashlib.sha256(str(len(digests) + 1).encode()).hexdigest()
        digests.setdefault(found, drawn[: len(found)])
    written = _ID.sub(lambda one: ids[one.group()], written)
    written = _DIGEST.sub(lambda one: digests[one.group()], written)
    return json.loads(_OFF_THE_HOUR.sub(MACHINE_TIME, written))
