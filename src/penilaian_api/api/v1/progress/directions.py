"""Serve directions: given by leaders on items of a plan, acknowledged by whom they are for."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.directions import (
    DirectionAcknowledgeIn,
    DirectionIn,
    DirectionOut,
    DirectionPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.progress import directions

of_plans = GuardedRouter("/plans/{plan_id}/directions", "Monitoring")
router = GuardedRouter("/directions", "Monitoring")


@of_plans.get("", action=Action.DIRECTION_READ)
def list_directions(
    plan_id: Key,
    listed: Annotated[Listed, Depends(query_of(directions.DIRECTIONS_PARAMETERS))],
    work: Work,
) -> DirectionPage:
    """List the directions on a plan.

    List what leaders direct on items of a plan, and when each direction was acknowledged.
    """
    views = directions.page(work, plan_id, listed.request)
    return listed.answer(DirectionPage, views, DirectionOut.model_validate)


@of_plans.post("", action=Action.DIRECTION_GIVE, status=201, location=None)
def give_direction(plan_id: Key, body: DirectionIn, work: Work) -> DirectionOut:
    """Give a direction on a plan.

    Say what somebody whom you lead should do on an item of their plan in force. They are asked to
    acknowledge it. It never changes; a later one of yours may replace it.
    """
    view = directions.give(work, plan_id, body.line_id, body.text, body.replaces_id)
    return DirectionOut.model_validate(view)


@router.get("/{direction_id}", action=Action.DIRECTION_READ)
def get_direction(direction_id: Key, work: Work) -> DirectionOut:
    """Show a direction.

    Show one direction with its `digest`, and the plan and the item that it is on.
    """
    return DirectionOut.model_validate(directions.get(work, direction_id))


@router.post("/{direction_id}/acknowledge", action=Action.DIRECTION_ACKNOWLEDGE)
def acknowledge_direction(
    direction_id: Key, body: DirectionAcknowledgeIn, work: Work
) -> DirectionOut:
    """Acknowledge a direction.

    Confirm that you have read what a leader directs on your plan, by the `digest` of what you read.
    """
    return DirectionOut.model_validate(directions.acknowledge(work, direction_id, body.digest))
