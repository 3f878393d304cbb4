"""All snapshots of an agency, in pieces, for who proves that they still come out the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.domain.paging import Slice
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Snapshot, SnapshotCause
from penilaian_api.storage.work.reach import joined, within
from penilaian_api.storage.work.store import LIMIT, Work

_PIECE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Frozen:
    """A snapshot as it is stored, with the document of the scheme that it names."""

    id: UUID
    content: bytes
    digest: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A snapshot without what it says."""

    id: UUID
    evaluation_id: UUID
    number: int
    cause: SnapshotCause
    digest: str
    taken_at: datetime


def digest_page(
    work: Work, evaluation_id: UUID | None, after: Sequence[object] | None, limit: int
) -> Slice[Digest]:
    """Fetch one page of digests within reach, the first one first; their contents stay unread."""
    most = min(limit, LIMIT)
    query = (
        select(
            Snapshot.id,
            Snapshot.evaluation_id,
            Snapshot.number,
            Snapshot.cause,
            Snapshot.digest,
            Snapshot.taken_at,
        )
        .where(within(work.access.grants, Snapshot))
        .order_by(Snapshot.id)
        .limit(most + 1)
    )
    if evaluation_id is not None:
        query = query.where(Snapshot.evaluation_id == evaluation_id)
    if after is not None:
        query = query.where(Snapshot.id > after[0])
    found = [Digest(*row) for row in work.session.execute(query, work.bindings)]
    items = tuple(found[:most])
    return Slice(items, (items[-1].id,) if len(found) > most else None)


def frozen(session: Session, agency_id: UUID) -> Iterator[Frozen]:
    """Read every snapshot of one agency, the first one first."""
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
            .limit(_PIECE)
        )
        rows = session.execute(query if after is None else query.where(Snapshot.id > after)).all()
        yield from (Frozen(*row) for row in rows)
        if len(rows) < _PIECE:
            return
        after = rows[-1].id
