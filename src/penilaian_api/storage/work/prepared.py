"""Build statements once: what is asked for enters as bind parameters, each time anew.

To build an expression costs more than to run it. A function marked `prepared` is called once for
each shape of its arguments and never again: values (keys, days, texts, numbers, lists of them)
become bind parameters by their names; all else (models, grants, kinds, flags, None) is the shape.

Why it is so: docs/decisions/0032.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, wraps
from inspect import signature
from itertools import chain
from typing import Any, Final, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Integer, Result, Select, bindparam
from sqlalchemy.orm import Session

from penilaian_api.storage.work.compiled.statement import run

P = ParamSpec("P")
T = TypeVar("T")

SHAPES: Final = 1_000
"""How many shapes of one statement are remembered."""

_VALUES: Final = frozenset({UUID, str, int, date, datetime, Decimal, bytes})
_LISTS: Final = frozenset({list, set, frozenset})


def cached_once(build: Callable[P, T]) -> Callable[P, T]:
    """Cache what *build* makes of the same arguments: statements cost more than rows."""
    cached: Callable[P, T] = lru_cache(maxsize=2000)(build)  # type: ignore[assignment]  # the cache's own type forgets the parameters
    return cached


@dataclass(frozen=True, slots=True, eq=False)
class Prepared(Generic[T]):
    """A statement, or a part of one, as it was built once, with the values of this time."""

    built: T
    values: Mapping[str, object]

    def with_values(self, more: Mapping[str, object]) -> "Prepared[T]":
        """Bind *more* by the names that it was built with."""
        return replace(self, values={**self.values, **more})


class Bound(Protocol):
    """The part of a unit of work that a statement needs: its session, and who asks on which day."""

    session: Session
    bindings: dict[str, object]


def prepared(build: Callable[P, T]) -> Callable[P, Prepared[T]]:
    """Call *build* once for each shape of its arguments, with bind parameters for the values."""
    names = tuple(signature(build).parameters)
    prefix = f"{build.__module__.rpartition('.')[2]}_{build.__name__}_"
    known: dict[tuple[object, ...], T] = {}

    @wraps(build)
    def prepare(*words: P.args, **named: P.kwargs) -> Prepared[T]:
        values: dict[str, object] = {}
        shape: list[object] = []
        for name, argument in chain(zip(names, words, strict=False), named.items()):
            kind = type(argument)
            if kind in _VALUES:
                values[prefix + name] = argument
                shape += (name, kind)
            elif kind in _LISTS:
                values[prefix + name] = [*argument]  # type: ignore[misc]  # one of the lists
                shape += (name, list)
            else:
                shape += (name, argument)
        key = tuple(shape)
        built = known.get(key)
        if built is None:
            if len(known) >= SHAPES:
                known.clear()
            built = known[key] = _build(build, prefix, shape)
        return Prepared(built, values)

    return prepare


def execute(work: Bound, statement: Prepared[Any]) -> Result[*tuple[Any, ...]]:
    """Execute a prepared statement for the caller of a unit of work."""
    values = {**work.bindings, **statement.values}
    send = run if isinstance(statement.built, Select) else _execute
    return send(work.session, statement.built, values)


def _execute(
    session: Session,
    statement: Any,  # noqa: ANN401 - any statement
    values: Mapping[str, Any],
) -> Result[*tuple[Any, ...]]:
    return session.execute(statement, values)


def values_of(*parts: object) -> dict[str, object]:
    """Gather the values of those of *parts* that are prepared."""
    values: dict[str, object] = {}
    for part in parts:
        if isinstance(part, Prepared):
            for name, value in part.values.items():
                if values.setdefault(name, value) != value:
                    raise AssertionError(f"One statement binds two values as {name}.")
    return values


def built_of(parts: Iterable[ColumnElement[bool] | Prepared[ColumnElement[bool]]]) -> Any:  # noqa: ANN401 - a tuple of expressions
    """Give the expressions of criteria, be they prepared or constant."""
    return tuple(part.built if isinstance(part, Prepared) else part for part in parts)


def _build(build: Callable[..., T], prefix: str, shape: list[object]) -> T:
    pairs = zip(shape[::2], shape[1::2], strict=True)
    return build(**{str(name): _parameter(f"{prefix}{name}", mark) for name, mark in pairs})


def _parameter(name: str, mark: object) -> object:
    """Give what stands for an argument: a bind parameter for a value, else the argument itself."""
    if mark is list:
        return bindparam(name, expanding=True)
    if mark is int:
        return bindparam(name, type_=Integer())
    return BindParameter(name) if mark in _VALUES else mark
