"""Propose indicators and comment on them; each proposal is answered, with the reason.

Any employee proposes; those who keep the library answer, never the proposer, by person. As long as
one is unanswered, the indicators of the cycle are not settled (the gate of its periods).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.errors import ConflictError, ForbiddenError, InvalidDataError
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.indicator.proposal import (
    ABOUT_INDICATORS,
    FRUITFUL,
    PROPOSAL,
    STEP_OF,
    ProposalKind,
    ProposalOutcome,
    ProposalState,
    ProposalStep,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance
from penilaian_api.services.indicator import indicators
from penilaian_api.services.indicator.indicators import IndicatorVersionInput
from penilaian_api.services.references import require, resolve
from penilaian_api.services.views import view_of
from penilaian_api.storage.indicator import proposals as proposal_storage
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.indicator import IndicatorProposal, IndicatorVersion
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProposalInput:
    """What an employee proposes for a cycle: on a version of an indicator, or a new one."""

    cycle_key: str
    indicator_version_id: UUID | None
    text: str
    content: IndicatorVersionInput | None
    kind: ProposalKind | None = None
    """A question or a complaint; else it follows from what is named."""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its answer, and the caller's allowed actions."""

    id: UUID
    employee_id: UUID
    employee_name: str
    employee_code: str
    cycle_id: UUID
    cycle_key: str
    kind: ProposalKind
    indicator_version_id: UUID | None
    indicator_id: UUID | None
    indicator_key: str | None
    indicator_state: IndicatorState | None
    statement: str | None
    text: str
    content: str | None
    """The proposed indicator as JSON."""
    state: ProposalState
    submitted_at: datetime
    answer: str
    answered_at: datetime | None
    draft_id: UUID | None
    allowed_actions: tuple[Action, ...]
    version: int


PROPOSALS_PARAMETERS: Final = proposal_storage.PROPOSALS.parameters
"""What callers state of the list of proposals."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[ProposalView]:
    """List proposals: one's own, and an admin all of them."""
    rows = page_of(work, proposal_storage.PROPOSALS, request)
    return rows.map(lambda row: _view(work, row.record, row.names))


def get(work: UnitOfWork, proposal_id: UUID) -> ProposalView:
    """Return one proposal."""
    return _detail(work, work.of(IndicatorProposal).get(proposal_id))


def submit(work: UnitOfWork, proposal_input: ProposalInput) -> ProposalView:
    """Propose something for the indicators of a cycle that is not over."""
    cycle = require(work.of(Cycle).find(key=proposal_input.cycle_key), "/cycle_key")
    if cycle.ends_before <= work.today:
        raise ConflictError("cycle_over", ends_on=cycle.span.ends_on)
    kind = _kind_of(proposal_input)
    if proposal_input.indicator_version_id is not None:
        _require_in_use(work, proposal_input.indicator_version_id)
    proposal = IndicatorProposal(
        id=new_id(),
        employee_id=work.actor.employee_id,
        cycle_id=cycle.id,
        kind=kind,
        indicator_version_id=proposal_input.indicator_version_id,
        text=proposal_input.text,
        content=_to_plain(proposal_input.content),
        state=PROPOSAL.start,
        submitted_at=work.now,
    )
    return _detail(work, work.of(IndicatorProposal).add(proposal))


def _kind_of(stated: ProposalInput) -> ProposalKind:
    """Tell what a proposal is about, or refuse a kind that does not go with what it names."""
    about = ProposalKind.NEW_INDICATOR
    if stated.indicator_version_id is not None:
        about = ProposalKind.INDICATOR_COMMENT
    kind = stated.kind or about
    names_indicator = stated.indicator_version_id is not None or stated.content is not None
    if kind is not about and (kind in ABOUT_INDICATORS or names_indicator):
        raise InvalidDataError.at_pointer("/kind", "kind_and_indicator")
    return kind


