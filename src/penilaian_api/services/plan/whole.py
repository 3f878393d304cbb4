"""Give out many plans with all that stands on them, some hundred at a time, for a file."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

from penilaian_api.domain.paging import ListRequest
from penilaian_api.services.plan.views import PlanView, RevisionView, plan_view, revision_view
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.plan import listing, plans, whole
from penilaian_api.storage.work.lists.pages import every_row
from penilaian_api.storage.work.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
"""So many plans are in memory at a time."""


def every(work: UnitOfWork, request: ListRequest) -> Iterator[PlanView]:
    """Read all plans of a list, the one created first before the others, each with its content."""
    rows = every_row(work, listing.PLANS, request, ())
    while batch := [row.record for row in islice(rows, AT_ONCE)]:
        yield from _views(work, batch)


def _views(work: UnitOfWork, batch: Sequence[Plan]) -> Iterator[PlanView]:
    opened = listing.heads(work, batch)
    standing = [
        revision
        for plan in opened.values()
        for revision in (plan.in_force, plan.pending, plan.closed)
        if revision is not None
    ]
    contents = _contents(work, standing)
    for record in batch:
        if (plan := opened.get(record.id)) is not None:
            yield plan_view(plan, contents)


def _contents(work: UnitOfWork, revisions: Sequence[PlanRevision]) -> dict[UUID, RevisionView]:
    keys = [revision.id for revision in revisions]
    results = plans.results_of(work, keys)
    expectations = whole.expectations_of(work, keys)
    signatures = whole.signatures_of(work, keys)
    return {
        revision.id: revision_view(
            revision,
            results[revision.id],
            expectations.get(revision.id, ()),
            signatures.get(revision.id, ()),
        )
        for revision in revisions
    }
