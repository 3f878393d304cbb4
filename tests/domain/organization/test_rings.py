"""Rings of people who assess one another: found on every day, and only what is new is refused."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.domain.organization.organizations import (
    DAYS,
    EPOCH,
    FOREVER,
    acting,
    delegation,
    during,
    key,
    line,
    organizations,
    post,
    seat,
)
from tests.domain.organization.whole_day import ring_defects
from tests.serving.spending import time_spent

from penilaian_api.domain.organization.assessor import Chart, assessors
from penilaian_api.domain.organization.defects import DefectCode
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.domain.organization.rings import find_new_edges, find_rings, name_posts

POSTS = tuple(post(name) for name in ("mayor", "chief", "deputy", "clerk"))
LINES = (line("chief", "mayor"), line("deputy", "chief"), line("clerk", "deputy"))
OFFICE = Organization(
    POSTS, LINES, (seat("ani", "mayor"), seat("budi", "chief"), seat("citra", "deputy"))
)


def rings_of(organization):
    """Find all rings, each as the set of its people and its days."""
    chart = Chart(organization)
    rings = find_rings(lambda person: tuple(chart.rows(person)), assessors(organization))
    return [(frozenset(ring.people), ring.span) for ring in rings]


def people_in_rings_on(organization, day):
    """Follow everyone upward on one day, literally: who comes back to themselves is in a ring."""
    above = {
        row.employee: row.assessor for row in assessors(organization) if row.span.contains(day)
    }
    inside = set()
    for person, assessor in above.items():
        here, steps = assessor, 0
        while here in above and here != person and steps <= len(above):
            here, steps = above[here], steps + 1
        if here == person:
            inside.add(person)
    return inside


CLASHES = {
    "acting below one whom they assess": ((acting("budi", "clerk", during(3, 7)),), during(3, 7)),
    "a delegate for their superior's superior": (
        (seat("dewi", "clerk"), delegation("dewi", "chief", during(2))),
        during(2),
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_w7_posts_in_order_and_persons_in_a_ring(name):
    added, days = CLASHES[name]
    delegations = tuple(entry for entry in added if hasattr(entry, "by"))
    assignments = tuple(entry for entry in added if not hasattr(entry, "by"))
    organization = replace(
        OFFICE, assignments=(*OFFICE.assignments, *assignments), delegations=delegations
    )
    ((people, span),) = rings_of(organization)
    assert (key("citra") in people, span) == (True, days)
    (ring,) = find_rings(
        lambda person: tuple(Chart(organization).rows(person)), assessors(organization)
    )
    stands_at = dict(zip(ring.people, name_posts(organization, ring), strict=True))
    assert stands_at[key("citra")] == (key("deputy"),)
    named = {defect.employee for defect in ring_defects([ring], EPOCH)}
    assert named == set(people)
    assert {defect.code for defect in ring_defects([ring], EPOCH)} == {DefectCode.ASSESSMENT_RING}


def test_w7_a_ring_of_three_is_one():
    posts = (*POSTS, post("aide"))
    organization = Organization(
        posts,
        (*LINES, line("aide", "clerk")),
        (*OFFICE.assignments, seat("dewi", "clerk"), acting("budi", "aide")),
    )
    assert rings_of(organization) == [({key("budi"), key("citra"), key("dewi")}, FOREVER)]


def test_w7_a_ring_that_is_over_is_no_defect():
    organization = replace(
        OFFICE, assignments=(*OFFICE.assignments, acting("budi", "clerk", during(3, 7)))
    )
    chart = Chart(organization)
    rings = find_rings(lambda person: tuple(chart.rows(person)), assessors(organization))
    assert len(list(ring_defects(rings, DAYS[6]))) == 2
    assert not list(ring_defects(rings, DAYS[7]))


@settings(deadline=None)
@given(organizations())
def test_w7_the_rings_are_those_that_following_on_each_day_finds(organization):
    rings = rings_of(organization)
    for day in DAYS:
        inside = {person for people, span in rings if span.contains(day) for person in people}
        assert inside == people_in_rings_on(organization, day)


@settings(deadline=None)
@given(organizations(), organizations())
def test_w7_what_is_new_is_found_and_what_stood_is_not(old, new):
    chart = Chart(new)
    before, after = assessors(old), assessors(new)
    rings = find_rings(lambda person: tuple(chart.rows(person)), find_new_edges(after, before))
    for day in DAYS:
        stood = pairs(before, day)
        expected = {
            ring
            for ring in rings_on(after, day)
            if not all(pair in stood for pair in edges(ring, after, day))
        }
        assert {frozenset(ring.people) for ring in rings if ring.span.contains(day)} == expected


def pairs(rows, day):
    return {(row.employee, row.assessor) for row in rows if row.span.contains(day)}


def edges(ring, rows, day):
    return [pair for pair in pairs(rows, day) if pair[0] in ring]


def rings_on(rows, day):
    above = dict(pairs(rows, day))
    rings = set()
    for person, assessor in above.items():
        path, here = [person], assessor
        while here in above and here not in path:
            path.append(here)
            here = above[here]
        if here == person:
            rings.add(frozenset(path))
    return rings


@pytest.mark.parametrize("depth", [10, 500])
def test_w7_finding_rings_costs_about_as_much_as_there_are_rows(depth):
    def seconds(people: int) -> float:
        """Measure the search in an office of *people* that is *depth* posts high."""
        names = [f"p{number}" for number in range(people)]
        organization = Organization(
            tuple(map(post, names)),
            tuple(
                line(name, names[number - 1 if number % depth else 0])
                for number, name in enumerate(names)
                if number
            ),
            tuple(seat(name, name) for name in names),
        )
        rows = assessors(organization)
        of = {row.employee: (row,) for row in rows}
        with time_spent() as spent:
            assert find_rings(lambda person: of.get(person, ()), rows) == ()
        return spent.seconds

    small, large = min(seconds(1_000) for _ in range(3)), min(seconds(8_000) for _ in range(3))
    assert large < 8 * 4 * small + 0.05
