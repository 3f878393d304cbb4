"""State what is assumed of an indicator where its author says nothing, and no guess could harm.

Which side of a number is the good one is never assumed; a range and steps say it by themselves.
"""

from dataclasses import dataclass

from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.indicator.wording import is_share
from penilaian_api.domain.plan.plan import Accumulation, Frequency, Polarity
from penilaian_api.domain.scoring.vocabulary import Aspect


@dataclass(frozen=True, slots=True)
class AssumedMeasure:
    """How an indicator is measured unless its author says otherwise."""

    polarity: Polarity | None
    aspects: list[str]
    accumulation: Accumulation
    frequency: Frequency


def assume(
    statement: str, measured_in: str, words: Words, *, is_range: bool, is_stepped: bool
) -> AssumedMeasure:
    """Assume a count that adds up, or a share that stands as last measured, once a quarter."""
    of_shape = Polarity.WITHIN if is_range else Polarity.MILESTONE if is_stepped else None
    is_part = is_share(statement, measured_in, words)
    return AssumedMeasure(
        polarity=of_shape,
        aspects=[(Aspect.QUALITY if is_part else Aspect.QUANTITY).value],
        accumulation=Accumulation.LAST if is_part or of_shape else Accumulation.SUM,
        frequency=Frequency.QUARTER,
    )
