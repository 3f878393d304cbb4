"""What the auditor sees: the rows of the trail and the digests of results, never what they say.

Of the readable detail of a row only what it is about is given, by kind and id: no values before
and after, no texts, no names.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.paging import Slice
from penilaian_api.domain.scoring.record.snapshot_digest import SnapshotDigest
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.scoring.snapshots import digest_page
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MOST: Final = 100
"""How many records of one row are named; a large import makes thousands in one."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which rows: about whom, and from which number to which; each may be left open."""

    employee_id: UUID | None = None
    from_seq: int | None = None
    to_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a row tells of, and what happened to it."""

    record: str
    id: str
    change: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chain with the records that it tells of (none once its detail is erased)."""

    event: AuditEvent
    records: tuple[Touched, ...]
    records_left_out: int
    is_erased: bool


def page(
    work: UnitOfWork, sought: Sought, after: Sequence[object] | None, limit: int
) -> Slice[Row]:
    """List the rows of the agency's trail in their order, the oldest first."""
    criteria = []
    if sought.employee_id is not None:
        criteria.append(AuditEvent.employee_id == sought.employee_id)
    if sought.from_seq is not None:
        criteria.append(AuditEvent.seq >= sought.from_seq)
    if sought.to_seq is not None:
        criteria.append(AuditEvent.seq <= sought.to_seq)
    found = work.of(AuditEvent).page(*criteria, after=after, limit=limit)
    numbers = [event.seq for event in found.items]
    details = work.of(AuditDetail).all(AuditDetail.seq.in_(numbers))
    contents = {detail.seq: detail.content for detail in details}
    return Slice(tuple(_row(event, contents.get(event.seq)) for event in found.items), found.after)


def digests(
    work: UnitOfWork, evaluation_id: UUID | None, after: Sequence[object] | None, limit: int
) -> Slice[SnapshotDigest]:
    """List the digests of all results that ever became final, the first one first."""
    return digest_page(work, evaluation_id, after, limit)


def _row(event: AuditEvent, content: str | None) -> Row:
    told = [] if content is None else json.loads(content)
    return Row(
        event=event,
        records=tuple(_touched(one) for one in told[:MOST]),
        records_left_out=max(0, len(told) - MOST),
        is_erased=content is None,
    )


def _touched(told: Mapping[str, Any]) -> Touched:
    return Touched(record=told["record"], id=told["id"], change=told.get("change", "read"))
