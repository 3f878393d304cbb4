"""Units over HTTP."""

from penilaian_api.api.dependencies import Page, SeenVersionIfAny
from penilaian_api.api.guard import GuardedRouter
from penilaian_api.api.v1.schemas.common import Code, Key
from penilaian_api.api.v1.schemas.units import UnitIn, UnitOut, UnitPage
from penilaian_api.api.work import Work
from penilaian_api.domain.access import Action
from penilaian_api.services import units

router = GuardedRouter("/units", "Organisation")


@router.get("", action=Action.UNIT_READ)
def list_units(page: Page, work: Work) -> UnitPage:
    """List the units of your agency, by code."""
    return page.answer(UnitPage, units.page(work, page.after, page.limit), UnitOut.model_validate)


@router.get("/{unit_id}", action=Action.UNIT_READ)
def get_unit(unit_id: Key, work: Work) -> UnitOut:
    """Show one unit of your agency."""
    return UnitOut.model_validate(units.get(work, unit_id))


@router.put("/{code}", action=Action.UNIT_WRITE)
def put_unit(code: Code, unit: UnitIn, seen: SeenVersionIfAny, work: Work) -> UnitOut:
    """State how the unit with this code should be.

    It is created if it does not exist; sending the same twice changes nothing. With `If-Match` the
    change is made only if the unit is still at the version you saw.
    """
    return UnitOut.model_validate(units.put(work, units.Wanted(code, **unit.model_dump()), seen))
