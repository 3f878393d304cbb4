"""Serve the positions to which indicators are mapped."""

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.indicator.schemas.mapping import MappingIn, MappingOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.indicator import mapping
from penilaian_api.services.indicator.mapping import MappedPositionInput

router = GuardedRouter("/indicators/{indicator_id}/mapping", "Indicators")


@router.get("", action=Action.INDICATOR_READ)
def get_indicator_mapping(indicator_id: Key, work: Work) -> MappingOut:
    """Show to which positions one is mapped.

    Show the positions whose work an indicator measures, and in which of their duties.

    An indicator without any is listed by `GET /v1/indicators?is_mapped=false`.
    """
    return MappingOut.model_validate(mapping.get(work, indicator_id))


@router.put("", action=Action.INDICATOR_MAP)
def put_indicator_mapping(
    indicator_id: Key, body: MappingIn, expected_version: ExpectedVersionIfAny, work: Work
) -> MappingOut:
    """Map an indicator to positions.

    Send all positions whose work an indicator measures; sending the same twice changes nothing.

    An indicator of which every version is retired is mapped no more.
    """
    positions = [MappedPositionInput(**position.model_dump()) for position in body.mapped_positions]
    return MappingOut.model_validate(mapping.put(work, indicator_id, positions, expected_version))
