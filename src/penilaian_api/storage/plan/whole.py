"""Read what stands on many plans already found within reach: a statement for each kind of part."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.storage.models.plan import BehaviorExpectation, PlanSignature
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

P = TypeVar("P", BehaviorExpectation, PlanSignature)


def expectations_of(
    work: WorkContext, revisions: Collection[UUID]
) -> Mapping[UUID, Sequence[BehaviorExpectation]]:
    """Read the leaders' expectations on revisions, by revision."""
    return _by_revision(execute(work, _expectations(set(revisions))).scalars())


def signatures_of(
    work: WorkContext, revisions: Collection[UUID]
) -> Mapping[UUID, Sequence[PlanSignature]]:
    """Read who signed revisions, by revision, in the order of signing."""
    return _by_revision(execute(work, _signatures(set(revisions))).scalars())


def _by_revision(parts: Iterable[P]) -> Mapping[UUID, Sequence[P]]:
    grouped: dict[UUID, list[P]] = {}
    for part in parts:
        grouped.setdefault(part.revision_id, []).append(part)
    return grouped


@prepared
def _expectations(revisions: set[UUID]) -> Select[Any]:
    return (
        select(BehaviorExpectation)
        .where(of_agency(BehaviorExpectation), BehaviorExpectation.revision_id.in_(revisions))
        .order_by(BehaviorExpectation.core_value, BehaviorExpectation.id)
    )


@prepared
def _signatures(revisions: set[UUID]) -> Select[Any]:
    return (
        select(PlanSignature)
        .where(of_agency(PlanSignature), PlanSignature.revision_id.in_(revisions))
        .order_by(PlanSignature.signed_at, PlanSignature.id)
    )
