"""Keep to records whose column is one of thousands of keys, or ask for some hundreds at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.prepared import Bound, Prepared, cached_once
from penilaian_api.storage.work.reached.forms import among

T = TypeVar("T")

FEW: Final = 500
"""So many keys are asked for at a time."""
_DEARER: Final = 3
"""So many records are read one after the other while one is looked up."""
_KEYS: Final = "listed_keys"
_COUNTED: Final = select(func.count()).select_from(Employee).where(of_agency(Employee))


def among_bound(column: Any, name: str, *, as_array: bool) -> ColumnElement[bool]:  # noqa: ANN401 - a column of any model
    """Tell whether *column* is one of the hundreds of keys bound by a *name*, by its index.

    *as_array*: on PostgreSQL, which else compares each row with all of them.
    """
    if not as_array:
        return column.in_(bindparam(name, expanding=True, type_=column.type))  # type: ignore[no-any-return]  # of a column it is a condition
    return among(column, select(func.unnest(bindparam(name, type_=ARRAY(column.type)))))


def is_read_whole(session: Session, bindings: Mapping[str, object], number: int) -> bool:
    """Tell whether of a *number* of keys it costs less to read all records once.

    PostgreSQL compares each row with the whole list, as long as it has counted no table; SQLite
    looks each key up, which costs as much as to read some records more.
    """
    if number <= FEW or session.get_bind().dialect.name == "postgresql":
        return number > FEW
    people: int = run(session, _COUNTED, bindings).scalar_one()
    return number * _DEARER >= people


def batches(items: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """Cut *items* into batches of a *size*."""
    rest = iter(items)
    while batch := [*islice(rest, size)]:
        yield batch


def in_order(keys: Collection[T]) -> list[T]:
    """Sort keys of a kind; ids as numbers, which they compare by themselves ten times as slowly."""
    is_id = isinstance(next(iter(keys), None), UUID)
    return sorted(keys, key=attrgetter("int") if is_id else None)  # type: ignore[type-var,arg-type]  # all keys have an order


def among_listed(work: Bound, column: Any, keys: Iterable[Any]) -> Prepared[Any]:  # noqa: ANN401 - a column of any model
    """Keep to records whose *column* is one of *keys*.

    PostgreSQL takes them as one list and hashes it: else it compares each row with all of them.
    """
    is_postgresql = work.session.get_bind().dialect.name == "postgresql"
    return Prepared(_among(column, as_array=is_postgresql), {_KEYS: [*keys]})


@cached_once
def _among(column: Any, *, as_array: bool) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    if not as_array:
        return column.in_(bindparam(_KEYS, expanding=True))  # type: ignore[no-any-return]  # of a column it is a condition
    listed = bindparam(_KEYS, type_=ARRAY(column.type))
    return column.in_(select(func.unnest(listed)))  # type: ignore[no-any-return]  # as above
