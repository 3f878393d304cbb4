from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.dates import Span, clashes, segments
from penilaian_api.domain.errors import InvalidDataError

EPOCH = date(2026, 1, 1)
DAYS = [EPOCH + timedelta(days=number) for number in range(14)]


@dataclass(frozen=True)
class Item:
    key: str
    span: Span


def spans():
    start = st.integers(0, 11)
    length = st.one_of(st.none(), st.integers(1, 6))
    return st.builds(lambda first, days: span(first, days and first + days), start, length)


def span(first, end=None):
    return Span(EPOCH + timedelta(days=first), None if end is None else EPOCH + timedelta(days=end))


def days_of(some):
    return {day for day in DAYS if some and some.contains(day)}


def test_a_last_day_is_inside_and_the_day_after_is_not():
    march = Span.through(date(2026, 3, 1), date(2026, 3, 31))
    assert march.contains(date(2026, 3, 31))
    assert not march.contains(date(2026, 4, 1))
    assert march.ends_before == date(2026, 4, 1)
    assert march.ends_on == date(2026, 3, 31)


def test_one_day_is_a_span():
    assert Span.through(EPOCH, EPOCH) == Span(EPOCH, EPOCH + timedelta(days=1))


@pytest.mark.parametrize("ends_on", [None, date.max])
def test_no_last_day_and_the_last_of_all_days_mean_without_end(ends_on):
    endless = Span.through(EPOCH, ends_on)
    assert endless.ends_before is None
    assert endless.ends_on is None
    assert endless.contains(date.max)


def test_a_last_day_before_the_first_is_refused():
    with pytest.raises(InvalidDataError, match="span_ends_before_start"):
        Span.through(EPOCH, EPOCH - timedelta(days=1))


def test_neighbors_meet_without_overlap():
    assert not span(0, 3).overlaps(span(3, 5))
    assert span(0, 3).intersect(span(3)) is None


@given(spans(), spans())
def test_the_intersection_holds_the_days_of_both(first, other):
    common = first.intersect(other)
    assert days_of(common) == days_of(first) & days_of(other)
    assert first.overlaps(other) == (common is not None) == other.overlaps(first)


@given(st.lists(spans(), max_size=5), spans())
def test_segments_fill_the_window_and_name_what_holds_on_each_day(some, window):
    items = [Item(str(number), days) for number, days in enumerate(some)]
    pieces = list(segments(items, window))
    assert pieces[0][0].starts_on == window.starts_on
    assert pieces[-1][0].ends_before == window.ends_before
    for (before, _), (after, _) in pairwise(pieces):
        assert before.ends_before == after.starts_on
    for piece, covering in pieces:
        for day in days_of(piece):
            assert set(covering) == {item for item in items if item.span.contains(day)}


@given(st.lists(st.builds(Item, st.sampled_from("ab"), spans()), max_size=5))
def test_a_clash_is_found_exactly_when_two_of_one_key_share_a_day(items):
    pairs = [
        {item.key, other.key}
        for number, item in enumerate(items)
        for other in items[number + 1 :]
        if item.key == other.key and item.span.overlaps(other.span)
    ]
    overlaps = list(clashes(items, lambda item: item.key))
    assert bool(overlaps) == bool(pairs)
    for earlier, later in overlaps:
        assert earlier.key == later.key
        assert earlier.span.overlaps(later.span)
        assert earlier.span.starts_on <= later.span.starts_on
