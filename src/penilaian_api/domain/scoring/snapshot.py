"""Freeze a result as snapshot bytes, parse them, and recompute the result from them alone."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.scorecard import outcome_to_wire, score
from penilaian_api.domain.scoring.record.canonical import canonical_text
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, sort_inputs
from penilaian_api.domain.scoring.record.trail import NEWEST, EngineVersion
from penilaian_api.domain.scoring.record.wire import (
    facts_from_wire,
    facts_to_wire,
    from_wire,
    to_wire,
)
from penilaian_api.domain.scoring.scheme.scheme import Scheme, digest


@dataclass(frozen=True, slots=True)
class ParsedSnapshot:
    """A snapshot whose bytes were parsed once: scheme and engine that it names, inputs and facts.

    *wire_inputs* are the inputs exactly as the bytes state them.
    """

    scheme_digest: str
    engine: EngineVersion
    inputs: tuple[Input, ...]
    facts: Facts
    wire_inputs: tuple[Mapping[str, Any], ...]


def snapshot_bytes(
    scheme_digest: str,
    inputs: Sequence[Input],
    facts: Facts,
    card: Scorecard,
    engine: EngineVersion = NEWEST,
) -> bytes:
    """Return the canonical JSON of a result: inputs, engine, scheme, trail and outcome.

    *engine* is the version that computed *card*. RFC 8785 for what stands here: strings, integers
    and ASCII keys.
    """
    content = {
        "engine": str(engine.value),
        "scheme": scheme_digest,
        "inputs": [to_wire(item) for item in sort_inputs(inputs)],
        "facts": facts_to_wire(facts),
        "trail": [step.to_wire() for step in card.trail],
        "outcome": outcome_to_wire(card),
    }
    return canonical_text(content).encode()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a snapshot, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def parse_snapshot(content: bytes) -> ParsedSnapshot:
    """Parse the bytes of a snapshot, or refuse what is none."""
    try:
        fields = json.loads(content)
        return ParsedSnapshot(
            scheme_digest=fields["scheme"],
            engine=EngineVersion(int(fields["engine"])),
            inputs=from_wire(fields["inputs"]),
            facts=facts_from_wire(fields["facts"]),
            wire_inputs=tuple(fields["inputs"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, InvalidDataError):
        raise InvalidDataError("snapshot_invalid") from None


@dataclass(frozen=True, slots=True)
class CopiedOutcome:
    """What is copied of a result beside its snapshot, for lists."""

    score: Decimal | None
    predicate: str | None
    results: str | None
    behavior: str | None


def copied_outcome(content: bytes) -> CopiedOutcome:
    """Read from the bytes of a snapshot what a copy of its outcome must say."""
    outcome = json.loads(content)["outcome"]
    score, ratings = outcome["score"], outcome["ratings"]
    return CopiedOutcome(
        None if score is None else Decimal(score),
        outcome["predicate"],
        ratings["results"],
        ratings["behavior"],
    )


NOTHING_FROZEN: Final = CopiedOutcome(None, None, None, None)
"""What is copied while no snapshot is in force."""


def departs(copy: CopiedOutcome, content: bytes | None, stated_digest: str | None) -> bool:
    """Tell whether a result is not the frozen one: there is none, or its bytes say otherwise."""
    if content is None or digest_of(content) != stated_digest:
        return True
    try:
        return copied_outcome(content) != copy
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        return True


def recompute(snapshot: ParsedSnapshot, scheme: Scheme) -> Scorecard:
    """Score a snapshot's inputs again; refuse another scheme than it names."""
    if snapshot.scheme_digest != digest(scheme):
        raise InvalidDataError("snapshot_of_another_scheme")
    return score(scheme, snapshot.inputs, snapshot.facts, snapshot.engine)


def matches(content: bytes, scheme: Scheme) -> bool:
    """Tell whether a snapshot's inputs still give exactly the bytes that were stored."""
    snapshot = parse_snapshot(content)
    card = recompute(snapshot, scheme)
    again = snapshot_bytes(
        snapshot.scheme_digest, snapshot.inputs, snapshot.facts, card, snapshot.engine
    )
    return again == content
