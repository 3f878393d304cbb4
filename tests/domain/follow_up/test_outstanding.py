"""Rules of doing well: each condition is met by figures, or nobody is listed by it."""

from datetime import date
from decimal import Decimal

import pytest

from penilaian_api.domain.follow_up.outstanding import (
    OutstandingCondition,
    OutstandingRule,
    PastResult,
    meet,
    rule_faults,
    to_document,
)
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.packaged_data import outstanding_rules

BASE = {"key": "teladan", "title": {"id": "Teladan", "en": "Exemplary"}, "source": "Uji"}


def rule(**conditions: object) -> OutstandingRule:
    return OutstandingRule.from_document({**BASE, **conditions})


def result(month: int, score: str | None, predicate: str | None = None) -> PastResult:
    return PastResult(
        f"m{month}",
        date(2026, month, 1),
        None if score is None else Decimal(score),
        None if predicate is None else Predicate(predicate),
    )


def scores(*values: str | None) -> list[PastResult]:
    return [result(month, value) for month, value in enumerate(values, start=1)]


STEADY = rule(steady_score={"over": 3, "level_at_least": "80", "spread_at_most": "10"})


@pytest.mark.parametrize(
    ("values", "conditions"),
    [
        (("80", "80", "80"), 1),
        (("75", "80", "85"), 1),
        (("75", "80", "84.9999"), 0),
        (("80", "90.0001", "90"), 0),
        (("80", "80"), 0),
        (("80", None, "90"), 0),
        (("10", "80", "85", "90"), 1),
    ],
)
def test_scores_are_steady_by_mean_and_spread(
    values: tuple[str | None, ...], conditions: int
) -> None:
    past = scores(*values)
    assert len(meet(STEADY, past[-1], past)) == conditions


def test_the_mean_is_exact_and_its_periods_are_named() -> None:
    past = scores("80", "80", "90")
    (met,) = meet(STEADY, past[-1], past)
    assert (met.kind, met.level, met.spread) == (OutstandingCondition.STEADY_SCORE, "250/3", "10")
    assert [each.period_key for each in met.results] == ["m1", "m2", "m3"]


def test_two_results_of_one_period_count_as_one_period() -> None:
    past = [*scores("80", "80"), result(2, "80")]
    assert meet(STEADY, past[-1], past) == ()
    past = [*scores("80", "80"), result(2, "80"), result(3, "80")]
    (met,) = meet(STEADY, past[-1], past)
    assert len(met.results) == 4


def test_predicates_are_steps_of_a_ladder() -> None:
    steady = {"over": 2, "predicate_at_least": "fair", "spread_at_most": 1}
    ladder = rule(steady_predicate=steady)
    past = [result(1, None, "good"), result(2, None, "very_good")]
    (met,) = meet(ladder, past[-1], past)
    assert (met.level, met.spread) == ("good", "1")
    assert meet(ladder, past[-1], [result(1, None, "fair"), past[-1]]) == ()
    assert meet(ladder, past[-1], [result(1, None, "needs_improvement"), past[0]]) == ()


def test_all_conditions_are_met_or_none_counts() -> None:
    both = rule(predicate_at_least="good", score_at_least="90")
    own = result(1, "95", "good")
    assert [met.level for met in meet(both, own, [own])] == ["good", "95"]
    assert meet(both, result(1, "89.9999", "good"), []) == ()
    assert meet(both, result(1, "95", "fair"), []) == ()
    assert meet(both, result(1, None, "good"), []) == ()


def test_a_rule_that_asks_for_nothing_names_nobody() -> None:
    assert [fault.code for fault in rule_faults(rule())] == ["rule_asks_nothing"]
    assert meet(rule(), result(1, "95"), []) == ()


def test_a_rule_is_the_same_after_being_written_and_read() -> None:
    for shipped in outstanding_rules().values():
        assert OutstandingRule.from_document(to_document(shipped)) == shipped
        assert not [*rule_faults(shipped)]
        assert shipped.over == (1 if shipped.key == "very-good" else 3)
