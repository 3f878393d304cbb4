"""The oracle itself, held against cases computed by hand."""

from fractions import Fraction

import pytest
from tests.oracle import oracle

BANDS = [
    {"from": "95", "predicate": "very_good"},
    {"from": "80", "predicate": "good"},
    {"from": "65", "predicate": "needs_improvement"},
    {"from": "50", "predicate": "poor"},
    {"from": "0", "predicate": "very_poor"},
]
TARGETS = {"key": "targets", "weight": "60", "source": "indicators", "missing": "block"}
DISCIPLINE = {
    "key": "discipline",
    "weight": "20",
    "source": "measurement",
    "scale": {"from": ["0", "100"], "to": ["0", "100"]},
    "missing": "renormalize",
}
COMPETENCE = {
    "key": "competence",
    "weight": "20",
    "source": "measurement",
    "scale": {"from": ["1", "5"], "to": ["20", "100"]},
    "missing": "renormalize",
}
ROW = {"above": "very_good", "met": "good", "below": "poor"}


def weighted(*parts, **fields):
    """A weighted scheme of *parts*, with the limits of the seed schemes."""
    rest = {"floor": "0", "cap": "120", "round": 2, "bands": BANDS}
    return {"kind": "weighted", "parts": list(parts), **rest, **fields}


def indicator(target, realization, polarity="higher", **fields):
    """An indicator of its own work result."""
    names = {"source": "indicator", "polarity": polarity, "result": f"{target}/{realization}"}
    return {**names, "target": target, "realization": realization, **fields}


def measured(part, value):
    """A measurement."""
    return {"source": "measurement", "part": part, "value": value}


def rated(about, chosen, **fields):
    """A rating."""
    return {"source": "rating", "about": about, "chosen": chosen, **fields}


def attained(target, realization, polarity, **part):
    """Points of a single indicator in a part without a cap."""
    item = indicator(target, realization, polarity, **part.pop("item", {}))
    return oracle.indicator_points({**TARGETS, **part}, item)


FOUR = [
    indicator("30", "1", result_weight="10"),
    indicator("12", "1.1", result_weight="20"),
    indicator("6", "26.6", result_weight="10"),
    indicator("30", "32.2", result_weight="40"),
]


@pytest.mark.parametrize("inputs", [FOUR, FOUR[::-1], FOUR[2:] + FOUR[:2]])
def test_571_eighths_round_up_whatever_the_order(inputs):
    card = oracle.score(weighted({**TARGETS, "cap": "120"}), inputs, {})
    assert card["parts"] == [{"key": "targets", "exact": "571/8", "points": "71.38"}]
    assert card["score"] == "71.38"
    assert card["predicate"] == "needs_improvement"


def test_a_part_without_a_value_leaves_its_weight_to_the_others():
    inputs = [
        indicator("1200", "1260", result="r1", result_weight="1", weight="1"),
        indicator({"low": "7", "high": "8"}, "6.5", "lower", result="r1"),
        measured("discipline", "97.5"),
    ]
    card = oracle.score(weighted({**TARGETS, "cap": "120"}, DISCIPLINE, COMPETENCE), inputs, {})
    assert [part["exact"] for part in card["parts"]] == ["1485/14", "195/2", None]
    assert (card["score"], card["predicate"]) == ("103.93", "very_good")
    assert card["missing"] == ["competence"]


def test_three_parts_count_by_their_weights():
    inputs = [indicator("100", "90"), measured("discipline", "80"), measured("competence", "4")]
    card = oracle.score(weighted(TARGETS, DISCIPLINE, COMPETENCE), inputs, {})
    assert (card["score"], card["predicate"]) == ("86.00", "good")


@pytest.mark.parametrize(
    ("target", "realization", "polarity", "points"),
    [
        ("8", "6", "higher", "75"),
        ("8", "6", "lower", "125"),
        ("8", "20", "lower", "0"),
        ("0", "0", "lower", "100"),
        ("0", "3", "lower", "25"),
        ({"low": "7", "high": "8"}, "7.5", "higher", "100"),
        ({"low": "7", "high": "8"}, "10", "higher", "125"),
        ({"low": "8", "high": "10"}, "6", "higher", "75"),
        ({"low": "7", "high": "8"}, "10", "lower", "75"),
        ({"low": "8", "high": "10"}, "6", "lower", "125"),
        ({"low": "60", "high": "80"}, "45", "within", "75"),
        ({"low": "60", "high": "80"}, "100", "within", "75"),
        ({"low": "0", "high": "80"}, "0", "within", "100"),
    ],
)
def test_attainment_follows_target_and_polarity(target, realization, polarity, points):
    assert attained(target, realization, polarity, zero_target="25") == Fraction(points)


def test_a_milestone_is_worth_its_stated_value():
    target = {"steps": [{"key": "draft", "value": "40"}, {"key": "done", "value": "100"}]}
    assert attained(target, None, "milestone", item={"step": "draft"}) == 40


def test_attainment_from_the_baseline_counts_the_way_covered():
    part = {"attainment": "from_baseline", "item": {"baseline": "17"}}
    assert attained("5", "8", "lower", **part) == 75


@pytest.mark.parametrize(("realization", "points"), [("124.4", 100), ("124.5", 75), ("20", 0)])
def test_a_curve_may_round_first_and_may_jump(realization, points):
    lines = [("0", [("0", "-24"), ("100", "76")]), ("125", [("0", "200"), ("100", "100")])]
    segments = [
        {"from": start, "line": [{"at": at, "points": worth} for at, worth in ends]}
        for start, ends in lines
    ]
    curve = {"round": 0, "segments": segments}
    assert attained("100", realization, "higher", curve=curve) == points


