"""Recompute every result from its own snapshot: the bytes must come out the same."""

from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import RefusalError
from penilaian_api.domain.scoring.snapshot import digest_of, matches
from penilaian_api.services.scoring.schemes import parse_document
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.scoring.snapshots import StoredSnapshot, iterate_snapshots


@dataclass(frozen=True, slots=True)
class RecomputeVerdict:
    """The number of snapshots of an agency that were recomputed, and those that differ."""

    agency_id: UUID
    snapshots: int
    differing: tuple[UUID, ...]


def recompute(database: Database, agency_id: UUID) -> RecomputeVerdict:
    """Recompute all results of one agency from their snapshots."""
    differing: list[UUID] = []
    count = 0
    with database.begin(agency_id, writes=False) as session:
        for snapshot in iterate_snapshots(session, agency_id):
            count += 1
            if not _is_reproducible(snapshot):
                differing.append(snapshot.id)
    return RecomputeVerdict(agency_id, count, tuple(differing))


def _is_reproducible(snapshot: StoredSnapshot) -> bool:
    """Tell whether the digest still fits the content, and the inputs still give the content."""
    if digest_of(snapshot.content) != snapshot.digest:
        return False
    try:
        return matches(snapshot.content, parse_document(snapshot.scheme))
    except RefusalError:
        return False
