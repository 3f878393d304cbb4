"""Serve proposals for the indicators: make, withdraw, answer and draft them."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.indicator.schemas.library import IndicatorIn
from penilaian_api.api.v1.indicator.schemas.proposals import (
    ProposalAnswerIn,
    ProposalIn,
    ProposalOut,
    ProposalPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.indicator import proposals

router = GuardedRouter("/proposals", "Indicators")


@router.get("", action=Action.PROPOSAL_READ)
def list_proposals(
    listed: Annotated[Listed, Depends(query_of(proposals.PROPOSALS_PARAMETERS))], work: Work
) -> ProposalPage:
    """List proposals for the indicators.

    List your own proposals; an admin lists those of everybody.
    """
    rows = proposals.page(work, listed.request)
    return listed.answer(ProposalPage, rows, ProposalOut.model_validate)


@router.post("", action=Action.PROPOSAL_SUBMIT, status=201)
def submit_proposal(body: ProposalIn, work: Work) -> ProposalOut:
    """Propose, comment, ask or complain.

    Say what you think of an indicator, or propose a new one, before the set of a cycle is fixed; or
    ask or complain about how performance is appraised.

    All is answered with the reason. A period of the cycle does not open while something that is
    about its indicators is not.
    """
    return ProposalOut.model_validate(proposals.submit(work, body.to_input()))


@router.get("/{proposal_id}", action=Action.PROPOSAL_READ)
def get_proposal(proposal_id: Key, work: Work) -> ProposalOut:
    """Show a proposal.

    Show one proposal with the answer to it.
    """
    return ProposalOut.model_validate(proposals.get(work, proposal_id))


@router.post("/{proposal_id}/withdraw", action=Action.PROPOSAL_WITHDRAW)
def withdraw_proposal(
    proposal_id: Key, expected_version: ExpectedVersion, work: Work
) -> ProposalOut:
    """Withdraw a proposal.

    Take your proposal back, as long as nobody has answered it.
    """
    return ProposalOut.model_validate(proposals.withdraw(work, proposal_id, expected_version))


@router.post("/{proposal_id}/answer", action=Action.PROPOSAL_ANSWER)
def answer_proposal(
    proposal_id: Key, body: ProposalAnswerIn, expected_version: ExpectedVersion, work: Work
) -> ProposalOut:
    """Answer a proposal.

    Accept, adapt or decline what was proposed, once and with the reason.

    The proposer reads it among their tasks. Nobody answers a proposal of their own.
    """
    view = proposals.answer(work, proposal_id, expected_version, body.outcome, body.answer)
    return ProposalOut.model_validate(view)


@router.post("/{proposal_id}/draft", action=Action.PROPOSAL_DRAFT)
def draft_proposal(
    proposal_id: Key, body: IndicatorIn, expected_version: ExpectedVersion, work: Work
) -> ProposalOut:
    """Draft what was proposed.

    Make a draft of the library of a proposal that was accepted or adapted, in the proposer's name.

    A comment leads to the next version of its indicator, which keeps its key.
    """
    view = proposals.draft(work, proposal_id, expected_version, body.key, body.to_input())
    return ProposalOut.model_validate(view)
