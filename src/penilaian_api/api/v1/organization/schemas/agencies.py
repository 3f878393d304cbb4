"""Define the request and response shapes of the agency, its holidays and its defects."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.organization.schemas.holidays import MovedTermsOut
from penilaian_api.api.v1.shared.lists import ShortPageOut
from penilaian_api.api.v1.shared.shapes import (
    ABSENT,
    Day,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.organization.defects import DefectCode, Mender

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class AgencyPatch(ShapeIn):
    """The fields of your agency to update; what is left out stays."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"work_days": ["mon", "tue", "wed", "thu", "fri"]}]}
    )

    name: Annotated[str, text(200)] = ABSENT
    zone: Annotated[str, text(40)] = ABSENT
    work_days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)] = ABSENT


class AgencyOut(ShapeOut):
    """Your agency (*instansi*)."""

    id: Key
    key: str
    name: str
    zone: str
    work_days: tuple[str, ...]
    is_sample: bool
    created_at: Instant
    version: int
    allowed_actions: tuple[Action, ...] = ()


class AgencyEdited(AgencyOut):
    """Your agency as it was changed, and the running terms that move by its new week."""

    moved_terms: MovedTermsOut


class DefectOut(ShapeOut):
    """What is missing, whom or what it affects, and who can correct it."""

    code: DefectCode
    reason: str
    mender: Mender
    mended_by: str
    employee_id: Key | None
    position_id: Key | None
    unit_id: Key | None
    plan_id: Key | None
    evaluation_id: Key | None
    objection_id: Key | None
    starts_on: Day | None
    ends_on: Day | None


class DefectPage(ShortPageOut):
    """One page of defects, kind by kind."""

    items: tuple[DefectOut, ...]
