"""Define the response shapes of satisfaction beside results."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.scoring.vocabulary import Predicate


class SatisfactionPeriodOut(ShapeOut):
    """A period of a unit: what citizens said, what its people's results are, how both moved.

    `satisfaction` is the index of the last survey that began within the period, with its bounds of
    95 %. `good_share` is in percent: good or better.
    """

    period_id: Key
    period_key: str
    starts_on: Day
    ends_on: Day
    satisfaction: Exact | None
    satisfaction_low: Exact | None
    satisfaction_high: Exact | None
    satisfaction_change: Exact | None
    answers: int | None
    asked_until: Day | None
    is_withheld: bool = Field(description="There are results, of too few people to be shown.")
    people: int | None
    mean_score: Exact | None
    score_change: Exact | None
    good_share: Exact | None
    share_change: Exact | None
    predicates: dict[Predicate, int] | None


class SatisfactionOut(ShapeOut):
    """Satisfaction beside results, the oldest period first; fewer people than `least` are withheld.

    Nothing here says that one causes the other.
    """

    unit_code: str
    unit_name: str
    instrument_key: str
    kind: PeriodKind
    least: int
    periods: tuple[SatisfactionPeriodOut, ...]
