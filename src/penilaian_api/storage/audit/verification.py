"""Verify the record of one agency: its trail, its records against it, its login names."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from penilaian_api.storage.audit.chain_check import Walk, walk
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.derived_check import (
    assessor_faults,
    holiday_faults,
    login_faults,
    standing_faults,
)
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.audit.looking import look_at
from penilaian_api.storage.audit.record_check import RecordCheck
from penilaian_api.storage.models.agency import NationalHoliday


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at and what is wrong; the first bad row of the trail stands before all."""

    agency_id: UUID
    rows: int = 0
    records: int = 0
    faults: tuple[Discrepancy, ...] = ()

    @property
    def fault(self) -> DiscrepancyKind | None:
        """What is wrong first; nothing where all is well."""
        return self.faults[0].kind if self.faults else None

    @property
    def at_seq(self) -> int | None:
        """The row of the trail at which the first fault shows."""
        return self.faults[0].seq if self.faults else None


def verify_agency(session: Session, agency_id: UUID, known: Collection[Checkpoint] = ()) -> Verdict:
    """Verify one agency; past a fault of its trail nothing can be said of the records.

    *known*: ends of the trail at some time before, as they were kept outside.
    """
    walked = walk(session, agency_id, known)
    if walked.fault is not None:
        return Verdict(agency_id, walked.rows, 0, (walked.fault,))
    return _verify_records(session, walked)


def _verify_records(session: Session, walked: Walk) -> Verdict:
    """Hold against a whole trail what it tells of, and what follows from that."""
    agency_id, check = walked.agency_id, RecordCheck(session, walked)
    days = NationalHoliday.__tablename__
    looks: tuple[tuple[str, Callable[[], Iterable[Discrepancy]]], ...] = (
        (days, lambda: holiday_faults(session, walked.standing.pop(days, {}))),
        ("agency", check.faults),
        ("login", lambda: login_faults(session, agency_id)),
        ("assessor", lambda: assessor_faults(session, agency_id)),
        ("lasting_defect", lambda: standing_faults(session, agency_id)),
    )
    faults = [fault for table, find in looks for fault in look_at(session, table, find)]
    return Verdict(agency_id, walked.rows, check.records, tuple(faults))
