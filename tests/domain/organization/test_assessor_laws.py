"""Laws of the assessor: held against a plain climb on each day, and against edits."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.organization.organizations import (
    ACTINGS,
    DAYS,
    DELEGATIONS,
    JOB_CLASSES,
    POST_NAMES,
    SEATS,
    forests,
    key,
    organizations,
)

from penilaian_api.domain.organization.assessor import Cause, affected, assessors
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass, Organization


@given(organizations())
def test_the_rows_say_on_each_day_what_climbing_on_that_day_finds(organization):
    rows = assessors(organization)
    people = {entry.employee for entry in organization.assignments}
    for day in DAYS:
        found = {row.employee: (row.assessor, row.cause) for row in rows if row.span.contains(day)}
        asked = {person: climbed_on(organization, person, day) for person in people}
        assert found == {person: answer for person, answer in asked.items() if answer}


@given(organizations())
def test_rows_of_a_person_never_overlap_and_neighbors_differ(organization):
    rows = assessors(organization)
    for before, after in pairwise(rows):
        assert before.assessor != before.employee
        if before.employee == after.employee:
            assert before.span.ends_before <= after.span.starts_on
            joined = replace(before, span=after.span) == after
            assert not (joined and before.span.ends_before == after.span.starts_on)


@given(organizations(), st.randoms())
def test_the_order_of_the_entries_does_not_matter(organization, chance):
    turned = Organization(
        *(
            tuple(chance.sample(entries, len(entries)))
            for entries in (
                organization.positions,
                organization.lines,
                organization.assignments,
                organization.delegations,
            )
        )
    )
    assert assessors(turned) == assessors(organization)


@given(organizations(), st.data())
def test_only_the_affected_have_other_rows_after_an_edit(old, data):
    new, changed = data.draw(edits(old))
    people = affected(old, new, changed)
    before, after = assessors(old), assessors(new)
    assert untouched(before, people) == untouched(after, people)
    assert assessors(new, people) == tuple(row for row in after if row.employee in people)


def untouched(rows, people):
    return [row for row in rows if row.employee not in people]


@st.composite
def edits(draw, old):
    """Change one thing, and name the positions at which it changes."""
    what = draw(st.sampled_from(["assignments", "delegations", "positions", "lines"]))
    if what == "lines":
        new = replace(old, lines=draw(forests()))
        return new, {one.position for one in set(old.lines) ^ set(new.lines)}
    if what == "positions":
        name = key(draw(POST_NAMES))
        positions = tuple(
            replace(one, job_class=draw(JOB_CLASSES)) if one.id == name else one
            for one in old.positions
        )
        return replace(old, positions=positions), {name}
    entries = getattr(old, what)
    kept = [one for one in entries if draw(st.booleans())]
    fresh = draw(st.one_of(SEATS, ACTINGS) if what == "assignments" else DELEGATIONS)
    touched = {one.position for one in (*entries, fresh) if one not in kept}
    return replace(old, **{what: (*kept, fresh)}), touched


def climbed_on(organization, person, day):
    """Climb on one day, slowly and literally: the rule that the rows are held against."""
    classes = {one.id: one.job_class for one in organization.positions}
    today = {
        what: [one for one in getattr(organization, what) if one.span.contains(day)]
        for what in ("lines", "assignments", "delegations")
    }
    posts = [one for one in today["assignments"] if one.employee == person]
    plt = [one for one in posts if one.kind is AssignmentKind.ACTING]
    ranked = sorted(plt or posts, key=lambda one: (one.span.starts_on, one.position))
    here = ranked[0].position if ranked else None
    steps = 0
    while here is not None:
        here = next((one.superior for one in today["lines"] if one.position == here), None)
        steps += 1
        named = [
            one for one in today["delegations"] if one.position == here and one.employee != person
        ]
        if named:
            return max((one.span.starts_on, one.employee) for one in named)[1], Cause.DELEGATION
        holders = [
            (one.seat, one.employee)
            for one in today["assignments"]
            if one.position == here
            and one.kind is AssignmentKind.DEFINITIVE
            and one.employee != person
        ]
        if holders and classes[here] not in {JobClass.FUNCTIONAL, JobClass.EXECUTIVE}:
            return min(holders)[1], Cause.DEFINITIVE if steps == 1 else Cause.CLIMB
    return None
