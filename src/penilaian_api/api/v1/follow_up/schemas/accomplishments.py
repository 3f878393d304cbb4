"""Define the shapes of accomplishments."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.follow_up.accomplishment import AccomplishmentState

_KEY: Final = "019d2a70-0000-7000-8000-000000000001"
_SAMPLE: Final[dict[str, Any]] = {
    "plan_id": _KEY,
    "title": "Layanan jemput bola perekaman KTP elektronik",
    "description": "Perekaman di 12 kelurahan bagi warga lanjut usia, selesai sebelum tenggat.",
    "completed_on": "2026-02-20",
    "is_public_service": True,
    "line_ids": [_KEY],
    "evidence_ids": [_KEY],
}


class AccomplishmentIn(ShapeIn):
    """What you completed, to which items of your plan it belongs, and what shows it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SAMPLE]})

    plan_id: Key
    title: Annotated[str, text(200)]
    description: Annotated[str, text(2000)]
    completed_on: Day
    is_public_service: bool
    line_ids: Annotated[
        tuple[Key, ...],
        Field(min_length=1, max_length=20, description="Lines of the plan, of agreed revisions."),
    ]
    evidence_ids: Annotated[
        tuple[Key, ...],
        Field(
            min_length=1, max_length=20, description="What shows it, as `post_evidence` gave it."
        ),
    ]


class AccomplishmentDecisionIn(ShapeIn):
    """Whether you confirm it; whoever does not says why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"is_confirmed": True, "reason": "Saya hadir pada perekaman terakhir."}]
        }
    )

    is_confirmed: bool
    reason: Annotated[str, text(1000, 0)] = ""


class AccomplishedLineOut(ShapeOut):
    """An item of the plan, in the words of the newest revision that was agreed."""

    line_id: Key
    statement: str


class AccomplishmentEvidenceOut(ShapeOut):
    """What shows it."""

    evidence_id: Key
    title: str


class AccomplishedEvaluationOut(ShapeOut):
    """An evaluation in whose period it was completed."""

    evaluation_id: Key
    period_key: str


class AccomplishmentOut(ShapeOut):
    """A project that somebody completed, and whether their leader confirmed it."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    plan_id: Key
    title: str
    description: str
    completed_on: Day
    is_public_service: bool
    state: AccomplishmentState
    lines: tuple[AccomplishedLineOut, ...]
    evidence: tuple[AccomplishmentEvidenceOut, ...]
    evaluations: tuple[AccomplishedEvaluationOut, ...]
    recorded_at: Instant
    decided_by_name: str | None
    decided_at: Instant | None
    reason: str
    version: int


class AccomplishmentDetailOut(AccomplishmentOut):
    """An accomplishment, and what you may do with it."""

    allowed_actions: tuple[Action, ...]


class AccomplishmentPage(PageOut):
    """One page of accomplishments, the first recorded before the others."""

    items: tuple[AccomplishmentOut, ...]
