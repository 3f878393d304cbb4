"""Outcomes as plain values: which way is better, which values may stand beside each other."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from penilaian_api.domain.outcome.outcome import (
    CurrentValue,
    OutcomeMove,
    OutcomeSource,
    StatedValue,
    is_reached,
    move_of,
    overlapping,
    source_of,
    value_faults,
)

TODAY = date(2026, 3, 31)
FIRST = UUID(int=1)
JANUARY = CurrentValue(FIRST, date(2026, 1, 1), date(2026, 2, 1), Decimal(80), None)


def stated(first: str, last: str, **changes: object) -> StatedValue:
    fields = {"count": None, "low": None, "high": None, "source": "x", "supersedes_id": None}
    days = (date.fromisoformat(first), date.fromisoformat(last))
    return StatedValue(*days, value=Decimal(80), **{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "polarity", "move"),
    [
        (3, 5, "higher", OutcomeMove.IMPROVED),
        (3, 5, "lower", OutcomeMove.WORSENED),
        (5, 3, "lower", OutcomeMove.IMPROVED),
        (3, 3, "lower", OutcomeMove.UNCHANGED),
        (None, 3, "higher", None),
        (3, None, "higher", None),
    ],
)
def test_an_outcome_moves_the_way_that_is_better_for_it(
    before: int | None, after: int | None, polarity: str, move: OutcomeMove | None
) -> None:
    values = [None if value is None else Decimal(value) for value in (before, after)]
    assert move_of(*values, polarity) is move


def test_a_target_is_reached_from_its_own_side() -> None:
    assert is_reached(Decimal(5), Decimal(5), "higher") is True
    assert is_reached(Decimal(6), Decimal(5), "lower") is False
    assert is_reached(None, Decimal(5), "lower") is None
    assert is_reached(Decimal(6), None, "lower") is None


def test_what_gives_the_values_is_read_off_what_is_named() -> None:
    assert source_of(None, None) is OutcomeSource.POSTED
    assert source_of("skm", None) is OutcomeSource.SURVEY
    assert source_of(None, FIRST) is OutcomeSource.CASES


@pytest.mark.parametrize(
    ("item", "faults"),
    [
        (stated("2026-02-01", "2026-02-28"), []),
        (stated("2026-02-01", "2026-01-31"), [("/items/0/ends_on", "span_ends_before_start")]),
        (stated("2026-03-01", "2026-04-01"), [("/items/0/ends_on", "value_of_days_ahead")]),
        (
            stated("2026-02-01", "2026-02-28", low=Decimal(9), high=Decimal(8)),
            [("/items/0/low", "low_above_high")],
        ),
        (
            stated("2026-01-01", "2026-01-31", supersedes_id=UUID(int=2)),
            [("/items/0/supersedes_id", "unknown_reference")],
        ),
        (
            stated("2026-01-01", "2026-01-30", supersedes_id=FIRST),
            [("/items/0/supersedes_id", "corrects_other_days")],
        ),
        (stated("2026-01-01", "2026-01-31", supersedes_id=FIRST), []),
    ],
)
def test_what_cannot_be_a_value_is_named(item: StatedValue, faults: list[tuple[str, str]]) -> None:
    assert [
        (fault.pointer, fault.code) for fault in value_faults([item], {FIRST: JANUARY}, TODAY)
    ] == faults


def test_two_corrections_of_one_value_are_one_too_many() -> None:
    twice = [stated("2026-01-01", "2026-01-31", supersedes_id=FIRST)] * 2
    (fault,) = value_faults(twice, {FIRST: JANUARY}, TODAY)
    assert (fault.pointer, fault.code) == ("/items/1/supersedes_id", "stated_twice")


def test_days_are_measured_once_by_what_stands_and_by_what_is_stated() -> None:
    items = [
        stated("2026-01-31", "2026-02-28"),
        stated("2026-03-01", "2026-03-31"),
        stated("2026-03-31", "2026-03-31"),
        stated("2026-01-01", "2026-01-31", supersedes_id=FIRST),
    ]
    clashes = [fault.pointer for fault in overlapping(items, {FIRST: JANUARY})]
    assert clashes == ["/items/0/starts_on", "/items/2/starts_on"]
