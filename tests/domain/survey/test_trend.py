"""What an instrument says over time: gaps stay gaps, and a change is clear or it is not."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from penilaian_api.domain.survey.trend import Released, trend_of


def estimate(value: int, margin: int | None = 1) -> dict[str, str | None]:
    low = None if margin is None else str(value - margin)
    high = None if margin is None else str(value + margin)
    return {"exact": f"{value}/1", "value": str(value), "low": low, "high": high}


def release(number: int, fairness: dict[str, str | None] | None, unit: str = "DINAS") -> Released:
    questions = [{"code": "fairness", "counts": [], "mean": fairness}]
    result = {"count": 9, "index": None, "grade": None, "questions": questions}
    targets = [{"unit": {"code": unit}, "result": None if fairness is None else result}]
    content = {"whole": None if fairness is None else result, "targets": targets}
    return Released(
        UUID(int=number), "Pulsa", date(2026, number, 1), date(2026, number, 9), content
    )


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (estimate(3), estimate(6), (Fraction(3), True)),
        (estimate(6), estimate(3), (Fraction(-3), True)),
        (estimate(3), estimate(5), (Fraction(2), False)),  # the bounds touch
        (estimate(3), estimate(3), (Fraction(0), False)),
        (estimate(3, None), estimate(6), (Fraction(3), None)),
    ],
)
def test_a_change_is_clear_where_the_intervals_lie_apart(before, now, expected) -> None:
    figure = trend_of([release(1, before), release(2, now)], None)[1].figures[0]
    assert (figure.change, figure.is_clear) == expected


def test_what_was_withheld_is_a_gap_and_the_next_is_compared_with_the_last_before_it() -> None:
    points = trend_of([release(1, estimate(3)), release(2, None), release(3, estimate(6))], None)
    assert [point.count for point in points] == [9, None, 9]
    assert points[1].figures == ()
    assert points[2].figures[0].change == Fraction(3)


def test_of_a_unit_only_what_was_asked_about_it() -> None:
    releases = [release(1, estimate(3), "LAIN"), release(2, estimate(4)), release(3, None)]
    assert [point.survey_id.int for point in trend_of(releases, "DINAS")] == [2, 3]
    assert trend_of(releases, "TIDAK-ADA") == ()
