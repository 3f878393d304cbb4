"""Record what the service answers in the demonstration, as the examples of its contract.

Of each operation the answer with the most fields is kept; long lists and texts are cut, and what
differs from run to run or is secret is replaced.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

import httpx

MAX_RECORDS: Final = 2
"""How many records of a list are kept; a list of plain values is one value and stays whole."""
MAX_TEXT: Final = 2000
METHODS: Final = ("get", "post", "put", "patch", "delete")
PLACEHOLDERS: Final[Mapping[str, str]] = {
    "access_token": "your-access-token",
    "refresh_token": "your-refresh-token",
    "device_secret": "your-device-secret",
    "secret": "shown-this-once",
    "token": "token-of-the-link",
    "receipt": "receipt-of-what-you-said",
    "form": "form-given-out",
    "next": "cursor-of-the-next-page",
    "kid": "name-of-the-key",
    "n": "modulus-of-the-key",
    "x": "first-coordinate-of-the-key",
    "y": "second-coordinate-of-the-key",
}
"""What replaces the fields whose values are secret, or are made anew in each run."""
CODE_PLACEHOLDERS: Final = {"code": "one-time-code", "expires_at": "2026-01-08T02:00:00.000000Z"}
"""What replaces a one-time code; a field of that name elsewhere is the code of a unit or fault."""
PAGE_PLACEHOLDERS: Final = {"as_of": "position-of-the-list", "is_whole": "true"}
"""What replaces the position of a page; a field of that name elsewhere is a day."""
MACHINE_TIME: Final = "2026-01-05T02:00:00.000000Z"
"""What replaces an instant of the machine's clock: those of the story are all on the full hour."""

ADDRESS: Final = "https://penilaian.example"
"""What replaces the address at which the demonstration is served."""

_SURVEY_PAGE: Final = re.compile(r"(?<=/s/)[\w-]{43}")
_LOCAL: Final = re.compile(r"http://(?:127\.0\.0\.1|localhost):\d+")
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGEST: Final = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b")
_OFF_THE_HOUR: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:(?!00:00[.Z])\d\d:\d\d(?:\.\d+)?Z")


class Recorder:
    """Keep the answer of each operation with the most fields, the first of several."""

    def __init__(self, contract: Mapping[str, Any]) -> None:
        self._operations = sorted(_find_operations(contract), key=lambda item: item[1].groups)
        self._answers: dict[str, Any] = {}

    @classmethod
    def from_service(cls, address: str) -> Self:
        """Create a recorder for the contract of the service at an address."""
        return cls(httpx.get(f"{address}/openapi.json", timeout=60).raise_for_status().json())

    @property
    def uncalled(self) -> list[str]:
        """List the operations that nobody has called with success yet."""
        return sorted({name for _, _, name in self._operations} - self._answers.keys())

    def record(self, request: httpx.Request, response: httpx.Response) -> None:
        """Keep an answer if it has more fields than the one kept before."""
        is_json = response.headers.get("content-type") == "application/json"
        name = self._find_name(request)
        if name and is_json and response.is_success:
            answer = _shorten(json.loads(response.read()))
            kept = self._answers.get(name)
            if name not in self._answers or _count_fields(answer) > _count_fields(kept):
                self._answers[name] = answer

    def write(self, path: Path) -> None:
        """Write the answers to a file, sorted by the names of their operations."""
        examples = {name: _replace_ids(self._answers[name]) for name in sorted(self._answers)}
        path.write_text(json.dumps(examples, indent=1, ensure_ascii=False) + "\n", "utf-8")

    def _find_name(self, request: httpx.Request) -> str | None:
        method, path = request.method.lower(), request.url.path
        for operation_method, pattern, name in self._operations:
            if method == operation_method and pattern.fullmatch(path):
                return name
        return None


class RecordingTransport(httpx.BaseTransport):
    """Send requests as any client does, and pass each answer to a recorder."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and record its answer."""
        response = self._inner.handle_request(request)
        response.read()
        self._recorder.record(request, response)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _find_operations(contract: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Give each operation that answers with an object: its method, path pattern and name."""
    for path, item in contract["paths"].items():
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "([^/]+)", re.escape(path)))
        for method in METHODS:
            if method in item and _answers_json(item[method]):
                yield method, pattern, item[method]["operationId"]


_FILE = {"schema": {"type": "array"}}
"""What answers with a file, be it one of JSON: no example shows it."""


def _answers_json(operation: Mapping[str, Any]) -> bool:
    return any(
        answer.get("content", {}).get("application/json", _FILE)["schema"].get("type") != "array"
        for code, answer in operation["responses"].items()
        if code.startswith("2")
    )


def _shorten(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Cut long lists and texts of an answer, and replace its secrets."""
    if isinstance(value, dict):
        placeholders = dict(PLACEHOLDERS)
        for more in (CODE_PLACEHOLDERS, PAGE_PLACEHOLDERS):
            placeholders |= more if value.keys() >= more.keys() else {}
        return {
            name: placeholders[name]
            if name in placeholders and isinstance(member, str)
            else _shorten(member)
            for name, member in value.items()
        }
    if isinstance(value, list):
        has_records = any(isinstance(member, dict | list) for member in value)
        return [_shorten(member) for member in value[: MAX_RECORDS if has_records else None]]
    if isinstance(value, str):
        text = _SURVEY_PAGE.sub(PLACEHOLDERS["token"], _LOCAL.sub(ADDRESS, value))
        return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"
    return value


def _count_fields(answer: Any) -> int:  # noqa: ANN401 - any JSON
    """Count the fields that an answer fills, each once however long the list is."""
    return len({*_list_field_paths(answer, "")})


def _list_field_paths(value: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _list_field_paths(member, f"{path}/{name}")
    elif isinstance(value, list):
        for member in value:
            yield from _list_field_paths(member, path)
    elif value not in {None, ""}:
        yield path


def _replace_ids(answer: Any) -> Any:  # noqa: ANN401 - any JSON
    """Replace ids, digests and machine times of an answer, so that each run writes the same."""
    text = json.dumps(answer, ensure_ascii=False)
    ids: dict[str, str] = {}
    for original in _ID.findall(text):
        ids.setdefault(original, f"01970000-0000-7000-8000-{len(ids) + 1:012}")
    digests: dict[str, str] = {}
    for original in _DIGEST.findall(text):
        replacement = hashlib.sha256(str(len(digests) + 1).encode()).hexdigest()
        digests.setdefault(original, replacement[: len(original)])
    text = _ID.sub(lambda match: ids[match.group()], text)
    text = _DIGEST.sub(lambda match: digests[match.group()], text)
    return json.loads(_OFF_THE_HOUR.sub(MACHINE_TIME, text))
