from hypothesis import given
from hypothesis import strategies as st
from tests.domain.organization.organizations import (
    ACTINGS,
    DAYS,
    POST_NAMES,
    SEATS,
    acting,
    during,
    forests,
    key,
    line,
    post,
    seat,
)

from penilaian_api.domain.organization.organization import (
    AssignmentKind,
    Rule,
    circle,
    crowded,
    forks,
    overlaps,
)


def rules(*assignments):
    return [found.rule for found in overlaps(assignments)]


def test_two_people_on_one_seat_overlap():
    first, second = seat("ani", "chief", during(0, 5)), seat("budi", "chief", during(4))
    (found,) = overlaps([second, first])
    assert (found.rule, found.earlier, found.later) == (Rule.SEAT_TAKEN, first, second)


def test_a_successor_may_begin_on_the_day_after():
    assert rules(seat("ani", "chief", during(0, 5)), seat("budi", "chief", during(5))) == []


def test_two_seats_of_one_position_are_taken_at_once():
    assert rules(seat("ani", "nurse"), seat("budi", "nurse", number=2)) == []


def test_a_stand_in_sits_beside_the_holder():
    assert rules(seat("ani", "chief"), acting("budi", "chief")) == []


def test_two_stand_ins_on_one_seat_overlap():
    assert rules(acting("ani", "chief"), acting("budi", "chief")) == [Rule.SEAT_TAKEN]


def test_nobody_has_two_definitive_posts():
    assert rules(seat("ani", "chief"), seat("ani", "nurse")) == [Rule.SECOND_DEFINITIVE_POST]


def test_an_acting_post_beside_the_own_one_is_right():
    assert rules(seat("ani", "nurse"), acting("ani", "chief")) == []


def test_a_position_that_others_report_to_has_one_place():
    positions = [post("chief", places=2), post("nurse", places=3), post("head")]
    assert crowded(positions, [line("nurse", "chief"), line("chief", "head")]) == (key("chief"),)


def test_a_position_does_not_report_to_two_at_once():
    first, second = line("nurse", "chief", during(0, 5)), line("nurse", "head", during(4))
    assert forks([second, first]) == ((first, second),)
    assert forks([first, line("nurse", "head", during(5))]) == ()


def test_a_position_that_reports_to_itself_is_a_circle():
    assert circle([line("chief", "chief")]) == (key("chief"),)


def test_a_circle_is_told_in_reporting_order():
    lines = [line("a", "b"), line("b", "c"), line("c", "a"), line("d", "a")]
    assert circle(lines) == (key("a"), key("b"), key("c"))


def test_a_circle_of_a_single_day_is_found():
    assert circle([line("a", "b", during(0, 5)), line("b", "a", during(4))]) is not None


def test_two_positions_may_change_places():
    assert circle([line("a", "b", during(0, 5)), line("b", "a", during(5))]) is None


@given(forests())
def test_a_forest_has_no_circle(lines):
    assert circle(lines) is None
    assert forks(lines) == ()


@given(forests(), st.builds(line, POST_NAMES, POST_NAMES, st.just(during(3, 8))))
def test_a_circle_is_found_exactly_when_some_day_has_one(lines, added):
    edited = [*(one for one in lines if one.position != added.position), added]
    found = circle(edited)
    assert (found is not None) == any(circular_on(edited, day) for day in DAYS)
    if found:
        steps = set(zip(found, (*found[1:], found[0]), strict=True))
        assert any(
            steps <= {(one.position, one.superior) for one in edited if one.span.contains(day)}
            for day in DAYS
        )


@given(st.lists(st.one_of(SEATS, ACTINGS), max_size=6))
def test_an_overlap_is_found_exactly_when_a_day_is_crowded(assignments):
    assert bool(overlaps(assignments)) == any(crowded_on(assignments, day) for day in DAYS)


def circular_on(lines, day):
    """Follow each post once more than there are lines: who still walks, walks in a circle."""
    above = {one.position: one.superior for one in lines if one.span.contains(day)}
    for start in above:
        here = start
        for _ in range(len(above) + 1):
            here = above.get(here)
        if here is not None:
            return True
    return False


def crowded_on(assignments, day):
    held = [one for one in assignments if one.span.contains(day)]
    seats = [(one.position, one.kind, one.seat) for one in held]
    owners = [one.employee for one in held if one.kind is AssignmentKind.DEFINITIVE]
    return len(set(seats)) < len(seats) or len(set(owners)) < len(owners)
