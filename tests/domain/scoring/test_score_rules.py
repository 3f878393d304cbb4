"""Check each rule of a scheme on small examples."""

from fractions import Fraction

import pytest
from tests.domain.scoring.samples import (
    LABEL,
    document,
    line,
    measure,
    measured,
    of,
    refusal,
    shipped,
    targets,
    weighted,
)

from penilaian_api.domain.scoring.record.inputs import MeasurementInput, PeriodResult, RatingInput
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.vocabulary import Aspect, ResultKind, Sanction, Scope

MATARAM = shipped("mataram")
TARGETS_NAMED = {"part@id": "Capaian target", "part@en": "Target achievement"}
QUADRANT = shipped("permenpanrb-6-2022")
BOSS = {
    "key": "boss",
    "label": LABEL,
    "weight": "20",
    "source": "rating",
    "about": "behavior",
    "levels": {"above": "110", "met": "90", "below": "60"},
    "missing": "block",
}


def test_a_blocked_part_without_any_input_is_named():
    assert refusal(MATARAM, []) == ("part_missing", TARGETS_NAMED)


def test_a_blocked_part_names_the_indicator_without_a_realization():
    inputs = [line("i1", 10, 10), line("i2", 10, None)]
    assert refusal(MATARAM, inputs) == ("part_missing", {**TARGETS_NAMED, "indicator": "i2"})


def test_a_renormalized_part_leaves_its_weight_to_the_rest_and_is_told():
    card = of(MATARAM, [line("i", 10, 11), measure("discipline", 90)])
    assert card.score == Fraction(60 * 110 + 20 * 90, 80)
    assert [gap.key for gap in card.missing] == ["competence"]


def test_a_missing_part_of_policy_zero_counts_as_zero_and_is_told():
    scheme = parse(weighted(targets("50"), measured("discipline", "50", missing="zero")))
    card = of(scheme, [line("i", 10, 10)])
    assert card.score == 50
    assert [(gap.key, gap.policy) for gap in card.missing] == [("discipline", "zero")]


@pytest.mark.parametrize(("policy", "points"), [("renormalize", 80), ("zero", 40)])
def test_a_missing_realization_follows_the_policy_of_its_part(policy, points):
    scheme = parse(weighted(targets(missing=policy)))
    card = of(scheme, [line("a", 10, 8, result="r"), line("b", 10, None, result="r")])
    assert card.parts[0].points == points
    assert [gap.key for gap in card.missing] == ["targets/b"]


def test_a_result_without_any_realization_leaves_its_weight_to_the_others():
    scheme = parse(weighted(targets(missing="renormalize")))
    card = of(scheme, [line("a", 10, 8), line("b", 10, None, result_weight=Fraction(9))])
    assert card.score == 80


def test_nothing_at_all_is_no_score():
    scheme = parse(weighted(measured("discipline")))
    assert refusal(scheme, []) == ("nothing_to_score", {})


def test_results_are_weighed_before_their_indicators():
    inputs = [
        line("a", 10, 10, result="r1", result_weight=Fraction(3)),
        line("b", 10, 8, result="r1", result_weight=Fraction(3), weight=Fraction(3)),
        line("c", 10, 5, result="r2"),
    ]
    card = of(parse(weighted(targets())), inputs)
    assert card.parts[0].points == (3 * Fraction(100 + 3 * 80, 4) + 50) / 4


def test_an_indicator_of_weight_zero_changes_nothing_and_blocks_nothing():
    scheme = parse(weighted(targets()))
    plain = of(scheme, [line("a", 10, 9)])
    assert of(scheme, [line("a", 10, 9), line("b", 10, None, weight=Fraction(0))]) == plain


def test_one_result_cannot_have_two_weights():
    inputs = [line("a", 1, 1, result="r"), line("b", 1, 1, result="r", result_weight=Fraction(2))]
    assert refusal(parse(weighted(targets())), inputs) == ("result_weight_differs", {"result": "r"})


def test_an_input_given_twice_is_refused():
    assert (
        refusal(MATARAM, [measure("discipline", 1), measure("discipline", 1)])[0] == "input_twice"
    )


