"""List the agencies whose record is to be verified, also those that somebody took away."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from penilaian_api.storage.models.base import Base


@dataclass(frozen=True, slots=True)
class KnownAgencies:
    """*present* have their row; *lost* are those of which other tables still have some.

    *unreadable*: ids that can be none.
    """

    present: set[UUID] = field(default_factory=set)
    lost: set[UUID] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)


def known_agencies(session: Session) -> KnownAgencies:
    """Read the agencies as the driver gives them: what another hand wrote may be no id."""
    known = KnownAgencies()
    for stored in session.execute(text("SELECT id FROM agency")).scalars():
        _sort(stored, known.present, known.unreadable)
    for stored in _strays(session):
        _sort(stored, known.lost, known.unreadable)
    return known


def _strays(session: Session) -> Iterator[object]:
    """Find the ids under which a table keeps rows, and that no agency has."""
    tables = set(inspect(session.connection()).get_table_names())
    for name, table in sorted(Base.metadata.tables.items()):
        if name in tables and "agency_id" in table.columns:
            yield from session.execute(text(strays_of(name))).scalars()


def strays_of(table: str) -> str:
    """Ask for the ids of agencies in *table* that no agency has: the one question across them."""
    return (
        f"SELECT DISTINCT agency_id FROM {table} t WHERE NOT EXISTS "  # noqa: S608 - a name of our own
        "(SELECT 1 FROM agency a WHERE a.id = t.agency_id)"
    )


def _sort(stored: object, ids: set[UUID], unreadable: set[str]) -> None:
    try:
        agency_id = UUID(str(stored))
    except ValueError:
        unreadable.add(repr(stored))
    else:
        ids.add(agency_id)
