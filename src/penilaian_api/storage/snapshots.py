"""All snapshots of an agency, in pieces, for who proves that they still come out the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Snapshot

_PIECE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Frozen:
    """A snapshot as it is stored, with the document of the scheme that it names."""

    id: UUID
    content: bytes
    digest: str
    scheme: str


def frozen(session: Session, agency_id: UUID) -> Iterator[Frozen]:
    """Read every snapshot of one agency, the first one first."""
    after = None
    while True:
        query = (
            select(Snapshot.id, Snapshot.content, Snapshot.digest, SchemeVersion.document)
            .join(
                SchemeVersion,
                and_(
                    SchemeVersion.agency_id == agency_id,
                    SchemeVersion.id == Snapshot.scheme_version_id,
                ),
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
