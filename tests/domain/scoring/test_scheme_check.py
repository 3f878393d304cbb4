import pytest
from tests.domain.scoring.samples import (
    LABEL,
    SCHEMES,
    document,
    line,
    measured,
    shipped,
    targets,
    weighted,
)

from penilaian_api.domain.scoring.checking.scheme_check import check
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.domain.scoring.scheme.scheme import parse

NAMES = sorted(path.stem for path in SCHEMES.glob("*.toml"))
ACTIVE = [name for name in NAMES if document(name)["status"] == "active"]
RATING = {
    "key": "boss",
    "label": LABEL,
    "weight": "20",
    "source": "rating",
    "about": "behavior",
    "missing": "block",
}
AXIS = {"parts": [measured("competence")], "above": "100", "met": "80"}
BOTH = {
    "kind": "weighted_quadrant",
    "results": {"parts": [targets()], "above": "100", "met": "80"},
    "behavior": AXIS,
    "cells": document("permenpanrb-6-2022")["cells"],
}


def both(**changed):
    plain = {
        name: value
        for name, value in weighted().items()
        if name not in {"parts", "adjustments", "bands", "conditions", "vetoes"}
    }
    return parse(plain | BOTH | {"cliff_limit": "30"} | changed)


def scheme_faults(scheme):
    return {(fault.code, fault.facts["input"]) for fault in check(scheme)}


def test_the_shipped_schemes_are_all_here():
    assert len(NAMES) == 10
    assert len(ACTIVE) == 8


@pytest.mark.parametrize("name", ACTIVE)
def test_an_active_shipped_scheme_may_be_activated(name):
    assert check(shipped(name)) == ()


def test_the_time_rule_of_2011_is_caught_between_24_and_25_percent_saved():
    scheme = shipped("pp-46-2011-time")
    cliff = next(fault for fault in check(scheme) if fault.code == "cliff")
    assert cliff.pointer == "/parts/0/curve"
    assert cliff.facts == {
        "input": "attainment:time",
        "at": "124",
        "next": "125",
        "before": "100.00",
        "after": "75.00",
        "limit": "5",
    }
    assert ("not_monotone", "attainment:time") in scheme_faults(scheme)


def test_the_named_step_of_the_2011_rule_really_costs_25_points():
    scheme = shipped("pp-46-2011-time")
    saved_24, saved_25 = (
        score(scheme, [line("t", 100, days, "lower", aspects=("time",))], Facts())
        for days in (76, 75)
    )
    assert (saved_24.score, saved_25.score) == (100, 75)


def test_the_2021_curve_jumps_at_the_target():
    assert scheme_faults(shipped("permenpanrb-8-2021")) == {
        ("cliff", "attainment:targets"),
        ("cliff", "attainment:targets:is_maximum"),
    }


def test_a_weight_of_zero_is_refused():
    assert scheme_faults(parse(weighted(targets(), measured("discipline", "0")))) == {
        ("weight_zero", "discipline")
    }


def test_an_unknown_measurement_is_refused():
    assert scheme_faults(parse(weighted(targets(), measured("charm")))) == {
        ("source_unknown", "charm")
    }


def bands(*pairs):
    return [{"from": start, "predicate": predicate} for start, predicate in pairs]


@pytest.mark.parametrize(
    ("stated", "code", "band"),
    [
        (bands(("80", "good"), ("10", "poor")), "band_gap", "poor"),
        (bands(("80", "good"), ("80", "poor"), ("0", "very_poor")), "band_overlap", "poor"),
        (bands(("50", "good"), ("80", "poor"), ("0", "very_poor")), "band_overlap", "poor"),
        (bands(("130", "very_good"), ("0", "poor")), "band_unreachable", "very_good"),
        (bands(("80", "poor"), ("0", "good")), "band_not_worse", "good"),
        (
            bands(("80", "good"), ("0", "poor"), ("-5", "very_poor")),
            "band_unreachable",
            "very_poor",
        ),
    ],
)
def test_bands_fall_without_gap_or_overlap_and_can_be_reached(stated, code, band):
    assert (code, band) in scheme_faults(parse(weighted(targets(), bands=stated)))


def test_a_top_band_beyond_what_the_parts_can_give_is_unreachable():
    low = measured("discipline", scale={"from": ["0", "100"], "to": ["0", "90"]})
    assert scheme_faults(parse(weighted(low))) == {("band_unreachable", "very_good")}


def test_levels_that_fall_as_the_rating_rises_are_named():
    levels = {"above": "60", "met": "90", "below": "110"}
    scheme = parse(weighted(targets("600"), RATING | {"levels": levels}))
    assert scheme_faults(scheme) == {("not_monotone", "rating:behavior")}


def test_numbered_levels_are_turned_by_their_value():
    levels = {str(level): str(level * 9) for level in range(1, 12)}
    part = RATING | {"about": "criterion:boss", "levels": levels}
    assert check(parse(weighted(targets(), part))) == ()