def test_an_indicator_counts_in_each_of_its_aspects_and_sub_scores_never_in_the_total():
    both = (Aspect.QUALITY, Aspect.TIME)
    inputs = [
        line("a", 10, 10, aspects=both, result="r"),
        line("b", 10, 6, aspects=both[:1], result="r"),
    ]
    card = of(parse(weighted(targets())), inputs)
    assert card.aspects == {Aspect.QUALITY: 80, Aspect.TIME: 100}
    assert card.score == 80


def test_a_part_may_take_some_aspects_only():
    scheme = shipped("pp-46-2011-time")
    inputs = [
        line("t", 100, 76, "lower", aspects=(Aspect.TIME,)),
        line("q", 10, 1, aspects=(Aspect.QUANTITY,)),
    ]
    assert of(scheme, inputs).score == 100


def test_points_stay_within_floor_and_cap_of_the_part():
    scheme = parse(weighted(targets(cap="120")))
    assert of(scheme, [line("i", 10, 50)]).score == 120
    assert of(scheme, [line("i", 10, 50, "lower")]).score == 0


def test_a_target_that_is_the_maximum_earns_the_top_of_a_curve_only():
    assert of(shipped("permenpanrb-8-2021"), [line("i", 100, 100, is_maximum=True)]).score == 120
    assert of(parse(weighted(targets())), [line("i", 100, 100, is_maximum=True)]).score == 100


@pytest.mark.parametrize(("done", "points"), [(0, 10), (39, 10), (40, 10), (70, 55), (100, 100)])
def test_below_the_first_segment_of_a_curve_its_start_counts(done, points):
    line_up = [{"at": "40", "points": "10"}, {"at": "100", "points": "100"}]
    scheme = parse(weighted(targets(curve={"segments": [{"from": "40", "line": line_up}]})))
    assert of(scheme, [line("i", 100, done)]).score == points


def test_a_target_of_zero_that_was_missed_earns_what_the_part_states():
    scheme = parse(weighted(targets(zero_target="30")))
    assert of(scheme, [line("i", 0, 1, "lower")]).score == 30


def test_a_rating_is_a_level_or_a_number_where_the_part_has_a_scale():
    scheme = parse(weighted(BOSS))
    assert of(scheme, [RatingInput("behavior", "met")]).score == 90
    assert refusal(scheme, [RatingInput("behavior", "superb")])[0] == "level_unknown"
    assert refusal(scheme, [RatingInput("behavior", value=Fraction(99))])[0] == "level_unknown"
    numeric = parse(weighted(BOSS | {"scale": {"from": ["0", "10"], "to": ["0", "120"]}}))
    assert of(numeric, [RatingInput("behavior", value=Fraction(5))]).score == 60


def test_a_measurement_outside_its_scale_is_refused():
    assert refusal(MATARAM, [line("i", 1, 1), measure("competence", "5.01")]) == (
        "value_off_scale",
        {"part": "competence"},
    )


def test_a_condition_lowers_by_one_band_and_says_so():
    scheme = shipped("pp-30-2019-70-30")
    inputs = [line("i", 10, 12), RatingInput("behavior", "above")]
    card = of(scheme, inputs)
    assert (card.predicate, card.notes[0].facts) == (
        "good",
        {"before": "very_good", "after": "good"},
    )
    assert of(scheme, inputs, new_idea=True).predicate == "very_good"


@pytest.mark.parametrize(
    ("sanction", "predicate"),
    [(None, "very_good"), ("light", "very_good"), ("moderate", "good"), ("severe", "poor")],
)
def test_a_sanction_caps_the_predicate_from_its_level_up(sanction, predicate):
    vetoes = [
        {"sanction": "moderate", "at_most": "good"},
        {"sanction": "severe", "at_most": "poor"},
    ]
    scheme = parse(weighted(targets(), vetoes=vetoes))
    known = None if sanction is None else Sanction(sanction)
    card = of(scheme, [line("i", 1, 1)], sanction=known)
    assert (card.predicate, card.score) == (predicate, 100)


def test_a_veto_never_makes_a_predicate_better():
    scheme = parse(weighted(targets(), vetoes=[{"sanction": "light", "at_most": "good"}]))
    card = of(scheme, [line("i", 10, 1)], sanction=Sanction.SEVERE)
    assert (card.predicate, card.notes) == ("very_poor", ())


