"""What a change touches is recomputed and no more, and it is as if all had been recomputed.

The organizations are those of the domain's tests, put into the tables as they are drawn, around the
guards: also such as no service would have let in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from benchmarks.record.copying import without_triggers
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session
from tests.domain.organization import organizations as drawn
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.world import key

from penilaian_api.domain.organization.assessor import AssessorRow, assessors
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import (
    Assignment,
    Delegation,
    Organization,
    Position,
    ReportingLine,
)
from penilaian_api.domain.organization.rings import AssessmentRing
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models import organization as tables
from penilaian_api.storage.models.base import Base, new_id
from penilaian_api.storage.organization import assessor_table
from penilaian_api.storage.organization.part import Touched

Entry = Assignment | Delegation | ReportingLine | Position
Moved = tuple[set[AssessorRow], set[AssessorRow], set[AssessmentRing]]
"""Rows too many, rows that lack, and rings of people that are new."""
PLACES = ("assessor", "delegation", "assignment", "reporting_line")
ENTRIES = st.one_of(drawn.SEATS, drawn.ACTINGS, drawn.DELEGATIONS)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Organization, Organization, Entry]:
    """Draw an organization, and the same with one record that is new, gone, or another."""
    old = draw(drawn.organizations())
    what = draw(st.sampled_from(["assignments", "delegations", "positions", "lines"]))
    entries: tuple[Any, ...] = tuple(getattr(old, what))
    if what == "positions":
        at = draw(st.integers(0, len(entries) - 1))
        other = entries[at]._replace(job_class=draw(drawn.JOB_CLASSES))
        new = replace(old, positions=(*entries[:at], other, *entries[at + 1 :]))
        return old, new, other
    if what == "lines":
        fresh = drawn.line("p4", draw(st.sampled_from(["p0", "p1", "p2", "p3"])), drawn.during(0))
        entries = tuple(each for each in entries if each.position != fresh.position)
    else:
        fresh = draw(drawn.DELEGATIONS if what == "delegations" else ENTRIES.filter(_is_assignment))
    before, after = replace(old, **{what: entries}), replace(old, **{what: (*entries, fresh)})
    is_new = draw(st.booleans())
    return (before, after, fresh) if is_new else (after, before, fresh)


@st.composite
def sets_of_changes(draw: st.DrawFn) -> tuple[Organization, Organization, list[Entry]]:
    """Draw an organization, and the same after several changes at once, as a file brings them."""
    old, now, entry = draw(changes())
    old, now = _each_once(old), _each_once(now)
    entries = [entry]
    for _ in range(draw(st.integers(1, 4))):
        fresh = draw(ENTRIES)
        what = "assignments" if isinstance(fresh, Assignment) else "delegations"
        present = getattr(now, what)
        kept = present[: draw(st.integers(0, len(present)))]
        now = _each_once(replace(now, **{what: (*kept, fresh)}))
        entries += [fresh, *present[len(kept) :]]
    return old, now, entries


def _each_once(organization: Organization) -> Organization:
    """Take out what is drawn twice: no table has it, and a file could not say which it means."""
    seats, lent = organization.assignments, organization.delegations
    return replace(
        organization,
        assignments=tuple(dict.fromkeys(seats)),
        delegations=tuple(dict.fromkeys(lent)),
    )


def _is_assignment(entry: object) -> bool:
    return isinstance(entry, Assignment)


def _chain(*posts: str) -> tuple[ReportingLine, ...]:
    """Let each post report to the next."""
    return tuple(drawn.line(*pair) for pair in pairwise(posts))


POSTS = tuple(drawn.post(f"p{number}", places=2) for number in range(drawn.POSTS))
AIMED = {
    "a delegate who sits below climbs past the post that is theirs": (
        Organization(
            POSTS,
            _chain("p0", "p1", "p2", "p3"),
            (drawn.seat("e0", "p0"), drawn.seat("e3", "p3")),
            (drawn.delegation("e0", "p2"),),
        ),
        drawn.delegation("e4", "p3"),
    ),
    "a ring over the acting post of whoever assesses": (
        Organization(
            POSTS,
            (*_chain("p0", "p1"), *_chain("p4", "p3")),
            (drawn.seat("e0", "p0"), drawn.seat("e1", "p1"), drawn.acting("e1", "p4")),
        ),
        drawn.seat("e0", "p3"),
    ),
    "a ring over another post of whoever holds the one above": (
        Organization(
            POSTS,
            (*_chain("p0", "p1"), *_chain("p4", "p3")),
            (drawn.seat("e1", "p1"), drawn.acting("e1", "p4"), drawn.seat("e0", "p3")),
        ),
        drawn.seat("e0", "p0"),
    ),
    "a ring over the post of a delegate": (
        Organization(
            POSTS,
            (*_chain("p0", "p1"), *_chain("p4", "p3")),
            (drawn.seat("e1", "p4"), drawn.seat("e0", "p3")),
            (drawn.delegation("e1", "p1"),),
        ),
        drawn.acting("e0", "p0"),
    ),
}


@pytest.mark.parametrize("case", AIMED)
def test_g6_a_change_reaches_who_is_climbed_to_from_another_post(api: Api, case: str) -> None:
    old, entry = AIMED[case]
    what = "delegations" if isinstance(entry, Delegation) else "assignments"
    new = replace(old, **{what: (*getattr(old, what), entry)})
    database = Database(api.copy.owner)
    with database.engine.connect() as link:
        moved = _compare_both(link, api, (old, new, entry))
        link.rollback()
    database.dispose()
    assert bool(moved[2]) is case.startswith("a ring")
    assert moved[1]


def test_g6_what_a_change_touches_is_recomputed_as_if_all_were(api: Api) -> None:
    database = Database(api.copy.owner)
    seen = {True: 0, False: 0}

    @settings(max_examples=60, deadline=None)
    @given(change=changes())
    def hold(change: tuple[Organization, Organization, Entry]) -> None:
        with database.engine.connect() as link:
            whole = _compare_both(link, api, change)
            seen[bool(whole[0] or whole[1])] += 1
            link.rollback()

    hold()
    database.dispose()
    assert min(seen.values()) > 0


@pytest.mark.parametrize("stored", [True, False], ids=["stored", "foreseen"])
def test_g4_what_many_changes_touch_is_recomputed_as_if_all_were(api: Api, *, stored: bool) -> None:
    database = Database(api.copy.owner)

    @settings(max_examples=60, deadline=None)
    @given(drawn_changes=sets_of_changes())
    def hold(drawn_changes: tuple[Organization, Organization, list[Entry]]) -> None:
        old, new, entries = drawn_changes
        with database.engine.connect() as link:
            _begin(link, api)
            _put(link, api.agency_id(), new if stored else old, assessors(old))
            foresee = _as_it_is if stored else _turning(old, new)
            whole = _find(link, api.agency_id(), None, foresee)
            touched = _together(entries)
            if not stored:  # who assesses from a post may no longer, by what is foreseen
                touched = [replace(each, since=None) for each in touched]
            assert _find(link, api.agency_id(), touched, foresee) == whole
            link.rollback()

    hold()
    database.dispose()


def _as_it_is(stored: Organization) -> Organization:
    return stored


def _turning(old: Organization, new: Organization) -> assessor_table.Foresee:
    """Change what is stored as a file would: what it takes out goes, what it brings comes."""

    def foresee(stored: Organization) -> Organization:
        parts = ("positions", "lines", "assignments", "delegations")
        return Organization(**{part: _turned(*_three(part, stored, old, new)) for part in parts})

    return foresee


def _three(part: str, *organizations: Organization) -> Iterator[tuple[Any, ...]]:
    return (getattr(organization, part) for organization in organizations)


def _turned(stored: tuple[Any, ...], old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return (*(Counter(stored) - gone).elements(), *come.elements())


def _together(entries: Iterable[Entry]) -> list[Touched]:
    """Say what an import says that several records touch together."""
    posts = [entry for entry in entries if isinstance(entry, Position)]
    lines = [entry for entry in entries if isinstance(entry, ReportingLine)]
    seats = [entry for entry in entries if isinstance(entry, Assignment | Delegation)]
    return [
        *(Touched({post.id}) for post in posts),
        *(_touched(line) for line in lines),
        Touched(
            {seat.position for seat in seats},
            {seat.employee for seat in seats},
            min(seat.span.starts_on for seat in seats),
        ),
    ]


def _compare_both(
    link: Connection, api: Api, change: tuple[Organization, Organization, Entry]
) -> Moved:
    """Find what a change moves by all that there is, and by what it touches: the same."""
    old, new, entry = change
    _begin(link, api)
    _put(link, api.agency_id(), new, assessors(old))
    whole = _find(link, api.agency_id(), None)
    assert _find(link, api.agency_id(), [_touched(entry)]) == whole
    return whole


def _touched(entry: Entry) -> Touched:
    """Say what the services say that they touch: `touched_by`, and a position of another class."""
    if isinstance(entry, Position):
        return Touched({entry.id})
    if isinstance(entry, ReportingLine):
        return Touched(
            {entry.position},
            since=entry.span.starts_on,
            reports=True,
            superiors={entry.superior},
        )
    return Touched({entry.position}, {entry.employee}, entry.span.starts_on)


def _find(
    link: Connection,
    agency_id: UUID,
    where: Iterable[Touched] | None,
    foresee: assessor_table.Foresee = lambda stored: stored,
) -> Moved:
    with Session(link, join_transaction_mode="create_savepoint") as session:
        computed = assessor_table.compare(session, {"reach_agency": agency_id}, where, foresee)
        surplus = {stored.row for stored in computed.difference.surplus}
        return surplus, {*computed.difference.lacking}, {*computed.find_new_rings()}


def _begin(link: Connection, api: Api) -> None:
    """Take the guards down until this is rolled back: what is drawn is not always allowed."""
    if api.dialect == SQLITE:
        link.exec_driver_sql("BEGIN IMMEDIATE")
        without_triggers(link)
        return
    link.exec_driver_sql(f"BEGIN; SET LOCAL app.agency_id = '{api.agency_id()}'")
    without_triggers(link)
    exclusions = text(
        "SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'x' "
        "AND conrelid::regclass::text IN ('assignment', 'delegation', 'reporting_line')"
    )
    for table, name in link.execute(exclusions).all():
        link.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def _put(
    link: Connection, agency_id: UUID, organization: Organization, rows: Iterable[AssessorRow]
) -> None:
    """Put an organization into the tables, and beside it who assessed whom before."""
    for name in PLACES:
        link.execute(text(f"DELETE FROM {name}"))
    with Session(link, join_transaction_mode="create_savepoint") as session:
        session.add_all(_people(agency_id))
        session.add_all(_posts(agency_id, organization.positions))
        session.flush()
        entries = (*organization.lines, *organization.assignments, *organization.delegations)
        session.add_all(_entry(agency_id, entry) for entry in entries)
        session.flush()
        assessor_table.rewrite(session, agency_id, (), tuple(rows))
        session.commit()


def _people(agency_id: UUID) -> list[tables.Employee]:
    return [
        tables.Employee(
            agency_id=agency_id,
            id=drawn.key(name),
            employee_code=name,
            name=name,
            kind=EmploymentKind.CIVIL_SERVANT,
            unit_id=key("alfa:BIDANG"),
        )
        for name in ("by", *(f"e{number}" for number in range(drawn.PEOPLE)))
    ]


def _posts(agency_id: UUID, posts: Iterable[Position]) -> list[tables.Position]:
    return [
        tables.Position(
            agency_id=agency_id,
            id=post.id,
            code=str(post.id),
            title_key="jabatan",
            title="Jabatan",
            unit_id=key("alfa:BIDANG"),
            job_class=post.job_class,
            places=post.places,
        )
        for post in posts
    ]


def _entry(agency_id: UUID, entry: Assignment | Delegation | ReportingLine) -> Base:
    common: dict[str, Any] = {
        "agency_id": agency_id,
        "id": new_id(),
        "position_id": entry.position,
        "starts_on": entry.span.starts_on,
        "ends_before": entry.span.ends_before,
    }
    if isinstance(entry, ReportingLine):
        return tables.ReportingLine(**common, superior_position_id=entry.superior)
    if isinstance(entry, Delegation):
        return tables.Delegation(**common, employee_id=entry.employee, delegated_by=entry.by)
    return tables.Assignment(**common, employee_id=entry.employee, kind=entry.kind, seat=entry.seat)