def test_a_scale_that_runs_backwards_is_named():
    part = measured("discipline", scale={"from": ["0", "100"], "to": ["100", "0"]})
    assert scheme_faults(parse(weighted(targets(), part))) == {
        ("not_monotone", "measurement:discipline")
    }


def test_a_coarse_scale_is_a_cliff_and_a_finer_step_is_none():
    part = measured("competence", "40", scale={"from": ["1", "5"], "to": ["20", "100"]})
    assert scheme_faults(parse(weighted(targets(), part))) == {("cliff", "measurement:competence")}
    assert check(parse(weighted(targets(), part | {"step": "0.1"}))) == ()


def test_a_jump_within_the_stated_limit_is_none():
    part = measured("competence", "40", scale={"from": ["1", "5"], "to": ["20", "100"]})
    assert check(parse(weighted(targets(), part, cliff_limit="8"))) == ()
    assert scheme_faults(parse(weighted(targets(), part, cliff_limit="7.99"))) != set()


def test_a_condition_on_the_lowest_band_cannot_be_met():
    conditions = [{"predicate": "very_poor", "fact": "new_idea"}]
    scheme = parse(weighted(targets(), conditions=conditions))
    assert scheme_faults(scheme) == {("condition_unsatisfiable", "very_poor")}


def test_a_veto_speaks_of_a_band():
    vetoes = [{"sanction": "severe", "at_most": "fair"}]
    assert scheme_faults(parse(weighted(targets(), vetoes=vetoes))) == {
        ("veto_without_band", "fair")
    }


def test_innovation_counts_once():
    bonus = {"kind": "innovation", "measurement": "innovation", "factor": "0.1", "cap": "5"}
    once = weighted(targets(), adjustments=[bonus])
    assert check(parse(once)) == ()
    twice = weighted(targets(), measured("innovation"), adjustments=[bonus])
    assert scheme_faults(parse(twice)) == {("counted_twice", "measurement:innovation")}


def test_additional_results_need_indicators_to_be_scored_by():
    adjustment = document("permenpanrb-8-2021")["adjustments"]
    scheme = parse(weighted(measured("discipline"), adjustments=adjustment))
    assert scheme_faults(scheme) == {("source_unknown", "additional_results")}


def test_a_factor_that_falls_as_points_rise_is_named():
    adjustment = document("permenpanrb-8-2021")["adjustments"][0]
    adjustment["factors"] = [{"from": "100", "factor": "0.1"}, {"from": "0", "factor": "1"}]
    scheme = parse(weighted(targets(), adjustments=[adjustment]))
    assert {("not_monotone", "additional_results")} <= scheme_faults(scheme)


def test_a_cell_that_rewards_a_worse_rating_is_named():
    changed = document("permenpanrb-6-2022")
    changed["cells"]["below"]["above"] = "very_good"
    changed["cells"]["above"]["above"] = "good"
    assert ("not_monotone", "rating:results") in scheme_faults(parse(changed))


def test_points_that_propose_ratings_are_checked_too():
    assert check(both()) == ()
    assert scheme_faults(both(cliff_limit="0.1")) >= {("cliff", "measurement:competence")}
    flat = both(behavior=AXIS | {"above": "80"})
    assert scheme_faults(flat) == {("band_overlap", "rating:behavior")}
    far = both(behavior=AXIS | {"above": "121"})
    assert scheme_faults(far) == {("band_unreachable", "rating:behavior")}


def test_a_step_wider_than_the_scale_is_one_jump():
    part = measured("competence", step="1000")
    assert scheme_faults(parse(weighted(targets(), part))) == {("cliff", "measurement:competence")}


def test_a_segment_far_beyond_any_attainment_is_looked_at_without_walking_there():
    segments = [
        {"from": "0", "line": [{"at": "0", "points": "0"}, {"at": "100", "points": "100"}]},
        {"from": "999999999999999", "line": [{"at": "0", "points": "0"}]},
    ]
    scheme = parse(weighted(targets(curve={"segments": segments})))
    far = next(fault for fault in check(scheme) if fault.code == "not_monotone")
    assert far.facts["next"] == "999999999999999"


@pytest.mark.parametrize(("top", "reached"), [("200", True), ("100", False)])
def test_a_curve_that_ends_level_reaches_no_further(top, reached):
    segments = [{"from": "0", "line": [{"at": "0", "points": "0"}, {"at": "200", "points": top}]}]
    if not reached:
        segments.append({"from": "200", "line": [{"at": "200", "points": top}]})
    part = targets(curve={"segments": segments}, cap=None)
    stated = bands(("150", "good"), ("0", "poor"))
    scheme = parse(weighted(part, bands=stated, cap="1000"))
    assert (("band_unreachable", "good") not in scheme_faults(scheme)) == reached


def test_points_without_a_cap_reach_every_band():
    assert (
        check(
            parse(
                weighted(targets(cap=None), cap="1000", bands=bands(("900", "good"), ("0", "poor")))
            )
        )
        == ()
    )
