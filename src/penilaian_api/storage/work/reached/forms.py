"""Conditions and orders in the form in which each database reads few rows for them.

Why it is so: docs/decisions/0031.
"""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, CompoundSelect, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType


class among(FunctionElement[bool]):  # noqa: N801 - a function of SQL
    """Tell whether a column is one of those that a query of its own finds, once for the statement.

    PostgreSQL takes a plain IN for a join, and may read the whole agency for it; an array it looks
    up in the index, whatever it knows of the tables.
    """

    inherit_cache = True
    type = Boolean()

    def __init__(self, column: Any, values: Select[Any] | CompoundSelect[Any]) -> None:  # noqa: ANN401 - a column of any class
        super().__init__(column, values.scalar_subquery())

    def self_group(self, against: OperatorType | None = None) -> "among":
        """Stand as it is among conditions: SQLite uses no index for what is compared with 1."""
        del against
        return self


@compiles(among)
def _as_in(element: among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as SQLAlchemy hands them on
    column, values = (compiler.process(part, **how) for part in element.clauses)
    return f"{column} IN {values}"


@compiles(among, "postgresql")
def _as_any(element: among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as above
    column, values = (compiler.process(part, **how) for part in element.clauses)
    return f"{column} = ANY (ARRAY{values})"


class as_found(FunctionElement[Any]):  # noqa: N801 - a function of SQL
    """Order by a column after its rows were found.

    PostgreSQL would read the whole agency in the order of an index, and throw away what is not
    within reach, for a page of which it does not know how long it is.
    """

    inherit_cache = True

    def __init__(self, column: Any) -> None:  # noqa: ANN401 - a column of any class
        super().__init__(column)
        self.type = column.type


@compiles(as_found)
def _as_it_is(element: as_found, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as above
    return compiler.process(element.clauses, **how)


@compiles(as_found, "postgresql")
def _by_no_index(element: as_found, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as above
    column = compiler.process(element.clauses, **how)
    return f"COALESCE({column}, {column})"


class seldom(FunctionElement[bool]):  # noqa: N801 - a function of SQL
    """Ask of a column that most records leave empty, by its index.

    SQLite counts all that is empty as one value, takes an index of it for useless, and reads the
    whole table.
    """

    inherit_cache = True
    type = Boolean()

    def __init__(self, condition: ColumnElement[bool]) -> None:
        super().__init__(condition)

    def self_group(self, against: OperatorType | None = None) -> "seldom":
        """Stand as it is among conditions: as `among`."""
        del against
        return self


@compiles(seldom)
def _as_asked(element: seldom, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as above
    return f"({compiler.process(element.clauses, **how)})"


@compiles(seldom, "sqlite")
def _unlikely(element: seldom, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as above
    return f"unlikely({compiler.process(element.clauses, **how)})"
