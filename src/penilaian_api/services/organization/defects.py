"""List the defects of the organization: who cannot plan or be rated, why, and who mends it."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from penilaian_api.domain.organization.defects import Defect, DefectCode, defects, ring_defects
from penilaian_api.domain.paging import Slice
from penilaian_api.services.organization import assessors
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.store import LIMIT
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_ORDER = {code: number for number, code in enumerate(DefectCode)}


def page(
    work: UnitOfWork, code: DefectCode | None, after: Sequence[object] | None, limit: int
) -> Slice[Defect]:
    """List what is wrong in the organization today, kind by kind.

    It is computed from the organization itself, not from the derived table, whose departures from
    it are listed too.
    """
    of_code = (defect for defect in _visible(work) if code is None or defect.code is code)
    ordered = sorted(of_code, key=_key)
    rest = [defect for defect in ordered if after is None or _key(defect) > tuple(after)]
    length = min(limit, LIMIT)
    last = _key(rest[length - 1]) if len(rest) > length else None
    return Slice(tuple(rest[:length]), last)


def _visible(work: UnitOfWork) -> Iterator[Defect]:
    """Find everything, or what a service bound to a subtree may know."""
    if not work.actor.unit_path:
        return _all(work)
    visible = organization.visible_ids(work.session, work.bindings, work.access.grants)
    return (defect for defect in _all(work) if _about(defect) in visible)


def _all(work: UnitOfWork) -> Iterator[Defect]:
    computed = assessors.compare(work)
    units = organization.units(work.session, work.bindings)
    people = organization.people_to_appraise(work.session, work.bindings)
    yield from defects(computed.organization, units, people, work.today)
    yield from ring_defects(computed.find_rings(), work.today)
    for employee in sorted(computed.difference.people):
        yield Defect(DefectCode.ASSESSOR_OUTDATED, employee=employee)


def _key(defect: Defect) -> tuple[int, UUID]:
    return _ORDER[defect.code], _about(defect)


def _about(defect: Defect) -> UUID:
    about = defect.employee or defect.position or defect.unit
    if about is None:
        raise LookupError("A defect is about somebody or something.")
    return about
