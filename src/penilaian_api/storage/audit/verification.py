"""Verify the record of one agency: its trail, its records against it, its login names."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from penilaian_api.storage.audit import derived_check
from penilaian_api.storage.audit.chain_check import walk
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
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
    check = RecordCheck(session, agency_id, walked)
    days = NationalHoliday.__tablename__
    faults = (
        *derived_check.holiday_faults(session, walked.standing.get(days, {})),
        *check.faults(),
        *derived_check.login_faults(session, agency_id),
        *derived_check.assessor_faults(session, agency_id),
    )
    return Verdict(agency_id, walked.rows, check.records, faults)
