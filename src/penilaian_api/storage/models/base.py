"""Define what every table shares: keys led by the agency, foreign keys, names, lengths that hold.

The keys follow one rule so that a reference across agencies cannot be stored: ``agency_id`` leads
every primary, foreign and unique key and every index of agency data. A record of a person carries
``employee_id``, its children too, so that reach is one comparison on every record.

Why it is so: docs/decisions/0004, for the indexes 0089.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Final, TypeVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.orm.attributes import instance_dict
from uuid_utils.compat import uuid7

from penilaian_api.storage.models.types import ExactDecimal, UtcDateTime

M = TypeVar("M", bound="Base")
_UNDER_KEY: Final = "under_key"
"""What an index that `refers` makes bears, so that its table may do without it."""

NAMES: Final[Mapping[str, str]] = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def unwatched(model: type[M], **values: object) -> M:
    """Make one of thousands of new records: nothing notes each value as a change, which costs most.

    It is stored by a bulk insert, which reads what it holds; a session's flush does so, too. Only
    who looks at values as they come (``validates``) sees those.
    """
    if not values.keys() <= _columns(model):
        raise TypeError(f"{model.__name__} has not all of {sorted(values)}.")
    record: M = model.__mapper__.class_manager.new_instance()
    instance_dict(record).update(values)
    for name, look in _looks(model):
        if name in values:
            look(record, name, values[name])
    return record


@cache
def _looks(model: type[Any]) -> tuple[tuple[str, Callable[[Any, str, object], object]], ...]:
    """Name the columns whose values a class looks at as they come, and who looks."""
    return tuple((name, look) for name, (look, _) in model.__mapper__.validators.items())


@cache
def _columns(model: type[Any]) -> frozenset[str]:
    return frozenset(item.key for item in model.__mapper__.column_attrs)


def new_id() -> UUID:
    """Make an id that sorts by its birth (UUIDv7)."""
    return uuid7()


class Base(DeclarativeBase):
    """All tables; the bare base serves the few that are shared between agencies."""

    metadata = MetaData(naming_convention=dict(NAMES))
    type_annotation_map: ClassVar[Mapping[Any, Any]] = {
        datetime: UtcDateTime(),
        Decimal: ExactDecimal(),
        UUID: Uuid(),
    }

    audited: ClassVar[bool] = True
    """Whether a change of such a record is a row of the trail."""

    about_person: ClassVar[bool] = False
    """Whether ``employee_id`` says whose record it is, so that reach is asked of it."""

    invites: ClassVar[tuple[str, ...]] = ()
    """The columns that name who is invited to it, where they are several."""

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - hands SQLAlchemy its own options on
        super().__init_subclass__(**kwargs)
        table = cls.__dict__.get("__table__")
        if isinstance(table, Table):
            _hold_lengths(table)
            _spare_indexes(table)


BY_KEY: Final[Mapping[str, bool]] = {"sqlite_with_rowid": False}
"""Says of a table that SQLite keeps its rows in the order of its key, and no index beside them: for
those that are looked for by their key alone."""


class AgencyRecord(Base):
    """A record of one agency."""

    __abstract__ = True

    agency_id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-20)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-10)


class PersonRecord(AgencyRecord):
    """A record of one person: *employee_id* says whose it is."""

    __abstract__ = True
    about_person = True

    employee_id: Mapped[UUID] = mapped_column(sort_order=-5)


class Editable:
    """A record that is changed only by who saw its present *version*."""

    version: Mapped[int] = mapped_column(default=1, sort_order=90)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Bump in Python, so that the answer built before the flush shows the new version."""
        return {"version_id_col": cls.version, "version_id_generator": False}


def attribute_names(model: type[Base], *, without: Collection[str] = ()) -> tuple[str, ...]:
    """Name the mapped attributes of *model*, in the order of its columns, but those *without*."""
    attributes = model.__mapper__.column_attrs
    return tuple(attribute.key for attribute in attributes if attribute.key not in without)


