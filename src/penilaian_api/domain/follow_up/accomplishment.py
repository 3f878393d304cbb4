"""Define accomplishments: a finished project, of which a leader knows when they decide a reward.

Why it is so: docs/decisions/0035.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.transitions import Workflow


class AccomplishmentState(StrEnum):
    """Where an accomplishment stands; only a confirmed one is shown to who decides."""

    ENTERED = auto()
    CONFIRMED = auto()
    DECLINED = auto()
    WITHDRAWN = auto()


class AccomplishmentStep(StrEnum):
    """What can be done with an accomplishment."""

    EDIT = auto()
    CONFIRM = auto()
    DECLINE = auto()
    WITHDRAW = auto()


ACCOMPLISHMENT: Final = Workflow(
    "accomplishment",
    AccomplishmentState.ENTERED,
    {
        (AccomplishmentState.ENTERED, AccomplishmentStep.EDIT): AccomplishmentState.ENTERED,
        (AccomplishmentState.ENTERED, AccomplishmentStep.CONFIRM): AccomplishmentState.CONFIRMED,
        (AccomplishmentState.ENTERED, AccomplishmentStep.DECLINE): AccomplishmentState.DECLINED,
        (AccomplishmentState.ENTERED, AccomplishmentStep.WITHDRAW): AccomplishmentState.WITHDRAWN,
    },
)
