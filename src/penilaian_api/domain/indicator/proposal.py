"""Define what people propose to those who keep the library, and how each proposal is answered."""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.transitions import Workflow


class ProposalKind(StrEnum):
    """What a proposal is about: an indicator that exists, or one that is missing."""

    INDICATOR_COMMENT = auto()
    NEW_INDICATOR = auto()


class ProposalState(StrEnum):
    """Where a proposal stands; each is answered, unless its author withdrew it before."""

    SUBMITTED = auto()
    ACCEPTED = auto()
    ADAPTED = auto()
    DECLINED = auto()
    WITHDRAWN = auto()


class ProposalStep(StrEnum):
    """What can be done with a proposal."""

    ACCEPT = auto()
    ADAPT = auto()
    DECLINE = auto()
    WITHDRAW = auto()


class ProposalOutcome(StrEnum):
    """How a proposal is answered: as it is, in another form, or not."""

    ACCEPTED = auto()
    ADAPTED = auto()
    DECLINED = auto()


PROPOSAL: Final = Workflow(
    "proposal",
    ProposalState.SUBMITTED,
    {
        (ProposalState.SUBMITTED, ProposalStep.ACCEPT): ProposalState.ACCEPTED,
        (ProposalState.SUBMITTED, ProposalStep.ADAPT): ProposalState.ADAPTED,
        (ProposalState.SUBMITTED, ProposalStep.DECLINE): ProposalState.DECLINED,
        (ProposalState.SUBMITTED, ProposalStep.WITHDRAW): ProposalState.WITHDRAWN,
    },
)
STEP_OF: Final = {
    ProposalOutcome.ACCEPTED: ProposalStep.ACCEPT,
    ProposalOutcome.ADAPTED: ProposalStep.ADAPT,
    ProposalOutcome.DECLINED: ProposalStep.DECLINE,
}
FRUITFUL: Final = frozenset({ProposalState.ACCEPTED, ProposalState.ADAPTED})
"""Of which a draft of the library can be made."""
