"""Serve units: list, show, create or replace."""

from typing import Annotated

from fastapi import Depends, Path

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.units import UnitIn, UnitOut, UnitPage
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import units
from penilaian_api.services.organization.units import UnitInput, UnitView

router = GuardedRouter("/units", "Organization")

UnitNamed = Annotated[Code, Path(description="The code of the unit; to read it, its id as well.")]


@router.get("", action=Action.UNIT_READ)
def list_units(
    listed: Annotated[Listed, Depends(query_of(units.UNITS_PARAMETERS))], work: Work
) -> UnitPage:
    """List units.

    List the units of your agency, by code.
    """
    convert = response_converter(UnitOut, work, Action.UNIT_WRITE)
    return listed.answer(UnitPage, units.page(work, listed.request), convert)


@router.get("/{unit}", action=Action.UNIT_READ)
def get_unit(unit: UnitNamed, work: Work) -> UnitOut:
    """Show a unit.

    Show one unit of your agency, named by its id or its code.
    """
    return _to_response(units.get(work, unit), work)


@router.put("/{unit}", action=Action.UNIT_WRITE)
def put_unit(
    unit: UnitNamed, body: UnitIn, expected_version: ExpectedVersionIfAny, work: Work
) -> UnitOut:
    """Create or replace a unit.

    Send the whole unit with this code as it should be.

    It is created if it does not exist; sending the same twice changes nothing. Another
    `parent_code` moves it with all that lies below. With `If-Match` the change is made only if the
    unit is still at the version you saw.
    """
    unit_input = UnitInput(unit, **body.model_dump())
    return _to_response(units.put(work, unit_input, expected_version), work)


def _to_response(unit: UnitView, work: Work) -> UnitOut:
    return to_response(UnitOut, unit, work, Action.UNIT_WRITE)
