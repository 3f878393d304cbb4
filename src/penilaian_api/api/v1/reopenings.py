"""Requests to open a final result again, over HTTP."""

from penilaian_api.api.dependencies import SeenVersion
from penilaian_api.api.guard import GuardedRouter
from penilaian_api.api.v1.schemas.common import Key
from penilaian_api.api.v1.schemas.evaluations import ReopeningOut
from penilaian_api.api.work import Work
from penilaian_api.domain.access import Action
from penilaian_api.services import reopenings

router = GuardedRouter("/reopenings", "Evaluations")


@router.post("/{request_id}/grant", action=Action.REOPENING_GRANT)
def grant_reopening(request_id: Key, seen: SeenVersion, work: Work) -> ReopeningOut:
    """Open the result again, as the assessor's superior; where there is none, as an admin.

    Its snapshot stays, and the employee sees the request, its reason and your answer.
    """
    return ReopeningOut.model_validate(reopenings.grant(work, request_id, seen))


@router.post("/{request_id}/refuse", action=Action.REOPENING_GRANT)
def refuse_reopening(request_id: Key, seen: SeenVersion, work: Work) -> ReopeningOut:
    """Leave the result as it is."""
    return ReopeningOut.model_validate(reopenings.refuse(work, request_id, seen))
