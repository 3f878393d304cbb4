"""Declare each list once; its statements, parameters, cursors and contract come from that.

A listing names its filters, its orders (an index under each), what `q` searches, and the names that
stand beside ids. `statements.py` makes
statements of it, built once for each set of grants, filters and order.

Why it is so: docs/decisions/0029.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    bindparam,
    inspect,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from penilaian_api.domain.paging import ListParameter, ListParameters
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.record.query import key_columns

R = TypeVar("R", bound=Base)
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list can be narrowed by: the kind of its value, and the condition that it sets."""

    kind: Any
    condition: Callable[..., Condition]
    text: str = ""
    """What the contract says of it, unless the name says it by itself."""
    default: Any = None
    longest: int = 100
    """Of a text."""
    pattern: str | None = None
    bounds: tuple[int, int] | None = None
    """Of a number: the least and the greatest that callers may state."""
    is_parameter: bool = True
    """Whether callers state it; else the service does."""
    is_narrow: bool = False
    """Whether few records pass: those of one person, or of one record."""
    by_grants: bool = False
    """Whether the condition depends on what the caller may see: it takes what `reached` does."""


def equal(column: InstrumentedAttribute[Any], text: str = "", **more: Any) -> ListFilter:  # noqa: ANN401 - as the filter takes them
    """Narrow to the records that have this value."""
    return ListFilter(column.type.python_type, lambda value: column == value, text, **more)


def given(column: InstrumentedAttribute[Any]) -> ListFilter:
    """Narrow to the records of another one, which the service fetched."""
    kind = column.type.python_type
    return ListFilter(kind, lambda value: column == value, is_parameter=False, is_narrow=True)


class Beside:
    """A record whose names stand beside an id, and how it is joined."""

    def __init__(self, target: Any, on: Condition, **names: Any) -> None:  # noqa: ANN401 - a mapped class or an alias of one
        self.target, self.on, self.names = target, on, names

    @property
    def table(self) -> str:
        """The table of the record."""
        return table_of(self.target)


class BesideEach(Beside):
    """A record that stands beside each of a list: its columns may lead the order."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Records that belong to those of a list: when one changes, what the list shows does."""

    model: type[Base]
    key: InstrumentedAttribute[Any]
    """The column that names the record of the list."""
    beside: tuple[Beside, ...] = ()
    """Whose names stand beside the ids of what belongs to it."""


@dataclass(frozen=True, slots=True)
class ListedRow(Generic[R]):
    """A record of a list, and the names beside its ids."""

    record: R
    names: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Listing(Generic[R]):
    """A list of records within reach."""

    model: type[R]
    sorts: Mapping[str, Sequence[InstrumentedAttribute[Any]]]
    """The orders by name, the usual one first; the id closes each."""
    filters: Mapping[str, ListFilter] = field(default_factory=dict)
    search: Search | None = None
    beside: tuple[Beside, ...] = ()
    fed_by: tuple[Feed, ...] = ()
    base: Callable[..., Condition] | None = None
    """A condition that always holds, where reach alone does not say it; of what `reached` takes."""
    usual: str | None = None
    """The usual order, where it is not the first one."""
    tells_changes: bool = True
    """Whether the trail tracks all that it shows; else changes are told by the whole list."""
    columns: tuple[InstrumentedAttribute[Any], ...] = ()
    """What is read of each record, where that is not all of it."""
    numbered_by: Any = None
    """The number of rows of the trail, which are only ever added: changes are the later ones."""
    by_day: bool = False
    """Whether what it shows depends on the day."""
    by_instant: bool = False
    """Whether it depends on the moment: its changes are the whole list, each time."""

    @property
    def parameters(self) -> ListParameters:
        """What callers state of it; conditions and columns are nothing to them."""
        filters = {
            name: ListParameter(
                each.kind, each.text, each.default, each.longest, each.pattern, each.bounds
            )
            for name, each in self.filters.items()
            if each.is_parameter
        }
        search = None if self.search is None else self.search.text
        return ListParameters(filters, tuple(self.sorts), self.sort_name(None), search)

    def sort_name(self, sort: str | None) -> str:
        """Name the order that is asked for, or the usual one."""
        return sort or self.usual or next(iter(self.sorts))

    def keys(self, sort: str) -> tuple[Any, ...]:
        """Name the columns of an order; the id closes it."""
        columns = self.sorts[sort.removeprefix("-")]
        return (*columns, *(key for key in key_columns(self.model) if key not in {*columns}))

    def names(self) -> list[ColumnElement[Any]]:
        """Name the columns that stand beside a record."""
        return [column.label(name) for each in self.beside for name, column in each.names.items()]

    def values(self, filters: Mapping[str, object]) -> dict[str, object]:
        """Bind the values of the filters that are given."""
        bound = {f"by_{name}": value for name, value in filters.items() if value is not None}
        if (text := bound.pop("by_q", None)) is not None:
            bound |= Search.values(str(text))
        return bound

    def read(self, row: Any, names: Sequence[str]) -> ListedRow[R]:  # noqa: ANN401 - a row of any statement
        """Read a record, or its columns where it is not read whole, and the *names* beside it."""
        width = len(self.columns) or 1
        record = row[0] if not self.columns else self._record_type(*row[:width])
        return ListedRow(record, dict(zip(names, row[width : width + len(names)], strict=True)))

    @cached_property
    def _record_type(self) -> Any:  # noqa: ANN401 - a named tuple
        return namedtuple("_Columns", [column.key for column in self.columns])  # noqa: PYI024 - of columns

    def beside_of(self, work: Any, record: R) -> dict[str, Any]:  # noqa: ANN401 - a unit of work; it knows us
        """Read the names beside one record, which was fetched within reach."""
        if not self.beside:
            return {}
        row = work.session.execute(names_query(self), {**work.bindings, "key": record.id}).one()  # type: ignore[attr-defined]  # whatever is listed has one
        return dict(row._mapping)  # noqa: SLF001 - its public name


def table_of(target: Any) -> str:  # noqa: ANN401 - a mapped class or an alias of one
    """Name the table of a class or of an alias of one."""
    return str(inspect(target).mapper.local_table.name)


@cached_once
def names_query(listing: Listing[Any]) -> Select[Any]:
    """Query the names beside one record."""
    query = join_beside(select(*listing.names()).select_from(listing.model), listing)
    return query.where(of_agency(listing.model), listing.model.id == bindparam("key", type_=Uuid()))


def join_beside(
    query: Select[Any], listing: Listing[Any] | Feed, *, until: int | None = None
) -> Select[Any]:
    """Join what stands beside records of a list, or what belongs to them: the first of it."""
    for each in listing.beside[:until]:
        if isinstance(each, BesideEach):
            query = query.join(*joined(each.target, each.on))
        else:
            query = query.outerjoin(*joined(each.target, each.on))
    return query
