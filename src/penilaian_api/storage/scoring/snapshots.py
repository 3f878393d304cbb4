"""Read the snapshots of an agency: lists of digests, and all contents in batches to recompute."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.scoring.record.snapshot_digest import SnapshotDigest
from penilaian_api.domain.scoring.snapshot import digest_of
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Evaluation, Snapshot
from penilaian_api.storage.scoring.columns import columns_of
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal

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


SNAPSHOTS: Final = Listing(
    model=Snapshot,
    columns=columns_of(SnapshotDigest, Snapshot),
    sorts={"taken": ()},
    filters={
        "evaluation_id": equal(Snapshot.evaluation_id, "Only of this evaluation."),
        "employee_id": equal(Snapshot.employee_id, "Only of this employee."),
    },
    beside=(BesideEach(Evaluation, Evaluation.id == Snapshot.evaluation_id),),
)
"""The list of digests; contents stay unread. An evaluation changes with each snapshot of it."""


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
