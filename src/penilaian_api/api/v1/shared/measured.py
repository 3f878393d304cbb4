"""Define the shapes of what is measured wherever an indicator stands: in the library or a plan."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, Scaled, ShapeIn, ShapeOut
from penilaian_api.domain.indicator.check import Exemption
from penilaian_api.domain.plan.plan import Accumulation, Aspect, ControlLevel, Frequency, Polarity


def _not_below_zero(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError("negative")
    return value


Weight = Annotated[Scaled, AfterValidator(_not_below_zero)]
StepName = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]


class MilestoneIn(ShapeIn):
    """A named step of a milestone target, and the attainment that reaching it stands for."""

    key: StepName
    value: Weight


class MilestoneOut(ShapeOut):
    """A named step of a milestone target."""

    key: str
    value: Exact


class TargetIn(ShapeIn):
    """What is to be reached: a number, a range by both its bounds, or rising steps."""

    target: Scaled | None = None
    target_low: Scaled | None = None
    target_high: Scaled | None = None
    steps: Annotated[tuple[MilestoneIn, ...], Field(min_length=1, max_length=20)] | None = None

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        forms = (self.target, self.target_low or self.target_high, self.steps)
        if sum(form is not None for form in forms) > 1:
            raise ValueError("one_target")
        if (self.target_low is None) is not (self.target_high is None):
            raise ValueError("one_target")
        return self


def steps_to_json(steps: Sequence[MilestoneIn] | None) -> list[dict[str, str]] | None:
    """Write the steps of a target as they are stored: exact values as text."""
    if not steps:
        return None
    return [{"key": step.key, "value": str(step.value)} for step in steps]


class MeasuredOut(ShapeOut):
    """What enters a score, as it is shown."""

    statement: str
    measured_in: str | None
    polarity: Polarity
    aspects: tuple[Aspect, ...]
    accumulation: Accumulation
    frequency: Frequency
    target: Exact | None
    target_low: Exact | None
    target_high: Exact | None
    steps: tuple[MilestoneOut, ...] | None
    baseline: Exact | None
    is_maximum: bool
    exemption: Exemption | None
    is_public_service: bool
    control_level: ControlLevel | None = None


class PlanIndicatorOut(MeasuredOut):
    """An indicator of a plan; `line_id` stays the same over all revisions."""

    line_id: Key
    indicator_version_id: Key | None
    deadline: Day | None
    weight: Exact
    trajectory: dict[str, Exact]
    period_targets: dict[str, Exact]
