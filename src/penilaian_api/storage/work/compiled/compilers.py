"""Write a statement's constants into its text, so that only what is asked for is bound.

What the text itself holds, a database knows when it plans: it finds by the index of a part of a
table. SQLite keeps its plan then; a value that such an index may regard makes it plan anew at each
time, which takes more than to run it.
"""

import copy
from functools import cache
from typing import Any, Final

from sqlalchemy import BindParameter, Dialect
from sqlalchemy.sql.compiler import SQLCompiler

FIRST: Final = "__first"
"""Ends the name that stands for each value of a list; in the text they have numbers."""


class _Once(SQLCompiler):
    """Writes constants out, and marks where lists come, whose length is not known yet."""

    lists: dict[str, str]
    """How a value of each list is written, by the name of the list."""

    def visit_bindparam(self, bindparam: BindParameter[Any], **how: Any) -> str:  # type: ignore[override]  # noqa: ANN401 - the compiler's own
        """Write a constant, the name of a value, or the mark of a list."""
        write: Any = super().visit_bindparam
        if bindparam.unique:
            return self._typed(bindparam, str(write(bindparam, **{**how, "literal_binds": True})))
        if not bindparam.expanding:
            return str(write(bindparam, **how))
        value: BindParameter[Any] = BindParameter(bindparam.key + FIRST, type_=bindparam.type)
        self.lists = {**getattr(self, "lists", {}), bindparam.key: str(write(value, **how))}
        return f"({list_mark(bindparam.key)})"

    def _typed(self, constant: BindParameter[Any], text: str) -> str:
        """Say of which type a constant is, where the database would be told of a bound value."""
        dialect: Any = self.dialect
        kind: Any = constant.type._unwrapped_dialect_impl(dialect)  # noqa: SLF001 - what a bound value is cast by
        is_told = dialect._bind_typing_render_casts and kind.render_bind_cast  # noqa: SLF001 - as above
        if constant.expanding or not is_told:
            return text
        cast: Any = self.render_bind_cast
        return str(cast(constant.type, kind, text))


def list_mark(name: str) -> str:
    """Mark in a text where the values of a list come."""
    return f"__[LIST_{name}]"


@cache
def dialect_of(dialect: Dialect) -> Dialect:
    """Give *dialect* as statements are compiled once for it; it takes values by their names."""
    once: Any = copy.copy(dialect)
    compiler = dialect.statement_compiler
    once.statement_compiler = type(f"Once{compiler.__name__}", (_Once, compiler), {})
    if dialect.name == "sqlite":
        once.paramstyle, once.positional = "named", False
    return once  # type: ignore[no-any-return]  # a copy of a dialect