def withdraw(work: UnitOfWork, proposal_id: UUID, expected_version: int) -> ProposalView:
    """Take one's own proposal back, as long as nobody has answered it."""
    proposal = work.of(IndicatorProposal).take(proposal_id, expected_version)
    proposal.state = advance(PROPOSAL, proposal.state, ProposalStep.WITHDRAW)
    return _detail(work, proposal)


def answer(
    work: UnitOfWork,
    proposal_id: UUID,
    expected_version: int,
    outcome: ProposalOutcome,
    reason: str,
) -> ProposalView:
    """Answer a proposal, once and with the reason; nobody answers their own."""
    proposal = _get_of_other(work, proposal_id)
    if outcome is ProposalOutcome.ANSWERED and proposal.kind in ABOUT_INDICATORS:
        raise InvalidDataError.at_pointer("/outcome", "outcome_of_question")
    work.claim(proposal, expected_version)
    proposal.state = advance(PROPOSAL, proposal.state, STEP_OF[outcome])
    proposal.answer, proposal.answered_at = reason, work.now
    proposal.answered_by = work.actor.account_id
    return _detail(work, proposal)


def draft(
    work: UnitOfWork,
    proposal_id: UUID,
    expected_version: int,
    key: str,
    content: IndicatorVersionInput,
) -> ProposalView:
    """Make a draft of the library of what was proposed and accepted, in the proposer's name.

    A comment leads to the next version of its indicator, which keeps its key.
    """
    proposal = work.of(IndicatorProposal).take(proposal_id, expected_version)
    if not _may_be_drafted(proposal):
        raise ConflictError("proposal_without_draft")
    commented = work.of(IndicatorVersion).get_referenced(proposal.indicator_version_id)
    if commented is None:
        item = indicators.create(work, key, content, proposal.employee_id)
        proposal.draft_id = item.versions[0].id
    else:
        version = indicators.renew(work, commented.indicator_id, content, proposal.employee_id)
        proposal.draft_id = version.id
    return _detail(work, proposal)


def _may_be_drafted(proposal: IndicatorProposal) -> bool:
    is_about_indicators = proposal.kind in ABOUT_INDICATORS
    return is_about_indicators and proposal.state in FRUITFUL and proposal.draft_id is None


def _get_of_other(work: UnitOfWork, proposal_id: UUID) -> IndicatorProposal:
    proposal = work.of(IndicatorProposal).get(proposal_id)
    if proposal.employee_id == work.actor.employee_id:
        raise ForbiddenError("proposal_of_own")
    return proposal


def _require_in_use(work: UnitOfWork, version_id: UUID) -> None:
    """Refuse a comment on a version that is out of use."""
    version = resolve(work, IndicatorVersion, version_id, "/indicator_version_id")
    if version.state is IndicatorState.RETIRED:
        raise ConflictError("indicator_retired")


def _to_plain(content: IndicatorVersionInput | None) -> dict[str, Any] | None:
    """Write an indicator as it is kept: field by field, decimals as their text."""
    if content is None:
        return None
    return {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in asdict(content).items()
    }


def _detail(work: UnitOfWork, proposal: IndicatorProposal) -> ProposalView:
    return _view(work, proposal, proposal_storage.PROPOSALS.beside_of(work, proposal))


def _view(work: UnitOfWork, proposal: IndicatorProposal, names: Mapping[str, Any]) -> ProposalView:
    content = None if proposal.content is None else json.dumps(proposal.content)
    return view_of(
        ProposalView, proposal, **names, content=content, allowed_actions=_actions(work, proposal)
    )


def _actions(work: UnitOfWork, proposal: IndicatorProposal) -> tuple[Action, ...]:
    """Name what the caller may do with a proposal in its present state."""
    is_own = proposal.employee_id == work.actor.employee_id
    if proposal.state is ProposalState.SUBMITTED:
        action = Action.PROPOSAL_WITHDRAW if is_own else Action.PROPOSAL_ANSWER
    elif _may_be_drafted(proposal):
        action = Action.PROPOSAL_DRAFT
    else:
        return ()
    reaches = AGENCY_REACH | {Reach.OWN} if is_own else AGENCY_REACH
    return filter_allowed(work.actor, reaches, (action,))
