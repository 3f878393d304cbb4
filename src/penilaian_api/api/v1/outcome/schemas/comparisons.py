"""Define the response shapes of comparisons before and after a change."""

from pydantic import Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut
from penilaian_api.domain.outcome.comparison import (
    ChangeGround,
    ComparisonWarning,
    WithheldComparison,
)
from penilaian_api.domain.outcome.outcome import OutcomeMove


class IntervalOut(ShapeOut):
    """A difference, and the bounds that hold the true one with 95 %."""

    value: Exact
    low: Exact | None
    high: Exact | None


class ComparedSideOut(ShapeOut):
    """The values on one side of a change: at most the sixty nearest to it."""

    count: int
    mean: Exact | None
    median: Exact | None


class ChangeOut(ShapeOut):
    """Which change is looked at, and by which method in which version."""

    changed_on: Day
    chosen_for: ChangeGround
    method: str
    method_version: int


class OutcomeComparisonOut(ShapeOut):
    """An outcome before and after a change.

    `difference_of_means` is bounded by Welch's t, `shift_of_medians` (the median of the differences
    of all pairs, one of each side) by ranks. `relative_change` is in percent of the mean before.
    `move` says which way it clearly moved; none where the bounds hold no difference at all.
    """

    id: Key
    key: str
    name: str
    unit_code: str
    unit_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    before: ComparedSideOut
    after: ComparedSideOut
    withheld: WithheldComparison | None
    difference_of_means: IntervalOut | None
    shift_of_medians: IntervalOut | None
    relative_change: Exact | None
    move: OutcomeMove | None
    warnings: tuple[ComparisonWarning, ...] = Field(
        description="What looks like an effect of the change, and need not be one."
    )


class OutcomeBeforeAfterOut(OutcomeComparisonOut):
    """An outcome before and after a change, and which change it is."""

    change: ChangeOut


class GroupComparisonOut(ShapeOut):
    """The outcomes of a group together, in percent of what each was, better ones upward.

    Each outcome counts once. Under five that can be compared nothing is stated.
    """

    outcomes: int
    compared: int
    improved: int
    worsened: int
    withheld: WithheldComparison | None
    mean_change: IntervalOut | None
    median_change: IntervalOut | None


class OutcomeComparisonPage(PageOut):
    """One page of outcomes before and after a change, and the whole group together."""

    change: ChangeOut
    group: GroupComparisonOut
    items: tuple[OutcomeComparisonOut, ...]