def refers(
    table: str,
    column: str,
    target: str,
    *,
    personal: bool = False,
    cascade: bool = False,
) -> tuple[ForeignKeyConstraint, Index]:
    """Make the foreign key ``table.column → target`` within one agency, and the index under it.

    *personal*: both are records of a person, and it must be the same one; the index does without
    them, since the record that is referred to has only one. The table does without the index where
    a key or another index begins with the same columns, and it holds no row whose key is empty.
    Where nothing looks for records by it and what it refers to stays, a table takes the key alone;
    where those without are looked for, too, it has an index of its own.
    """
    here, there = ["agency_id", column], [f"{target}.agency_id", f"{target}.id"]
    index = Index(f"ix_{table}_{column}", *here, info={_UNDER_KEY: True})
    if personal:
        here.append("employee_id")
        there.append(f"{target}.employee_id")
    key = ForeignKeyConstraint(
        here, there, name=f"fk_{table}_{column}", ondelete="CASCADE" if cascade else None
    )
    return key, index


def of_agency(table: str) -> ForeignKeyConstraint:
    """Make the foreign key from a table to its agency; the primary key is the index under it."""
    return ForeignKeyConstraint(["agency_id"], ["agency.id"], name=f"fk_{table}_agency_id")


def of_person(table: str) -> tuple[ForeignKeyConstraint, Index]:
    """Make the foreign key from a record to its person."""
    return refers(table, "employee_id", "employee")


def part_of(table: str, name: str, rows: str, *columns: str) -> Index:
    """Make an index of those *rows* of a table that are few, and looked for."""
    return Index(
        f"ix_{table}_{name}",
        "agency_id",
        *columns,
        sqlite_where=text(rows),
        postgresql_where=text(rows),
    )


def owned(table: str) -> UniqueConstraint:
    """Make the key that children of the same person refer to."""
    return UniqueConstraint("agency_id", "id", "employee_id", name=f"uq_{table}_owner")


def unique(table: str, *columns: str) -> UniqueConstraint:
    """Make a key that is unique within one agency."""
    return UniqueConstraint("agency_id", *columns, name=f"uq_{table}_{'_'.join(columns)}"[:50])


def unique_if_any(table: str, column: str) -> Index:
    """Make a key that is unique within one agency; rows without one are not held."""
    rows = text(f"{column} IS NOT NULL")
    name = f"uq_{table}_{column}"
    return Index(name, "agency_id", column, unique=True, sqlite_where=rows, postgresql_where=rows)


def _hold_lengths(table: Table) -> None:
    """Hold the length of every text by a CHECK: SQLite would not, and both must refuse alike."""
    for column in table.columns:
        if type(column.type) is String and column.type.length:
            table.append_constraint(
                CheckConstraint(
                    f"length({column.name}) <= {column.type.length}", name=f"{column.name}_length"
                )
            )


def _spare_indexes(table: Table) -> None:
    """Keep the indexes under foreign keys to what is looked for by them.

    A table does without one where another begins with the same columns; of a key that may be empty
    it holds the rows that have one.
    """
    for index in [each for each in table.indexes if each.info.get(_UNDER_KEY)]:
        column = [*index.columns][-1]
        if column.nullable:
            for dialect in ("sqlite", "postgresql"):
                index.dialect_options[dialect]["where"] = text(f"{column.name} IS NOT NULL")
        if covered_by(table, index) is not None:
            table.indexes.remove(index)


def covered_by(table: Table, index: Index) -> str | None:
    """Name a key or an index of *table* that begins with all of an *index* of the same rows."""
    columns = [column.name for column in index.columns]
    others: list[Index | PrimaryKeyConstraint | UniqueConstraint] = [
        each
        for each in table.constraints
        if isinstance(each, PrimaryKeyConstraint | UniqueConstraint)
    ]
    alike = {None, _rows(index)}
    others += [each for each in table.indexes if each is not index and _rows(each) in alike]
    for other in others:
        if [column.name for column in other.columns][: len(columns)] == columns:
            return str(other.name)
    return None


def _rows(index: Index) -> str | None:
    """Tell of which rows an index is, as a text; none where it is of all."""
    where = index.dialect_options["sqlite"]["where"]
    return None if where is None else str(where)
