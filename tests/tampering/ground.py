"""Hold a record that may be tampered with: guards down, each change taken back after the look."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from penilaian_api.storage.audit import derived_check
from penilaian_api.storage.audit.checkpoints import Checkpoint, checkpoint
from penilaian_api.storage.audit.verification import verify_agency
from penilaian_api.storage.database import guards, migrations
from penilaian_api.storage.models.agency import Agency


@dataclass
class Ground:
    """An agency's record within one transaction of the owner, and the chance that decides."""

    connection: Connection
    agency_id: UUID
    chance: Random

    @property
    def session(self) -> Session:
        """Read and write as the program does, in the same transaction."""
        return Session(bind=self.connection)

    def keep_checkpoint(self) -> Checkpoint:
        """Take the end of the trail, as somebody outside keeps it."""
        with self.session as session:
            end = checkpoint(session, self.agency_id)
        assert end is not None
        return end

    def finding(self, known: Collection[Checkpoint] = ()) -> str | None:
        """Verify the record as it stands now; say what is found first.

        The others are looked at too, as `verify` does: an agency put in shows nowhere else.
        """
        with self.session as session:
            others = session.scalars(select(Agency.id).where(Agency.id != self.agency_id))
            for agency_id in (self.agency_id, *others):
                for fault in verify_agency(session, agency_id, known).faults:
                    return fault.to_line()
            for fault in derived_check.step_faults(session):
                return fault.to_line()
        return None


def take_down_guards(owner: str) -> Engine:
    """Open the record as its owner could: nothing refuses a change any more."""
    engine = migrations.owner_engine(owner)
    with engine.begin() as connection:
        guards.remove(connection)
    return engine


@contextmanager
def attempt(engine: Engine, agency_id: UUID, chance: Random) -> Iterator[Ground]:
    """Give the ground for one change, and take back whatever was done on it."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        else:
            connection.execute(text("SET session_replication_role = replica"))
        connection.commit()
        with connection.begin() as transaction:
            yield Ground(connection, agency_id, chance)
            transaction.rollback()
