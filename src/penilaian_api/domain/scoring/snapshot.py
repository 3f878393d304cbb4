"""Freeze a result as bytes, and compute it again from those bytes alone."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.scorecard import outcome, score
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, ordered
from penilaian_api.domain.scoring.record.wire import (
    facts_from_wire,
    facts_to_wire,
    from_wire,
    to_wire,
)
from penilaian_api.domain.scoring.scheme.scheme import Scheme, digest

# Rises when the same inputs under the same scheme may give another trail or another outcome.
ENGINE: Final = "1"


def snapshot_bytes(
    scheme_digest: str, inputs: Sequence[Input], facts: Facts, card: Scorecard
) -> bytes:
    """Return the canonical JSON of a result: inputs, engine, scheme, trail and outcome.

    RFC 8785 for what stands here: strings, integers and ASCII keys.
    """
    content = {
        "engine": ENGINE,
        "scheme": scheme_digest,
        "inputs": [to_wire(item) for item in ordered(inputs)],
        "facts": facts_to_wire(facts),
        "trail": [step.wire() for step in card.trail],
        "outcome": outcome(card),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a snapshot, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def recompute(content: bytes, scheme: Scheme) -> Scorecard:
    """Return what the inputs in a snapshot give today; refuse another scheme than it names."""
    inputs, facts = _read(content, scheme)
    return score(scheme, inputs, facts)


def matches(content: bytes, scheme: Scheme) -> bool:
    """Tell whether a snapshot's inputs still give exactly the bytes that were stored."""
    inputs, facts = _read(content, scheme)
    again = snapshot_bytes(digest(scheme), inputs, facts, score(scheme, inputs, facts))
    return again == content


def _read(content: bytes, scheme: Scheme) -> tuple[tuple[Input, ...], Facts]:
    """Take inputs and facts out of a snapshot."""
    try:
        read = json.loads(content)
        named = read["scheme"]
        inputs, facts = from_wire(read["inputs"]), facts_from_wire(read["facts"])
    except (ValueError, KeyError, TypeError, AttributeError, BadData):
        raise BadData("snapshot_invalid") from None
    if named != digest(scheme):
        raise BadData("snapshot_of_another_scheme")
    return inputs, facts
