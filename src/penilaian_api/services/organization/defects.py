"""Defects: who cannot plan or be rated, why, and who mends it."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from penilaian_api.domain.organization.defects import Defect, DefectCode, defects
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
    found = sorted(_found(work), key=_key)
    wanted = [one for one in found if code is None or one.code is code]
    rest = [one for one in wanted if after is None or _key(one) > tuple(after)]
    cut = min(limit, LIMIT)
    last = _key(rest[cut - 1]) if len(rest) > cut else None
    return Slice(tuple(rest[:cut]), last)


def _found(work: UnitOfWork) -> Iterator[Defect]:
    """Find everything, or what a service bound to a subtree may know."""
    if not work.actor.unit_path:
        return _all(work)
    visible = organization.visible(work.session, work.bindings, work.access.grants)
    return (one for one in _all(work) if _about(one) in visible)


def _all(work: UnitOfWork) -> Iterator[Defect]:
    chart, stale = assessors.compare(work)
    units = organization.units(work.session, work.bindings)
    people = organization.appraised(work.session, work.bindings)
    yield from defects(chart, units, people, work.today)
    for employee in sorted(stale.people):
        yield Defect(DefectCode.ASSESSOR_OUTDATED, employee=employee)


def _key(defect: Defect) -> tuple[int, UUID]:
    return _ORDER[defect.code], _about(defect)


def _about(defect: Defect) -> UUID:
    about = defect.employee or defect.position or defect.unit
    if about is None:
        raise LookupError("A defect is about somebody or something.")
    return about
