"""Give records out as frozen views: who calls a service holds nothing that could be changed.

Why it is so: docs/decisions/0016.
"""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from penilaian_api.storage.work.lists.listing import ListedRow

V = TypeVar("V")


def view_of(view: type[V], record: object, **more: object) -> V:
    """Build a *view*, a frozen dataclass, from the fields of *record* that bear its names.

    *more* gives the fields that the record itself does not hold.
    """
    names = _field_names(view)  # type: ignore[arg-type]  # a class is hashable; its own __hash__ is asked
    return view(**{name: getattr(record, name) for name in names if name not in more}, **more)


def row_view(view: type[V]) -> Callable[[ListedRow[Any]], V]:
    """Give what builds a *view* from a record of a list and the names beside it."""
    return lambda row: view_of(view, row.record, **row.names)


@cache
def _field_names(view: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(view))
