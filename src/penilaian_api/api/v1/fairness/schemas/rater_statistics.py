"""Define the response shapes of rater statistics."""

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Exact, Instant, Key, ShapeOut
from penilaian_api.domain.fairness.rater_statistics import RaterFinding, WithheldGround


class UsualRatingOut(ShapeOut):
    """What the assessors of a period give together, on a scale from 0 to 100."""

    mean: Exact
    spread: Exact
    part_spread: Exact
    middle_share: Exact


class RatedPeriodOut(ShapeOut):
    """The same, with how far assessors lie apart, and what a percent more attained brings."""

    usual: UsualRatingOut
    between_spread: Exact
    slope: Exact


class RaterStudyOut(ShapeOut):
    """What was computed of all assessors of a period together."""

    id: Key
    period_id: Key
    period_key: str
    number: int
    method: str
    method_version: int
    nominal_rate: Exact
    rater_count: int
    compared_count: int
    flagged_count: int
    person_count: int
    unjudged_count: int
    figures: RatedPeriodOut
    digest: str
    computed_at: Instant


class RaterStudyPage(PageOut):
    """One page of what was computed of periods."""

    items: tuple[RaterStudyOut, ...]


class RoundedIntervalOut(ShapeOut):
    """A number, and between which numbers the true one lies (95 %)."""

    value: Exact
    low: Exact
    high: Exact


class RaterFiguresOut(ShapeOut):
    """The figures of one assessor; `usual` is what all give together."""

    mean: Exact
    spread: Exact
    part_spread: Exact
    middle_share: Exact
    middle_chance: Exact
    deviation: RoundedIntervalOut
    shrunken: RoundedIntervalOut
    chance: Exact
    axis_correlation: Exact | None
    rank_agreement: Exact | None
    measured: int
    usual: UsualRatingOut


class RaterStatisticOut(ShapeOut):
    """An assessor beside their colleagues; `explanation` says it in plain words."""

    id: Key
    study_id: Key
    period_id: Key
    period_key: str
    number: int
    employee_id: Key
    employee_code: str
    employee_name: str
    rated_count: int
    withheld: WithheldGround | None
    findings: tuple[RaterFinding, ...]
    objections_decided: int
    objections_changed: int
    figures: RaterFiguresOut | None
    explanation: tuple[str, ...]
    digest: str
    computed_at: Instant


class RaterStatisticPage(PageOut):
    """One page of statistics of assessors."""

    items: tuple[RaterStatisticOut, ...]
