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

from penilaian_api.domain.organization.assessor import Cause, assessors, find_affected
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass, Organization


@given(organizations())
def test_the_rows_say_on_each_day_what_climbing_on_that_day_finds(organization):
    rows = assessors(organization)
    people = {entry.employee for entry in organization.assignments}
    for day in DAYS:
        computed = {
            row.employee: (row.assessor, row.cause) for row in rows if row.span.contains(day)
        }
        climbed = {person: climbed_on(organization, person, day) for person in people}
        assert computed == {person: answer for person, answer in climbed.items() if answer}


@given(organizations())
def test_rows_of_a_person_never_overlap_and_neighbors_differ(organization):
    rows = assessors(organization)
    for before, after in pairwise(rows):
        assert before.assessor != before.employee
        if before.employee == after.employee:
            assert before.span.ends_before <= after.span.starts_on
            joined = before._replace(span=after.span) == after
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
    entries = set(old.assignments) ^ set(new.assignments)
    people = find_affected(new, changed) | {entry.employee for entry in entries}
    before, after = assessors(old), assessors(new)
    assert rows_of_others(before, people) == rows_of_others(after, people)
    assert assessors(new, people) == tuple(row for row in after if row.employee in people)


def rows_of_others(rows, people):
    return [row for row in rows if row.employee not in people]


@st.composite
def edits(draw, old):
    """Change one thing, and name the positions at which it changes."""
    what = draw(st.sampled_from(["assignments", "delegations", "positions", "lines"]))
    if what == "lines":
        new = replace(old, lines=draw(forests()))
        return new, {line.position for line in set(old.lines) ^ set(new.lines)}
    if what == "positions":
        name = key(draw(POST_NAMES))
        positions = tuple(
            post._replace(job_class=draw(JOB_CLASSES)) if post.id == name else post
            for post in old.positions
        )
        return replace(old, positions=positions), {name}
    entries = getattr(old, what)
    remaining = [entry for entry in entries if draw(st.booleans())]
    fresh = draw(st.one_of(SEATS, ACTINGS) if what == "assignments" else DELEGATIONS)
    touched = {entry.position for entry in (*entries, fresh) if entry not in remaining}
    return replace(old, **{what: (*remaining, fresh)}), touched


def climbed_on(organization, person, day):
    """Climb on one day, slowly and literally: the rule that the rows are held against."""
    classes = {post.id: post.job_class for post in organization.positions}
    today = {
        what: [entry for entry in getattr(organization, what) if entry.span.contains(day)]
        for what in ("lines", "assignments", "delegations")
    }
    held_on = max(
        (past for past in DAYS if past <= day and post_on(organization, person, past)), default=None
    )
    here = None if held_on is None else post_on(organization, person, held_on)
    answer = climbed_from(organization, classes, today, person, here, day, held_on != day)
    return answer and (answer[0], Cause.FORMER if held_on != day else answer[1])


def post_on(organization, person, day):
    """From which post somebody is assessed on a day, if they hold one."""
    posts = [
        entry
        for entry in organization.assignments
        if entry.employee == person and entry.span.contains(day)
    ]
    plt = [entry for entry in posts if entry.kind is AssignmentKind.ACTING]
    ranked = sorted(plt or posts, key=lambda entry: (entry.span.starts_on, entry.position))
    return ranked[0].position if ranked else None


def line_that_ended(organization, position, day):
    """To whom a post reported last, before a day on which it reports to nobody."""
    ended = [
        (entry.span.ends_before, entry.superior)
        for entry in organization.lines
        if entry.position == position and entry.span.ends_before and entry.span.ends_before <= day
    ]
    return max(ended)[1] if ended else None


def climbed_from(organization, classes, today, person, here, day, has_left):  # noqa: PLR0913, PLR0917 - what a climb rests on
    steps = 0
    while here is not None:
        below = here
        here = next((entry.superior for entry in today["lines"] if entry.position == here), None)
        if here is None and has_left and steps == 0:
            here = line_that_ended(organization, below, day)
        steps += 1
        delegates = [
            entry
            for entry in today["delegations"]
            if entry.position == here and entry.employee != person
        ]
        if delegates:
            _, latest = max((entry.span.starts_on, entry.employee) for entry in delegates)
            return latest, Cause.DELEGATION
        holders = [
            (entry.seat, entry.employee)
            for entry in today["assignments"]
            if entry.position == here
            and entry.kind is AssignmentKind.DEFINITIVE
            and entry.employee != person
        ]
        if holders and classes[here] not in {JobClass.FUNCTIONAL, JobClass.EXECUTIVE}:
            return min(holders)[1], Cause.DEFINITIVE if steps == 1 else Cause.CLIMB
    return None
