"""Compute every result again from its own snapshot: the bytes must come out the same."""

from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import Refusal
from penilaian_api.domain.scoring.snapshot import digest_of, matches
from penilaian_api.services.scoring.schemes import read
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.scoring.snapshots import Frozen, frozen


@dataclass(frozen=True, slots=True)
class Recomputed:
    """How many snapshots of an agency were computed again, and which came out otherwise."""

    agency_id: UUID
    snapshots: int
    differing: tuple[UUID, ...]


def recompute(database: Database, agency_id: UUID) -> Recomputed:
    """Compute all results of one agency again."""
    differing: list[UUID] = []
    count = 0
    with database.begin(agency_id, writes=False) as session:
        for one in frozen(session, agency_id):
            count += 1
            if not _holds(one):
                differing.append(one.id)
    return Recomputed(agency_id, count, tuple(differing))


def _holds(one: Frozen) -> bool:
    """Tell whether digest and content still fit, and the inputs still give the content."""
    if digest_of(one.content) != one.digest:
        return False
    try:
        return matches(one.content, read(one.scheme))
    except Refusal:
        return False
