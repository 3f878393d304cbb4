"""Shares of quantities: direct only in one unit of measure, and only along direct links."""

from fractions import Fraction

import pytest

from penilaian_api.domain.contribution import contribution
from penilaian_api.domain.contribution.contribution import (
    Beneficiary,
    ContributionKind,
    PublicBy,
    Quantity,
    Rung,
)
from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.vocabulary import Polarity

TON = Quantity("ton", Polarity.HIGHER, adds_up=True, target=Fraction(5))
TEN = Quantity("Ton", Polarity.HIGHER, adds_up=True, target=Fraction(10))
SHARE = Quantity("persen", Polarity.HIGHER, adds_up=False, target=Fraction(90))


def test_five_of_ten_tons_are_half_of_them() -> None:
    assert TON.is_part_of(TEN)
    assert TON.share_of(TEN, TON.target) == 50
    assert TON.share_of(TEN, Fraction(1)) == 10
    assert TON.share_of(TEN, None) is None


@pytest.mark.parametrize(
    "whole",
    [
        SHARE,
        Quantity("kuintal", Polarity.HIGHER, adds_up=True, target=Fraction(10)),
        Quantity("ton", Polarity.LOWER, adds_up=True, target=Fraction(10)),
        Quantity(None, Polarity.HIGHER, adds_up=True, target=Fraction(10)),
        contribution.UNMEASURED,
    ],
)
def test_what_is_measured_otherwise_is_no_whole_of_it(whole: Quantity) -> None:
    assert not TON.is_part_of(whole)


def test_nothing_is_a_share_of_no_target() -> None:
    none = Quantity("ton", Polarity.HIGHER, adds_up=True, target=None)
    nought = Quantity("ton", Polarity.HIGHER, adds_up=True, target=Fraction(0))
    assert TON.share_of(none, Fraction(1)) is TON.share_of(nought, Fraction(1)) is None


def test_above_a_link_that_supports_nothing_is_direct() -> None:
    rungs = [Rung("a", (SHARE, TEN)), Rung("b", (SHARE,)), Rung("c", (TEN,))]
    links = [*contribution.links_of(TON, rungs)]
    assert [link.kind for link in links] == [
        ContributionKind.DIRECT,
        ContributionKind.SUPPORTING,
        ContributionKind.SUPPORTING,
    ]
    assert [link.whole for link in links] == [TEN, None, None]


def test_only_what_is_summed_adds_up() -> None:
    made = [
        Quantity.of_indicator("ton", Polarity.HIGHER, each, Fraction(1)).adds_up
        for each in Accumulation
    ]
    assert made.count(True) == 1


def test_a_circle_of_goals_ends_where_it_closes() -> None:
    assert [*contribution.climb("a", {"a": "b", "b": "c", "c": "a"})] == ["b", "c"]
    assert [*contribution.climb("a", {"a": None})] == []


def test_the_mark_of_the_indicator_counts_before_that_of_a_goal() -> None:
    served = contribution.served_by
    assert served([True], is_public_indicator=True) == (Beneficiary.PUBLIC, PublicBy.INDICATOR)
    assert served([False, True], is_public_indicator=False) == (Beneficiary.PUBLIC, PublicBy.GOAL)
    assert served([False], is_public_indicator=False) == (Beneficiary.ORGANIZATION, None)
