"""Serve what is the same for everybody: with a tag, packed where the caller takes it, or as known.

Such a document is made and packed once in the life of the process; a request only chooses a form.
Packing is safe here alone: nothing in it is secret, nor put there by whoever asks.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final, Self

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

WORTH_PACKING: Final = 1_000
"""Bytes; a smaller document is sent as it is."""
NOT_MODIFIED: Final = 304
CSS: Final = "text/css; charset=utf-8"
JSON: Final = "application/json"
UNCHANGED: Final[dict[int | str, Any]] = {
    NOT_MODIFIED: {
        "description": "As you know it: its tag is among those in If-None-Match",
        "model": None,
    }
}
"""How the contract tells that nothing is sent again."""
_KEPT: Final = "public, no-cache"
"""Anybody may keep it, and asks each time whether it is still so."""


@dataclass(frozen=True, slots=True)
class Unvarying:
    """A document that is the same for everybody, plain and packed."""

    content: bytes
    media_type: str
    tag: str
    packed: bytes | None

    @classmethod
    def of(cls, content: bytes, media_type: str) -> Self:
        """Prepare a document."""
        tag = hashlib.sha256(content).hexdigest()[:32]
        packed = gzip.compress(content, 9, mtime=0) if len(content) > WORTH_PACKING else None
        return cls(content, media_type, tag, packed)

    @classmethod
    def of_json(cls, value: object, media_type: str = JSON) -> Self:
        """Prepare a document of JSON."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return cls.of(text.encode(), media_type)

    def choose(self, request: Headers, status: int = 200) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body for whoever sends these headers."""
        is_packed = self.packed is not None and _takes_packed(request.get("accept-encoding", ""))
        # Each form has a tag of its own: the same bytes, the same tag.
        tag = f'"{self.tag}-gzip"' if is_packed else f'"{self.tag}"'
        headers = {"etag": tag, "cache-control": _KEPT, "vary": "Accept-Encoding"}
        if self._is_known(request.get("if-none-match", "")):
            return NOT_MODIFIED, headers, b""
        headers["content-type"] = self.media_type
        if is_packed:
            headers["content-encoding"] = "gzip"
        return status, headers, (self.packed or b"") if is_packed else self.content

    def answer(self, request: Request, **headers: str) -> Response:
        """Answer with it, where a route makes its own response."""
        status, own, body = self.choose(request.headers)
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return Response(body, status, {**own, **more})

    def _is_known(self, tags: str) -> bool:
        """Tell whether the caller has it in any of its forms: weak or strong, packed or not."""
        known = {tag.strip().removeprefix("W/").strip('"') for tag in tags.split(",")}
        return bool(known & {self.tag, f"{self.tag}-gzip", "*"})


def _takes_packed(accepted: str) -> bool:
    """Tell whether ``Accept-Encoding`` allows gzip (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, rest = part.strip().partition(";")
        weights[name.strip()] = _weight(rest)
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
