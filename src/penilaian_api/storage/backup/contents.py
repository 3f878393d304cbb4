"""Read from a record that is backed up what goes with it: files, the ends of trails, its revision.

The tables may stand at an earlier revision than this program's: one backs up before one migrates.
"""

import re
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, select

from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.backup.archive import BackupUnusableError
from penilaian_api.storage.models.agency import InstallationState
from penilaian_api.storage.models.audit import AuditHead
from penilaian_api.storage.models.progress import Evidence

EVIDENCE: Final = "evidence"
"""The folder of the files, below the folder of data and in a backup."""
_PATH: Final = re.compile(rf"{EVIDENCE}/[0-9a-f]{{32}}/([0-9a-f]{{2}})/\1[0-9a-f]{{30}}")


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that a record of evidence names."""

    agency_id: UUID
    stored_as: str
    sha256: str

    @property
    def path(self) -> str:
        """Where it lies below the folder of data."""
        return f"{EVIDENCE}/{self.agency_id.hex}/{self.stored_as[:2]}/{self.stored_as}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes with a record as it stood at one instant."""

    revision: str
    evidence_folder: UUID | None
    checkpoints: tuple[Checkpoint, ...]
    files: tuple[EvidenceFile, ...]


def is_evidence(name: str) -> bool:
    """Tell whether a member of a backup is a file of evidence, at a place where such files lie."""
    return _PATH.fullmatch(name) is not None


def read_contents(connection: Connection) -> Contents:
    """Read what goes with the record that *connection* sees."""
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        raise BackupUnusableError(
            "There is no record to back up: the database is not migrated. Set "
            "PENILAIAN_DATABASE_URL to the one that is."
        )
    heads = select(AuditHead.agency_id, AuditHead.seq, AuditHead.digest)
    files = select(Evidence.agency_id, Evidence.stored_as, Evidence.sha256)
    return Contents(
        revision,
        _evidence_folder(connection),
        tuple(Checkpoint(*row) for row in connection.execute(heads.order_by(AuditHead.agency_id))),
        tuple(
            EvidenceFile(row.agency_id, str(row.stored_as), str(row.sha256))
            for row in connection.execute(
                files.where(Evidence.stored_as.is_not(None)).order_by(Evidence.stored_as)
            )
        ),
    )


def _evidence_folder(connection: Connection) -> UUID | None:
    """Read which folder goes with the record; a revision of before has no place to say so."""
    if not inspect(connection).has_table(InstallationState.__tablename__):
        return None
    return connection.execute(select(InstallationState.evidence_folder)).scalar()
