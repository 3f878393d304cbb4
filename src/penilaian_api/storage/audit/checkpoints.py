"""Take the end of a trail as a checkpoint, to be kept where the database's owner cannot write."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.audit import AuditEvent, AuditHead
from penilaian_api.storage.work.chain.rows import FIRST


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


def trail_lengths(database: Database) -> Iterator[tuple[str, int]]:
    """Give the length of each agency's trail, with the application's rights."""
    with database.begin(None, writes=False) as session:
        agency_ids = [*session.scalars(select(Agency.id).order_by(Agency.id))]
    for agency_id in agency_ids:
        with database.begin(agency_id, writes=False) as session:
            end = checkpoint(session, agency_id)
        yield str(agency_id), 0 if end is None else end.seq


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
