"""Define the request and response shapes of scoring schemes."""

from typing import Any

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.named import SchemeDocument
from penilaian_api.api.v1.shared.paragraphs import ParagraphOut
from penilaian_api.api.v1.shared.shapes import (
    BY_SOURCE,
    Bilingual,
    Code,
    FaultOut,
    Instant,
    IsSourceVerified,
    Key,
    ShapeIn,
    ShapeOut,
)

_SAMPLE: dict[str, Any] = {
    "key": "own-behavior",
    "kind": "weighted",
    "title": {"id": "Perilaku saja", "en": "Behavior alone"},
    "basis": "Contoh / example",
    "parts": [
        {
            "key": "behavior",
            "label": {"id": "Perilaku", "en": "Behavior"},
            "weight": "1",
            "source": "rating",
            "about": "behavior",
            "levels": {"above": "110", "met": "90", "below": "60"},
            "missing": "block",
        }
    ],
    "floor": "0",
    "cap": "120",
    "round": 2,
    "cliff_limit": "40",
    "bands": [{"from": "80", "predicate": "good"}, {"from": "0", "predicate": "poor"}],
    "roll_up": "shown",
}


class SchemeIn(ShapeIn):
    """A scheme of your own."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"scheme": _SAMPLE}]})

    scheme: SchemeDocument


class SchemeChoice(ShapeIn):
    """Exactly one of: a whole scheme, a version of your agency, a key."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"scheme_key": "mataram"}]})

    scheme: SchemeDocument | None = None
    scheme_version: Key | None = None
    scheme_key: Code | None = None


class SchemeShippedOut(ShapeOut):
    """A scheme that comes with the program; a retired one is for simulation only."""

    key: str
    kind: str
    title: Bilingual
    basis: str
    is_source_verified: IsSourceVerified = BY_SOURCE
    is_retired: bool
    digest: str
    document: SchemeDocument


class SchemeShippedList(ShapeOut):
    """All schemes that come with the program."""

    items: tuple[SchemeShippedOut, ...]


class SchemeOut(ShapeOut):
    """A version of a scheme as your agency uses it; only a draft can still change."""

    id: Key
    key: str
    number: int
    status: str
    kind: str
    title: Bilingual
    basis: str
    is_source_verified: IsSourceVerified = BY_SOURCE
    digest: str
    document: SchemeDocument
    created_at: Instant
    allowed_actions: tuple[str, ...]
    version: int


class SchemeGuideOut(ShapeOut):
    """A version of a scheme in plain words: what counts, how it is counted, what follows."""

    id: Key
    key: str
    number: int
    title: Bilingual
    paragraphs: tuple[ParagraphOut, ...]


class SchemePage(PageOut):
    """One page of scheme versions, by key and number."""

    items: tuple[SchemeOut, ...]


class SchemeCheckOut(ShapeOut):
    """Whether a scheme may be activated, and what stands against it."""

    key: str
    digest: str
    is_fit: bool
    faults: tuple[FaultOut, ...]
