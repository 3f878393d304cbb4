"""Measures of a system: exact, with their trace, and without a verdict where too little counts."""

from dataclasses import replace
from fractions import Fraction

import pytest

from penilaian_api.domain.system_review.effectiveness import (
    Answered,
    MeasureId,
    PeriodCounts,
    measure_all,
)
from penilaian_api.storage.packaged_data import effectiveness_measures

COUNTS = PeriodCounts(
    origin="period:x@1",
    evaluations=40,
    delivered=38,
    final=39,
    on_time=30,
    predicates={"good": 9, "very_good": 3},
    objections_decided=4,
    objections_changed=1,
    steps_open=80,
    steps_taken=50,
    answered=(
        Answered("fairness", (0, 0, 0, 5, 5), "survey:y"),
        Answered("transparency", (5, 0, 0, 0, 5), "survey:y"),
    ),
)


def measured(counts: PeriodCounts) -> dict[MeasureId, tuple[Fraction | None, bool | None]]:
    return {
        effect.measure.id: (effect.value, effect.is_met)
        for effect in measure_all(effectiveness_measures(), counts)
    }


def test_each_measure_is_computed_as_its_definition_says() -> None:
    assert measured(COUNTS) == {
        MeasureId.COMPLETION: (Fraction(95), True),
        MeasureId.TIMELINESS: (Fraction(3000, 39), False),
        MeasureId.DISCRIMINATION: (Fraction(27 * 100, 66), True),  # 9 * 3 of 12 * 11 / 2
        MeasureId.OBJECTIONS_UPHELD: (Fraction(25), True),
        MeasureId.SATISFACTION: (Fraction(875 + 500, 20), False),
        MeasureId.PARTICIPATION: (Fraction(125, 2), True),
    }


def test_of_nothing_nothing_is_claimed() -> None:
    nothing = PeriodCounts("period:x@1", 0, 0, 0, 0, {}, 0, 0, 0, 0, ())
    assert set(measured(nothing).values()) == {(None, None)}


@pytest.mark.parametrize(
    ("measure", "changes"),
    [
        (MeasureId.DISCRIMINATION, {"predicates": {"good": 9}}),
        (MeasureId.OBJECTIONS_UPHELD, {"objections_decided": 3, "objections_changed": 3}),
        (MeasureId.SATISFACTION, {"answered": (Answered("fairness", (0, 0, 0, 0, 4), "y"),)}),
    ],
)
def test_what_rests_on_few_has_a_value_and_no_verdict(measure: MeasureId, changes: dict) -> None:
    value, is_met = measured(replace(COUNTS, **changes))[measure]
    assert value is not None
    assert is_met is None


def test_a_number_names_what_it_was_computed_from() -> None:
    by_id = {each.measure.id: each for each in measure_all(effectiveness_measures(), COUNTS)}
    completion = by_id[MeasureId.COMPLETION]
    assert completion.formula == "100 * delivered / evaluations"
    assert [*map(str, completion.operands)] == [
        "delivered = 38 @ period:x@1",
        "evaluations = 40 @ period:x@1",
    ]


def test_nobody_is_told_apart_where_all_are_alike_and_everybody_where_no_two_are() -> None:
    alike = replace(COUNTS, predicates={"good": 40})
    assert measured(alike)[MeasureId.DISCRIMINATION] == (Fraction(0), False)
    unlike = replace(COUNTS, predicates={str(index): 1 for index in range(12)})
    assert measured(unlike)[MeasureId.DISCRIMINATION] == (Fraction(100), True)
