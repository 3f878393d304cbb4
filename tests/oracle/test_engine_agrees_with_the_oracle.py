"""The engine and an implementation that shares no code with it give the same numbers."""

import tomllib
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracle import oracle, strategies

import penilaian_api
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine import scorecard
from penilaian_api.domain.scoring.record import wire
from penilaian_api.domain.scoring.scheme.scheme import parse

THOROUGH = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCHEMES = Path(penilaian_api.__file__).parent / "data" / "schemes"
DOCUMENTS = [tomllib.loads(path.read_text("utf-8")) for path in sorted(SCHEMES.glob("*.toml"))]
# The written rules give no formula for additional results, so the oracle has none.
SHIPPED = [
    document
    for document in DOCUMENTS
    if document["kind"] == "weighted"
    and all(adjustment["kind"] == "innovation" for adjustment in document["adjustments"])
]


def by_engine(scheme, inputs, facts):
    """Outcome of the engine, or the part for which it refuses."""
    try:
        card = scorecard.scorecard_to_wire(
            scorecard.score(parse(scheme), wire.from_wire(inputs), wire.facts_from_wire(facts))
        )
    except InvalidDataError as refusal:
        if refusal.code not in {"part_missing", "nothing_to_score"}:
            raise
        if refusal.code == "nothing_to_score":
            return {"refused": None}
        return {"refused": refusal.faults[0].pointer.split("/")[2]}
    return card


def by_oracle(scheme, inputs, facts):
    """Outcome of the oracle, or the part for which it refuses; no part that counts is a refusal."""
    try:
        card = oracle.score(scheme, inputs, facts)
    except oracle.BlockedError as refusal:
        return {"refused": refusal.part}
    if scheme["kind"] == "weighted" and card["score"] is None:
        return {"refused": None}
    return card


def counted(scheme, card):
    """Exact points of the parts that have points and a weight."""
    axes = [scheme.get(axis, {}) for axis in ("results", "behavior")]
    made = [part for holder in (scheme, *axes) for part in holder.get("parts", [])]
    weighty = {part["key"] for part in made if Fraction(part["weight"]) > 0}
    return {p["key"]: p["exact"] for p in card["parts"] if p["exact"] and p["key"] in weighty}


def agree(case):
    """Hold both outcomes of *case* against each other."""
    theirs, ours = by_engine(*case), by_oracle(*case)
    assert theirs.get("refused", "no") == ours.get("refused", "no")
    if "refused" not in ours:
        assert theirs["score"] == ours["score"]
        assert theirs["predicate"] == ours["predicate"]
        assert counted(case[0], theirs) == counted(case[0], ours)
        if case[0]["kind"] != "weighted":
            assert theirs["suggested"] == ours["suggested"]


@THOROUGH
@given(strategies.cases(strategies.weighted_schemes()))
def test_weighted_schemes_give_the_same_score(case):
    agree(case)


@THOROUGH
@given(strategies.cases(strategies.quadrant_schemes()))
def test_quadrants_give_the_same_predicate_and_suggestion(case):
    agree(case)


@THOROUGH
@given(strategies.cases(strategies.weighted_quadrant_schemes()))
def test_weighted_quadrants_give_the_same_points_and_proposals(case):
    agree(case)


@settings(THOROUGH, max_examples=60)
@given(st.sampled_from(SHIPPED).flatmap(lambda scheme: strategies.cases(st.just(scheme))))
def test_shipped_weighted_schemes_give_the_same_score(case):
    agree(case)


@given(strategies.cases(strategies.weighted_schemes()))
def test_an_indicator_keeps_the_kind_of_its_result(case):
    stated = [item["result_kind"] for item in case[1] if item["source"] == "indicator"]
    read = [item for item in wire.from_wire(case[1]) if hasattr(item, "polarity")]
    assert [item.result_kind for item in read] == stated
