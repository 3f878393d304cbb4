"""Serve the register of rewards, and publications by consent."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.follow_up.schemas.rewards import (
    PublicationIn,
    PublicationOut,
    PublicationPage,
    RewardOut,
    RewardPage,
    UnitRewardsOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.follow_up import rewards

router = GuardedRouter("/rewards", "Follow-up")
of_periods = GuardedRouter("/periods", "Follow-up")
of_decisions = GuardedRouter("/decisions", "Follow-up")
of_publications = GuardedRouter("/publications", "Follow-up")


@router.get("", action=Action.REWARD_READ)
def list_rewards(
    listed: Annotated[Listed, Depends(query_of(rewards.REGISTER_PARAMETERS))], work: Work
) -> RewardPage:
    """List rewards.

    List the register of rewards: what was granted to people within your reach, and to yourself.
    """
    views = rewards.register(work, listed.request)
    return listed.answer(RewardPage, views, RewardOut.model_validate)


@of_periods.get("/{period_id}/rewards", action=Action.UNIT_REWARD_READ)
def get_unit_rewards(
    period_id: Key,
    unit_code: Annotated[Code, Query(description="This unit and the units below it.")],
    work: Work,
) -> UnitRewardsOut:
    """Show the rewards of a unit.

    Count the rewards of a unit by results of a period, beside the cases of its public services
    before, in and after that period. It shows what was, and claims no cause.
    """
    return UnitRewardsOut.model_validate(rewards.of_unit(work, period_id, unit_code))


@of_decisions.post(
    "/{decision_id}/publish",
    action=Action.PUBLICATION_ASK,
    status=201,
    location="/v1/publications/{id}",
)
def ask_publication(decision_id: Key, body: PublicationIn, work: Work) -> PublicationOut:
    """Ask to publish a reward.

    Ask whom a reward is about whether colleagues may read of it, in these words. Nobody sees them
    before the person consents.
    """
    view = rewards.request_publication(work, decision_id, body.statement)
    return PublicationOut.model_validate(view)


@of_publications.get("", action=Action.PUBLICATION_READ)
def list_publications(
    listed: Annotated[Listed, Depends(query_of(rewards.PUBLICATIONS_PARAMETERS))], work: Work
) -> PublicationPage:
    """List published rewards.

    List the rewards of colleagues that are published, and your own as they stand.
    """
    views = rewards.publications(work, listed.request)
    return listed.answer(PublicationPage, views, PublicationOut.model_validate)


@of_publications.get("/{publication_id}", action=Action.PUBLICATION_READ)
def get_publication(publication_id: Key, work: Work) -> PublicationOut:
    """Show a published reward.

    Show one publication that you may see.
    """
    return PublicationOut.model_validate(rewards.get(work, publication_id))


@of_publications.post("/{publication_id}/consent", action=Action.PUBLICATION_CONSENT)
def consent_publication(
    publication_id: Key, expected_version: ExpectedVersion, work: Work
) -> PublicationOut:
    """Consent to a publication.

    Consent that colleagues read of your reward, in these very words. You can withdraw it any time.
    """
    return PublicationOut.model_validate(rewards.consent(work, publication_id, expected_version))


@of_publications.post("/{publication_id}/withdraw", action=Action.PUBLICATION_WITHDRAW)
def withdraw_publication(
    publication_id: Key, expected_version: ExpectedVersion, work: Work
) -> PublicationOut:
    """Withdraw a publication.

    Refuse or withdraw the publication of your reward: from now on nobody sees it.
    """
    return PublicationOut.model_validate(rewards.withdraw(work, publication_id, expected_version))
