"""Several questions to the database in one statement, each answered in its own shape and order.

A statement is a journey to the database and back; what one step needs from many tables makes one.
The rows travel as JSON arrays and are read back by the types of their columns.

Why it is so: docs/decisions/0010.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    Dialect,
    Select,
    func,
    literal_column,
    union_all,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

R = TypeVar("R")

_PLAIN: Final[Mapping[type[Any], Callable[[str], object]]] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
"""How PostgreSQL's drivers give what JSON can only say as text."""


@dataclass(frozen=True, slots=True, eq=False)
class SubQuery(Generic[R]):
    """Which rows are wanted: what each becomes, and by which columns they are in order."""

    query: Select[*tuple[Any, ...]]
    becomes: Callable[..., R]
    order: tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...] = ()


class ResultSets:
    """The rows of each question that was asked."""

    def __init__(self, found: Mapping[SubQuery[Any], list[Any]]) -> None:
        self._found = found

    def of(self, question: SubQuery[R]) -> list[R]:
        """Give what one question found; nothing where it was not asked."""
        return self._found.get(question, [])


def execute_combined(
    session: Session, bindings: Mapping[str, object], *questions: SubQuery[Any]
) -> ResultSets:
    """Ask all *questions* in one statement."""
    session.flush()
    arms = [_arm(number, question) for number, question in enumerate(questions)]
    dialect = session.get_bind().dialect
    readers = [_readers(question, dialect) for question in questions]
    found: dict[SubQuery[Any], list[Any]] = {question: [] for question in questions}
    rows = session.execute(union_all(*arms), bindings).all()
    for number, _, values in sorted(rows, key=itemgetter(0, 1)):
        question = questions[number]
        read = zip(readers[number], values, strict=True)
        found[question].append(
            question.becomes(*(value if one is None else one(value) for one, value in read))
        )
    return ResultSets(found)


class _Row(FunctionElement[Any]):
    """The columns of one row as a JSON array."""

    type = JSON()
    name = "row"
    inherit_cache = True


@compiles(_Row, "sqlite")
def _sqlite_row(element: _Row, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - the compiler's own
    return f"json_array({compiler.process(element.clauses, **how)})"


@compiles(_Row, "postgresql")
def _postgresql_row(element: _Row, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - the compiler's own
    return f"json_build_array({compiler.process(element.clauses, **how)})"


def _arm(number: int, question: SubQuery[Any]) -> Select[Any]:
    place: ColumnElement[Any] = literal_column("0")
    if question.order:
        place = func.row_number().over(order_by=question.order)
    row = _Row(*question.query.selected_columns)
    return question.query.with_only_columns(
        literal_column(str(number)).label("question"),
        place.label("place"),
        row.label("values"),
        maintain_column_froms=True,
    )


def _readers(question: SubQuery[Any], dialect: Dialect) -> list[Callable[[Any], Any] | None]:
    return [_reader(column.type, dialect) for column in question.query.selected_columns]


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Read a value as the column would have given it."""
    read = kind.dialect_impl(dialect).result_processor(dialect, None)
    parse = _PLAIN.get(kind.python_type) if dialect.name == "postgresql" else None
    if parse is None:
        return read

    def parsed(value: str | None) -> Any:  # noqa: ANN401 - what the column holds
        plain = None if value is None else parse(value)
        return plain if read is None else read(plain)

    return parsed
