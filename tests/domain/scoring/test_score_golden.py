"""The published cases: inputs and outcomes that the sources print or that follow from them."""

from fractions import Fraction

import pytest
from tests.domain.scoring.samples import document, golden, line, rate, shipped
from tests.golden.law import LAW, law

from penilaian_api.domain.scoring.engine.attainment import attain, side_of
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.inputs import Facts, Milestone, Range, RatingInput
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.vocabulary import ResultKind, Scope, Tone

GOLDEN = golden("golden.json")
RATINGS = {"DI_ATAS": "above", "SESUAI": "met", "DI_BAWAH": "below"}
PREDICATES = {
    "SANGAT_BAIK": "very_good",
    "BAIK": "good",
    "CUKUP": "fair",
    "BUTUH_PERBAIKAN": "needs_improvement",
    "KURANG": "poor",
    "SANGAT_KURANG": "very_poor",
}
FULL_NAMES = {f"{name}_EKSPEKTASI": value for name, value in RATINGS.items()}
QUADRANT = shipped("permenpanrb-6-2022")
SKP_2021 = shipped("permenpanrb-8-2021")


@pytest.mark.parametrize("case", GOLDEN["kuadran"]["cases"])
def test_the_nine_published_cells_hold(case):
    ratings = rate(FULL_NAMES[case["rating_hasil_kerja"]], FULL_NAMES[case["rating_perilaku"]])
    assert score(QUADRANT, ratings, Facts()).predicate == PREDICATES[case["predikat"]]


@pytest.mark.parametrize("pair", [("above", "below"), ("met", "below")])
def test_the_worse_of_the_two_ratings_is_not_the_predicate(pair):
    assert score(QUADRANT, rate(*pair), Facts()).predicate == "poor"


@pytest.mark.parametrize("case", law("quadrant"))
def test_the_law_s_cells_hold_for_periods_and_years(case):
    stated = case["inputs"]
    ratings = rate(RATINGS[stated["results"]], RATINGS[stated["behaviour"]])
    assert score(QUADRANT, ratings, Facts()).predicate == PREDICATES[case["expected"]["predicate"]]


@pytest.mark.parametrize("case", law("study_leave_dropout"))
def test_a_drop_out_from_study_leave_overrides_the_quadrant(case):
    stated, expected = case["inputs"], case["expected"]
    ratings = rate(RATINGS[stated["results"]], RATINGS[stated["behaviour"]])
    card = score(QUADRANT, ratings, Facts(study_dropout=True))
    assert card.predicate == PREDICATES[expected["proposed"]]
    assert card.predicate in {PREDICATES[name] for name in expected["allowed_predicates"]}
    assert [note.code for note in card.notes] == ["study_dropout"] * expected["override"]
    without = score(QUADRANT, ratings, Facts())
    assert without.predicate == PREDICATES[expected["quadrant_would_give"]]


TONES = {
    "mostly_positive": Tone.POSITIVE,
    "partly_positive": Tone.MIXED,
    "mostly_not_positive": Tone.NEGATIVE,
}
GUIDED = [case for case in law("rating_guidance") if "per_result" in case.values[0]["inputs"]]


@pytest.mark.parametrize("case", GUIDED)
def test_the_guidance_proposes_a_rating_or_nothing(case):
    stated = case["inputs"]
    kinds = {"UTAMA": ResultKind.MAIN, "TAMBAHAN": ResultKind.ADDITIONAL}
    ratings = [
        RatingInput(f"result:{kind}-{index}", RATINGS[rating], result_kind=kinds[kind])
        for kind, levels in stated["per_result"].items()
        for index, rating in enumerate(levels)
    ]
    card = score(QUADRANT, ratings, Facts(feedback_tone=TONES[stated["feedback"]]))
    expected = case["expected"]["suggest"]
    assert card.suggested.results == (None if expected is None else RATINGS[expected])


@pytest.mark.parametrize("case", law("evaluation_row"))
def test_a_row_of_the_evaluation_form_lies_where_the_law_prints_it(case):
    stated = case["inputs"]
    low, high = Fraction(stated["target_low"]), Fraction(stated["target_high"])
    target = low if low == high else Range(low, high)
    row = line("row", target, stated["realisation"], stated["polarity"])
    assert side_of(attain(row, "from_target", Fraction(0)).value) == case["expected"]["relation"]


MILESTONES = sorted(
    (case["expected"]["value"], case["inputs"]["stage"])
    for case in LAW
    if case["topic"] == "milestone_indicator"
)
STAGES = tuple(Milestone(stage, Fraction(value)) for value, stage in MILESTONES)


@pytest.mark.parametrize(("value", "stage"), MILESTONES)
def test_a_stage_of_a_regulation_attains_its_stated_value(value, stage):
    by_name = line("regulation", STAGES, None, "milestone", step=stage)
    by_number = line("regulation", STAGES, value, "milestone")
    for row in (by_name, by_number):
        assert attain(row, "from_target", Fraction(0)).value == value


PP30 = {weight: document(f"pp-30-2019-{weight.replace('_', '-')}") for weight in ("70_30", "60_40")}


def pp30(weight: str, plan: object, behavior: object, *, idea: bool):
    rating = RatingInput("behavior", value=Fraction(str(behavior)))
    inputs = [line("skp", 1000, Fraction(str(plan)) * 10), rating]
    return score(parse(PP30[weight]), inputs, Facts(new_idea=idea))


