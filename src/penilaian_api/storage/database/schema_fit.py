"""Tell whether this program can work with the tables as they stand.

A revision that only expands leaves the programs of the revision before at work: the database itself
names the revisions that it accepts. Why it is so: docs/decisions/0023.
"""

from enum import Enum, auto
from typing import Final

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, update

from penilaian_api.storage.models.agency import InstallationState

EXPANDS: Final = "expand"

_PACKS: Final = select(InstallationState.packs)
_ACCEPTED: Final = select(InstallationState.accepted_revisions)


class SchemaFit(Enum):
    """How the tables stand to this program."""

    READY = auto()
    BEHIND = auto()
    AHEAD = auto()


def fit_of(connection: Connection, scripts: ScriptDirectory) -> SchemaFit:
    """Compare the revision of the tables, and those that they accept, with our newest."""
    newest = set(scripts.get_heads())
    current = set(MigrationContext.configure(connection).get_current_heads())
    if current == newest:
        return SchemaFit.READY
    if current <= {script.revision for script in scripts.walk_revisions()}:
        return SchemaFit.BEHIND
    return SchemaFit.READY if newest <= _accepted(connection) else SchemaFit.AHEAD


def note_accepted(connection: Connection, scripts: ScriptDirectory) -> None:
    """Let the database name the revisions whose programs can work with its tables as they are now.

    These are its own, and those before it as far back as every step since only expanded; where
    details are packed, back to the one that can read them.
    """
    if not _has_table(connection):
        return
    accepted, packs = [], _is_packing(connection)
    current = MigrationContext.configure(connection).get_current_revision()
    while current is not None:
        script = scripts.get_revision(current)
        accepted.append(current)
        only_expands = getattr(script.module, "kind", None) == EXPANDS
        only_expands &= not (packs and getattr(script.module, "reads_packed", False))
        before = script.down_revision
        current = before if only_expands and isinstance(before, str) else None
    connection.execute(update(InstallationState).values(accepted_revisions=" ".join(accepted)))


def pack_from_now_on(connection: Connection) -> None:
    """Let details and snapshots be packed: programs that cannot read them are accepted no more."""
    connection.execute(update(InstallationState).values(packs=True))


def packs(connection: Connection) -> bool:
    """Tell whether details and snapshots are packed in tables that we can work with."""
    return bool(connection.execute(_PACKS).scalar())


def _is_packing(connection: Connection) -> bool:
    """Tell the same of tables at any revision."""
    columns = inspect(connection).get_columns(InstallationState.__tablename__)
    return any(column["name"] == "packs" for column in columns) and packs(connection)


def _accepted(connection: Connection) -> set[str]:
    accepted = connection.execute(_ACCEPTED).scalar() if _has_table(connection) else None
    return set((accepted or "").split())


def _has_table(connection: Connection) -> bool:
    return inspect(connection).has_table(InstallationState.__tablename__)
