"""Define the request and response shapes of surveys and their links."""

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    Instant,
    Key,
    Part,
    PersonCode,
    ShapeIn,
    ShapeOut,
    Whole,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.release import LEAST_GROUP
from penilaian_api.domain.survey.survey import LinkKind, SurveyState

IndicatorKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Population = Annotated[Whole, Field(ge=1, description="How many people the unit serves.")]

_SAMPLE: dict[str, Any] = {
    "title": "Kepuasan pemohon, triwulan I 2026",
    "instrument_id": "019d2a70-0000-7000-8000-000000000001",
    "starts_on": "2026-01-05",
    "ends_on": "2026-03-31",
    "targets": [{"unit_code": "DPMPTSP", "population": 480}],
}


class SurveyTargetIn(ShapeIn):
    """About what a survey asks: a unit and how many it serves, a person (360), or an indicator."""

    unit_code: Code | None = None
    employee_code: PersonCode | None = None
    indicator_key: IndicatorKey | None = None
    population: Population | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        subjects = (self.unit_code, self.employee_code, self.indicator_key)
        if sum(subject is not None for subject in subjects) != 1:
            raise ValueError("unit_or_person")
        return self


class SurveyIn(ShapeIn):
    """A survey as it should be.

    With `period_id` and `part` its release writes a measurement of that part for each unit.
    `audience` follows from the instrument unless it is stated: citizens by links, colleagues (360),
    all employees of the units, or the holders of the positions that an indicator measures. To ask
    the employees of the whole agency, leave `targets` empty.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_SAMPLE]})

    title: Annotated[str, text(200)]
    instrument_id: Key
    period_id: Key | None = None
    part: Part | None = None
    starts_on: Day
    ends_on: Day
    minimum_group: Annotated[
        Whole,
        Field(ge=LEAST_GROUP, le=1000, description="What fewer answered is not shown."),
    ] = LEAST_GROUP
    audience: SurveyAudience | None = None
    targets: Annotated[tuple[SurveyTargetIn, ...], Field(max_length=200)] = ()

    @model_validator(mode="after")
    def _period_and_part(self) -> Self:
        if (self.period_id is None) != (self.part is None):
            raise ValueError("period_and_part")
        return self


class SurveyTargetOut(ShapeOut):
    """What a survey is about; `sample_size` is how many to ask (Krejcie and Morgan).

    `links` counts all who were asked, also who declined. `used` is told once the survey is closed,
    where the minimum answered: before, it would say when somebody did, and of few, who.
    """

    unit_id: Key | None
    unit_code: str | None
    unit_name: str | None
    about_id: Key | None
    employee_code: str | None
    employee_name: str | None
    indicator_version_id: Key | None
    indicator_key: str | None
    statement: str | None
    population: int | None
    sample_size: int | None
    links: int
    used: int | None


class SurveyOut(ShapeOut):
    """A survey with what it is about."""

    id: Key
    title: str
    instrument_id: Key
    period_id: Key | None
    part: str | None
    starts_on: Day
    ends_on: Day
    minimum_group: int
    audience: SurveyAudience
    state: SurveyState
    targets: tuple[SurveyTargetOut, ...]
    created_at: Instant
    allowed_actions: tuple[Action, ...]
    version: int


class SurveyPage(PageOut):
    """One page of surveys, by their first day."""

    items: tuple[SurveyOut, ...]


class LinksIn(ShapeIn):
    """How many links are wanted about one unit, and of which kind."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"unit_code": "DPMPTSP", "kind": "single", "number": 20}]}
    )

    unit_code: Code
    kind: LinkKind
    number: Annotated[Whole, Field(ge=1, le=1000)] = 1


class LinkOut(ShapeOut):
    """A link, shown this once: give it to one person, or lay it open at the counter."""

    unit_code: str
    kind: LinkKind
    token: str
    url: Annotated[str, Field(description="The page on which people answer, in any browser.")]


class LinkList(ShapeOut):
    """The links just issued; nobody can show them again."""

    items: tuple[LinkOut, ...]
