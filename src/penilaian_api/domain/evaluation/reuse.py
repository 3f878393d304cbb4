"""State when the result of an old post may be reused after a move (PermenPANRB 6/2022, IV A13a)."""

from dataclasses import dataclass
from datetime import date, datetime

from penilaian_api.domain.errors import ConflictError, RefusalError


@dataclass(frozen=True, slots=True)
class ReuseSituation:
    """What decides whether an evaluation may take over an earlier result.

    *moved_on*: since when the person holds the post that is evaluated. *has_earlier*: whether they
    were given a periodic result before that day, and *is_contested* whether they object to it.
    """

    is_annual: bool
    starts_on: date
    ends_before: date
    moved_on: date | None
    has_earlier: bool = False
    is_contested: bool = False
    has_same_scheme: bool = True

    @property
    def is_moved(self) -> bool:
        """Whether the person came to the post within the period."""
        return self.moved_on is not None and self.starts_on <= self.moved_on < self.ends_before


@dataclass(frozen=True, slots=True)
class Agreement:
    """That two agreed to reuse a result: of which period, who, on which day, and why."""

    period_key: str
    assessor: str
    employee: str
    agreed_at: datetime
    reason: str


def reuse_refusal(situation: ReuseSituation) -> RefusalError | None:
    """Name why no earlier result can be reused, if none can.

    The result of a year is always made anew (IV A13b).
    """
    if situation.is_annual:
        return ConflictError("reuse_of_year")
    if not situation.is_moved:
        return ConflictError("reuse_without_move")
    if not situation.has_earlier:
        return ConflictError("reuse_without_result")
    if situation.is_contested:
        return ConflictError("objection_pending")
    return None if situation.has_same_scheme else ConflictError("reuse_of_other_scheme")
