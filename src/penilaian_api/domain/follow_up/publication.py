"""Define the publication of a reward: of what it says, only by consent, and until it is withdrawn.

Why it is so: docs/decisions/0053.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.follow_up.decision import DecidedPurpose
from penilaian_api.domain.transitions import Workflow

REWARDS: Final = frozenset({DecidedPurpose.RECOGNITION, DecidedPurpose.REWARD})
"""What stands in the register of rewards, and can be published."""


class PublicationState(StrEnum):
    """Where a publication stands; colleagues see it while it is published."""

    ASKED = auto()
    PUBLISHED = auto()
    WITHDRAWN = auto()


class PublicationStep(StrEnum):
    """What the person can do with a publication."""

    CONSENT = auto()
    WITHDRAW = auto()


PUBLICATION: Final = Workflow(
    "publication",
    PublicationState.ASKED,
    {
        (PublicationState.ASKED, PublicationStep.CONSENT): PublicationState.PUBLISHED,
        (PublicationState.ASKED, PublicationStep.WITHDRAW): PublicationState.WITHDRAWN,
        (PublicationState.PUBLISHED, PublicationStep.WITHDRAW): PublicationState.WITHDRAWN,
    },
)
