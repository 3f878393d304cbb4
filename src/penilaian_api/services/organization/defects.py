"""List the defects of the organization: who cannot plan or be rated, why, and who mends it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.organization.defects import RANKS, Defect, DefectCode
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.services.organization import assessors
from penilaian_api.storage.evaluation.impasses import (
    evaluations_left_open,
    evaluations_of_former_posts,
    evaluations_without_actor,
    objections_without_decider,
)
from penilaian_api.storage.organization import organization
from penilaian_api.storage.organization.defect_page import standing_page
from penilaian_api.storage.plan.endings import plans_beyond_posts
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.lists.kinds import bind_page
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_OF_RECORDS: Final = {
    DefectCode.EVALUATION_LEFT_OPEN: evaluations_left_open,
    DefectCode.EVALUATION_WITHOUT_ACTOR: evaluations_without_actor,
    DefectCode.OBJECTION_WITHOUT_DECIDER: objections_without_decider,
    DefectCode.PLAN_BEYOND_POST: plans_beyond_posts,
    DefectCode.EVALUATION_OF_FORMER_POST: evaluations_of_former_posts,
}
"""The kinds that are about records: each has a query of its own."""


def page(
    work: UnitOfWork, code: DefectCode | None, after: Sequence[object] | None, limit: int
) -> Slice[Defect]:
    """List what is wrong in the organization today, kind by kind.

    It is read from what is kept of it; whether that departs from the organization itself is looked
    into only where it is asked for by its code, for it takes the whole.
    """
    size, start = min(limit, LIMIT), _start(after)
    if code is DefectCode.ASSESSOR_OUTDATED:
        rest = [defect for defect in _outdated(work) if start is None or _key(defect) > start]
    else:
        rest = _read(work, code, start, size + 1)
    last = _key(rest[size - 1]) if len(rest) > size else None
    return Slice(tuple(rest[:size]), last)


def _read(
    work: UnitOfWork, code: DefectCode | None, after: tuple[int, UUID] | None, size: int
) -> list[Defect]:
    """Ask each kind that can be on the page for as many as it has at most."""
    in_subtree = bool(work.actor.unit_path)
    rank = None if code is None else RANKS[code]
    standing = standing_page(work.access.grants, in_subtree=in_subtree, rank=rank)
    first = -1 if after is None else after[0]
    queries: list[Any] = [standing] if code not in _OF_RECORDS else []
    queries += [
        query()
        for each, query in _OF_RECORDS.items()
        if code in {None, each} and RANKS[each] >= first
    ]
    values = {**work.bindings, **bind_page(after, size)}
    results = execute_combined(work.session, values, *queries)
    rows = [defect for query in queries for defect in results.of(query)]
    return sorted(_visible(work, rows), key=_key)


def _visible(work: UnitOfWork, defects: Iterable[Defect]) -> Iterable[Defect]:
    """Leave out what a service bound to a subtree may not know."""
    if not work.actor.unit_path:
        return defects
    visible = organization.visible_ids(work.session, work.bindings, work.access.grants)
    return (defect for defect in defects if _about(defect) in visible)


def _outdated(work: UnitOfWork) -> list[Defect]:
    """Name those whose recorded assessor is not the one who follows from the organization."""
    people = sorted(assessors.compare(work).difference.people)
    defects = (Defect(DefectCode.ASSESSOR_OUTDATED, employee=person) for person in people)
    return [*_visible(work, defects)]


def _start(after: Sequence[object] | None) -> tuple[int, UUID] | None:
    if after is None:
        return None
    rank, subject = after
    return (rank, subject) if isinstance(rank, int) and isinstance(subject, UUID) else None


def _key(defect: Defect) -> tuple[int, UUID]:
    return RANKS[defect.code], (
        defect.plan or defect.evaluation or defect.objection or _about(defect)
    )


def _about(defect: Defect) -> UUID:
    about = defect.employee or defect.position or defect.unit
    if about is None:
        raise LookupError("A defect is about somebody or something.")
    return about
