"""Remove jobs that lapsed, and the files that no job names any more."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from penilaian_api.services.document.jobs.archive import FOLDER
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.document import job_turns
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.progress.evidence_files import EvidenceFiles
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.trail import Trail

_BEING_WRITTEN: Final = timedelta(hours=1)
"""A file that is younger may be one whose item is about to be settled."""


def purge_jobs(
    database: Database, agency_id: UUID, folder: Path, now: datetime, kept_for: timedelta
) -> int:
    """Remove the jobs of one agency that ended so long ago; tell how many there were.

    Each in a transaction of its own, with its row in the trail. Their files go last, with those
    that a process left which died: a file that no record names harms nobody.
    """
    removed = 0
    while _remove_one(database, agency_id, now, now - kept_for):
        removed += 1
    with database.begin(agency_id, writes=False) as session:
        known = job_turns.known_files(session, agency_id)
    EvidenceFiles(folder / FOLDER).sweep(agency_id, known, now - _BEING_WRITTEN)
    return removed


def _remove_one(database: Database, agency_id: UUID, now: datetime, before: datetime) -> bool:
    with database.begin(agency_id, writes=True) as session:
        trail = Trail(session, AuditContext(agency_id, None, None, "purge", new_id(), now))
        was_there = job_turns.remove_lapsed(session, agency_id, before)
        trail.close()
    return was_there
