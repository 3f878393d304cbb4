"""Nothing is said of too few people, nor can it be reckoned."""

from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.report.small_groups import (
    FEWEST_PEOPLE,
    choose_nested,
    is_total_told,
    withheld,
)


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    people = {"a": 3, "b": 9, "c": 7, "d": 0}
    assert withheld(people) == {"a", "c"}
    assert is_total_told(people, withheld(people))


def test_large_groups_are_all_told() -> None:
    assert withheld({"a": 5, "b": 9}) == frozenset()


def test_a_small_group_that_is_alone_takes_the_total_with_it() -> None:
    assert withheld({"a": 4}) == {"a"}
    assert not is_total_told({"a": 4}, frozenset({"a"}))


@given(st.dictionaries(st.integers(), st.integers(0, 30), max_size=8))
def test_what_is_left_out_is_of_enough_people_or_the_total_is_left_out(people) -> None:
    hidden = withheld(people)
    assert all(people[key] >= FEWEST_PEOPLE for key in people.keys() - hidden if people[key])
    if hidden and is_total_told(people, hidden):
        assert len(hidden) > 1
        assert sum(people[key] for key in hidden) >= FEWEST_PEOPLE


def test_what_a_unit_has_beside_those_below_it_is_nobody_or_enough() -> None:
    assert choose_nested({"A/": 9, "A/B/": 5}) == {"A/"}  # four would be left
    assert choose_nested({"A/": 10, "A/B/": 5}) == {"A/", "A/B/"}
    assert choose_nested({"A/": 6, "A/B/": 6, "A/B/C/": 4}) == {"A/", "A/B/"}
    assert choose_nested({"A/": 13, "A/B/": 6, "A/C/": 5}) == {"A/", "A/B/"}
    assert choose_nested({"A/": 20, "A/B/": 18, "A/B/C/": 15}) == {"A/", "A/B/C/"}
    assert choose_nested({"A/": 4, "B/": 5}) == {"B/"}
