"""Define what enters a score of an indicator, in the library or in a plan; read its target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from penilaian_api.domain.indicator.check import Exemption
from penilaian_api.domain.plan.plan import (
    Accumulation,
    ControlLevel,
    Frequency,
    Polarity,
    Target,
    TargetRange,
    TargetSteps,
)
from penilaian_api.domain.plan.targets import scored_target
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.soundness import target_fault
from penilaian_api.storage.models.indicator import Measured

MEASURED: Final = tuple(Measured.__annotations__)
"""The fields that an indicator of the library and one of a plan have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredView:
    """What enters a score, as it is shown wherever an indicator stands."""

    statement: str
    measured_in: str | None
    polarity: Polarity
    aspects: Sequence[str]
    accumulation: Accumulation
    frequency: Frequency
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    steps: Sequence[Mapping[str, str]] | None
    baseline: Decimal | None
    is_maximum: bool
    exemption: Exemption | None
    is_public_service: bool
    control_level: ControlLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredInput:
    """What enters a score, as far as a caller states it; the rest comes from the library."""

    statement: str | None = None
    measured_in: str | None = None
    polarity: Polarity | None = None
    aspects: list[str] | None = None
    accumulation: Accumulation | None = None
    frequency: Frequency | None = None
    target: Decimal | None = None
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    steps: list[dict[str, str]] | None = None
    baseline: Decimal | None = None
    is_maximum: bool | None = None
    exemption: Exemption | None = None
    is_public_service: bool | None = None
    control_level: ControlLevel | None = None


def target_of(record: Measured) -> Target | None:
    """Return a target in the form in which it was stated, numbers without idle zeros."""
    if record.target is not None:
        return _without_zeros(record.target)
    if record.target_low is not None and record.target_high is not None:
        return TargetRange(_without_zeros(record.target_low), _without_zeros(record.target_high))
    if record.steps:
        steps = ((step["key"], _without_zeros(Decimal(step["value"]))) for step in record.steps)
        return TargetSteps(tuple(steps))
    return None


def shape_fault(record: Measured) -> str | None:
    """Name what is wrong with the form of a target, if there is one and it is wrong."""
    target = target_of(record)
    if target is None:
        return None
    line = IndicatorInput(key="", result="", polarity=record.polarity, target=scored_target(target))
    return target_fault(line)


def _without_zeros(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))
