"""What a period says of an indicator, and when that is worth another look."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.indicator.check import Finding, FindingCode, Severity
from penilaian_api.domain.indicator.review import (
    IndicatorUse,
    Relevance,
    relevance_of,
    review_figures,
    review_findings,
)
from penilaian_api.storage.packaged_data import review_rules

RULES = review_rules()
attained = st.none() | st.fractions(min_value=0, max_value=200, max_denominator=4)
uses = st.lists(st.builds(IndicatorUse, attained, st.none() | st.booleans()), max_size=30)


def found(*shares, agrees=None, findings=(), relevance=None):
    lines = [IndicatorUse(None if share is None else Fraction(share), agrees) for share in shares]
    figures = review_figures(lines, findings, relevance, RULES)
    return [finding.value for finding in review_findings(figures, RULES)]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((90, 95, 100, 105, 80), []),
        ((90, 95, None, 105, 80), []),
        ((90, 95, None, None, 80), ["often_missing"]),
        ((100, 101, 102, 103, 104), ["at_ceiling"]),
        ((95, 95, 95, 95, 95), ["tells_nobody_apart"]),
        ((100, 100, 100, 100, 100), ["at_ceiling", "tells_nobody_apart"]),
        ((100, 100, 100, 100), []),  # fewer than five tell nothing
        ((None,), ["often_missing"]),
        ((), []),
    ],
)
def test_the_lines_of_a_period_tell_what_is_worth_a_look(shares, expected):
    assert found(*shares) == expected


def test_second_sources_wording_and_relevance_are_told_beside():
    warned = Finding(FindingCode.ACTIVITY_NOT_RESULT, Severity.WARN, "statement", "")
    assert found(90, agrees=False) == ["sources_disagree"]
    assert found(90, findings=[warned]) == []
    assert found(90, findings=[warned] * 2) == ["hard_to_measure"]
    assert found(90, relevance=Relevance(Fraction(49, 100), 6)) == ["not_relevant"]
    assert found(90, relevance=Relevance(Fraction(1, 2), 6)) == []


@pytest.mark.parametrize(
    ("questions", "share"),
    [
        ([("3", [0, 0, 6, 0, 0])], "1/2"),
        ([("1", [6, 0, 0, 0, 0])], "0"),
        ([("5/2", [0, 3, 3, 0])], "1/2"),  # a scale of four
        ([("2", [3, 0, 3]), ("5", [0, 0, 0, 0, 6])], "3/4"),
        ([("3", [0, 0, 6, 0, 0]), (None, [1, 5])], "1/2"),  # a choice has no mean
        ([("3", [0, 0, 6, 0, 0]), (None, [])], None),  # withheld
        ([(None, [1, 5])], None),
        ([], None),
    ],
)
def test_relevance_is_a_share_of_the_range_of_the_scale(questions, share):
    result = {
        "count": 6,
        "questions": [
            {"mean": None if mean is None else {"exact": mean}, "counts": counts}
            for mean, counts in questions
        ],
    }
    expected = None if share is None else Relevance(Fraction(share), 6)
    assert relevance_of(result) == expected
    assert relevance_of(None) is None


@given(uses, st.randoms())
def test_the_order_of_the_lines_tells_nothing(lines, random):
    shuffled = random.sample(lines, len(lines))
    figures = review_figures(lines, (), None, RULES)
    assert review_figures(shuffled, (), None, RULES) == figures
    assert figures.missing + figures.realized == figures.lines
    assert figures.told_apart is None or 0 <= figures.told_apart <= 1
