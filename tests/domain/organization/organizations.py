"""Small organizations written in words, and drawn at random, for the tests of the domain."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.organization import (
    Assignment,
    AssignmentKind,
    Delegation,
    JobClass,
    Organization,
    Position,
    ReportingLine,
)

EPOCH = date(2026, 1, 1)
DAYS = [EPOCH + timedelta(days=number) for number in range(12)]
POSTS = 5
PEOPLE = 6
UNIT = UUID(int=1)
FOREVER = Span(EPOCH)


def key(name):
    """Make an id that can be read: the letters of its name."""
    return UUID(bytes=name.encode().rjust(16, b"\0"))


def during(first, end=None):
    """From the *first* day of the story up to, and without, the day *end*."""
    return Span(DAYS[first], None if end is None else DAYS[end])


def post(name, job_class=JobClass.ADMINISTRATOR, places=1):
    return Position(key(name), job_class, UNIT, places)


def line(position, superior, span=FOREVER):
    return ReportingLine(key(position), key(superior), span)


def seat(employee, position, span=FOREVER, number=1):
    return Assignment(key(employee), key(position), AssignmentKind.DEFINITIVE, span, number)


def acting(employee, position, span=FOREVER):
    return Assignment(key(employee), key(position), AssignmentKind.ACTING, span)


def delegation(employee, position, span=FOREVER):
    return Delegation(key(position), key(employee), span, key("by"))


@st.composite
def spans(draw):
    """Draw spans that often meet: few days are boundaries, and many last to the end."""
    first = draw(st.sampled_from([0, 0, 3, 6, 8]))
    return during(
        first,
        draw(
            st.sampled_from([None, None, first + 1, 6, 8, 10]).filter(
                lambda end: end is None or end > first
            )
        ),
    )


OFTEN = st.sampled_from([True, True, True, False])
POST_NAMES = st.integers(0, POSTS - 1).map(lambda number: f"p{number}")
PERSON_NAMES = st.integers(0, PEOPLE - 1).map(lambda number: f"e{number}")
SEATS = st.builds(seat, PERSON_NAMES, POST_NAMES, spans(), st.integers(1, 2))
ACTINGS = st.builds(acting, PERSON_NAMES, POST_NAMES, spans())
DELEGATIONS = st.builds(delegation, PERSON_NAMES, POST_NAMES, spans())
JOB_CLASSES = st.sampled_from(
    [JobClass.JPT_PRATAMA, JobClass.ADMINISTRATOR, JobClass.FUNCTIONAL, JobClass.EXECUTIVE]
)


@st.composite
def forests(draw):
    """Draw lines that never fork; in each of two halves of time a post reports to a lower one.

    The order is turned round between the halves, so that two posts may report to each other in
    turn: a forest on every day, and a circle over time.
    """
    middle = draw(st.sampled_from([6, 8]))
    lines = []
    for number in range(POSTS):
        if number > 0 and draw(OFTEN):
            superior = draw(st.integers(0, number - 1))
            lines.append(
                line(f"p{number}", f"p{superior}", during(draw(st.integers(0, 1)), middle))
            )
        if number < POSTS - 1 and draw(OFTEN):
            superior = draw(st.integers(number + 1, POSTS - 1))
            lines.append(line(f"p{number}", f"p{superior}", during(middle)))
    return tuple(lines)


@st.composite
def organizations(draw):
    classes = [draw(JOB_CLASSES) for _ in range(POSTS)]
    return Organization(
        positions=tuple(post(f"p{number}", job, 2) for number, job in enumerate(classes)),
        lines=draw(forests()),
        assignments=tuple(
            draw(st.lists(st.one_of(SEATS, SEATS, ACTINGS), min_size=4, max_size=12))
        ),
        delegations=tuple(draw(st.lists(DELEGATIONS, max_size=4))),
    )
