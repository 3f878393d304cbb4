"""Read the audit trail and the digests of results, never what they say.

Of the readable detail of a row only what it is about is given, by kind and id: no values before
and after, no texts, no names.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.audit import TrailKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.snapshot_digest import SnapshotDigest
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.scoring.snapshots import SNAPSHOTS
from penilaian_api.storage.work.lists.listing import ListFilter, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MAX_RECORDS: Final = 100
"""How many records of one row are named; a large import makes thousands in one."""


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


_NUMBERS: Final = (1, 2**53)
AUDIT_TRAIL: Final = Listing(
    model=AuditEvent,
    sorts={"seq": ()},
    filters={
        "employee_id": equal(AuditEvent.employee_id, "Whom the rows concern."),
        "from_seq": ListFilter(
            int,
            lambda number: AuditEvent.seq >= number,
            "Only from this number on.",
            bounds=_NUMBERS,
        ),
        "to_seq": ListFilter(
            int, lambda number: AuditEvent.seq <= number, "Only up to this number.", bounds=_NUMBERS
        ),
    },
    numbered_by=AuditEvent.seq,
)
"""The list of the rows of an agency's trail, by ids: auditors are given no names."""
AUDIT_TRAIL_PARAMETERS: Final = AUDIT_TRAIL.parameters
"""What callers state of it."""
SNAPSHOTS_PARAMETERS: Final = SNAPSHOTS.parameters
"""What callers state of a list of digests."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[AuditRow]:
    """List the rows of the agency's trail by their numbers."""
    rows = page_of(work, AUDIT_TRAIL, request)
    details = work.of(AuditDetail).all(seq=[row.record.seq for row in rows.items])
    contents = {detail.seq: text_of(detail.content, detail.packed) for detail in details}
    return rows.map(lambda row: _audit_row(row.record, contents.get(row.record.seq)))


def digests(work: UnitOfWork, request: ListRequest) -> Slice[SnapshotDigest]:
    """List the digests of all results that ever became final."""
    return page_of(work, SNAPSHOTS, request).map(row_view(SnapshotDigest))


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
