"""Write documents so that equal meaning is equal bytes, and tell whether one is as it was frozen.

RFC 8785 for what stands in our documents: strings, integers and ASCII keys.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from penilaian_api.domain.errors import ConflictError


def canonical_text(document: Mapping[str, Any]) -> str:
    """Return the text that stands for a document."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def freeze(document: Mapping[str, Any]) -> tuple[str, str]:
    """Return the text that stands for a document, with its digest."""
    text = canonical_text(document)
    return text, digest_of(text)


def refuse_damaged(text: str, digest: str) -> None:
    """Refuse a document that is no longer what was frozen."""
    if digest_of(text) != digest:
        raise ConflictError("result_damaged")
