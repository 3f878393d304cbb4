"""Copy the first section and office as often as wanted, row by row as the database holds them.

What is copied is named by the foreign keys: a section is its unit and all that rests on it. Each id
becomes one of the copy's own, wherever it stands, also in the bytes of a snapshot, whose digest is
taken anew; the stand-ins in codes and names become the number of the copy.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, text
from tests.world import key

from benchmarks.record.people import OFFICE, SECTION, Location, count_sections
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import PackableBytes, packed_bytes, plain_bytes

_IDS: Final = re.compile(
    rb"[0-9a-f]{64}|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
)
_UNCOPIED: Final = frozenset({"agency", "audit_event", "audit_detail", "audit_head"})
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Part:
    """The rows that are copied together, table by table in the order of their references."""

    ids: frozenset[str]
    rows: Mapping[str, tuple[Sequence[str], Sequence[Row]]]


@dataclass
class Copying:
    """What becomes of each word in one copy: ids, digests, stand-ins."""

    words: dict[bytes, bytes] = field(default_factory=dict)
    stand_ins: tuple[tuple[bytes, bytes], ...] = ()
    nip: str = ""

    def value(self, column: str, value: Any) -> Any:  # noqa: ANN401 - as the driver gives it
        """Give what *value* becomes in this copy."""
        if column == "nip" and value is not None:
            return self.nip + value[-3:]
        if column == "receipt":
            return self._other(value)
        if isinstance(value, str):
            return self._bytes(value.encode()).decode()
        return self._bytes(value) if isinstance(value, bytes) else value

    def _other(self, digest: Any) -> Any:  # noqa: ANN401 - as above
        """Give the digest of another text: nobody has it twice."""
        is_hex = isinstance(digest, str)
        plain = bytes.fromhex(digest[2:]) if is_hex else digest
        moved = hashlib.sha256(plain + self.nip.encode()).digest()
        return f"\\x{moved.hex()}" if is_hex else moved

    def _bytes(self, value: bytes) -> bytes:
        for old, new in self.stand_ins:
            value = value.replace(old, new)
        return _IDS.sub(lambda match: self.words.get(match[0], match[0]), value)


def copy_all(connection: Connection, agency_id: UUID, people: int) -> None:
    """Copy the first office and section until there are about so many *people*."""
    tables = [
        table
        for table in Base.metadata.sorted_tables
        if "agency_id" in table.columns and table.name not in _UNCOPIED
    ]
    section = _find_part(connection, agency_id, tables, key(f"alfa:{SECTION}"), frozenset())
    office = _find_part(connection, agency_id, tables, key(f"alfa:{OFFICE}"), section.ids)
    write = _write_to_sqlite if connection.dialect.name == "sqlite" else _write_to_postgres
    for number in range(1, count_sections(people)):
        location = Location(number)
        copying = _copying(location, office, section)
        if location.office and location.office != Location(number - 1).office:
            _copy(connection, office, copying, write)
        _copy(connection, section, copying, write)


def _find_part(
    connection: Connection,
    agency_id: UUID,
    tables: Sequence[Table],
    root: UUID,
    without: frozenset[str],
) -> Part:
    """Find what rests on the unit *root*, by every foreign key, and is not of another part."""
    ids = {_plain(root)}
    kept: dict[str, dict[str, Row]] = {}
    rows = {table: [*_read(connection, agency_id, table)] for table in tables}
    grows = True
    while grows:
        grows = False
        for table in tables:
            mine = kept.setdefault(table.name, {})
            for name, references, row in rows[table]:
                if name in mine or name in without:
                    continue
                if name in ids or not ids.isdisjoint(references):
                    mine[name] = row
                    ids.add(name)
                    grows = True
    columns = {table.name: [column.name for column in table.columns] for table in tables}
    return Part(
        frozenset(ids),
        {name: (columns[name], [*mine.values()]) for name, mine in kept.items() if mine},
    )


def _read(
    connection: Connection, agency_id: UUID, table: Table
) -> Iterator[tuple[str, frozenset[str], Row]]:
    """Read the rows of a table: the name of each, what it refers to, and its values."""
    names = [column.name for column in table.columns]
    is_sqlite = connection.dialect.name == "sqlite"
    listed = ", ".join(f'"{name}"' if is_sqlite else f'"{name}"::text' for name in names)
    agency = agency_id.hex if is_sqlite else str(agency_id)
    statement = f"SELECT {listed} FROM {table.name} WHERE agency_id = '{agency}'"  # noqa: S608 - names of our own
    refers = {
        element.parent.name
        for foreign in table.foreign_key_constraints
        for element in foreign.elements
        if element.parent.name != "agency_id"
    }
    if table.name == "login":  # it stands before its account, and so refers to none
        refers.add("account_id")
    for row in connection.exec_driver_sql(statement):
        fields = dict(zip(names, row, strict=True))
        own = fields.get("id") or "/".join(str(fields[column.name]) for column in table.primary_key)
        references = {_plain(fields[name]) for name in refers if fields[name]}
        yield _plain(own), frozenset(references), tuple(row)


def _plain(value: object) -> str:
    """Write an id as both databases would."""
    return str(value).replace("-", "")


def _copying(location: Location, office: Part, section: Part) -> Copying:
    words: dict[bytes, bytes] = {}
    for part, move in ((office, location.of_office), (section, location.of_section)):
        for name in part.ids:
            if len(name) == len(UUID(int=0).hex):
                moved = move(UUID(name))
                words[name.encode()] = moved.hex.encode()
                words[str(UUID(name)).encode()] = str(moved).encode()
    stand_ins = [
        (OFFICE.encode(), f"DINAS-{location.office:04d}".encode()),
        (SECTION.encode(), f"SEKSI-{location.section:05d}".encode()),
    ]
    stand_ins += [(old.lower(), new.lower()) for old, new in stand_ins]
    year, month = 1950 + (location.section + 10) % 40, 1 + location.section // 40 % 12
    nip = f"{year}{month:02d}{2 + location.section // 480:02d}2010011"
    return Copying(words, tuple(stand_ins), nip)


Write = Callable[[Connection, str, Sequence[str], Iterable[Row]], None]


def _copy(connection: Connection, part: Part, copying: Copying, write: Write) -> None:
    """Copy one part; first the bytes of its snapshots, whose digests others repeat."""
    rows = {**part.rows}
    if "snapshot" in rows:
        columns, snapshots = rows["snapshot"]
        rows["snapshot"] = columns, [_move_snapshot(columns, row, copying) for row in snapshots]
    for name, (columns, kept) in rows.items():
        write(connection, name, columns, [tuple(map(copying.value, columns, row)) for row in kept])


def _move_snapshot(columns: Sequence[str], row: Row, copying: Copying) -> Row:
    """Move the bytes of a snapshot, and note the digest that they have now."""
    at, digest = columns.index("content"), columns.index("digest")
    is_hex = isinstance(row[at], str)
    stored = bytes.fromhex(row[at][2:]) if is_hex else row[at]
    plain = plain_bytes(stored)
    moved = copying.value("content", plain)
    copying.words[row[digest].encode()] = hashlib.sha256(moved).hexdigest().encode()
    kept = moved if plain == stored else packed_bytes(PackableBytes(moved))
    return (*row[:at], f"\\x{kept.hex()}" if is_hex else kept, *row[at + 1 :])


def _write_to_sqlite(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    cursor = connection.connection.cursor()
    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*rows])  # noqa: S608 - as above


def _write_to_postgres(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def without_triggers(connection: Connection) -> Callable[[], None]:
    """Let rows in as they stand, and give what puts the guards up again."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return lambda: None
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    kept = [
        row[0]
        for row in connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'"))
    ]
    for name in connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    ).scalars():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    return lambda: [connection.exec_driver_sql(sql) for sql in kept] and None
