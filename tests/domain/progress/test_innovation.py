"""Innovations: phases that fit, when verdicts decide, and what verified ones make."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.dates import Span
from penilaian_api.domain.progress.innovation import (
    InnovationPhase,
    PhaseReached,
    best_and_further,
    decide,
    phase_faults,
)
from penilaian_api.storage.packaged_data import rubrics

RUBRIC = rubrics()["innovation"]
CRITERIA = [item.key for item in RUBRIC.items]
QUARTER = Span(date(2026, 1, 1), date(2026, 4, 1))
TODAY = date(2026, 3, 16)
IDEA, TRIAL, ADOPTED = (InnovationPhase.IDEA, InnovationPhase.TRIAL, InnovationPhase.ADOPTED)


def reached(phase: InnovationPhase, month: int, day: int, url: str | None = "https://b.test/"):
    return PhaseReached(phase, date(2026 if month < 12 else 2025, month, day), "Bukti", url)


def verdict(*levels: int) -> dict[str, int]:
    return dict(zip(CRITERIA, levels, strict=True))


@pytest.mark.parametrize(
    ("phases", "faults"),
    [
        ([reached(IDEA, 1, 5, None)], []),
        ([reached(IDEA, 12, 1), reached(TRIAL, 2, 1)], []),  # begun before, come further in it
        ([reached(IDEA, 12, 1)], [("/phases", "innovation_of_another_period")]),
        ([reached(TRIAL, 1, 5, None)], [("/phases/0/url", "evidence_required")]),
        ([reached(IDEA, 3, 17)], [("/phases/0/on", "day_in_future")]),
        (
            [reached(ADOPTED, 1, 5), reached(TRIAL, 2, 5)],
            [("/phases/1/phase", "phases_out_of_order")],
        ),
        (
            [reached(IDEA, 2, 5), reached(TRIAL, 1, 5)],
            [("/phases/1/phase", "phases_out_of_order")],
        ),
        (
            [reached(IDEA, 1, 5), reached(IDEA, 2, 5)],
            [("/phases/1/phase", "phases_out_of_order")],
        ),
    ],
)
def test_phases_are_in_order_and_one_lies_in_the_period(
    phases: list[PhaseReached], faults: list[tuple[str, str]]
) -> None:
    named = [(each.pointer, each.code) for each in phase_faults(phases, QUARTER, "q1", TODAY)]
    assert named == faults


@pytest.mark.parametrize(
    ("verdicts", "points"),
    [
        ([verdict(3, 4, 3, 3)], None),
        ([verdict(3, 4, 3, 3), verdict(3, 3, 3, 3)], Fraction(425, 8)),
        ([verdict(1, 4, 3, 3), verdict(3, 4, 3, 3)], None),  # too far apart: a third is awaited
        ([verdict(1, 4, 3, 3), verdict(3, 4, 3, 3), verdict(5, 4, 3, 3)], Fraction(225, 4)),
        ([verdict(5, 5, 5, 5)] * 2, Fraction(100)),
        ([verdict(1, 1, 1, 1)] * 2, Fraction(0)),
    ],
)
def test_two_that_agree_decide_and_else_the_median_of_three(
    verdicts: list[dict[str, int]], points: Fraction | None
) -> None:
    decision = decide(RUBRIC, verdicts)
    assert (decision and decision.points) == points
    if decision is not None:
        assert decision.is_verified == (decision.points >= 25)


@pytest.mark.parametrize(
    ("points", "value"),
    [([60], 60), ([60, 80], 85), ([80, 60, 30], 90), ([100, 40], 100), ([97, 30, 30], 100)],
)
def test_the_best_counts_and_each_further_adds_a_little(points: list[int], value: int) -> None:
    assert best_and_further(RUBRIC, [Fraction(each) for each in points]) == value


@given(st.lists(st.fractions(25, 100), min_size=1, max_size=8), st.fractions(25, 100))
def test_a_further_verified_innovation_never_lowers_the_value(
    points: list[Fraction], more: Fraction
) -> None:
    before = best_and_further(RUBRIC, points)
    assert before <= best_and_further(RUBRIC, [*points, more]) <= 100