def test_reaching_the_greatest_possible_earns_the_top_of_the_curve():
    line = [{"at": "0", "points": "0"}, {"at": "120", "points": "110"}]
    curve = {"segments": [{"from": "0", "line": line}]}
    assert attained("4", "4", "higher", curve=curve, item={"is_maximum": True}) == 110


def test_a_missing_realization_follows_the_policy_of_its_part():
    inputs = [indicator("10", "8"), indicator("10", None)]
    scores = {
        policy: oracle.score(weighted({**TARGETS, "missing": policy}), inputs, {})["score"]
        for policy in ("renormalize", "zero")
    }
    assert scores == {"renormalize": "80.00", "zero": "40.00"}
    with pytest.raises(oracle.BlockedError) as refusal:
        oracle.score(weighted(TARGETS), inputs, {})
    assert refusal.value.part == "targets"


def test_a_part_of_one_aspect_takes_only_its_indicators():
    inputs = [indicator("10", "8", aspects=["time"]), indicator("10", "2", aspects=["cost"])]
    part = {**TARGETS, "aspects": ["time"]}
    assert oracle.score(weighted(part), inputs, {})["score"] == "80.00"


def test_the_innovation_bonus_stops_at_its_cap_and_the_total_at_its_own():
    bonus = {"kind": "innovation", "measurement": "innovation", "factor": "2", "cap": "5"}
    scheme = weighted(DISCIPLINE, adjustments=[bonus])
    for discipline, ideas, score in (("60", "2", "64.00"), ("60", "4", "65.00")):
        inputs = [measured("discipline", discipline), measured("innovation", ideas)]
        assert oracle.score(scheme, inputs, {})["score"] == score
    inputs = [measured("discipline", "100"), measured("innovation", "4")]
    assert oracle.score({**scheme, "cap": "102"}, inputs, {})["score"] == "102.00"


@pytest.mark.parametrize(
    ("facts", "predicate"),
    [
        ({}, "good"),
        ({"new_idea": True}, "very_good"),
        ({"new_idea": True, "sanction": "severe"}, "poor"),
        ({"sanction": "light"}, "good"),
    ],
)
def test_conditions_come_before_vetoes(facts, predicate):
    conditions = [{"predicate": "very_good", "fact": "new_idea"}]
    vetoes = [{"sanction": "severe", "at_most": "poor"}]
    scheme = weighted(DISCIPLINE, conditions=conditions, vetoes=vetoes)
    assert oracle.score(scheme, [measured("discipline", "96")], facts)["predicate"] == predicate


def test_a_band_begins_at_the_rounded_score():
    scores = [
        oracle.score(weighted(DISCIPLINE), [measured("discipline", value)], {})
        for value in ("79.994", "79.995")
    ]
    assert [(card["score"], card["predicate"]) for card in scores] == [
        ("79.99", "needs_improvement"),
        ("80.00", "good"),
    ]


def test_the_quadrant_decides_unless_its_override_does():
    below = dict.fromkeys(ROW, "very_poor")
    scheme = {"kind": "quadrant", "cells": {"above": ROW, "met": ROW, "below": below}}
    scheme |= {"overrides": ["study_dropout"], "study_dropout": below}
    inputs = [rated("results", "above"), rated("behavior", "met")]
    assert oracle.score(scheme, inputs, {})["predicate"] == "good"
    assert oracle.score(scheme, inputs, {"study_dropout": True})["predicate"] == "very_poor"
    assert oracle.score(scheme, inputs[:1], {})["predicate"] is None


@pytest.mark.parametrize(
    ("levels", "tone", "expected"),
    [
        (("above", "above", "met"), "positive", "above"),
        (("above", "above", "met"), "negative", None),
        (("above", "above", "below"), None, "met"),
        (("below", "below", "met"), None, "below"),
        (("met", "below"), None, None),
    ],
)
def test_the_suggestion_follows_most_of_the_main_results(levels, tone, expected):
    tones = {"above": ["positive"], "met": ["positive", "mixed"], "below": ["negative"]}
    scheme = {"kind": "quadrant", "cells": {}, "suggestion": {"tones": tones}}
    inputs = [rated(f"result:{index}", level) for index, level in enumerate(levels)]
    inputs.append(rated("result:other", "below", result_kind="additional"))
    card = oracle.score(scheme, inputs, {"feedback_tone": tone})
    assert card["suggested"]["results"] == expected


def test_points_propose_ratings_and_the_quadrant_waits_for_the_assessor():
    scheme = {"kind": "weighted_quadrant", "floor": "0", "cap": "120", "round": 2}
    scheme["results"] = {"parts": [DISCIPLINE], "above": "100", "met": "80"}
    scheme["behavior"] = {"parts": [COMPETENCE], "above": "100", "met": "80"}
    scheme["cells"] = {"above": ROW, "met": ROW, "below": ROW}
    inputs = [measured("discipline", "79.99"), measured("competence", "4")]
    card = oracle.score(scheme, inputs, {})
    assert card["suggested"] == {"results": "below", "behavior": "met"}
    assert card["predicate"] is None
    inputs += [rated("results", "met"), rated("behavior", "above")]
    assert oracle.score(scheme, inputs, {})["predicate"] == "very_good"
