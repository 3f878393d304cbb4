"""Review the system after a period: what was found is answered before the review is concluded.

Why it is so: docs/decisions/0072.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.domain.transitions import Workflow


class SystemReviewState(StrEnum):
    """Where a review of the system stands; once it is concluded nothing of it changes."""

    OPEN = auto()
    CONCLUDED = auto()


class SystemReviewStep(StrEnum):
    """What can be done with a review of the system."""

    RECORD_FINDINGS = auto()
    CONCLUDE = auto()


SYSTEM_REVIEW: Final = Workflow(
    "system_review",
    SystemReviewState.OPEN,
    {
        (SystemReviewState.OPEN, SystemReviewStep.RECORD_FINDINGS): SystemReviewState.OPEN,
        (SystemReviewState.OPEN, SystemReviewStep.CONCLUDE): SystemReviewState.CONCLUDED,
    },
)


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """What was found, by which measure, and whether it is answered: by actions or a reason."""

    measure: MeasureId | None
    actions: int
    no_action_reason: str

    @property
    def is_answered(self) -> bool:
        """Whether something is done about it, or it is stated why not."""
        return bool(self.actions or self.no_action_reason)


def finding_faults(findings: Sequence[ReviewedFinding]) -> Iterator[Fault]:
    """Find findings that name actions and a reason for none at once."""
    for index, finding in enumerate(findings):
        if finding.actions and finding.no_action_reason:
            yield Fault(f"/findings/{index}/no_action_reason", "action_or_reason")


def refused_for(missed: Collection[MeasureId], findings: Sequence[ReviewedFinding]) -> str | None:
    """Tell why a review cannot be concluded yet: a miss without a finding, a finding unanswered."""
    if not all(finding.is_answered for finding in findings):
        return "finding_unanswered"
    if {*missed} - {finding.measure for finding in findings}:
        return "miss_without_finding"
    return None
