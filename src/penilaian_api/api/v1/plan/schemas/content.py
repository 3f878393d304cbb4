"""Define the shapes of the content of a plan: results, indicators, expectations, in and out."""

from decimal import Decimal
from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    model_validator,
)

from penilaian_api.api.v1.shared.measured import PlanIndicatorOut, TargetIn, Weight
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    Exact,
    Flag,
    Instant,
    Key,
    Part,
    Scaled,
    ShapeIn,
    ShapeOut,
)
from penilaian_api.domain.indicator.check import Exemption
from penilaian_api.domain.plan.plan import (
    Accumulation,
    Approach,
    Aspect,
    ControlLevel,
    CoreValue,
    Frequency,
    Perspective,
    Polarity,
    WorkResultKind,
)


def _each_once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) < len(values):
        raise ValueError("value_twice")
    return values


ByPeriod = Annotated[dict[Code, Scaled], Field(max_length=20, default_factory=dict)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
OptionalText = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Agreement = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Sentences = Annotated[tuple[Text, ...], Field(max_length=50)]
_FULL_WEIGHT: Final = Decimal("1.0000")

_INDICATOR: Final[dict[str, JsonValue]] = {
    "statement": "Persentase aduan warga yang selesai",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["quality", "time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "deadline": "2026-12-31",
}
_RESULT: Final[dict[str, JsonValue]] = {
    "statement": "Terselesaikannya pengaduan warga",
    "kind": "main",
    "indicators": [_INDICATOR],
}


class PlanIndicatorIn(TargetIn):
    """An indicator: written in full, or named from the library and changed where you say so.

    A target is a number, a range (`target_low` and `target_high`), or rising `steps` up to 100.
    `trajectory` states what you expect of each period, `period_targets` what each must reach; both
    by the key of the period.

    Of an indicator written in full you state the statement, the target, and for a single number
    its `polarity`. Left out, a range is `within` and steps are `milestone`; a share in percent
    measures `quality` and stands as last measured, anything else measures `quantity` and adds up,
    once a `quarter`. The answer shows what was assumed.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_INDICATOR]})

    line_id: Key | None = None
    indicator_version_id: Key | None = None
    statement: Line | None = None
    measured_in: Name | None = None
    polarity: Polarity | None = None
    aspects: (
        Annotated[tuple[Aspect, ...], Field(min_length=1, max_length=4), AfterValidator(_each_once)]
        | None
    ) = None
    accumulation: Accumulation | None = None
    frequency: Frequency | None = None
    baseline: Scaled | None = None
    is_maximum: Flag | None = None
    exemption: Exemption | None = None
    control_level: ControlLevel | None = None
    is_public_service: Flag | None = None
    deadline: Day | None = None
    weight: Weight = _FULL_WEIGHT
    trajectory: ByPeriod
    period_targets: ByPeriod


class WorkResultIn(ShapeIn):
    """A work result: what it supports, who assigned it, and by which indicators it is measured."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RESULT]})

    line_id: Key | None = None
    statement: Line
    kind: WorkResultKind = WorkResultKind.MAIN
    weight: Weight = _FULL_WEIGHT
    supports_line_id: Key | None = None
    goal_id: Key | None = None
    assigned_by: Key | None = None
    is_acting_duty: Flag = False
    success_measure: OptionalText = ""
    target_text: OptionalText = ""
    perspectives: Annotated[
        tuple[Perspective, ...], Field(max_length=4), AfterValidator(_each_once)
    ] = ()
    duty_area: Part | None = Field(
        default=None, description="The area of the position's standard that it serves."
    )
    indicators: Annotated[tuple[PlanIndicatorIn, ...], Field(max_length=20)] = ()


class ExpectationIn(ShapeIn):
    """A leader's special expectation under one core value."""

    core_value: CoreValue
    expectation: Text


class PlanContentIn(ShapeIn):
    """All that a draft says. Lines sent with their `line_id` keep their progress."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "approach": "quantitative",
                    "work_results": [_RESULT],
                    "expectations": [
                        {"core_value": "kolaboratif", "expectation": "Membantu loket lain"}
                    ],
                    "resources": ["Dua petugas loket"],
                    "accountability": ["Laporan bulanan kepada kepala bidang"],
                    "consequences": ["Penghargaan bila melampaui target"],
                }
            ]
        }
    )

    approach: Approach = Approach.QUANTITATIVE
    work_results: Annotated[tuple[WorkResultIn, ...], Field(max_length=50)] = ()
    expectations: Annotated[tuple[ExpectationIn, ...], Field(max_length=7)] = ()
    resources: Sentences = ()
    accountability: Sentences = ()
    consequences: Sentences = ()
    work_agreement: Agreement | None = None

    @model_validator(mode="after")
    def _one_expectation_each(self) -> Self:
        _each_once(tuple(item.core_value for item in self.expectations))
        return self


class WorkResultOut(ShapeOut):
    """A work result (*rencana hasil kerja*); one that is not linked supports nothing yet."""

    line_id: Key
    statement: str
    kind: WorkResultKind
    weight: Exact
    supports_line_id: Key | None
    goal_id: Key | None
    is_linked: bool
    assigned_by: Key | None
    consented_at: Instant | None
    is_acting_duty: bool
    success_measure: str
    target_text: str
    perspectives: tuple[Perspective, ...]
    duty_area: str | None
    indicators: tuple[PlanIndicatorOut, ...]


class ExpectationOut(ShapeOut):
    """A leader's special expectation under one core value."""

    core_value: CoreValue
    expectation: str
