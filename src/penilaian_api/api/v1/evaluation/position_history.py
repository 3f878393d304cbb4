"""Serve the history of a position: who held it, and what they achieved."""

from typing import Annotated

from fastapi import Depends, Path

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.evaluation.schemas.position_history import (
    PositionResultOut,
    PositionResultPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.scoring.results import position_history

router = GuardedRouter("/positions", "Results")


@router.get("/{position}/history", action=Action.POSITION_HISTORY_READ)
def list_position_history(
    position: Annotated[Code, Path(description="The id or the code of the position.")],
    listed: Annotated[Listed, Depends(query_of(position_history.POSITION_HISTORY_PARAMETERS))],
    work: Work,
) -> PositionResultPage:
    """List the results in a position.

    List the final results of those who held a position, the first one first: of the people below
    you, or of all for the administration.

    Of whom you read a result, they see it in their access trail.
    """
    views = position_history.page(work, position, listed.request)
    return listed.answer(PositionResultPage, views, PositionResultOut.model_validate)
