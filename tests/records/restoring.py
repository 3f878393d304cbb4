"""Bring a used clone on PostgreSQL back to the rows of its template, or tell that it cannot be.

What was written since is told by the system column ``xmin``, which names the transaction that wrote
a row: whoever wrote it, by whatever way, and also where the catalogue was written and not a table.
"""

from dataclasses import dataclass
from typing import Final, Self

import psycopg
from psycopg import sql

_TABLES: Final = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname"""
_CATALOGUE: Final = (
    "pg_class",
    "pg_attribute",
    "pg_constraint",
    "pg_index",
    "pg_namespace",
    "pg_policy",
    "pg_proc",
    "pg_trigger",
    "pg_type",
)
_SINCE: Final = sql.SQL("age(xmin) < age(%(since)s::text::xid)")
MOST: Final = 2_000
"""Rows of a table; a clone with more is not worth restoring: all that is deleted is read again."""
_PATIENCE: Final = "SET lock_timeout = '1s'"
"""Whoever still holds a row after the test keeps the clone from being lent again."""


@dataclass(frozen=True)
class Original:
    """What the template holds."""

    rows: dict[str, bytes]
    """Of each table the rows, as COPY writes them."""
    counts: dict[str, int]
    """How many they are; so for the tables of the catalogue, where what was dropped is missing."""

    @classmethod
    def of(cls, template: str) -> Self:
        """Read all tables of the template."""
        with psycopg.connect(_plain(template)) as link:
            names = [name for (name,) in link.execute(_TABLES)]
            return cls(
                {name: _rows(link, name) for name in names},
                {name: _count(link, name) for name in (*names, *_CATALOGUE)},
            )

    def changed(self) -> sql.Composed:
        """Ask which tables are not as transaction ``since`` left them, and how long they are."""
        parts = [
            sql.SQL("SELECT {}, count(*) FROM {} HAVING count(*) <> {} OR bool_or({})").format(
                sql.Literal(name), sql.Identifier(name), sql.Literal(count), _SINCE
            )
            for name, count in self.counts.items()
        ]
        return sql.SQL(" UNION ALL ").join(parts)


class Restored:
    """One clone that is lent again and again, and the owner's connection that restores it."""

    def __init__(self, name: str, owner: str, original: Original) -> None:
        self.name = name
        self.uses = 0
        self._original = original
        self._changed = original.changed()
        self._link = psycopg.connect(_plain(owner), autocommit=True)
        self._link.execute(_PATIENCE)
        self._may_restore = self._link.info.parameter_status("is_superuser") == "on"
        self._since = self._transaction()

    def restore(self) -> bool:
        """Put back what was changed; no where the tables themselves were, or a row is held."""
        if not self._may_restore:
            return False
        self.uses += 1
        try:
            changed = dict(self._link.execute(self._changed, {"since": self._since}).fetchall())
            if not changed.keys().isdisjoint(_CATALOGUE) or max(changed.values(), default=0) > MOST:
                return False
            if changed:
                self._put_back(sorted(changed))
        except psycopg.Error:
            return False
        return True

    def close(self) -> None:
        """Let go of the database, so that it can be dropped."""
        self._link.close()

    def _put_back(self, names: list[str]) -> None:
        """Without triggers: neither the guards nor the keys between tables are asked."""
        with self._link.transaction():
            self._link.execute("SET LOCAL session_replication_role = replica")
            for name in names:
                table = sql.Identifier(name)
                self._link.execute(sql.SQL("DELETE FROM {}").format(table))
                if rows := self._original.rows[name]:
                    with self._link.cursor().copy(
                        sql.SQL("COPY {} FROM STDIN").format(table)
                    ) as to:
                        to.write(rows)
        self._since = self._transaction()

    def _transaction(self) -> str:
        """Name a transaction: what is written from now on comes after it."""
        row = self._link.execute("SELECT pg_current_xact_id()::xid::text").fetchone()
        assert row is not None
        return row[0]


def _count(link: psycopg.Connection, name: str) -> int:
    row = link.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
    assert row is not None
    return row[0]


def _rows(link: psycopg.Connection, name: str) -> bytes:
    with link.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as rows:
        return b"".join(bytes(part) for part in rows)


def _plain(address: str) -> str:
    """Write an address as the driver reads it, without the name of the driver."""
    return address.replace("postgresql+psycopg://", "postgresql://", 1)
