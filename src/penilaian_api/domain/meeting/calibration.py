"""Define calibration: what leaders propose in a session on a rating that is not final.

The assessor alone applies it or declines it; what was before stays. Why it is so:
docs/decisions/0066.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.feedback import FeedbackRules, real_words
from penilaian_api.domain.transitions import Workflow


class CalibrationState(StrEnum):
    """Where a calibration of a rating stands."""

    PROPOSED = auto()
    ACCEPTED = auto()
    DECLINED = auto()


class CalibrationStep(StrEnum):
    """What the assessor does with a calibration."""

    ACCEPT = auto()
    DECLINE = auto()


CALIBRATION: Final = Workflow(
    "calibration",
    CalibrationState.PROPOSED,
    {
        (CalibrationState.PROPOSED, CalibrationStep.ACCEPT): CalibrationState.ACCEPTED,
        (CalibrationState.PROPOSED, CalibrationStep.DECLINE): CalibrationState.DECLINED,
    },
)


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A rating as it is (none where it is not given) and as it should be, and why.

    *before* and *after* are a word, or a level of one to five.
    """

    before: str | None
    after: str
    reason: str


def change_faults(change: ProposedChange, rules: FeedbackRules) -> Iterator[Fault]:
    """Name what keeps a change from being proposed: nothing to change, or no reason for it."""
    if change.before is None:
        yield Fault("/about", "rating_not_given")
    elif change.before.isdigit() is not change.after.isdigit():
        yield Fault("/rating_after", "rating_of_other_scale")
    elif change.before == change.after:
        yield Fault("/rating_after", "rating_is_so_already")
    words = len(real_words(change.reason, rules))
    if words < rules.least_words:
        facts = {"least_words": str(rules.least_words), "words": str(words)}
        yield Fault("/reason", "reason_says_too_little", facts)
