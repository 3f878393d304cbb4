"""Define the shapes of rubrics, of what positions demand, and of assessments by a rubric."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    BY_SOURCE,
    Bilingual,
    Day,
    Exact,
    Instant,
    IsSourceVerified,
    Key,
    PersonCode,
    ShapeIn,
    ShapeOut,
    Whole,
    text,
)
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.progress.rubric import (
    HIGHEST,
    LOWEST,
    ReasonPolicy,
    RubricGroup,
    RubricRule,
)

RubricKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
ItemKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Level = Annotated[Whole, Field(ge=LOWEST, le=HIGHEST, description="A level, from 1 to 5.")]
Reason = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]

_SAMPLE: Final[dict[str, Any]] = {
    "employee_code": "alfa-staff",
    "period_id": "019d2a70-0000-7000-8000-000000000001",
    "rubric": "professionalism",
    "assessed_on": "2026-01-05",
    "levels": [
        {"item": "duty", "level": 4},
        {"item": "rules", "level": 3},
        {"item": "attitude", "level": 5, "reason": "Mendampingi pemohon difabel sampai selesai."},
    ],
}


class RubricItemOut(ShapeOut):
    """What is judged; `levels` says what each level looks like, the first first."""

    key: str
    group: RubricGroup
    label: Bilingual
    levels: tuple[Bilingual, ...]


class RubricOut(ShapeOut):
    """A rubric; `rule` and `statement` say how its levels make the value of the `part`."""

    key: str
    number: int
    part: str
    title: Bilingual
    source: str
    is_source_verified: IsSourceVerified = BY_SOURCE
    reasons: ReasonPolicy
    rule: RubricRule
    rule_number: int
    statement: Bilingual
    items: tuple[RubricItemOut, ...]


class RubricList(ShapeOut):
    """All rubrics that come with the program."""

    items: tuple[RubricOut, ...]


class DemandIn(ShapeIn):
    """A level that the position demands; `title` names a technical competence of your own."""

    item: ItemKey
    level: Level
    title: Annotated[str, text(200)] | None = None


class DemandsIn(ShapeIn):
    """All that the position demands by itself, beside or in place of what its class does."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"levels": [{"item": "permit_processing", "level": 3}]},
                {"levels": []},
            ]
        }
    )

    levels: Annotated[tuple[DemandIn, ...], Field(max_length=60)]


class DemandedLevelOut(ShapeOut):
    """A competence with the level that is demanded; `is_own`: the position says so itself."""

    item: str
    label: Bilingual
    group: RubricGroup
    level: int
    anchor: Bilingual
    is_own: bool


class DemandsOut(ShapeOut):
    """What a position demands of competences; `version` is that of the position."""

    position_id: Key
    position_code: str
    job_class: JobClass
    rubric: str
    number: int
    source: Annotated[str, Field(description="By what a class demands its levels.")]
    is_source_verified: IsSourceVerified = BY_SOURCE
    levels: tuple[DemandedLevelOut, ...]
    version: int


class JudgedLevelIn(ShapeIn):
    """A level for one item, and why: where the rubric wants it, it must be given."""

    item: ItemKey
    level: Level
    reason: Reason = ""


class CompetenceAssessmentIn(ShapeIn):
    """How somebody was assessed; a correction names what it corrects in `supersedes_id`."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SAMPLE]})

    employee_code: PersonCode
    period_id: Key
    rubric: RubricKey
    assessed_on: Day
    levels: Annotated[tuple[JudgedLevelIn, ...], Field(min_length=1, max_length=60)]
    recommendation: Annotated[str, text(2000)] | None = None
    supersedes_id: Key | None = None


class AssessedLevelOut(ShapeOut):
    """A level that was reached with its anchor; `gap` is what lacks to the one demanded."""

    item: str
    label: Bilingual
    group: RubricGroup
    level: int
    anchor: Bilingual
    demanded: int
    gap: int
    reason: str


class CompetenceAssessmentOut(ShapeOut):
    """An assessment; `value` is what `rule` makes of its levels, from 1 to 5."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    period_id: Key
    period_key: str
    position_id: Key
    rubric: str
    rubric_number: int
    part: str
    rule: str
    statement: Bilingual
    assessed_on: Day
    levels: tuple[AssessedLevelOut, ...]
    value: Exact
    recommendation: str | None = None
    assessor_id: Key | None
    supersedes_id: Key | None
    is_corrected: bool
    posted_at: Instant


class CompetenceAssessmentPage(PageOut):
    """One page of assessments, the first handed in before the others."""

    items: tuple[CompetenceAssessmentOut, ...]
