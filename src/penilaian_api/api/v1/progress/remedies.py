"""Serve the steps that leaders take where a result makes no progress (art. 20)."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.remedies import RemedyIn, RemedyOut, RemedyPage
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.progress import remedies
from penilaian_api.services.progress.remedies import RemedyInput

of_plans = GuardedRouter("/plans", "Monitoring")
router = GuardedRouter("/remedies", "Monitoring")


@of_plans.get("/{plan_id}/remedies", action=Action.REMEDY_READ)
def list_remedies(
    plan_id: Key,
    listed: Annotated[Listed, Depends(query_of(remedies.REMEDIES_PARAMETERS))],
    work: Work,
) -> RemedyPage:
    """List steps on results of a plan.

    List what the leader did where results of the plan make no progress, in order.
    """
    items = remedies.page(work, plan_id, listed.request)
    return listed.answer(RemedyPage, items, RemedyOut.model_validate)


@of_plans.post("/{plan_id}/remedies", action=Action.REMEDY_TAKE, status=201, location=None)
def take_remedy(plan_id: Key, body: RemedyIn, work: Work) -> RemedyOut:
    """Take a step on a result.

    Take the next step where a result makes no progress: adjust the expectation by a revision of the
    plan, adjust resources, guide (by a plan of guidance that names the step), and only then take it
    over, to prevent a failure of the organization. The evaluation tells of what was taken over, and
    why.
    """
    taken = remedies.take(work, plan_id, RemedyInput(**body.model_dump()))
    return RemedyOut.model_validate(taken)


@router.get("/{remedy_id}", action=Action.REMEDY_READ)
def get_remedy(remedy_id: Key, work: Work) -> RemedyOut:
    """Show a step on a result.

    Show one step that a leader took, with the plan and the item that it is on.
    """
    return RemedyOut.model_validate(remedies.get(work, remedy_id))


@router.post("/{remedy_id}/acknowledge", action=Action.REMEDY_ACKNOWLEDGE)
def acknowledge_remedy(remedy_id: Key, expected_version: ExpectedVersion, work: Work) -> RemedyOut:
    """Acknowledge a step on your result.

    Say that you have seen it; that is no consent. The first time counts.
    """
    return RemedyOut.model_validate(remedies.acknowledge(work, remedy_id, expected_version))
