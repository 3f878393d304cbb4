"""Read the snapshots of an agency: pages of digests, and all contents in batches to recompute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, event, select
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.domain.scoring.record.snapshot_digest import SnapshotDigest
from penilaian_api.domain.scoring.snapshot import digest_of
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Snapshot
from penilaian_api.storage.scoring.columns import columns_of
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import joined, within
from penilaian_api.storage.work.store import WorkContext

_BATCH_SIZE: Final = 1_000


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot as it is stored, with the document of the scheme that it names."""

    id: UUID
    content: bytes
    digest: str
    scheme: str


@event.listens_for(Snapshot, "load")
def _refuse_damaged(snapshot: Snapshot, context: object) -> None:
    """Refuse to read a snapshot whose bytes no longer give its digest, wherever it is fetched."""
    del context
    if digest_of(snapshot.content) != snapshot.digest:
        raise ConflictError("result_damaged")


def digest_page(
    work: WorkContext, evaluation_id: UUID | None, after: Sequence[object] | None, limit: int
) -> Slice[SnapshotDigest]:
    """Fetch one page of digests within reach, the oldest first; their contents stay unread."""
    page_size = min(limit, LIMIT)
    last = None if after is None else after[0]
    query = _digests(work.access.grants, evaluation_id, last, limit=page_size + 1)
    digests = [SnapshotDigest(*row) for row in execute(work, query)]
    items = tuple(digests[:page_size])
    return Slice(items, (items[-1].id,) if len(digests) > page_size else None)


@prepared
def _digests(
    grants: tuple[Grant, ...], evaluation_id: UUID | None, after: object, *, limit: int
) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(*columns_of(SnapshotDigest, Snapshot))
        .where(within(grants, Snapshot))
        .order_by(Snapshot.id)
        .limit(limit)
    )
    if evaluation_id is not None:
        query = query.where(Snapshot.evaluation_id == evaluation_id)
    return query if after is None else query.where(Snapshot.id > after)


def iterate_snapshots(session: Session, agency_id: UUID) -> Iterator[StoredSnapshot]:
    """Read every snapshot of one agency in batches, the oldest first."""
    after = None
    while True:
        query = (
            select(Snapshot.id, Snapshot.content, Snapshot.digest, SchemeVersion.document)
            .join(
                *joined(
                    SchemeVersion,
                    SchemeVersion.id == Snapshot.scheme_version_id,
                    agency=agency_id,
                )
            )
            .where(Snapshot.agency_id == agency_id)
            .order_by(Snapshot.id)
            .limit(_BATCH_SIZE)
        )
        rows = session.execute(query if after is None else query.where(Snapshot.id > after)).all()
        yield from (StoredSnapshot(*row) for row in rows)
        if len(rows) < _BATCH_SIZE:
            return
        after = rows[-1].id
