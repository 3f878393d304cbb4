"""Serve goals: list, show, create or replace."""

from typing import Annotated

from fastapi import Depends, Path, Query

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.cycle.schemas.goals import GoalIn, GoalOut, GoalPage
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.cycle import goals
from penilaian_api.services.cycle.goals import GoalInput

router = GuardedRouter("/goals", "Cycles")

TheYear = Annotated[int, Path(ge=2000, le=2100)]


@router.get("", action=Action.GOAL_READ)
def list_goals(
    listed: Annotated[Listed, Depends(query_of(goals.GOALS_PARAMETERS))], work: Work
) -> GoalPage:
    """List goals.

    List the goals of your agency by year and key; walk the tree by `is_top` and `parent_id`.
    """
    return listed.answer(GoalPage, goals.page(work, listed.request), GoalOut.model_validate)


@router.get("/{year}/{key}", action=Action.GOAL_READ)
def get_goal(year: TheYear, key: Code, work: Work) -> GoalOut:
    """Show a goal.

    Show one goal of a year, with its indicator and target.
    """
    return GoalOut.model_validate(goals.get(work, year, key))


@router.put("/{year}/{key}", action=Action.GOAL_WRITE)
def put_goal(  # noqa: PLR0913, PLR0917 - address, body, version, work and dry run
    year: TheYear,
    key: Code,
    body: GoalIn,
    expected_version: ExpectedVersionIfAny,
    work: Work,
    dry_run: Annotated[bool, Query(description="Only check it, store nothing.")] = False,  # noqa: FBT002 - a query parameter
) -> GoalOut:
    """Create or replace a goal.

    Send the whole goal with this key in a year as it should be.

    It is created if it does not exist; sending the same twice changes nothing. A goal lies below
    a goal of the same year, never below one of its own branch. With `dry_run=true` it is checked,
    and the response shows how it would stand (version 0 if it is new).
    """
    goal_input = GoalInput(year=year, key=key, **body.model_dump())
    goal = goals.put(work, goal_input, expected_version, dry_run=dry_run)
    return GoalOut.model_validate(goal)
