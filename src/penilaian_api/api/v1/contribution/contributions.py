"""Serve what people contribute along the chain of plans, and teams beside their people."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.contribution.schemas.contributions import (
    ContributionOut,
    GoalContributionOut,
    GoalContributionPage,
    TeamContributionOut,
)
from penilaian_api.api.v1.contribution.schemas.roles import RoleMatrixOut
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.contribution import contributions, goals, roles, teams

of_plans = GuardedRouter("/plans", "Contributions")
router = GuardedRouter("/goal-contributions", "Contributions")


@of_plans.get("/{plan_id}/contribution", action=Action.CONTRIBUTION_READ)
def get_contribution(plan_id: Key, work: Work) -> ContributionOut:
    """Show what a person contributes.

    Follow each line of a plan up to the results and goals that it supports, apart for the
    organization and the public: direct where its quantity is a share of the one above, in the same
    unit of measure, else supporting (PermenPANRB 6/2022, annex II A4).

    Of those above you read statement and target, never what they realized. Nothing here enters a
    score.
    """
    return ContributionOut.model_validate(contributions.get(work, plan_id))


@of_plans.get("/{plan_id}/team-contribution", action=Action.CONTRIBUTION_READ)
def get_team_contribution(plan_id: Key, work: Work) -> TeamContributionOut:
    """Show a team beside its people.

    Set the results of a leader's plan beside the parts of those who support them: what each
    realized in the time of that plan, and what the direct parts add up to. Parts of people out of
    your reach are not shown and not added.
    """
    return TeamContributionOut.model_validate(teams.get(work, plan_id))


@of_plans.get("/{plan_id}/role-matrix", action=Action.ROLE_MATRIX_READ)
def get_role_matrix(plan_id: Key, work: Work) -> RoleMatrixOut:
    """Show the matrix of roles and results.

    Show who takes up which result of a leader's plan (form A.1.5 of PermenPANRB 6/2022), by the
    plans of their people as these stand now, drafts too, and where it is not whole: a result that
    nobody takes up, somebody without a role, a role that is not agreed, a result without a column.

    It is a help for dividing the work: no step is refused by it.
    """
    return RoleMatrixOut.model_validate(roles.get(work, plan_id))


@router.get("", action=Action.GOAL_CONTRIBUTION_READ)
def list_goal_contributions(
    listed: Annotated[Listed, Depends(query_of(goals.GOAL_CONTRIBUTIONS_PARAMETERS))], work: Work
) -> GoalContributionPage:
    """List what people contribute to goals.

    List goals of the units that you head, or as an admin of all: how many people are linked right
    to each, and what their direct parts add up to, planned and realized up to today, apart for the
    organization and the public.
    """
    items = goals.page(work, listed.request)
    return listed.answer(GoalContributionPage, items, GoalContributionOut.model_validate)
