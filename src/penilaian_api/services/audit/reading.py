"""Read the audit trail and the digests of results, never what they say.

Of the readable detail of a row only what it is about is given, by kind and id: no values before
and after, no texts, no names.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.audit import TrailKind
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.scoring.record.snapshot_digest import SnapshotDigest
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.scoring.snapshots import digest_page
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MAX_RECORDS: Final = 100
"""How many records of one row are named; a large import makes thousands in one."""


@dataclass(frozen=True, slots=True)
class TrailSelection:
    """A selection of rows: about whom, from which number to which; each may be left open."""

    employee_id: UUID | None = None
    from_seq: int | None = None
    to_seq: int | None = None


@dataclass(frozen=True, slots=True)
class TouchedRecord:
    """A record that a row tells of, and what happened to it."""

    record: str
    id: str
    change: str


@dataclass(frozen=True, slots=True)
class TrailRow:
    """A row of the trail as every reader sees it: who did what and when."""

    seq: int
    at: datetime
    kind: TrailKind
    action: str
    by_employee_id: UUID | None
    by_account_id: UUID | None
    request_id: UUID


@dataclass(frozen=True, slots=True)
class AuditRow(TrailRow):
    """A row of the chain with the records that it tells of (none once its detail is erased).

    The digests are hexadecimal.
    """

    employee_id: UUID | None
    records: tuple[TouchedRecord, ...]
    records_left_out: int
    is_erased: bool
    detail_mac: str
    previous: str
    digest: str


def page(
    work: UnitOfWork, selection: TrailSelection, after: Sequence[object] | None, limit: int
) -> Slice[AuditRow]:
    """List the rows of the agency's trail in their order, the oldest first."""
    criteria = []
    if selection.employee_id is not None:
        criteria.append(AuditEvent.employee_id == selection.employee_id)
    if selection.from_seq is not None:
        criteria.append(AuditEvent.seq >= selection.from_seq)
    if selection.to_seq is not None:
        criteria.append(AuditEvent.seq <= selection.to_seq)
    events = work.of(AuditEvent).page(*criteria, after=after, limit=limit)
    numbers = [event.seq for event in events.items]
    details = work.of(AuditDetail).all(seq=numbers)
    contents = {detail.seq: detail.content for detail in details}
    return events.map(lambda event: _audit_row(event, contents.get(event.seq)))


def digests(
    work: UnitOfWork, evaluation_id: UUID | None, after: Sequence[object] | None, limit: int
) -> Slice[SnapshotDigest]:
    """List the digests of all results that ever became final, the first one first."""
    return digest_page(work, evaluation_id, after, limit)


def _audit_row(event: AuditEvent, content: str | None) -> AuditRow:
    records = [] if content is None else json.loads(content)
    return view_of(
        AuditRow,
        event,
        by_employee_id=event.actor_id,
        by_account_id=event.account_id,
        records=tuple(_touched_record(record) for record in records[:MAX_RECORDS]),
        records_left_out=max(0, len(records) - MAX_RECORDS),
        is_erased=content is None,
        detail_mac=event.detail_mac.hex(),
        previous=event.previous.hex(),
        digest=event.digest.hex(),
    )


def _touched_record(record: Mapping[str, Any]) -> TouchedRecord:
    return TouchedRecord(
        record=record["record"], id=record["id"], change=record.get("change", "read")
    )
