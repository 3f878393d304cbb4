"""Serve what training and guidance did to later results."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.outcome.schemas.effects import FollowUpEffectOut
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.outcome.effect import FollowUpKind
from penilaian_api.services.outcome import effects

router = GuardedRouter("/follow-up-effects", "Outcomes")

OfKind = Annotated[FollowUpKind, Query(description="Completed training, or agreed guidance.")]
OfUnit = Annotated[Code, Query(description="Code of the unit; it and all below it.")]
Earlier = Annotated[Key, Query(description="The period whose results came before.")]
Later = Annotated[Key, Query(description="The period whose results came after.")]


@router.get("", action=Action.FOLLOW_UP_EFFECT_READ)
def get_follow_up_effect(
    kind: OfKind,
    unit_code: OfUnit,
    earlier_period_id: Earlier,
    later_period_id: Later,
    work: Work,
) -> FollowUpEffectOut:
    """Show what follow-up did to results.

    Compare the later results of those who were trained or guided between two periods with people
    alike who had neither: the same kind of position and of unit, the same predicate before. So for
    people, and for units of which a third or more had it.

    For heads of units and the administration. Nothing is stated of fewer than five on a side, and
    nobody is named.
    """
    return FollowUpEffectOut.model_validate(
        effects.of_unit(work, kind, unit_code, earlier_period_id, later_period_id)
    )
