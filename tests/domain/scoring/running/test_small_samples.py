"""What becomes of a measured value that rests on few answers: by the stated rule, told whole."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle import reader

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine import scorecard
from penilaian_api.domain.scoring.explanation import explain
from penilaian_api.domain.scoring.record import wire
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.domain.scoring.scheme.scheme import parse

LABEL = {"id": "Kepuasan", "en": "Satisfaction"}
BANDS = [{"from": "50", "predicate": "good"}, {"from": "0", "predicate": "poor"}]
SCALE = {"from": ["25", "100"], "to": ["25", "100"]}


def scheme_with(rule: dict[str, Any] | None) -> dict[str, Any]:
    part = {"label": LABEL, "weight": "50", "source": "measurement", "scale": SCALE}
    part |= {"missing": "zero"}
    surveyed = {"key": "satisfaction", **part, **({"small_sample": rule} if rule else {})}
    return {
        "key": "few",
        "kind": "weighted",
        "title": LABEL,
        "basis": "A test.",
        "parts": [surveyed, {"key": "discipline", **part}],
        "adjustments": [],
        "floor": "0",
        "cap": "120",
        "round": 2,
        "cliff_limit": "5",
        "bands": BANDS,
        "conditions": [],
        "vetoes": [],
        "roll_up": "shown",
    }


def card_of(rule: dict[str, Any] | None, value: str, **more: Any) -> Scorecard:
    surveyed = {"source": "measurement", "part": "satisfaction", "value": value, **more}
    other = {"source": "measurement", "part": "discipline", "value": "80"}
    return scorecard.score(parse(scheme_with(rule)), wire.from_wire([surveyed, other]), Facts())


def points(card: Scorecard, key: str = "satisfaction") -> Fraction:
    return next(part.points for part in card.parts if part.key == key)


SHRINK = {"below": 30, "rule": "shrink", "k": "10"}
values = st.decimals(25, 100, places=4).map(str)


@settings(max_examples=150, deadline=None)
@given(values, values, st.integers(0, 60), st.integers(1, 500))
def test_a_few_answers_lie_between_what_was_measured_and_the_history(
    value: str, previous: str, count: int, k: int
) -> None:
    rule = {"below": 30, "rule": "shrink", "k": str(k)}
    card = card_of(rule, value, count=count, previous=previous, previous_origin="survey:x")
    counted, measured, history = points(card), Fraction(value), Fraction(previous)
    if count >= 30:
        assert counted == measured
    else:
        assert counted == (count * measured + k * history) / (count + k)
        assert min(measured, history) <= counted <= max(measured, history)
    reader.read([step.to_wire() for step in card.trail])  # a stranger works it out again


@settings(max_examples=100, deadline=None)
@given(values, values, values, st.integers(0, 29))
def test_a_better_value_never_counts_for_less(low: str, high: str, past: str, count: int) -> None:
    worse, better = sorted((low, high), key=Fraction)
    pair = [points(card_of(SHRINK, each, count=count, previous=past)) for each in (worse, better)]
    assert pair[0] <= pair[1]


@settings(max_examples=60, deadline=None)
@given(values, values, st.integers(0, 28))
def test_the_more_answer_the_nearer_it_stands_to_what_was_measured(
    value: str, past: str, count: int
) -> None:
    fewer, more = (
        abs(points(card_of(SHRINK, value, count=each, previous=past)) - Fraction(value))
        for each in (count, count + 1)
    )
    assert more <= fewer


def test_the_trail_and_the_explanation_tell_of_it() -> None:
    bounds = {"low": "70", "high": "90"}
    history = {"previous": "90", "previous_origin": "survey:last"}
    card = card_of(SHRINK, "80", count=10, **bounds, **history)
    (step,) = [step.to_wire() for step in card.trail if step.id == "drawn/satisfaction"]
    assert step["exact"] == "85/1"
    assert "previous = 90 @ survey:last" in step["inputs"]
    text = {language: explain(card, language).text for language in ("id", "en")}
    assert "80.00 is drawn toward the unit's own value before (90.00); 85.00 counts" in text["en"]
    assert "80,00 ditarik ke nilai unit itu sebelumnya (90,00); yang dihitung 85,00" in text["id"]


def test_without_a_history_or_a_count_the_value_stands() -> None:
    assert points(card_of(SHRINK, "80", count=3)) == 80
    assert points(card_of(SHRINK, "80", previous="90")) == 80
    assert points(card_of(None, "80", count=3, previous="90")) == 80


def test_few_answers_leave_the_part_out_and_it_is_told() -> None:
    card = card_of({"below": 30, "rule": "renormalize"}, "30", count=29)
    assert card.score == 80
    assert [(gap.key, gap.few) for gap in card.missing] == [("satisfaction", 29)]
    assert "hanya bersandar pada 29 jawaban" in explain(card, "id").text
    assert "rests on only 29 answers" in explain(card, "en").text
    assert card_of({"below": 30, "rule": "renormalize"}, "30", count=30).score == 55


def test_few_answers_are_refused_with_how_many_are_needed() -> None:
    with pytest.raises(InvalidDataError) as refusal:
        card_of({"below": 30, "rule": "block"}, "30", count=29)
    (fault,) = refusal.value.faults
    assert (fault.code, fault.facts["count"], fault.facts["least"]) == ("few_answers", "29", "30")


@pytest.mark.parametrize(
    "rule",
    [
        {"below": 30, "rule": "shrink"},
        {"below": 30, "rule": "shrink", "k": "0"},
        {"below": 30, "rule": "block", "k": "3"},
        {"below": 0, "rule": "block"},
        {"below": 30, "rule": "guess"},
        {"rule": "block"},
    ],
)
def test_a_rule_that_says_nothing_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises((InvalidDataError, ValueError)):
        parse(scheme_with(rule))
