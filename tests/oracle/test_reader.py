"""A result is whole from its trail alone: a reader that knows only formulas comes to the same."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle import oracle, reader, strategies
from tests.oracle.test_engine_agrees_with_the_oracle import DOCUMENTS, THOROUGH, by_engine

(LAW,) = [document for document in DOCUMENTS if document["key"] == "permenpanrb-6-2022"]
GOLDEN = Path(__file__).parents[1] / "golden" / "snapshots-engine-1.json"
FROZEN = json.loads(GOLDEN.read_text("utf-8"))["snapshots"]


def agree(case):
    """Hold what the reader finds in the trail against the outcome beside it, and the oracle's."""
    scheme, inputs, facts = case
    card = by_engine(*case)
    if "refused" in card:
        return None
    reading = reader.read(card["trail"])
    assert reading["predicate"] == card["predicate"]
    shares = {part["key"]: part["share"] for part in card["parts"] if part["share"] is not None}
    assert {key: reading["shares"][key] for key in shares} == {
        key: Fraction(share) for key, share in shares.items()
    }
    if card["score"] is not None:
        assert reading["score"] == Fraction(card["score"])
        if shares:
            assert sum(reading["shares"].values()) == reading["score"]
    for axis, level in card["suggested"].items():
        assert reading["suggested"][axis] in {level, "none" if level is None else level}
    assert oracle.score(scheme, inputs, facts)["predicate"] == reading["predicate"]
    return reading


@THOROUGH
@given(strategies.cases(strategies.weighted_schemes()))
def test_n6_the_trail_of_a_weighted_result_gives_score_shares_and_losses(case):
    reading = agree(case)
    if reading is not None:
        scheme, inputs, _ = case
        rows = {row["key"]: row["exact"] for row in oracle.all_parts(scheme["parts"], inputs)[0]}
        parts = {part["key"]: part for part in scheme["parts"]}
        counted = {
            key: Fraction(parts[key]["weight"])
            for key, exact in rows.items()
            if exact is not None and Fraction(parts[key]["weight"]) > 0
        }
        whole = sum(counted.values())
        for key, weight in counted.items():
            if parts[key]["source"] == "measurement":
                scale = parts[key]["scale"]["to"]
                cap = parts[key].get("cap")
                most = [100, *map(Fraction, [max(map(Fraction, scale))]), Fraction(cap or 100)]
                lost = weight / whole * max(min(most) - Fraction(rows[key]), 0)
                assert reading["lost"].get(key, 0) == lost


@THOROUGH
@given(strategies.cases(strategies.quadrant_schemes()))
def test_n7_the_trail_of_a_quadrant_gives_classes_proposals_and_predicate(case):
    reading = agree(case)
    if reading is None:
        return
    _, inputs, _ = case
    rated = {item["about"]: item.get("chosen") for item in inputs if item["source"] == "rating"}
    for about, chosen in rated.items():
        assert reading["given"][about] == chosen
    for item in inputs:
        if item["source"] == "indicator" and item["key"] in reading["sides"]:
            reached = oracle.attainment({"zero_target": "0"}, item)
            side = reading["sides"][item["key"]]
            assert side == _side(reached)


def _side(reached):
    if reached is None:
        return "not_realized"
    return "above_target" if reached > 100 else "on_target" if reached == 100 else "below_target"


@settings(THOROUGH, max_examples=100)
@given(strategies.cases(strategies.weighted_quadrant_schemes()))
def test_n7_the_trail_of_a_weighted_quadrant_gives_proposals_and_predicate(case):
    agree(case)


RESULTS = st.lists(
    st.lists(
        st.sampled_from([None, "0", "50", "99.99", "100", "100.01", "250/3", "400"]),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=5,
)


@settings(THOROUGH, max_examples=150)
@given(RESULTS, st.sampled_from(strategies.LEVELS), st.sampled_from(strategies.LEVELS))
def test_n7_the_law_s_own_scheme_is_whole_from_realization_to_predicate(plan, results, behavior):
    inputs = [
        {
            "source": "indicator",
            "key": f"i{at}.{index}",
            "result": f"r{at}",
            "polarity": "higher",
            "target": "100",
            "realization": realization,
        }
        for at, indicators in enumerate(plan)
        for index, realization in enumerate(indicators)
    ]
    inputs += [
        {"source": "rating", "about": about, "chosen": chosen}
        for about, chosen in (("results", results), ("behavior", behavior))
    ]
    card = by_engine(LAW, inputs, {})
    reading = reader.read(card["trail"])
    expected = {f"r{at}": _class(indicators) for at, indicators in enumerate(plan)}
    classes = {key: level for key, level in expected.items() if level is not None}
    assert reading["classes"] == classes
    levels = list(classes.values())
    above, met, below = (levels.count(level) for level in strategies.LEVELS)
    half = Fraction(len(levels), 2)
    proposed = "none"
    if above > half and not below:
        proposed = "above"
    elif below > half:
        proposed = "below"
    elif above + met > half and 4 * below <= len(levels):
        proposed = "met"
    assert reading["suggested"]["results"] == proposed
    assert reading["predicate"] == LAW["cells"][results][behavior]


def _class(indicators):
    sides = [_side(Fraction(each)) for each in indicators if each is not None]
    if not sides:
        return None
    if "below_target" in sides:
        return "below"
    return "above" if set(sides) == {"above_target"} else "met"


@pytest.mark.parametrize("index", range(len(FROZEN)))
def test_n7_trails_of_the_first_engine_are_read_as_before(index):
    content = json.loads(FROZEN[index]["content"])
    reading = reader.read(content["trail"])
    assert reading["predicate"] == content["outcome"]["predicate"]
