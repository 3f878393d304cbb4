"""Serve requests to reopen a final result or a closed period."""

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.shared.reopenings import ReopeningDetail, ReopeningOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.evaluation import reopenings

router = GuardedRouter("/reopenings", "Evaluations")


@router.get("/{request_id}", action=Action.REOPENING_READ)
def get_reopening(request_id: Key, work: Work) -> ReopeningDetail:
    """Show a request to reopen.

    Show one request: what it is about, why, and whether it is yours to answer.
    """
    return ReopeningDetail.model_validate(reopenings.get(work, request_id))


@router.post("/{request_id}/grant", action=Action.REOPENING_GRANT)
def grant_reopening(request_id: Key, expected_version: ExpectedVersion, work: Work) -> ReopeningOut:
    """Grant a request to reopen.

    Reopen a result as the assessor's superior, or a period as another admin.

    Where the assessor has no superior, an admin answers. A result keeps its snapshot, and the
    employee sees the request, its reason and your answer. A period goes back to rating; results
    that are final stay as they are.
    """
    return ReopeningOut.model_validate(reopenings.grant(work, request_id, expected_version))


@router.post("/{request_id}/refuse", action=Action.REOPENING_GRANT)
def refuse_reopening(
    request_id: Key, expected_version: ExpectedVersion, work: Work
) -> ReopeningOut:
    """Refuse a request to reopen.

    Refuse the request; the result or the period stays as it is.
    """
    return ReopeningOut.model_validate(reopenings.refuse(work, request_id, expected_version))
