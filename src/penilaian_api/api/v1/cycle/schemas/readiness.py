"""Define the shapes of gates: what a period lacks, and what was waived."""

from typing import Annotated

from pydantic import ConfigDict, StringConstraints

from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.cycle.cycle import Gate, PeriodState

Reason = Annotated[str, StringConstraints(min_length=10, max_length=1000, strip_whitespace=True)]


class WaiverOut(ShapeOut):
    """A gate that was waived, by whose decision and why."""

    gate: Gate
    reason: str
    waived_by: Key
    waived_at: Instant


class WaiverIn(ShapeIn):
    """Why a gate may be passed although it is not met."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Sosialisasi dilakukan pada apel 5 Januari."}]}
    )

    reason: Reason


class LackOut(ShapeOut):
    """One thing that is missing, in words, and the person or the post concerned."""

    code: str
    detail: str
    employee_id: Key | None
    title_key: str | None
    name: str | None
    proposal_id: Key | None


class GateOut(ShapeOut):
    """One gate: how much is missing, and the first hundred of it."""

    gate: Gate
    is_met: bool
    lacking: int
    lacks: tuple[LackOut, ...]


class ProspectOut(ShapeOut):
    """One period: what was waived for it, and which gates still keep it from opening."""

    period_id: Key
    key: str
    state: PeriodState
    waived: tuple[Gate, ...]
    shut: tuple[Gate, ...]


class UntrainedRaterOut(ShapeOut):
    """Who assesses people of the cycle and was not trained to rate."""

    employee_id: Key
    name: str
    unit_code: str
    unit_name: str


class TrainingProspectOut(ShapeOut):
    """Which periods demand trained raters, and who, by unit, could make no result final yet.

    `detail` says what to do; the first hundred are named.
    """

    demanded_by: tuple[str, ...]
    lacking: int
    detail: str
    raters: tuple[UntrainedRaterOut, ...]


class ReadinessOut(ShapeOut):
    """How far a cycle is prepared."""

    cycle_id: Key
    key: str
    gates: tuple[GateOut, ...]
    periods: tuple[ProspectOut, ...]
    rater_training: TrainingProspectOut
