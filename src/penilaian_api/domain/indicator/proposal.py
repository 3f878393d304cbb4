"""Define what people say to those who run the appraisal, and how each of it is answered.

Why it is so: docs/decisions/0045 and 0060.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.transitions import Workflow


class ProposalKind(StrEnum):
    """What a proposal is about: an indicator that exists, one that is missing, or the appraisal.

    A question or a complaint is answered too, but what is measured does not wait for it.
    """

    INDICATOR_COMMENT = auto()
    NEW_INDICATOR = auto()
    QUESTION = auto()
    COMPLAINT = auto()


class ProposalState(StrEnum):
    """Where a proposal stands; each is answered, unless its author withdrew it before."""

    SUBMITTED = auto()
    ACCEPTED = auto()
    ADAPTED = auto()
    DECLINED = auto()
    ANSWERED = auto()
    WITHDRAWN = auto()


class ProposalStep(StrEnum):
    """What can be done with a proposal."""

    ACCEPT = auto()
    ADAPT = auto()
    DECLINE = auto()
    ANSWER = auto()
    WITHDRAW = auto()


class ProposalOutcome(StrEnum):
    """How a proposal is answered: as it is, in another form, or not; a question just answered."""

    ACCEPTED = auto()
    ADAPTED = auto()
    DECLINED = auto()
    ANSWERED = auto()


PROPOSAL: Final = Workflow(
    "proposal",
    ProposalState.SUBMITTED,
    {
        (ProposalState.SUBMITTED, ProposalStep.ACCEPT): ProposalState.ACCEPTED,
        (ProposalState.SUBMITTED, ProposalStep.ADAPT): ProposalState.ADAPTED,
        (ProposalState.SUBMITTED, ProposalStep.DECLINE): ProposalState.DECLINED,
        (ProposalState.SUBMITTED, ProposalStep.ANSWER): ProposalState.ANSWERED,
        (ProposalState.SUBMITTED, ProposalStep.WITHDRAW): ProposalState.WITHDRAWN,
    },
)
STEP_OF: Final = {
    ProposalOutcome.ACCEPTED: ProposalStep.ACCEPT,
    ProposalOutcome.ADAPTED: ProposalStep.ADAPT,
    ProposalOutcome.DECLINED: ProposalStep.DECLINE,
    ProposalOutcome.ANSWERED: ProposalStep.ANSWER,
}
ABOUT_INDICATORS: Final = (ProposalKind.INDICATOR_COMMENT, ProposalKind.NEW_INDICATOR)
"""What must be answered before the indicators of a cycle are settled."""
FRUITFUL: Final = frozenset({ProposalState.ACCEPTED, ProposalState.ADAPTED})
"""Of which a draft of the library can be made."""
