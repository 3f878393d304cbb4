"""Make random changes of single rows by raw SQL: of any column, of any table that is covered.

A change that the database refuses (a key twice, a CHECK) is no change; another one is tried.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    Enum,
    Integer,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from penilaian_api.storage.audit.record_check import audited_models
from penilaian_api.storage.models.agency import Agency, LegalStep, Login, NationalHoliday
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import Base, new_id
from penilaian_api.storage.models.organization import Assessor
from tests.tampering.ground import Ground

Row = Mapping[str, Any]
_TRIES: Final = 100


class NothingToChangeError(Exception):
    """Tells that a change of this kind is not possible here."""


def covered_tables() -> tuple[Table, ...]:
    """Name the tables on which a result, a right or a clock rests."""
    others: tuple[type[Base], ...] = (
        AuditEvent,
        AuditDetail,
        AuditHead,
        Login,
        Assessor,
        NationalHoliday,
        LegalStep,
    )
    return tuple(model.__table__ for model in (*audited_models(), *others))  # type: ignore[misc]  # Tables at run time


def edit(ground: Ground) -> str:
    """Change one column of one row."""
    table, row = _any_row(ground)
    column = ground.chance.choice([*table.columns])
    if column is Assessor.__table__.c.id:
        raise NothingToChangeError  # a derived row is what it says, whatever it is called
    value = _another_value(ground, table, column, row[column.name])
    _run(ground, update(table).where(*_is(table, row)).values({column.name: value}))
    return f"{table.name}.{column.name}"


def remove(ground: Ground) -> str:
    """Take one row away."""
    table, row = _any_row(ground)
    _run(ground, delete(table).where(*_is(table, row)))
    return f"{table.name} without a row"


def put_in(ground: Ground) -> str:
    """Put in a row made from another one, under a key of its own."""
    table, row = _any_row(ground)
    fresh = {**row, **_fresh_key(ground, table, row)}
    for name in _unique_names(table):
        fresh[name] = nearby(table.c[name], row[name])
    _run(ground, insert(table).values(fresh))
    return f"{table.name} with a row more"


def swap(ground: Ground) -> str:
    """Exchange what two rows say in one column."""
    table = ground.chance.choice(covered_tables())
    rows = _rows(ground, table)
    names = [
        column.name
        for column in table.columns
        if not column.primary_key and len({repr(row[column.name]) for row in rows}) > 1
    ]
    if not names:
        raise NothingToChangeError
    name = ground.chance.choice(names)
    first = ground.chance.choice(rows)
    other = ground.chance.choice([row for row in rows if row[name] != first[name]])
    _run(ground, update(table).where(*_is(table, first)).values({name: other[name]}))
    _run(ground, update(table).where(*_is(table, other)).values({name: first[name]}))
    return f"{table.name}.{name} of two rows"


def empty_any(ground: Ground) -> str:
    """Empty a table of all that it holds of the agency."""
    table = ground.chance.choice(covered_tables())
    if not truncate(ground, table):
        raise NothingToChangeError
    return f"{table.name} emptied"


def truncate(ground: Ground, table: Table) -> bool:
    """Empty *table* of the agency's rows; say whether there were any."""
    if not _rows(ground, table):
        return False
    _run(ground, delete(table).where(*_of_agency(ground, table)))
    return True


MUTATIONS: Final[tuple[tuple[Callable[[Ground], str], int], ...]] = (
    (edit, 10),
    (remove, 3),
    (put_in, 3),
    (swap, 3),
    (empty_any, 1),
)
"""Each kind of change, and how often it is made."""


def mutate(ground: Ground, kinds: Sequence[Callable[[Ground], str]] = ()) -> str:
    """Make one random change that the database takes, of one of *kinds*; say which."""
    kinds = kinds or [kind for kind, weight in MUTATIONS for _ in range(weight)]
    for _ in range(_TRIES):
        try:
            return ground.chance.choice(kinds)(ground)
        except (NothingToChangeError, DBAPIError):
            continue
    raise NothingToChangeError


def _any_row(ground: Ground) -> tuple[Table, Row]:
    table = ground.chance.choice(covered_tables())
    rows = _rows(ground, table)
    if not rows:
        raise NothingToChangeError
    return table, ground.chance.choice(rows)


def _rows(ground: Ground, table: Table) -> list[Row]:
    keys = [*table.primary_key.columns]
    query = select(table).where(*_of_agency(ground, table)).order_by(*keys)
    return [dict(row) for row in ground.connection.execute(query).mappings()]


def _of_agency(ground: Ground, table: Table) -> list[Any]:
    if table is Agency.__table__:
        return [table.c.id == ground.agency_id]
    return [table.c.agency_id == ground.agency_id] if "agency_id" in table.c else []


def _is(table: Table, row: Row) -> list[Any]:
    return [column == row[column.name] for column in table.primary_key.columns]


def _run(ground: Ground, statement: Any) -> None:
    """Run one change within a savepoint: what is refused leaves the rest as it was."""
    with ground.connection.begin_nested():
        if ground.connection.execute(statement).rowcount == 0:
            raise NothingToChangeError


def _fresh_key(ground: Ground, table: Table, row: Row) -> Row:
    names = [column.name for column in table.primary_key.columns if column.name != "agency_id"]
    if not names:
        raise NothingToChangeError
    name = ground.chance.choice(names)
    if name == "seq":
        return {name: row[name] + ground.chance.choice((-1000, 1000))}
    return {name: nearby(table.c[name], row[name])}


def _unique_names(table: Table) -> set[str]:
    """Name a column of each key that is unique besides the primary one."""
    keys = [key for key in table.constraints if isinstance(key, UniqueConstraint)]
    indexes = [index for index in table.indexes if index.unique]
    last = [[*key.columns][-1] for key in (*keys, *indexes)]
    return {column.name for column in last if not column.primary_key}


def _another_value(ground: Ground, table: Table, column: Column[Any], value: object) -> Any:
    """Choose another value that the column can have: from another row, none, or one near by."""
    others = [row[column.name] for row in _rows(ground, table)]
    for _ in range(_TRIES):
        choice = ground.chance.choice((ground.chance.choice(others), None, nearby(column, value)))
        is_empty = choice is None and (not column.nullable or isinstance(column.type, JSON))
        if not is_empty and choice != value:
            return choice
    raise NothingToChangeError


def nearby(column: Column[Any], value: object) -> Any:
    """Choose a value that lies near by: the next choice, the next day, another bit."""
    if isinstance(column.type, Enum):
        names = [*column.type.enums]
        return names[(names.index(str(value)) + 1) % len(names)] if value is not None else names[0]
    if isinstance(column.type, JSON):
        return {"x": "1"} if not value else type(value)()
    if value is None:
        return 7 if isinstance(column.type, Integer) else None
    return next(change(value) for kind, change in _NEAR if isinstance(value, kind))


_NEAR: Final[tuple[tuple[type[Any], Callable[[Any], Any]], ...]] = (
    (bool, lambda value: not value),
    (int, lambda value: value + 1),
    (Decimal, lambda value: value + Decimal("0.01")),
    (datetime, lambda value: value + timedelta(seconds=1)),
    (date, lambda value: value + timedelta(days=1)),
    (UUID, lambda _: new_id()),
    (bytes, lambda value: bytes([value[0] ^ 1]) + value[1:] if value else b"x"),
    (str, lambda value: f"{value}x"),
)
