"""Keep to the population of a cycle by what bounds it: subtrees in, subtrees out, classes in.

Which of these a cycle states is the shape of a statement; what it states, are values of it.

Why it is so: docs/decisions/0032.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, not_, or_, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import exists_in_agency


@dataclass(frozen=True, slots=True)
class Bounds:
    """What of a population one cycle states; *name* tells it from others of a statement."""

    name: str
    has_units: bool
    has_except_units: bool
    has_job_classes: bool


def bounds_of(cycle: Cycle, name: str = "cycle") -> Bounds:
    """Tell what a cycle states of its population."""
    return Bounds(name, bool(cycle.units), bool(cycle.except_units), bool(cycle.job_classes))


def bind_bounds(cycle: Cycle, name: str = "cycle") -> dict[str, object]:
    """Bind what it states."""
    return {
        f"{name}_units": [*cycle.units],
        f"{name}_except_units": [*cycle.except_units],
        f"{name}_job_classes": [*cycle.job_classes],
    }


def belongs(bounds: Bounds, path: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Keep to a cycle's population (none named: all).

    *path* is that of the unit of the post; who holds no post has no class yet.
    """
    conditions: list[ColumnElement[bool]] = [true()]
    if bounds.has_units:
        conditions.append(_under(path, f"{bounds.name}_units"))
    if bounds.has_except_units:
        conditions.append(not_(_under(path, f"{bounds.name}_except_units")))
    if bounds.has_job_classes:
        classes = _listed(f"{bounds.name}_job_classes")
        conditions.append(or_(Position.id.is_(None), Position.job_class.in_(classes)))
    return and_(*conditions)


def _under(path: InstrumentedAttribute[str], codes: str) -> ColumnElement[bool]:
    top = aliased(Unit)
    return exists_in_agency(top, top.code.in_(_listed(codes)), is_under(path, top.path))


def _listed(name: str) -> Any:  # noqa: ANN401 - a parameter whose type is that of its column
    return bindparam(name, expanding=True)
