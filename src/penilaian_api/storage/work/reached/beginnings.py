"""Find the people and units from which reach begins, by the caller's own rows.

Why it is so: docs/decisions/0031.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Reach
from penilaian_api.storage.models.organization import Assessor, Assignment, Position, Unit
from penilaian_api.storage.work.caller import CALLER, SUBTREE, in_force, joined, of_agency
from penilaian_api.storage.work.reach import LINE
from penilaian_api.storage.work.reached.forms import among


def _once(name: str, people: Select[Any]) -> Select[Any]:
    """Find some people once for a whole statement, however many of its parts begin from them."""
    found_once = people.cte(name)
    return select(*found_once.c)


def _reports() -> Select[Any]:
    row = aliased(Assessor)
    return select(row.employee_id).where(of_agency(row), row.assessor_id == CALLER, in_force(row))


def _reviews() -> Select[Any]:
    row = aliased(Assessor)
    return select(row.employee_id).where(of_agency(row), among(row.assessor_id, LED), in_force(row))


def _leader() -> Select[Any]:
    row = aliased(Assessor)
    return select(row.assessor_id).where(of_agency(row), row.employee_id == CALLER, in_force(row))


def _units_below(name: str, top: Select[Any]) -> Select[Any]:
    """Find units and all below them, by their parents: a path would be asked of every unit.

    By an outer join, which no database begins from its other end; a unit with none below adds an
    empty row.
    """
    below = top.cte(name, recursive=True)
    step = aliased(Unit)
    under = select(step.id).outerjoin_from(below, *joined(step, step.parent_id == below.c.id))
    below = below.union(under)
    return select(below.c.id).where(below.c.id.is_not(None))


def _headed_units() -> Select[Any]:
    post, seat = aliased(Position), aliased(Assignment)
    return (
        select(post.unit_id.label("id"))
        .join(*joined(seat, seat.position_id == post.id))
        .where(of_agency(post), post.is_head, seat.employee_id == CALLER, in_force(seat))
    )


def _bound_unit() -> Select[Any]:
    unit = aliased(Unit)
    return select(unit.id).where(of_agency(unit), unit.path == SUBTREE)


LED: Final = _once("people_led", _reports())
PEOPLE: Final[Mapping[Reach, Select[Any]]] = {
    Reach.OWN: select(CALLER),
    Reach.REPORTS: LED,
    Reach.REVIEWS: _once("people_led_by_them", _reviews()),
    Reach.LINE: LINE,
    Reach.LEADER: _leader(),
}
UNITS_HEADED: Final = _units_below("units_headed", _headed_units())
UNITS_BOUND: Final = _units_below("units_bound", _bound_unit())
