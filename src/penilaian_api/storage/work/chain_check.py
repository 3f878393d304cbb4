"""Verify the audit trail: recompute an agency's hash chain and find the first row at fault."""

import hmac
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.storage.models.audit import AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.work.reach import joined
from penilaian_api.storage.work.trail import FIRST, digest, mac

_BATCH = 5_000


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many rows of a chain hold, and its first fault (none when all is well)."""

    agency_id: UUID
    rows: int
    fault: str | None = None
    at_seq: int | None = None


def checkpoint(session: Session, agency_id: UUID) -> Checkpoint:
    """Return the present end of the chain."""
    head = session.scalars(select(AuditHead).where(AuditHead.agency_id == agency_id)).one()
    return Checkpoint(agency_id, head.seq, head.digest)


def verify(session: Session, agency_id: UUID, known: Collection[Checkpoint] = ()) -> Verdict:
    """Recompute the chain; against *known* checkpoints a lost tail or a rewritten whole shows too.

    Every one of them has to fit: a chain that was rewritten fits those taken after it. Without any,
    only what lies between the first row and the head can be judged.
    """
    digests = _digests_by_seq(known)
    previous, expected = FIRST, 0
    if digests.get(0, {FIRST}) != {FIRST}:
        return Verdict(agency_id, 0, "differs_from_checkpoint", 0)
    for event, detail in _rows(session, agency_id):
        expected += 1
        fault = _fault(event, detail, previous, expected)
        if fault is None and digests.get(event.seq, {event.digest}) != {event.digest}:
            fault = "differs_from_checkpoint"
        if fault is not None:
            return Verdict(agency_id, expected - 1, fault, expected)
        previous = event.digest
    head = session.get(AuditHead, agency_id)
    if head is None or (head.seq, head.digest) != (expected, previous):
        return Verdict(agency_id, expected, "head_differs", expected + 1)
    if expected < max(digests, default=0):
        return Verdict(agency_id, expected, "cut_off", expected + 1)
    return Verdict(agency_id, expected)


def _digests_by_seq(checkpoints: Collection[Checkpoint]) -> dict[int, set[bytes]]:
    digests: defaultdict[int, set[bytes]] = defaultdict(set)
    for point in checkpoints:
        digests[point.seq].add(point.digest)
    return digests


def _rows(session: Session, agency_id: UUID) -> Iterator[tuple[AuditEvent, AuditDetail | None]]:
    after = 0
    while True:
        page = session.execute(
            select(AuditEvent, AuditDetail)
            .outerjoin(*joined(AuditDetail, AuditDetail.seq == AuditEvent.seq, agency=agency_id))
            .where(AuditEvent.agency_id == agency_id, AuditEvent.seq > after)
            .order_by(AuditEvent.seq)
            .limit(_BATCH)
        ).all()
        yield from page
        if len(page) < _BATCH:
            return
        after = page[-1][0].seq
        session.expunge_all()


def _fault(
    event: AuditEvent, detail: AuditDetail | None, previous: bytes, expected: int
) -> str | None:
    if event.seq != expected:
        return "missing_or_inserted"
    if event.previous != previous:
        return "does_not_follow"
    if not hmac.compare_digest(digest(_row(event)), event.digest):
        return "changed"
    if detail is not None and mac(detail.salt, detail.content) != event.detail_mac:
        return "detail_changed"
    return None


def _row(event: AuditEvent) -> dict[str, Any]:
    return {
        column.key: getattr(event, column.key)
        for column in AuditEvent.__table__.columns
        if column.key != "digest"
    }
