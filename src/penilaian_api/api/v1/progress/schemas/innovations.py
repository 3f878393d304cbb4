"""Define the shapes of the innovation register, of its panels, and of their verdicts."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.progress.schemas.assessments import JudgedLevelIn
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Bilingual,
    Code,
    Day,
    Exact,
    Instant,
    Key,
    PersonCode,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.progress.innovation import InnovationPhase, InnovationState

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=2000)]
Sector = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]

_PHASE: Final = {"phase": "idea", "on": "2026-02-12", "title": "Nota usulan"}
_SAMPLE: Final[dict[str, Any]] = {
    "period_id": "019d2a70-0000-7000-8000-000000000001",
    "title": "Kartu Obat Bergambar",
    "sector": "health",
    "problem": "Pasien lanjut usia keliru jadwal minum obat",
    "change": "Kartu bergambar matahari dan bulan untuk tiap obat",
    "measure": "Pasien kontrol yang patuh minum obat",
    "measured_in": "persen",
    "before": "68",
    "after": "86",
    "phases": [_PHASE],
}
_VERDICT: Final[dict[str, Any]] = {
    "levels": [
        {"item": "novelty", "level": 3},
        {"item": "benefit", "level": 4},
        {"item": "adoption", "level": 3},
        {"item": "sustainability", "level": 3},
    ]
}


class PhaseIn(ShapeIn):
    """When the innovation came to a phase; from the trial on `url` leads to what shows it."""

    phase: InnovationPhase
    on: Day
    title: Annotated[str, text(200)]
    url: WebAddress | None = None


class InnovationIn(ShapeIn):
    """An innovation: the problem, what was changed, its measure before and after, its phases.

    `colleague_codes` are those who made it with you.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_SAMPLE]})

    period_id: Key
    title: Annotated[str, text(200)]
    sector: Sector
    problem: Annotated[str, text(2000)]
    change: Annotated[str, text(2000)]
    measure: Annotated[str, text(200)]
    measured_in: Annotated[str, text(40)]
    before: Exact
    after: Exact
    phases: Annotated[tuple[PhaseIn, ...], Field(min_length=1, max_length=4)]
    colleague_codes: Annotated[tuple[PersonCode, ...], Field(max_length=20)] = ()


class PhaseOut(ShapeOut):
    """When the innovation came to a phase, and what shows it."""

    phase: InnovationPhase
    on: Day
    title: str
    url: str | None


class InnovationOut(ShapeOut):
    """An entry of the register; who made it is told beside how it was judged."""

    id: Key
    unit_id: Key
    unit_code: str
    unit_name: str
    period_id: Key
    period_key: str
    title: str
    sector: str
    problem: str
    change: str
    measure: str
    measured_in: str
    before: Exact
    after: Exact
    state: InnovationState
    phases: tuple[PhaseOut, ...]
    is_mine: bool
    created_at: Instant
    decided_at: Instant | None
    allowed_actions: tuple[Action, ...]
    version: int


class InnovationPage(PageOut):
    """One page of the register, the first entered before the others."""

    items: tuple[InnovationOut, ...]


class VerdictIn(ShapeIn):
    """Your verdict: a level for each criterion of the rubric `innovation`, by its anchors."""

    model_config = ConfigDict(json_schema_extra={"examples": [_VERDICT]})

    levels: Annotated[tuple[JudgedLevelIn, ...], Field(min_length=1, max_length=60)]


class CriterionOut(ShapeOut):
    """The median level of a criterion, and the reasons that were given, unnamed."""

    item: str
    label: Bilingual
    level: Exact
    reasons: tuple[str, ...]


class InnovatorOut(ShapeOut):
    """One of those who made the innovation, as far as you may read of them."""

    employee_id: Key
    employee_code: str
    employee_name: str


class VerificationOut(ShapeOut):
    """How the panel judged; `points` and `criteria` come when it has decided."""

    innovation_id: Key
    state: InnovationState
    rubric: str
    rubric_number: int
    rule: str
    statement: Bilingual
    points: Exact | None
    criteria: tuple[CriterionOut, ...]
    innovators: tuple[InnovatorOut, ...]


Members = Annotated[tuple[PersonCode, ...], Field(min_length=1, max_length=50)]


class PanelIn(ShapeIn):
    """Who judges the innovations of a cycle: of a unit and all below it, else of the agency."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cycle_key": "2026",
                    "unit_code": "LAIN",
                    "member_codes": ["alfa-other", "alfa-deputy", "alfa-head"],
                }
            ]
        }
    )

    cycle_key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
    unit_code: Code | None = None
    member_codes: Members


class PanelMembersIn(ShapeIn):
    """All members of the panel from now on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"member_codes": ["alfa-other", "alfa-deputy", "alfa-head"]}]
        }
    )

    member_codes: Members


class PanelMemberOut(ShapeOut):
    """A member of a panel."""

    employee_id: Key
    employee_code: str
    employee_name: str


class PanelOut(ShapeOut):
    """A panel with its members; without a unit it judges for the whole agency."""

    id: Key
    cycle_id: Key
    cycle_key: str
    unit_id: Key | None
    unit_code: str | None
    unit_name: str | None
    members: tuple[PanelMemberOut, ...]
    created_at: Instant
    allowed_actions: tuple[Action, ...]
    version: int


class PanelPage(PageOut):
    """One page of panels, the first appointed before the others."""

    items: tuple[PanelOut, ...]
