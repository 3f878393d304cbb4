"""Find who may consent to a delegation: the holder of the post, or who stands above it.

Never the delegate; a functional officer who leads a unit is the holder and the delegate, and then
the superior alone consents (PermenPANRB 6/2022, annex IV A7).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import Chart
from penilaian_api.domain.organization.organization import AssignmentKind, Organization


@dataclass(frozen=True, slots=True)
class Consenting:
    """The definitive holder of a post and who assesses from above it, where there are such."""

    holder: UUID | None
    superior: UUID | None

    def without(self, person: UUID | None) -> "Consenting":
        """Leave *person* out: whoever asks does not answer."""
        return Consenting(
            None if self.holder == person else self.holder,
            None if self.superior == person else self.superior,
        )

    @property
    def is_nobody(self) -> bool:
        """Whether neither is there."""
        return self.holder is None and self.superior is None


def find_consenting(
    chart: Chart, organization: Organization, position: UUID, delegate: UUID, day: date
) -> Consenting:
    """Find who may consent on *day* that *delegate* assesses in the place of *position*."""
    holders = sorted(
        (entry.seat, entry.employee)
        for entry in organization.assignments
        if entry.position == position
        and entry.kind is AssignmentKind.DEFINITIVE
        and entry.span.contains(day)
        and entry.employee != delegate
    )
    today = Span.through(day, day)
    above = next(chart.climb(delegate, position, today), None)
    return Consenting(holders[0][1] if holders else None, None if above is None else above.assessor)
