"""Each index is looked for by somebody: what none needs costs each row that is written.

Why it is so: docs/decisions/0089.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    create_engine,
    inspect,
)
from tests.records.dialects import SQLITE
from tests.serving.client import Api

import penilaian_api
from penilaian_api.storage import models
from penilaian_api.storage.models.base import Base, covered_by

assert models

SOURCE: Final = "\n".join(
    path.read_text("utf-8")
    for path in Path(penilaian_api.__file__).parent.rglob("*.py")
    if "models" not in path.parts
)
OWNER: Final = "employee_id"
"""By whom a record is about each record is looked for: reach, one's own data, erasing."""
BY_FIGURE: Final = {
    f"{figure}_id" for figure in ("completed", "error_rate", "processing_time", "response_time")
}
"""The figures of a service are looked for by name: `storage/progress/case_figures.py`."""
STAYS: Final = {
    "account",
    "employee",
    "indicator_version",
    "innovation_panel",
    "issued_document",
    "position",
    "recommendation",
    "snapshot",
    "standard_version",
    "system_review",
}
"""Tables of which no row is ever removed."""
REMOVED: Final = re.compile(r"\.of\((\w+)\)\.remove\(|\bdelete\((\w+)\)")


ALIASES: Final = re.findall(r"^ *(\w+)(?:: Final)? = aliased\((\w+)", SOURCE, re.MULTILINE)
NAMED: Final = {*re.findall(r"\b(\w+)\.(\w+)", SOURCE)}
"""What is named of what: the columns of classes and of aliases are among them."""


def tables() -> Iterator[tuple[Table, str]]:
    """Give each table, and the name of its class."""
    for mapper in Base.registry.mappers:
        yield mapper.local_table, mapper.class_.__name__


def test_g7_no_index_is_the_beginning_of_another() -> None:
    doubled = {
        index.name: covered_by(table, index)
        for table, _ in tables()
        for index in table.indexes
        if not index.unique and index.dialect_options["sqlite"]["where"] is None
    }
    assert {name: other for name, other in doubled.items() if other} == {}


def test_g7_both_databases_hold_the_same_rows_in_an_index() -> None:
    for table, _ in tables():
        for index in table.indexes:
            where = [index.dialect_options[name]["where"] for name in ("sqlite", "postgresql")]
            assert len({str(rows) for rows in where}) == 1, index.name


def test_g7_each_index_under_a_key_is_looked_for_by_a_query() -> None:
    unsought = [
        index.name
        for table, name in tables()
        for index in table.indexes
        if (column := _under_key(table, index)) not in {None, OWNER, *BY_FIGURE}
        and not any((each, column) in NAMED for each in _names(name))
    ]
    assert unsought == [], "Take the key alone: refers(...)[0]."


def test_g7_what_a_key_without_an_index_refers_to_is_never_removed() -> None:
    targets = {
        key.referred_table.name
        for table, _ in tables()
        for key in table.foreign_key_constraints
        if len(key.column_keys) > 1 and not _is_led(table, key)
    }
    assert targets == STAYS
    removed = {name for pair in REMOVED.findall(SOURCE) for name in pair if name}
    assert not {table.name for table, name in tables() if name in removed} & STAYS


def _names(name: str) -> list[str]:
    """Name a class, and its aliases."""
    return [name, *(alias for alias, of in ALIASES if of == name)]


def _under_key(table: Table, index: Index) -> str | None:
    """Name the column of an index that serves a foreign key and nothing else."""
    columns = [column.name for column in index.columns]
    keys = [key.column_keys for key in table.foreign_key_constraints]
    is_plain = len(columns) == 2 and not index.unique
    return columns[1] if is_plain and any(key[:2] == columns for key in keys) else None


def _is_led(table: Table, key: ForeignKeyConstraint) -> bool:
    """Tell whether an index or a key of the table begins with the columns of a foreign key."""
    unique = (PrimaryKeyConstraint, UniqueConstraint)
    keys = [*table.indexes, *(each for each in table.constraints if isinstance(each, unique))]
    return any([column.name for column in each.columns][:2] == key.column_keys[:2] for each in keys)


def test_g7_the_database_holds_of_each_table_what_the_models_say(api: Api) -> None:
    is_sqlite, where = api.dialect == SQLITE, f"{api.dialect}_where"
    engine = create_engine(api.copy.owner)
    with engine.connect() as connection:
        inspector = inspect(connection)
        for table, _ in tables():
            parts = {
                index["name"]: where in index.get("dialect_options", {})
                for index in inspector.get_indexes(table.name)
                if "duplicates_constraint" not in index
            }
            declared = {
                index.name: index.dialect_options[api.dialect]["where"] is not None
                for index in table.indexes
            }
            assert parts == declared, table.name
            by_key = "sqlite_with_rowid" in inspector.get_table_options(table.name)
            assert by_key == (is_sqlite and not table.dialect_options["sqlite"]["with_rowid"])
    engine.dispose()