@pytest.mark.parametrize("case", GOLDEN["pp30_predikat"]["cases"])
def test_pp_30_bands_hold_and_very_good_needs_a_new_idea(case):
    card = pp30("70_30", case["nilai"], case["nilai"], idea=case["ide_baru"])
    assert card.score == round_half_up(Fraction(str(case["nilai"])), 2)
    assert card.predicate == PREDICATES[case["predikat"]]


@pytest.mark.parametrize("case", GOLDEN["pp30_gabungan"]["cases"])
def test_pp_30_joins_plan_value_and_behavior(case):
    card = pp30(case["bobot"], case["nilai_skp"], case["nilai_perilaku"], idea=case["ide_baru"])
    assert card.score == round_half_up(Fraction(str(case["nilai_kinerja"])), 2)
    assert card.predicate == PREDICATES[case["predikat"]]


@pytest.mark.parametrize("case", GOLDEN["iki_2021_nilai"]["cases"])
def test_the_value_of_an_attainment_follows_the_2021_curve(case):
    maximum = case.get("target_is_maximum", False)
    card = score(SKP_2021, [line("i", 100, case["capaian_persen"], is_maximum=maximum)], Facts())
    assert card.parts[0].points == Fraction(str(case["nilai_capaian_iki"]))
    assert card.predicate == PREDICATES[case["kategori"]]


@pytest.mark.parametrize("case", GOLDEN["iki_2021_capaian"]["cases"])
def test_an_attainment_is_measured_as_the_2021_rule_prints_it(case):
    target = case.get("target")
    if target is None:
        target = Range(Fraction(case["target_min"]), Fraction(case["target_max"]))
    polarity = {"NORMAL": "higher", "KHUSUS": "lower"}[case["kondisi"]]
    row = line("i", target, case["realisasi"], polarity)
    value = attain(row, "from_target", Fraction(0)).value
    assert round_half_up(value, 2) == round_half_up(Fraction(str(case["capaian_persen"])), 2)
    if "capaian_persen_bulat" in case:
        assert round_half_up(value, 0) == case["capaian_persen_bulat"]
        card = score(SKP_2021, [row], Facts())
        assert card.trail[0].rounded == case["capaian_persen_bulat"]


ADDED = GOLDEN["kinerja_tambahan_2021"]
SCOPES = {5: Scope.OWN_UNIT, 7: Scope.BETWEEN_UNITS, 10: Scope.BETWEEN_AGENCIES}


def additional(key: str, points: int, weight: int):
    """An additional result whose attainment earns just these points on the 2021 curve."""
    reached = {120: Fraction(111), 109: Fraction(100), 20: Fraction(59 * 20, 49)}[points]
    kind = {"result_kind": ResultKind.ADDITIONAL, "scope": SCOPES[weight]}
    return line(key, 100, reached, **kind)


@pytest.mark.parametrize(
    "case", [case for case in ADDED["cases"] if case["nilai_capaian_iki"] > 49]
)
def test_an_additional_result_weighs_by_category_scope_and_value(case):
    extra = additional("x", case["nilai_capaian_iki"], case["bobot_lingkup"])
    card = score(SKP_2021, [line("i", 100, 50), extra], Facts())
    worth = {step.id: step for step in card.trail}["adjustment/0/worth/x"]
    assert worth.exact == Fraction(str(case["nilai_tertimbang"]))


def test_a_poor_additional_result_weighs_a_fifth():
    # 20 points lie between two whole percents of the curve; without its rounding they are met.
    changed = document("permenpanrb-8-2021")
    del changed["parts"][0]["curve"]["round"]
    case = ADDED["cases"][2]
    extra = additional("x", case["nilai_capaian_iki"], case["bobot_lingkup"])
    card = score(parse(changed), [line("i", 100, 50), extra], Facts())
    worth = {step.id: step for step in card.trail}["adjustment/0/worth/x"]
    assert worth.exact == Fraction(str(case["nilai_tertimbang"]))


def test_additional_results_add_at_most_ten():
    inputs = [line("i", 100, 59), additional("x", 120, 10), additional("y", 109, 10)]
    card = score(SKP_2021, inputs, Facts())
    assert card.notes[0].facts == {"added": "10", "cap": "10"}
    assert card.score == round_half_up(Fraction(49) + Fraction(str(ADDED["cap"]["sum_capped"])), 2)


def test_the_published_plan_value_of_a_top_official_comes_out():
    case = GOLDEN["nilai_skp_jpt_2021"]
    first = {"result": "agreement", "result_weight": Fraction(60)}
    second = {"result": "initiative", "result_weight": Fraction(40)}
    inputs = [
        line("a", 100, 100, **first),
        line("b", 100, 100, **first),
        line("c", 100, 88, **first),
        line("d", 100, 100, **second),
    ]
    card = score(SKP_2021, inputs, Facts())
    assert card.score == round_half_up(Fraction(str(case["nilai_skp"])), 2)
    points = {step.id: step.exact for step in card.trail}
    weighted = [
        points["part/targets/result/agreement"] * Fraction(6, 10),
        points["part/targets/result/initiative"] * Fraction(4, 10),
    ]
    assert weighted == [Fraction(str(value)) for value in case["nilai_tertimbang_ku"]]
