"""Define what is shown of a stored snapshot without its content: digest, number, cause."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from penilaian_api.domain.scoring.vocabulary import SnapshotCause


@dataclass(frozen=True, slots=True)
class SnapshotDigest:
    """A stored snapshot without its content: enough to prove that it was not changed."""

    id: UUID
    evaluation_id: UUID
    number: int
    cause: SnapshotCause
    digest: str
    taken_at: datetime
