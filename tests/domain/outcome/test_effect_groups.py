"""Who is alike: people by position, unit and predicate before, units by their kind and level."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from penilaian_api.domain.outcome.effect import (
    Effect,
    EffectLevel,
    EffectMeasure,
    EffectWarning,
    WithheldEffect,
)
from penilaian_api.domain.outcome.effect_groups import AlikePeople, effects_of, warnings_of
from penilaian_api.domain.scoring.vocabulary import Predicate

LOW, GOOD, BEST = Predicate.NEEDS_IMPROVEMENT, Predicate.GOOD, Predicate.VERY_GOOD


def people(count: int, after: Predicate, *, followed: bool, **changes: Any) -> AlikePeople:
    score = changes.pop("score", None)
    fields: dict[str, Any] = {
        "unit_id": UUID(int=1),
        "unit_kind": "bidang",
        "position_kind": "executive",
        "before": LOW,
        "scored": 0 if score is None else count,
        "score_total": Fraction((score or 0) * count),
        "score_squares": Fraction((score or 0) ** 2 * count),
    }
    return AlikePeople(after=after, is_followed=followed, people=count, **{**fields, **changes})


def stated(rows: list[AlikePeople]) -> dict[tuple[EffectLevel, EffectMeasure], Effect]:
    return {(each.level, each.measure): each.effect for each in effects_of(rows)}


def test_people_of_another_position_or_unit_are_not_alike() -> None:
    rows = [
        people(6, BEST, followed=True),
        people(4, GOOD, followed=True),
        people(9, GOOD, followed=False, unit_id=UUID(int=2)),
        people(9, LOW, followed=False),
        people(50, GOOD, followed=False, position_kind="supervisory"),
        people(50, GOOD, followed=False, unit_kind="dinas"),
        people(50, GOOD, followed=False, before=GOOD),
    ]
    effect = stated(rows)[EffectLevel.PEOPLE, EffectMeasure.PREDICATE]
    assert (effect.followed, effect.alike, effect.groups) == (10, 18, 1)
    assert effect.difference is not None
    assert effect.difference.value == Fraction(56, 10) - Fraction(4)
    assert (effect.followed_change, effect.alike_change) == (Fraction(26, 10), 1)


def test_scores_are_compared_where_all_have_one() -> None:
    rows = [
        people(6, GOOD, followed=True, score=82),
        people(6, GOOD, followed=True, score=78),
        people(8, GOOD, followed=False, score=70),
        people(8, GOOD, followed=False, score=74),
    ]
    shown = stated(rows)
    by_score = shown[EffectLevel.PEOPLE, EffectMeasure.SCORE]
    assert by_score.difference is not None
    assert by_score.difference.value == 8
    assert by_score.is_clear
    by_predicate = shown[EffectLevel.PEOPLE, EffectMeasure.PREDICATE]
    assert by_predicate.withheld is WithheldEffect.RESULTS_TOO_ALIKE
    without = stated([*rows, people(1, GOOD, followed=False)])
    assert without[EffectLevel.UNITS, EffectMeasure.SCORE].withheld is WithheldEffect.NOT_MEASURED


def test_units_are_followed_up_from_a_third_on_and_alike_where_nobody_was() -> None:
    rows = []
    for number in range(8):  # of six people two were trained: a third
        unit = {"unit_id": UUID(int=number + 1)}
        rows += [
            people(2, BEST, followed=True, **unit),
            people(4 - number % 2, GOOD, followed=False, **unit),
            people(number % 2, LOW, followed=False, **unit),
        ]
    for number in range(8):
        unit = {"unit_id": UUID(int=number + 101)}
        rows += [
            people(4 + number % 2, GOOD, followed=False, **unit),
            people(2, LOW, followed=False, **unit),
        ]
    rows += [
        people(9, GOOD, followed=False, unit_id=UUID(int=500)),
        people(1, GOOD, followed=True, unit_id=UUID(int=500)),  # too few to count as followed up
        people(4, GOOD, followed=False, unit_id=UUID(int=501)),  # too small a unit
    ]
    units = stated([row for row in rows if row.people])[EffectLevel.UNITS, EffectMeasure.PREDICATE]
    assert (units.followed, units.alike, units.withheld) == (8, 8, None)
    assert units.is_clear


def test_who_was_lower_before_is_warned_of() -> None:
    low = [people(5, GOOD, followed=True), people(5, GOOD, followed=False, before=GOOD)]
    assert warnings_of(low) == (EffectWarning.REGRESSION_TO_THE_MEAN,)
    assert warnings_of([people(5, GOOD, followed=True), people(5, GOOD, followed=False)]) == ()
    assert warnings_of(low[:1]) == ()
    assert warnings_of([]) == ()
