"""Serve what is done for people in numbers: by person for their leader, by unit for superiors."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.development.schemas.summaries import (
    LowResultCountsOut,
    TeamDevelopmentOut,
    TeamDevelopmentPage,
    UnitLowResultsOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.development import summaries

team_router = GuardedRouter("/me/team", "Development")
results_router = GuardedRouter("/low-results", "Development")


@team_router.get("/development", action=Action.ME_TEAM)
def list_team_development(
    listed: Annotated[Listed, Depends(query_of(summaries.TEAM_PARAMETERS))], work: Work
) -> TeamDevelopmentPage:
    """List what is done for your team.

    List the people whom you assess today: how much guidance, mentoring, training and further
    education each has, and where it stands. Whoever has none is there with none.
    """
    return listed.answer(
        TeamDevelopmentPage,
        summaries.team(work, listed.request),
        TeamDevelopmentOut.model_validate,
    )


@results_router.get("/by-unit", action=Action.LOW_RESULT_READ)
def count_low_results(work: Work) -> LowResultCountsOut:
    """Count low results by unit.

    Count the low results of whom you assess or review, or of all: after how many of them somebody
    guides, and after how many nobody does.
    """
    units = tuple(map(UnitLowResultsOut.model_validate, summaries.low_results(work)))
    return LowResultCountsOut(units=units)
