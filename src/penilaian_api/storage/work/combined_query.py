"""Combine several queries into one statement (batching), each with its own row type and order.

A statement is a journey to the database and back; what one step needs from many tables makes one.
The rows travel as JSON arrays and are read back by the types of their columns.

Why it is so: docs/decisions/0010.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Dialect,
    Enum,
    Select,
    Text,
    func,
    literal_column,
    union_all,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from penilaian_api.storage.work.compiled.statement import fetch_plain
from penilaian_api.storage.work.prepared import Prepared, cached_once, values_of

R = TypeVar("R")
Readers = Sequence[tuple[int, Callable[[Any], Any]]]
"""At which place of a row a value must be read, and how; the others are given as they are."""

_PLAIN: Final[Mapping[type[Any], Callable[[str], object]]] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
"""How to parse what PostgreSQL's drivers give as objects and JSON only as text."""


@dataclass(frozen=True, slots=True, eq=False)
class SubQuery(Generic[R]):
    """One of the combined queries: how each row is built, and by which columns they are ordered."""

    query: Select[*tuple[Any, ...]]
    build: Callable[..., R]
    order: tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...] = ()
    rank: ColumnElement[Any] | None = None
    """What numbers its rows already, where the query does that by itself."""


class ResultSets:
    """The rows of each combined query."""

    def __init__(self, rows: Mapping[Prepared[Any], list[Any]]) -> None:
        self._rows = rows

    def of(self, sub_query: Prepared[SubQuery[R]]) -> list[R]:
        """Return the rows of one query; none where it was left out."""
        return self._rows.get(sub_query, [])


def execute_combined(
    session: Session, bindings: Mapping[str, object], *sub_queries: Prepared[SubQuery[Any]]
) -> ResultSets:
    """Execute all *sub_queries* as one statement."""
    combined = _combine(tuple(sub_query.built for sub_query in sub_queries))
    readers = _readers(combined.parts, session.get_bind().dialect)
    values = {**bindings, **values_of(*sub_queries)}
    by_part = _by_part(fetch_plain(session, combined.statement, values), combined.parts)
    built = (_built(*each) for each in zip(combined.parts, readers, by_part, strict=True))
    return ResultSets(dict(zip(sub_queries, built, strict=True)))


def _by_part(
    rows: Sequence[Sequence[Any]], parts: Sequence[SubQuery[Any]]
) -> list[list[tuple[int, list[Any]]]]:
    """Read the JSON of all rows at once, and give those of each part in its order."""
    by_part = list[list[tuple[int, list[Any]]]]([] for _ in parts)
    cells = json.loads(f"[{','.join([row[2] for row in rows])}]")
    for (number, rank, _), values in zip(rows, cells, strict=True):
        by_part[number].append((rank, values))
    for part, ranked in zip(parts, by_part, strict=True):
        if part.order or part.rank is not None:
            ranked.sort(key=itemgetter(0))
    return by_part


def _built(part: SubQuery[R], readers: Readers, ranked: Iterable[tuple[int, list[Any]]]) -> list[R]:
    """Build the rows of a part, column by column: of values that are read in their places."""
    columns: list[Iterable[Any]] = [*zip(*[values for _, values in ranked], strict=True)]
    if columns:
        for at, read in readers:
            columns[at] = map(read, columns[at])
    return [*map(part.build, *columns)] if columns else []


@dataclass(frozen=True, slots=True, eq=False)
class _Combined:
    """Several queries as the one statement that they were made into."""

    parts: tuple[SubQuery[Any], ...]
    statement: CompoundSelect[*tuple[Any, ...]]


@cached_once
def _combine(parts: tuple[SubQuery[Any], ...]) -> _Combined:
    arms = [_arm(number, sub_query) for number, sub_query in enumerate(parts)]
    return _Combined(parts, union_all(*arms))


class _Row(FunctionElement[Any]):
    """The columns of one row as the text of a JSON array."""

    type = Text()
    name = "row"
    inherit_cache = True


@compiles(_Row, "sqlite")
def _sqlite_row(element: _Row, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - the compiler's own
    return f"json_array({compiler.process(element.clauses, **how)})"


@compiles(_Row, "postgresql")
def _postgresql_row(element: _Row, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - the compiler's own
    return f"CAST(json_build_array({compiler.process(element.clauses, **how)}) AS TEXT)"


def _arm(number: int, sub_query: SubQuery[Any]) -> Select[Any]:
    rank = literal_column("0") if sub_query.rank is None else sub_query.rank
    if sub_query.order:
        rank = func.row_number().over(order_by=sub_query.order)
    row = _Row(*sub_query.query.selected_columns)
    return sub_query.query.with_only_columns(
        literal_column(str(number)).label("sub_query"),
        rank.label("rank"),
        row.label("values"),
        maintain_column_froms=True,
    )


@cached_once
def _readers(parts: tuple[SubQuery[Any], ...], dialect: Dialect) -> tuple[Readers, ...]:
    return tuple(
        tuple(
            (at, read)
            for at, column in enumerate(sub_query.query.selected_columns)
            if (read := _reader(column.type, dialect)) is not None
        )
        for sub_query in parts
    )


def _members_of(kind: Enum) -> Mapping[str | None, Any]:
    """Name the members of a choice by their wire values, as its column reads them one by one."""
    return {name: kind.python_type(name) for name in kind.enums}


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Read a value as the column would have given it."""
    if isinstance(kind, Enum):
        return _members_of(kind).get
    read = kind.dialect_impl(dialect).result_processor(dialect, None)
    plain_kind = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    parse = _PLAIN.get(plain_kind.python_type) if dialect.name == "postgresql" else None
    if parse is None:
        return read

    def parse_and_read(value: str | None) -> Any:  # noqa: ANN401 - what the column holds
        plain = None if value is None else parse(value)
        return plain if read is None else read(plain)

    return parse_and_read
