"""Check the laws of scoring: for every scheme and every input."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.domain.scoring.samples import (
    amounts,
    cases,
    facts,
    line,
    measure,
    measured,
    plans,
    rate,
    recompute_trail,
    schemes,
    shipped,
    some,
    targets,
    values,
    weighted,
    weights,
)

from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.record.inputs import Facts, IndicatorInput, MeasurementInput
from penilaian_api.domain.scoring.record.numbers import number, ratio, text
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.vocabulary import Expectation, Polarity, Predicate

ORDER = list(Predicate)


@some
@given(cases(), amounts, st.data())
def test_a_better_realization_never_lowers_the_score(case, step, data):
    document, inputs, known = case
    one_way = [
        item
        for item in inputs
        if isinstance(item, IndicatorInput) and item.polarity is not Polarity.WITHIN
    ]
    assume(one_way)
    chosen = data.draw(st.sampled_from(one_way))
    way = 1 if chosen.polarity is Polarity.HIGHER else -1
    better = replace(chosen, realization=max(chosen.realization + way * step, Fraction(0)))
    raised = [better if item is chosen else item for item in inputs]
    before, after = score(parse(document), inputs, known), score(parse(document), raised, known)
    assert after.score >= before.score
    assert ORDER.index(after.predicate) <= ORDER.index(before.predicate)


@some
@given(cases(realized=False), st.randoms(use_true_random=False))
def test_the_order_of_inputs_does_not_matter(case, random):
    document, inputs, known = case
    shuffled = list(inputs)
    random.shuffle(shuffled)
    assert score(parse(document), shuffled, known) == score(parse(document), inputs, known)


@some
@given(cases(), st.integers(min_value=2, max_value=1000))
def test_scaling_all_weights_changes_nothing(case, factor):
    document, inputs, known = case
    parts = [part | {"weight": str(int(part["weight"]) * factor)} for part in document["parts"]]
    scaled = score(parse(document | {"parts": parts}), inputs, known)
    plain = score(parse(document), inputs, known)
    assert (scaled.score, scaled.predicate) == (plain.score, plain.predicate)
    assert [part.share for part in scaled.parts] == [part.share for part in plain.parts]


@some
@given(cases(), values)
def test_a_part_of_weight_zero_changes_nothing(case, value):
    document, inputs, known = case
    idle = measured("satisfaction", "0", missing="block")
    with_idle = parse(document | {"parts": [*document["parts"], idle]})
    plain = score(parse(document), inputs, known)
    assert score(with_idle, inputs, known) == plain
    assert score(with_idle, [*inputs, MeasurementInput("satisfaction", value)], known) == plain


@some
@given(plans(), values, weights)
def test_a_renormalized_part_equals_one_with_the_mean_of_the_rest(plan, value, weight):
    wide = {"scale": {"from": ["0", "1000"], "to": ["0", "1000"]}}
    scheme = parse(
        weighted(targets(), measured("discipline"), measured("competence", str(weight), **wide))
    )
    inputs = [*plan, MeasurementInput("discipline", value)]
    without = score(scheme, inputs, Facts())
    total = {step.id: step for step in without.trail}["total"].exact
    with_mean = score(scheme, [*inputs, MeasurementInput("competence", total)], Facts())
    assert with_mean.score == without.score
    assert [gap.key for gap in without.missing] == ["competence"]


@some
@given(cases(realized=False))
def test_the_score_stays_within_floor_and_cap(case):
    document, inputs, known = case
    bands = [{"from": "20", "predicate": "good"}]
    narrow = parse(document | {"floor": "20", "cap": "90", "bands": bands})
    assert 20 <= score(narrow, inputs, known).score <= 90


@some
@given(st.sampled_from(Expectation), st.sampled_from(Expectation), facts, st.booleans())
def test_the_predicate_is_never_better_when_one_axis_gets_worse(results, behavior, known, dropout):
    scheme = shipped("permenpanrb-6-2022")
    known = replace(known, study_dropout=dropout)
    here = score(scheme, rate(results, behavior), known).predicate
    levels = list(Expectation)
    for worse in levels[levels.index(results) + 1 :]:
        there = score(scheme, rate(worse, behavior), known).predicate
        assert ORDER.index(there) >= ORDER.index(here)
    for worse in levels[levels.index(behavior) + 1 :]:
        there = score(scheme, rate(results, worse), known).predicate
        assert ORDER.index(there) >= ORDER.index(here)


@some
@given(cases(realized=False))
def test_a_stranger_recomputes_the_result_from_the_trail_alone(case):
    document, inputs, known = case
    card = score(parse(document), inputs, known)
    done = recompute_trail(scorecard_to_wire(card)["trail"])
    assert done["score"] == Fraction(card.score)
    assert list(done.values())[[*done].index("predicate")] in ORDER
    decided = [done[name] for name in done if name == "predicate" or name.startswith("condi")]
    assert decided[-1] == card.predicate


@some
@given(schemes(), plans(), values)
def test_the_shares_of_the_parts_sum_to_the_total(document, plan, value):
    card = score(parse(document), [*plan, MeasurementInput("discipline", value)], Facts())
    steps = {step.id: step for step in card.trail}
    assert sum(part.share for part in card.parts) == steps["total"].exact
    lost = sum(item.lost for item in card.items)
    assert lost >= 100 - steps["total"].exact


def test_a_tie_at_the_second_decimal_is_exact_in_any_order():
    amounts_of_page = [("1", "30", 10), ("1.1", "12", 20), ("26.6", "6", 10), ("32.2", "30", 40)]
    inputs = [
        line(f"i{index}", target, done, weight=Fraction(weight), result="r")
        for index, (done, target, weight) in enumerate(amounts_of_page)
    ]
    scheme = parse(weighted(targets("100", cap="120")))
    card = score(scheme, inputs, Facts())
    assert {step.id: step for step in card.trail}["total"].exact == Fraction(571, 8)
    assert format(card.score, "f") == "71.38"
    assert score(scheme, inputs[::-1], Facts()) == card


def test_an_exact_half_is_rounded_up():
    scheme = parse(weighted(measured("discipline", "100"), round=2))
    card = score(scheme, [measure("discipline", "71.375")], Facts())
    assert format(card.score, "f") == "71.38"


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**9))
def test_a_number_survives_its_text(value):
    assert number(text(value)) == value
    assert number(ratio(value)) == value


def test_a_number_with_many_places_is_written_as_a_ratio():
    assert text(Fraction(1, 2**12)) == "0.000244140625"
    assert text(Fraction(1, 2**13)) == "1/8192"
