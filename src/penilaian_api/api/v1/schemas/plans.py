"""Shapes of plans: what is written, what is shown, what the check finds."""

from decimal import Decimal
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from penilaian_api.api.v1.schemas.common import (
    Code,
    Day,
    Exact,
    FaultOut,
    Flag,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.access import Action
from penilaian_api.domain.indicator import Exemption
from penilaian_api.domain.plan import (
    Accumulation,
    Approach,
    Aspect,
    CoreValue,
    Frequency,
    Perspective,
    PlanState,
    Polarity,
    WorkResultKind,
)
from penilaian_api.services.plans import SignerRole

_SCALE: Final = Decimal("0.0001")


def _not_below_zero(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError("negative")
    return value


def _each_once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) < len(values):
        raise ValueError("value_twice")
    return values


Scaled = Annotated[Exact, AfterValidator(lambda value: value.quantize(_SCALE))]
Weight = Annotated[Scaled, AfterValidator(_not_below_zero)]
ByPeriod = Annotated[dict[Code, Scaled], Field(max_length=20)]
Sentences = Annotated[tuple[text(1000), ...], Field(max_length=50)]
_ONE: Final = Decimal("1.0000")

_INDICATOR: Final = {
    "statement": "Persentase aduan warga yang selesai",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["quality", "time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "deadline": "2026-12-31",
}
_RESULT: Final = {
    "statement": "Terselesaikannya pengaduan warga",
    "kind": "main",
    "indicators": [_INDICATOR],
}


class PlanIn(ShapeIn):
    """A plan of your own for a cycle."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"cycle_key": "2026"}]})

    cycle_key: Code
    approach: Approach = Approach.QUANTITATIVE


class PlansIn(ShapeIn):
    """Plans for the whole population of a cycle."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"approach": "quantitative"}]})

    approach: Approach = Approach.QUANTITATIVE


class StepIn(ShapeIn):
    """A named step of a milestone target, and the attainment that reaching it stands for."""

    key: text(80)
    value: Weight


class IndicatorIn(ShapeIn):
    """An indicator: written in full, or named from the library and changed where you say so.

    A target is a number, a range (`target_low` and `target_high`), or rising `steps` up to 100.
    `trajectory` states what you expect of each period, `period_targets` what each must reach; both
    by the key of the period.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_INDICATOR]})

    line_id: Key | None = None
    indicator_version_id: Key | None = None
    statement: text(500) | None = None
    measured_in: text(60) | None = None
    polarity: Polarity | None = None
    aspects: (
        Annotated[tuple[Aspect, ...], Field(min_length=1, max_length=4), AfterValidator(_each_once)]
        | None
    ) = None
    accumulation: Accumulation | None = None
    frequency: Frequency | None = None
    target: Scaled | None = None
    target_low: Scaled | None = None
    target_high: Scaled | None = None
    steps: Annotated[tuple[StepIn, ...], Field(min_length=1, max_length=20)] | None = None
    baseline: Scaled | None = None
    is_maximum: Flag | None = None
    exemption: Exemption | None = None
    is_public_service: Flag | None = None
    deadline: Day | None = None
    weight: Weight = _ONE
    trajectory: ByPeriod = {}
    period_targets: ByPeriod = {}

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        forms = (self.target, self.target_low or self.target_high, self.steps)
        if sum(form is not None for form in forms) > 1:
            raise ValueError("one_target")
        if (self.target_low is None) is not (self.target_high is None):
            raise ValueError("one_target")
        return self


class WorkResultIn(ShapeIn):
    """A work result: what it supports, who assigned it, and by which indicators it is measured."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RESULT]})

    line_id: Key | None = None
    statement: text(500)
    kind: WorkResultKind = WorkResultKind.MAIN
    weight: Weight = _ONE
    supports_line_id: Key | None = None
    goal_id: Key | None = None
    assigned_by: Key | None = None
    is_acting_duty: Flag = False
    success_measure: text(1000, 0) = ""
    target_text: text(1000, 0) = ""
    perspectives: Annotated[
        tuple[Perspective, ...], Field(max_length=4), AfterValidator(_each_once)
    ] = ()
    indicators: Annotated[tuple[IndicatorIn, ...], Field(max_length=20)] = ()


class ExpectationIn(ShapeIn):
    """A leader's special expectation under one core value."""

    core_value: CoreValue
    expectation: text(1000)


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

    approach: Approach
    work_results: Annotated[tuple[WorkResultIn, ...], Field(max_length=50)] = ()
    expectations: Annotated[tuple[ExpectationIn, ...], Field(max_length=7)] = ()
    resources: Sentences = ()
    accountability: Sentences = ()
    consequences: Sentences = ()
    work_agreement: text(200) | None = None

    @model_validator(mode="after")
    def _one_expectation_each(self) -> Self:
        _each_once(tuple(one.core_value for one in self.expectations))
        return self


class ReasonIn(ShapeIn):
    """Why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Target kedua belum terukur."}]}
    )

    reason: text(1000)


class SignIn(ShapeIn):
    """In which capacity you sign."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "employee"}]})

    role: SignerRole


class MessageIn(ShapeIn):
    """What you say to the other side."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"message": "Apakah targetnya sudah termasuk loket baru?"}]}
    )

    message: text(2000)


class StepOut(ShapeOut):
    """A named step of a milestone target."""

    key: str
    value: Exact


class PlanIndicatorOut(ShapeOut):
    """An indicator of a plan; `line_id` stays the same over all revisions."""

    line_id: Key
    indicator_version_id: Key | None
    statement: str
    measured_in: str | None
    polarity: Polarity
    aspects: tuple[Aspect, ...]
    accumulation: Accumulation
    frequency: Frequency
    target: Exact | None
    target_low: Exact | None
    target_high: Exact | None
    steps: tuple[StepOut, ...] | None
    baseline: Exact | None
    is_maximum: bool
    exemption: Exemption | None
    is_public_service: bool
    deadline: Day | None
    weight: Exact
    trajectory: dict[str, Exact]
    period_targets: dict[str, Exact]


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
    indicators: tuple[PlanIndicatorOut, ...]


class ExpectationOut(ShapeOut):
    """A leader's special expectation under one core value."""

    core_value: CoreValue
    expectation: str


class SignatureOut(ShapeOut):
    """Who signed, in which capacity, when, and the digest of what was signed."""

    role: SignerRole
    signed_by: Key
    signed_at: Instant
    content_hash: str


class RevisionHeadOut(ShapeOut):
    """Where a revision stands."""

    number: int
    state: PlanState
    version: int
    approach: Approach
    revised_for: str | None
    returned_for: str | None
    submitted_at: Instant | None
    approved_by: Key | None
    approved_at: Instant | None
    content_hash: str | None


class DraftOut(RevisionHeadOut):
    """A revision with all that is agreed in it."""

    work_results: tuple[WorkResultOut, ...]
    expectations: tuple[ExpectationOut, ...]
    resources: tuple[str, ...]
    accountability: tuple[str, ...]
    consequences: tuple[str, ...]
    work_agreement: str | None


class RevisionOut(DraftOut):
    """A revision with all that is agreed in it, and who signed it."""

    signatures: tuple[SignatureOut, ...]


class _PlanFields(ShapeOut):
    """What every view of a plan shows: whose, for what, from when to when."""

    id: Key
    employee_id: Key
    employee_name: str
    cycle_key: str
    assignment_id: Key
    position_id: Key
    position_title: str
    unit_id: Key
    unit_code: str
    starts_on: Day
    ends_on: Day
    created_at: Instant
    assessor_id: Key | None
    version: int


class PlanItemOut(_PlanFields):
    """A plan in a list; *unlinked_results* of its current revision support nothing yet."""

    in_force: RevisionHeadOut | None
    pending: RevisionHeadOut | None
    closed: RevisionHeadOut | None
    unlinked_results: int


class PlanPage(ShapeOut):
    """One page of plans."""

    items: tuple[PlanItemOut, ...]
    next: str | None


class PlanHeadOut(_PlanFields):
    """A plan after a step: where its revisions stand, and what you may do now."""

    in_force: RevisionHeadOut | None
    pending: RevisionHeadOut | None
    closed: RevisionHeadOut | None
    allowed_actions: tuple[Action, ...]


class PlanOut(_PlanFields):
    """A plan (*SKP*): the revision in force and the pending one, with all that is agreed.

    `version` (the ETag) is that of the revision the steps act on: the pending one, else the one in
    force.
    """

    in_force: RevisionOut | None
    pending: RevisionOut | None
    closed: RevisionOut | None
    allowed_actions: tuple[Action, ...]


class RevisionPage(ShapeOut):
    """All revisions of a plan."""

    items: tuple[RevisionHeadOut, ...]
    next: str | None = None


class LeftOut(ShapeOut):
    """A person for whom no plan was made, and why."""

    employee_id: Key
    employee_code: str
    reason: str


class PlansMadeOut(ShapeOut):
    """What the bulk creation did, or would do."""

    is_dry_run: bool
    created: int
    existing: int
    left_out: tuple[LeftOut, ...]


class PlanCheckOut(ShapeOut):
    """What the check found in a revision: faults keep it from being handed in, warnings only tell."""

    number: int
    can_submit: bool
    faults: tuple[FaultOut, ...]
    warnings: tuple[FaultOut, ...]


class MessageOut(ShapeOut):
    """What one side said to the other."""

    id: Key
    author_id: Key
    message: str
    sent_at: Instant


class MessagePage(ShapeOut):
    """One page of messages, in order."""

    items: tuple[MessageOut, ...]
    next: str | None
