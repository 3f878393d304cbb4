"""Say who may set a plan: the assessor, and after the term for it the one above them as well.

PermenPANRB 6/2022, art. 14 and annex II C4-C5: a plan is set by the end of January; if the assessor
has not, the employee turns to the assessor's superior. That concerns plans that were to be set by
then and never were: one that begins later, or a revision of one that was set, stays with the
assessor.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanTerm:
    """By when a plan was to be set: *due_on* is the later of the law's day and the cycle's."""

    starts_on: date
    due_on: date
    was_set: bool

    def has_passed_up(self, today: date) -> bool:
        """Tell whether the assessor's superior may set the plan on *today*."""
        return today > self.due_on and self.starts_on <= self.due_on and not self.was_set
