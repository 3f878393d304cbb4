"""Units over HTTP."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.rendering import shown
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.units import UnitIn, UnitOut, UnitPage
from penilaian_api.api.v1.shared.queries import Begins
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import units
from penilaian_api.services.organization.units import Unit

router = GuardedRouter("/units", "Organisation")

UnitNamed = Annotated[Code, Path(description="The code of the unit; to read it, its id as well.")]


@router.get("", action=Action.UNIT_READ)
def list_units(
    page: Page,
    work: Work,
    parent_id: Annotated[Key | None, Query(description="Only the units right below.")] = None,
    kind: Annotated[Code | None, Query(description="Only units of this kind.")] = None,
    q: Begins = None,
) -> UnitPage:
    """List the units of your agency, by code."""
    found = units.page(work, units.Filter(parent_id, kind, q), page.after, page.limit)
    heads = units.heads(work, found.items)
    return page.answer(UnitPage, found, lambda unit: _out(work, unit, heads))


@router.get("/{unit}", action=Action.UNIT_READ)
def get_unit(unit: UnitNamed, work: Work) -> UnitOut:
    """Show one unit of your agency, named by its id or its code."""
    return _one(work, units.get(work, unit))


@router.put("/{unit}", action=Action.UNIT_WRITE)
def put_unit(
    unit: UnitNamed, wanted: UnitIn, expected_version: ExpectedVersionIfAny, work: Work
) -> UnitOut:
    """State how the unit with this code should be.

    It is created if it does not exist; sending the same twice changes nothing. Another
    `parent_code` moves it with all that lies below. With `If-Match` the change is made only if the
    unit is still at the version you saw.
    """
    return _one(work, units.put(work, units.Wanted(unit, **wanted.model_dump()), expected_version))


def _one(work: Work, unit: Unit) -> UnitOut:
    return _out(work, unit, units.heads(work, (unit,)))


def _out(work: Work, unit: Unit, heads: Mapping[UUID, UUID]) -> UnitOut:
    head = heads.get(unit.id)
    return shown(UnitOut, unit, work, Action.UNIT_WRITE, head_position_id=head)
