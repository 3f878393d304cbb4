"""Hold the files of evidence against the digests that their records name.

And the file of the record itself: a copy that was made while it was served is not the whole record.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.domain.errors import ConflictError
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.database import sqlite_file
from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.progress.evidence_files import EvidenceFiles


def file_faults(session: Session, agency_id: UUID, folder: Path) -> Iterator[Discrepancy]:
    """Find files of evidence below *folder* that are missing or no longer what was posted.

    Each is read whole: it takes as long as the disk needs for all of them.
    """
    files = EvidenceFiles(folder)
    query = (
        select(Evidence.id, Evidence.stored_as, Evidence.sha256)
        .where(Evidence.agency_id == agency_id, Evidence.stored_as.is_not(None))
        .order_by(Evidence.id)
    )
    for evidence_id, name, sha256 in session.execute(query):
        try:
            files.read(agency_id, str(name), str(sha256))
        except (ConflictError, OSError):
            kind = DiscrepancyKind.FILE_DAMAGED
            yield Discrepancy(kind, table=Evidence.__tablename__, record_id=str(evidence_id))


def copy_faults(session: Session) -> Iterator[Discrepancy]:
    """Find that this SQLite file is a copy of one that was in use."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return
    main = connection.exec_driver_sql("PRAGMA database_list").all()[0]
    file = Path(main[2])
    if sqlite_file.is_torn_copy(file):
        yield Discrepancy(DiscrepancyKind.COPIED_IN_USE, record_id=file.name)
