"""Check where two ratings meet: what proposes them, and who decides."""

import pytest
from tests.domain.scoring.samples import (
    document,
    line,
    measure,
    measured,
    of,
    rate,
    refusal,
    shipped,
    targets,
    weighted,
)

from penilaian_api.domain.scoring.record.inputs import RatingInput
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.vocabulary import ResultKind, Tone

QUADRANT = shipped("permenpanrb-6-2022")


def test_a_quadrant_without_both_ratings_has_no_predicate_and_says_what_is_missing():
    card = of(QUADRANT, [RatingInput("results", "above")])
    assert (card.score, card.predicate) == (None, None)
    assert [gap.key for gap in card.missing] == ["behavior"]
    assert refusal(QUADRANT, [RatingInput("results", "5")])[0] == "level_unknown"


def test_a_result_without_a_rating_speaks_through_its_indicators():
    inputs = [
        line("a", 10, 12, result="r1"),
        line("b", 10, 9, "lower", result="r1"),
        line("c", 10, 10, result="r2"),
        line("d", 10, 11, result="r3"),
        line("e", 10, 1, result="r4", result_kind=ResultKind.ADDITIONAL),
    ]
    assert of(QUADRANT, inputs).suggested.results == "above"
    worse = [*inputs, RatingInput("result:r1", "below")]
    assert of(QUADRANT, worse).suggested.results is None


@pytest.mark.parametrize(
    ("met", "below", "proposed"), [(3, 1, "met"), (6, 2, "met"), (2, 1, None), (5, 2, None)]
)
def test_a_quarter_below_is_still_a_small_part_and_more_is_a_hole(met, below, proposed):
    chosen = ["met"] * met + ["below"] * below
    ratings = [RatingInput(f"result:{index}", word) for index, word in enumerate(chosen)]
    assert of(QUADRANT, ratings).suggested.results == proposed


def test_core_values_propose_the_rating_of_behavior():
    values = [RatingInput(f"core_value:{key}", "above") for key in ("loyal", "adaptive")]
    assert of(QUADRANT, values).suggested.behavior == "above"
    assert of(QUADRANT, []).suggested.behavior is None


@pytest.mark.parametrize(
    ("tone", "proposed"),
    [(None, "above"), ("positive", "above"), ("mixed", None), ("negative", None)],
)
def test_the_tone_of_the_feedback_must_agree(tone, proposed):
    tone = None if tone is None else Tone(tone)
    card = of(QUADRANT, [RatingInput("result:a", "above")], feedback_tone=tone)
    assert card.suggested.results == proposed


def test_a_proposal_never_decides():
    inputs = [*rate("met", "met"), RatingInput("result:a", "below")]
    card = of(QUADRANT, inputs)
    assert (card.suggested.results, card.predicate) == ("below", "good")


def weighted_quadrant(**changed):
    plain = {
        name: value
        for name, value in weighted().items()
        if name not in {"parts", "adjustments", "bands", "conditions", "vetoes"}
    }
    axes = {
        "kind": "weighted_quadrant",
        "results": {"parts": [targets()], "above": "105", "met": "85"},
        "behavior": {
            "parts": [measured("competence"), measured("discipline")],
            "above": "100",
            "met": "70",
        },
        "cells": document("permenpanrb-6-2022")["cells"],
        "overrides": ["study_dropout"],
    }
    return parse(plain | axes | changed)


@pytest.mark.parametrize(
    ("done", "proposed"), [("10.5", "above"), ("10.4994", "met"), ("8", "below")]
)
def test_points_propose_a_rating_through_thresholds_after_rounding(done, proposed):
    card = of(weighted_quadrant(), [line("i", 10, done), measure("competence", 70)])
    assert (card.suggested.results, card.suggested.behavior) == (proposed, "met")
    assert (card.score, card.predicate) == (None, None)
    assert [gap.key for gap in card.missing] == ["discipline", "results", "behavior"]


def test_only_confirmed_ratings_meet_in_the_quadrant():
    inputs = [line("i", 10, 12), *rate("below", "below")]
    card = of(weighted_quadrant(), inputs)
    assert (card.suggested.results, card.suggested.behavior) == ("above", None)
    assert card.predicate == "very_poor"
    assert of(weighted_quadrant(), inputs, study_dropout=True).predicate == "very_poor"
