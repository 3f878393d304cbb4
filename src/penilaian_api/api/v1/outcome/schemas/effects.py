"""Define the response shapes of what follow-up did to later results."""

from pydantic import Field

from penilaian_api.api.v1.outcome.schemas.comparisons import IntervalOut
from penilaian_api.api.v1.shared.shapes import Exact, Key, ShapeOut
from penilaian_api.domain.outcome.effect import (
    EffectLevel,
    EffectMeasure,
    EffectWarning,
    FollowUpKind,
    WithheldEffect,
)


class FollowUpEffectRow(ShapeOut):
    """An effect on people or on units, by predicates or by scores, or why it is not stated.

    `difference` is of later results: with follow-up less those alike without it. `unmatched` had
    follow-up, and nobody is like them. `alike_change` is how those alike moved without any: what
    chance alone brings. Where an effect is withheld, the numbers of people are, too (0).
    """

    level: EffectLevel
    measure: EffectMeasure
    followed: int
    alike: int
    unmatched: int
    groups: int
    withheld: WithheldEffect | None
    difference: IntervalOut | None
    is_clear: bool
    followed_change: Exact | None
    alike_change: Exact | None


class FollowUpEffectOut(ShapeOut):
    """What training or guidance between two periods did to later results; nobody is named."""

    kind: FollowUpKind
    unit_code: str
    unit_name: str
    earlier_period_id: Key
    later_period_id: Key
    least: int
    method: str
    method_version: int
    warnings: tuple[EffectWarning, ...] = Field(
        description="What looks like an effect, and need not be one."
    )
    effects: tuple[FollowUpEffectRow, ...]
