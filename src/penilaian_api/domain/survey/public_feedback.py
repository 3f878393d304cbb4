"""Define what citizens say of a unit or a service unasked: hidden until it is moderated."""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.transitions import Workflow


class FeedbackTopic(StrEnum):
    """What kind of word it is."""

    PRAISE = auto()
    COMPLAINT = auto()
    SUGGESTION = auto()
    QUESTION = auto()


class PublicFeedbackState(StrEnum):
    """Where it stands: nobody but who moderates sees it before it is accepted."""

    RECEIVED = auto()
    ACCEPTED = auto()
    REFUSED = auto()
    ANSWERED = auto()


class PublicFeedbackStep(StrEnum):
    """What can be done with it."""

    ACCEPT = auto()
    REFUSE = auto()
    ANSWER = auto()


PUBLIC_FEEDBACK: Final = Workflow(
    "public_feedback",
    PublicFeedbackState.RECEIVED,
    {
        (PublicFeedbackState.RECEIVED, PublicFeedbackStep.ACCEPT): PublicFeedbackState.ACCEPTED,
        (PublicFeedbackState.RECEIVED, PublicFeedbackStep.REFUSE): PublicFeedbackState.REFUSED,
        (PublicFeedbackState.ACCEPTED, PublicFeedbackStep.ANSWER): PublicFeedbackState.ANSWERED,
    },
)
