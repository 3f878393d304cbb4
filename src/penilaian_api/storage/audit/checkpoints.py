"""Take the end of a trail as a checkpoint, to be kept where the database's owner cannot write."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.storage.models.audit import AuditEvent, AuditHead
from penilaian_api.storage.work.chain import FIRST


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The end of a chain as somebody outside the database keeps it."""

    agency_id: UUID
    seq: int
    digest: bytes

    def to_line(self) -> str:
        """Write the checkpoint as one line."""
        return f"{self.agency_id} {self.seq} {self.digest.hex()}"

    @classmethod
    def from_line(cls, line: str) -> "Checkpoint":
        """Parse the line that `to_line` wrote."""
        agency, seq, end = line.split()
        return cls(UUID(agency), int(seq), bytes.fromhex(end))


def checkpoint(session: Session, agency_id: UUID) -> Checkpoint | None:
    """Return the present end of the chain; none where it has lost its head."""
    head = session.get(AuditHead, agency_id)
    return None if head is None else Checkpoint(agency_id, head.seq, head.digest)


def find_departing(
    session: Session, agency_id: UUID, known: Collection[Checkpoint]
) -> list[Checkpoint]:
    """Return those of *known* that the chain no longer passes through, the earliest first."""
    query = select(AuditEvent.seq, AuditEvent.digest).where(
        AuditEvent.agency_id == agency_id, AuditEvent.seq.in_({point.seq for point in known})
    )
    digests = {0: FIRST, **{row.seq: row.digest for row in session.execute(query)}}
    return sorted(
        (point for point in known if digests.get(point.seq) != point.digest),
        key=lambda point: point.seq,
    )
