"""Narrow lists to units and to people, and search them by whom they are about."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.listing import ListFilter
from penilaian_api.storage.work.lists.searching import AFTER_ALL, Search


def by_unit(unit_id: InstrumentedAttribute[Any]) -> ListFilter:
    """Narrow a list to a unit and all below it."""
    return ListFilter(UUID, _at_or_below(unit_id, "id"), "A unit: it and all below it.")


def by_unit_code(unit_id: InstrumentedAttribute[Any]) -> ListFilter:
    """Narrow a list to the unit with a code and all below it."""
    pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$"
    text = "This unit and the units below it."
    return ListFilter(str, _at_or_below(unit_id, "code"), text, pattern=pattern)


def _at_or_below(
    unit_id: InstrumentedAttribute[Any], column: str
) -> Callable[[Any], ColumnElement[bool]]:
    """Keep to the units at or below the one with a value in *column*."""
    top, below = aliased(Unit), aliased(Unit)

    def condition(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
        units = (
            select(below.id)
            .join(*joined(top, getattr(top, column) == value))
            .where(of_agency(below), below.path >= top.path, below.path < top.path + AFTER_ALL)
        )
        return unit_id.in_(units)

    return condition


def search_people(employee_id: InstrumentedAttribute[Any]) -> Search:
    """Search a list by the beginning of a person's name, code or NIP."""
    return Search((Employee.sort_name,), (Employee.employee_code, Employee.nip), of=employee_id)
