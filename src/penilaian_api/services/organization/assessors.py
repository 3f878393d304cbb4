"""Recompute who assesses whom: keep the derived table equal to what the organization says.

No change is taken by which people would assess one another.

Why it is so: docs/decisions/0009 and 0017.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeAlias
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, ForbiddenError, RefusalError
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.domain.organization.rings import AssessmentRing, name_posts
from penilaian_api.services.effective_dating import describe_days
from penilaian_api.storage.account import approvals
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.organization import assessor_table, contested, standing
from penilaian_api.storage.organization.assessor_table import Recomputation, TableDifference
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.organization.standing import EVERYTHING, Known, OrganizationChange
from penilaian_api.storage.work.unit_of_work import UnitOfWork

NOTHING_BESIDE: Final = OrganizationChange(())
"""Of a change by which nothing but who assesses whom may be another."""

RefuseRings: TypeAlias = Callable[
    [UnitOfWork, Organization, Sequence[AssessmentRing]], RefusalError
]
"""Says in words of its own that people would assess one another."""


def refuse_rings(
    work: UnitOfWork, organization: Organization, rings: Sequence[AssessmentRing]
) -> RefusalError:
    """Refuse a change by which people would assess one another: at which posts, on which days."""
    ring = rings[0]
    return ConflictError(
        "assessment_ring", path=path_of(work, organization, ring), **describe_days(ring.span)
    )


def path_of(work: UnitOfWork, organization: Organization, ring: AssessmentRing) -> str:
    """Write a ring as the codes of the posts at which its people stand, each once more at the end.

    Posts, not names: a problem names no other person.
    """
    posts = name_posts(organization, ring)
    records = work.of(Position).all(id={key for keys in posts for key in keys})
    codes = {position.id: position.code for position in records}
    steps = [" + ".join(sorted(codes.get(key, "?") for key in keys)) or "?" for keys in posts]
    return " → ".join((*steps, steps[0]))


def recompute(
    work: UnitOfWork,
    where: Collection[Touched] | None,
    refuse: RefuseRings = refuse_rings,
    *,
    beside: OrganizationChange = NOTHING_BESIDE,
) -> None:
    """Bring the derived table up to the organization, after it was changed.

    *where*: what the changes touch by themselves; ``None`` means anything. Whoever changes the
    organization holds the agency's lock until the end; it is taken here if it is not yet held. What
    else changed stands *beside*.
    """
    work.agency(locked=True)
    computed = assessor_table.compare(work.session, work.bindings, where)
    if rings := computed.find_new_rings():
        raise refuse(work, computed.organization, rings)
    _refuse_making_oneself_assessor(work, computed.difference)
    assessor_table.mend(work.session, work.actor.agency_id, computed.difference)
    concerned = EVERYTHING if where is None else _concerned(computed.people, where, beside)
    known = Known(computed.organization, computed.rows_of, computed.is_whole)
    standing.follow(work.session, work.bindings, work.today, concerned, known)
    if computed.difference.people:
        contested.note(work.session, work.bindings, work.today)


def _concerned(
    people: Iterable[UUID], where: Iterable[Touched], beside: OrganizationChange
) -> OrganizationChange:
    """Name whom and what a change concerns: those whose assessor may be another, and the posts."""
    positions = {position for touched in where for position in touched.positions}
    return OrganizationChange(
        {*people, *(beside.people or ())}, positions | {*(beside.positions or ())}, beside.units
    )


def follow(work: UnitOfWork, change: OrganizationChange, known: Known | None = None) -> None:
    """Bring what is known to be wrong up to a *change* by which nobody's assessor is another.

    *known*: the organization, where so little of it decides that the whole need not be read.
    """
    standing.follow(work.session, work.bindings, work.today, change, known)


def _refuse_making_oneself_assessor(work: UnitOfWork, difference: TableDifference) -> None:
    """Leave to another admin what would let whoever enters it assess somebody anew."""
    person = work.actor.employee_id
    before = {each.row.employee for each in difference.surplus if each.row.assessor == person}
    gained = {row.employee for row in difference.lacking if row.assessor == person} - before
    if gained and approvals.has_other_admin(work):
        raise ForbiddenError("makes_you_assessor")


def compare(work: UnitOfWork) -> Recomputation:
    """Recompute everything, and find where the derived table departs from the organization."""
    return assessor_table.compare(work.session, work.bindings, None)


def foresee(
    work: UnitOfWork, where: Collection[Touched], change: assessor_table.Foresee
) -> Recomputation:
    """Compute who would assess whom after a *change* that is not stored.

    A record that it adds must be one of whoever is named as touched.
    """
    return assessor_table.compare(work.session, work.bindings, where, change)


def compare_agencies(
    installation: Installation, *, mend: bool = False
) -> Iterator[tuple[str, TableDifference]]:
    """Tell the operator, agency by agency, where the derived table departs; *mend* it at once."""
    for name, agency_id in installation.agencies().items():
        with installation.database.begin(agency_id, writes=mend) as session:
            if mend:
                assessor_table.lock(session, agency_id)
            bindings = {"reach_agency": agency_id}
            difference = assessor_table.compare(session, bindings, None).difference
            if mend:
                assessor_table.mend(session, agency_id, difference)
                day = standing.last_day(session, agency_id)
                standing.follow(session, bindings, day, EVERYTHING)
                contested.note(session, bindings, day)
        yield name, difference