def test_a_measured_innovation_adds_up_to_its_cap_and_after_the_parts():
    bonus = {"kind": "innovation", "measurement": "innovation", "factor": "0.5", "cap": "4"}
    scheme = parse(weighted(targets(), adjustments=[bonus]))
    for value, total in ((2, 91), (50, 94), (-3, 90)):
        assert of(scheme, [line("i", 10, 9), measure("innovation", value)]).score == total
    assert of(scheme, [line("i", 10, 9)]).score == 90
    assert of(scheme, [line("i", 10, 12), measure("innovation", 50)]).score == 120


def test_additional_results_count_as_results_where_the_scheme_sets_nothing_apart():
    inputs = [line("a", 10, 10), line("b", 10, 8, result_kind=ResultKind.ADDITIONAL)]
    assert of(parse(weighted(targets())), inputs).score == 90


def test_an_additional_result_without_a_scope_is_refused():
    inputs = [line("a", 10, 10), line("b", 10, 8, result_kind=ResultKind.ADDITIONAL)]
    assert refusal(shipped("permenpanrb-8-2021"), inputs) == ("scope_missing", {"result": "b"})


def test_a_scope_that_the_scheme_does_not_know_is_refused():
    changed = document("permenpanrb-8-2021")
    changed["adjustments"][0]["scope"] = {"own_unit": "5"}
    extra = {"result_kind": ResultKind.ADDITIONAL, "scope": Scope.BETWEEN_UNITS}
    inputs = [line("a", 10, 10), line("b", 10, 8, **extra)]
    assert refusal(parse(changed), inputs) == ("scope_unknown", {"result": "b"})


def test_an_additional_result_that_was_not_realized_adds_nothing_and_blocks_nothing():
    extra = {"result_kind": ResultKind.ADDITIONAL, "scope": Scope.OWN_UNIT}
    inputs = [line("a", 100, 100), line("b", 10, None, **extra)]
    assert of(shipped("permenpanrb-8-2021"), inputs).score == 109


PERIODS = [
    PeriodResult("2026-02", 2, 1, Fraction(70), "snapshot:b@1"),
    PeriodResult("2026-01", 1, 3, Fraction(100), "snapshot:a@1"),
]


@pytest.mark.parametrize(
    ("roll_up", "total"), [("mean", "85.00"), ("months_weighted", "92.50"), ("last", "70.00")]
)
def test_the_periods_below_make_the_year_as_the_scheme_says(roll_up, total):
    scheme = parse(weighted(targets(), roll_up=roll_up))
    card = of(scheme, PERIODS)
    assert format(card.score, "f") == total
    assert card.notes[0].code == "roll_up"
    assert of(scheme, [*PERIODS, line("i", 1, 0)]) == card


def test_shown_periods_are_no_part_of_the_year():
    scheme = parse(weighted(targets(), roll_up="shown"))
    assert of(scheme, [*PERIODS, line("i", 10, 5)]).score == 50


def test_a_period_itself_is_scored_from_its_parts():
    inputs = [RatingInput("criterion:supervisor", "4"), measure("public_feedback", 80)]
    assert of(shipped("lampung-monthly"), inputs).score == 92
    months = [PeriodResult(f"2026-{month:02}", month, 1, Fraction(90 + month)) for month in (1, 2)]
    assert of(shipped("lampung-monthly"), months).score == Fraction("91.5")


def test_a_period_of_no_months_is_refused():
    scheme = parse(weighted(targets(), roll_up="months_weighted"))
    assert refusal(scheme, [PeriodResult("x", 1, 0, Fraction(9))])[0] == "period_without_months"


def test_a_score_below_the_lowest_band_has_no_predicate_to_give():
    scheme = parse(weighted(targets(), bands=[{"from": "50", "predicate": "good"}]))
    assert refusal(scheme, [line("i", 10, 1)])[0] == "band_missing"


def test_a_measurement_without_an_origin_is_named_as_input():
    card = of(
        parse(weighted(measured("discipline"))), [MeasurementInput("discipline", Fraction(9))]
    )
    assert card.trail[0].operands[0].origin == "input:discipline"
