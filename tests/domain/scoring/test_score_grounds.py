"""What explains a score: proposals in steps, shares that add up, losses, limits, vetoes."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.scoring.samples import (
    cases,
    document,
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
)

from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.record.inputs import Facts, IndicatorInput, Range, RatingInput
from penilaian_api.domain.scoring.record.numbers import apportion, round_half_up
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.vocabulary import (
    Capacity,
    Expectation,
    Predicate,
    ResultKind,
    Sanction,
    Tone,
)

LAW = shipped("permenpanrb-6-2022")


def steps_of(card):
    wire = scorecard_to_wire(card)["trail"]
    return {step["id"]: step for step in wire}, recompute_trail(wire)


@given(
    st.lists(st.fractions(min_value=-50, max_value=150), min_size=1, max_size=9), st.integers(0, 4)
)
def test_n6_rounded_parts_add_up_to_the_rounded_whole(parts, digits):
    whole = Fraction(round_half_up(sum(parts), digits))
    written = [Fraction(value) for value in apportion(whole, parts, digits)]
    assert sum(written) == whole
    unit = Fraction(1, 10**digits)
    assert all(
        abs(value - part) < unit or abs(value - part) <= unit
        for value, part in zip(written, parts, strict=True)
    )
    exact = [index for index, part in enumerate(parts) if part % unit == 0]
    assert all(written[index] == parts[index] for index in exact)


@some
@given(schemes(), plans(realized=False), values, values, facts)
def test_n6_shares_additions_and_limits_add_up_to_the_score(stated, plan, first, second, known):
    stated |= {"cap": "90", "floor": "60"} if first > second else {}
    inputs = [*plan, measure("discipline", first), measure("competence", second)]
    card = score(parse(stated), inputs, known)
    _, done = steps_of(card)
    written = {key: value for key, value in done.items() if key.startswith("written_share/")}
    assert sum(written.values()) == Fraction(card.score)
    for part in card.parts:
        assert written[f"written_share/{part.key}"] == Fraction(part.written_share)
        assert done[f"share/{part.key}"] == part.share


@some
@given(cases(realized=False))
def test_n6_every_point_that_was_lost_is_a_step(case):
    stated, inputs, known = case
    card = score(parse(stated), inputs, known)
    _, done = steps_of(card)
    lost = {
        key.removeprefix("lost/"): value for key, value in done.items() if key.startswith("lost/")
    }
    assert lost == {item.key: item.lost for item in card.items if item.lost}


TWO = [measured("discipline", "50"), measured("competence", "50")]


@pytest.mark.parametrize(
    ("limits", "first", "second", "code", "gains"),
    [
        ({"cap": "80"}, 90, 90, "cap", [0, 0]),
        ({"cap": "80"}, 110, 40, None, [0, 5]),
        ({"floor": "40"}, 0, 0, "floor", [10, 10]),
        ({"floor": "40"}, 30, 90, None, [35, 5]),
        ({"floor": "60"}, 10, 20, "floor", [0, 0]),
        ({}, 120, 120, None, [0, 0]),
        ({}, 95, 99, None, ["2.5", "0.5"]),
    ],
)
def test_n6_floor_and_cap_are_named_and_a_gain_is_what_still_comes_through(
    limits, first, second, code, gains
):
    scheme = parse(weighted(*TWO, **limits))
    inputs = [measure("discipline", first), measure("competence", second)]
    card = score(scheme, inputs, Facts())
    assert [note.code for note in card.notes] == ([code] if code else [])
    assert [item.gain for item in card.items] == [Fraction(str(gain)) for gain in gains]
    steps, _ = steps_of(card)
    assert ("limit" in steps) is (code is not None)
    for item in card.items:
        better = [
            measure(part.part, 100 if part.part == item.key and part.value < 100 else part.value)
            for part in inputs
        ]
        risen = score(scheme, better, Facts()).score - card.score
        assert Fraction(risen) == item.gain, item.key


@pytest.mark.parametrize("cap", ["40", "60", "99.5", "120"])
@pytest.mark.parametrize("done", [0, 30, 50, 80, 130])
def test_n6_a_part_that_stops_at_its_cap_loses_nothing_beyond_it(cap, done):
    scheme = parse(weighted(targets("100", cap=cap)))
    card = score(scheme, [line("i", 100, done)], Facts())
    most = min(Fraction(cap), 100)
    (item,) = card.items
    assert item.lost == max(most - done, 0)
    assert (item.raw is not None) is (done > Fraction(cap))
    better = score(scheme, [line("i", 100, max(done, 100))], Facts())
    assert Fraction(better.score) - Fraction(card.score) == item.gain


@pytest.mark.parametrize(("level", "at_most"), list(product(Sanction, Predicate)))
@pytest.mark.parametrize("sanction", Sanction)
def test_n7_a_veto_cites_sanction_level_and_both_orders(sanction, level, at_most):
    scheme = parse(weighted(targets(), vetoes=[{"sanction": level, "at_most": at_most}]))
    card = score(scheme, [line("i", 100, 85)], Facts(sanction=sanction))
    steps, done = steps_of(card)
    if list(Sanction).index(sanction) < list(Sanction).index(level):
        assert "veto/0" not in steps
        return
    inputs = steps["veto/0"]["inputs"]
    assert f"sanction = {sanction} @ fact:sanction" in inputs
    assert f"level = {level} @ scheme:vetoes/{level}" in inputs
    for order in (Sanction, Predicate):
        assert ", ".join(f"'{value}'" for value in order) in steps["veto/0"]["formula"]
    assert done["veto/0"] == card.predicate


SIDES = {"above": 120, "on": 100, "below": 80, "none": None}
CLASSES = {
    ("above",): "above",
    ("on",): "met",
    ("below",): "below",
    ("none",): None,
    ("above", "above"): "above",
    ("above", "on"): "met",
    ("above", "below"): "below",
    ("on", "none"): "met",
    ("above", "none"): "above",
    ("below", "none"): "below",
    ("none", "none"): None,
}


@pytest.mark.parametrize(
    ("sides", "rated", "kind"), list(product(CLASSES, [None, *Expectation], ResultKind))
)
def test_n7_each_work_result_has_a_step_from_realization_to_class(sides, rated, kind):
    lines = [
        line(f"i{index}", 100, SIDES[side], result="r1", result_kind=kind)
        for index, side in enumerate(sides)
    ]
    ratings = [] if rated is None else [RatingInput("result:r1", rated, result_kind=kind)]
    card = score(LAW, [*lines, *ratings, *rate("met", "met")], Facts())
    steps, done = steps_of(card)
    for each in lines:
        side = f"result/r1/indicator/{each.key}/side"
        if each.realization is None:
            assert done[side] == "not_realized"
            continue
        attained = steps[f"result/r1/indicator/{each.key}/attainment"]
        assert f"realization = {each.realization} @ {each.origin}" in attained["inputs"]
        assert f"target = 100 @ {each.origin}" in attained["inputs"]
    assert done.get("result/r1/by_indicators") == CLASSES[sides]
    (result,) = card.work_results
    assert (result.proposed, result.rated) == (CLASSES[sides], rated)
    counted = (rated or CLASSES[sides]) if kind is ResultKind.MAIN else None
    assert result.counted == counted
    assert done.get("count/results", 0) == (counted is not None)
    proposed = steps["rating/results"]["inputs"][1]
    assert proposed == f"proposed = {counted or 'none'} @ step:suggestion/results"


@pytest.mark.parametrize("levels", list(product(Expectation, repeat=3)))
@pytest.mark.parametrize("tone", [None, *Tone])
def test_n7_a_proposal_is_whole_from_the_trail_alone(levels, tone):
    ratings = [RatingInput(f"result:r{index}", level) for index, level in enumerate(levels)]
    card = score(LAW, [*ratings, *rate("below", "met")], Facts(feedback_tone=tone))
    steps, done = steps_of(card)
    last = done.get("suggestion/results/tone", done["suggestion/results"])
    assert last == (card.suggested.results or "none")
    for level in Expectation:
        assert done[f"count/results/{level}"] == levels.count(level)
    origins = {entry.rpartition(" @ ")[2] for entry in steps["count/results/met"]["inputs"]}
    assert origins == {f"step:rating/result:r{index}" for index in range(3)}
    counted = [entry for step in steps.values() for entry in step["inputs"] if "counted" in entry]
    assert counted == ["n = 0 @ counted"]  # no core value was rated


@pytest.mark.parametrize("capacity", [None, *Capacity])
@pytest.mark.parametrize("reason", ["", "Dua laporan terlambat."])
@pytest.mark.parametrize("earlier", [None, "below"])
def test_n7_a_rating_tells_who_gave_it_and_in_which_capacity(capacity, reason, earlier):
    by = "employee:019a0000-0000-7000-8000-000000000001"
    given_rating = RatingInput(
        "results", "met", reason=reason, by=by, capacity=capacity, earlier=earlier, origin="x:1@2"
    )
    card = score(LAW, [given_rating, RatingInput("behavior", "met")], Facts())
    steps, _ = steps_of(card)
    inputs = steps["rating/results"]["inputs"]
    assert inputs[0] == "chosen = met @ x:1@2"
    assert f"by = {by} @ capacity:{capacity or 'not_recorded'}" in inputs
    assert f"reason = {'stated' if reason else 'none'} @ input:results" in inputs
    before = "objection" if capacity is Capacity.DECIDER else "calibration"
    stated = [entry for entry in inputs if entry.startswith("earlier = ")]
    assert stated == ([f"earlier = below @ rating:before_{before}"] if earlier else [])
    assert "results = met @ step:rating/results" in steps["predicate"]["inputs"]


BEDS = Range(Fraction(60), Fraction(85))


@pytest.mark.parametrize("scheme", ["mataram", "dumai", "bengkulu", "lampung", "pp-30-2019-70-30"])
def test_u2_a_numeric_scheme_keeps_target_and_realization_beside_the_points(scheme):
    stated = document(scheme)
    inputs = [
        line("i1", 100, 96, result="r1", aspects=("quantity", "quality", "time")),
        line("i2", BEDS, 90, "within", result="r2", aspects=("quantity", "quality", "time")),
    ]
    for part in stated["parts"]:
        if part["source"] == "measurement":
            inputs.append(measure(part["key"], part["scale"]["from"][1]))
        elif part["source"] == "rating":
            inputs.append(RatingInput(part["about"], next(iter(part["levels"]))))
    card = score(shipped(scheme), inputs, Facts())
    figures = {item.figures.key: item.figures for item in card.items if item.figures}
    assert {key: (each.target, each.realization) for key, each in figures.items()} == {
        each.key: (each.target, each.realization)
        for each in inputs
        if isinstance(each, IndicatorInput)
    }
