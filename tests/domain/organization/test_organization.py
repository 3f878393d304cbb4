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
    OverlapRule,
    circle,
    find_crowded,
    forks,
    overlaps,
)


def rules(*assignments):
    return [overlap.rule for overlap in overlaps(assignments)]


def test_two_people_on_one_seat_overlap():
    first, second = seat("ani", "chief", during(0, 5)), seat("budi", "chief", during(4))
    (overlap,) = overlaps([second, first])
    assert (overlap.rule, overlap.earlier, overlap.later) == (OverlapRule.SEAT_TAKEN, first, second)


def test_a_successor_may_begin_on_the_day_after():
    assert rules(seat("ani", "chief", during(0, 5)), seat("budi", "chief", during(5))) == []


def test_two_seats_of_one_position_are_taken_at_once():
    assert rules(seat("ani", "nurse"), seat("budi", "nurse", number=2)) == []


def test_a_stand_in_sits_beside_the_holder():
    assert rules(seat("ani", "chief"), acting("budi", "chief")) == []


def test_two_stand_ins_on_one_seat_overlap():
    assert rules(acting("ani", "chief"), acting("budi", "chief")) == [OverlapRule.SEAT_TAKEN]


def test_nobody_has_two_definitive_posts():
    assert rules(seat("ani", "chief"), seat("ani", "nurse")) == [OverlapRule.SECOND_DEFINITIVE_POST]


def test_an_acting_post_beside_the_own_one_is_right():
    assert rules(seat("ani", "nurse"), acting("ani", "chief")) == []


def test_a_position_that_others_report_to_has_one_place():
    positions = [post("chief", places=2), post("nurse", places=3), post("head")]
    assert find_crowded(positions, [line("nurse", "chief"), line("chief", "head")]) == (
        key("chief"),
    )


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
    edited = [*(each for each in lines if each.position != added.position), added]
    ring = circle(edited)
    assert (ring is not None) == any(circular_on(edited, day) for day in DAYS)
    if ring:
        steps = set(zip(ring, (*ring[1:], ring[0]), strict=True))
        assert any(
            steps <= {(each.position, each.superior) for each in edited if each.span.contains(day)}
            for day in DAYS
        )


@given(st.lists(st.one_of(SEATS, ACTINGS), max_size=6))
def test_an_overlap_is_found_exactly_when_a_day_is_crowded(assignments):
    assert bool(overlaps(assignments)) == any(crowded_on(assignments, day) for day in DAYS)


def circular_on(lines, day):
    """Follow each post once more than there are lines: who still walks, walks in a circle."""
    above = {each.position: each.superior for each in lines if each.span.contains(day)}
    for start in above:
        here = start
        for _ in range(len(above) + 1):
            here = above.get(here)
        if here is not None:
            return True
    return False


def crowded_on(assignments, day):
    present = [entry for entry in assignments if entry.span.contains(day)]
    seats = [(entry.position, entry.kind, entry.seat) for entry in present]
    owners = [entry.employee for entry in present if entry.kind is AssignmentKind.DEFINITIVE]
    return len(set(seats)) < len(seats) or len(set(owners)) < len(owners)
