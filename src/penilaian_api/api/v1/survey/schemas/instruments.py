"""Define the request and response shapes of survey instruments."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    AMONG_ITEMS,
    BY_SOURCE,
    Bilingual,
    Exact,
    FaultOut,
    Instant,
    IsSourceVerified,
    Key,
    ShapeIn,
    ShapeOut,
    UnverifiedKeys,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.survey.instrument import ItemKind, SurveyPurpose
from penilaian_api.domain.transitions import VersionStatus

InstrumentKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
ItemCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Grade = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9+-]{0,9}$")]

_SAMPLE: dict[str, Any] = {
    "key": "counter-service",
    "title": {"id": "Pelayanan loket", "en": "Service at the counter"},
    "purpose": "satisfaction",
    "source": "Keputusan Kepala Dinas 12/2026",
    "factor": "25",
    "questions": [
        {
            "code": "speed",
            "kind": "scale",
            "text": {"id": "Seberapa cepat Anda dilayani?", "en": "How fast were you served?"},
            "options": [
                {"id": "Tidak cepat", "en": "Not fast"},
                {"id": "Kurang cepat", "en": "Not quite fast"},
                {"id": "Cepat", "en": "Fast"},
                {"id": "Sangat cepat", "en": "Very fast"},
            ],
        },
        {"code": "advice", "kind": "text", "text": {"id": "Saran Anda", "en": "Your advice"}},
    ],
    "bands": [
        {"grade": "A", "name": {"id": "Baik", "en": "Good"}, "least": "75"},
        {"grade": "B", "name": {"id": "Kurang baik", "en": "Not good"}, "least": "25"},
    ],
}


class WordingIn(ShapeIn):
    """One text in both languages."""

    id: Annotated[str, text(500)]
    en: Annotated[str, text(500)]


class SurveyItemIn(ShapeIn):
    """A question; `options` name the values 1, 2, 3 … of a scale or a choice, in order."""

    code: ItemCode
    kind: ItemKind
    text: WordingIn
    options: Annotated[tuple[WordingIn, ...], Field(max_length=20)] = ()


class GradeBandIn(ShapeIn):
    """A grade of the index: from `least` on, by the index rounded to two digits."""

    grade: Grade
    name: WordingIn
    least: Exact


class InstrumentContent(ShapeIn):
    """The questions of a survey and what their answers make.

    `factor` times the mean over all scale questions is the index; without it there is none.
    """

    key: InstrumentKey
    title: WordingIn
    purpose: SurveyPurpose
    source: Annotated[str, text(500)]
    questions: Annotated[tuple[SurveyItemIn, ...], Field(min_length=1, max_length=60)]
    factor: Exact | None = None
    bands: Annotated[tuple[GradeBandIn, ...], Field(max_length=10)] = ()


class InstrumentIn(ShapeIn):
    """An instrument of your own."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"instrument": _SAMPLE}]})

    instrument: InstrumentContent


class SurveyItemOut(ShapeOut):
    """A question with the names of its values."""

    code: str
    kind: ItemKind
    text: Bilingual
    options: tuple[Bilingual, ...]


class GradeBandOut(ShapeOut):
    """A grade of the index, and from where on it holds."""

    grade: str
    name: Bilingual
    least: Exact


class InstrumentShippedOut(ShapeOut):
    """An instrument that comes with the program."""

    key: str
    title: Bilingual
    purpose: SurveyPurpose
    source: str
    questions: tuple[SurveyItemOut, ...]
    factor: Exact | None
    bands: tuple[GradeBandOut, ...]


class InstrumentShippedList(ShapeOut):
    """All instruments that come with the program."""

    items: tuple[InstrumentShippedOut, ...]
    unverified: UnverifiedKeys = AMONG_ITEMS


class InstrumentOut(ShapeOut):
    """A version of an instrument as your agency uses it; only a draft can still change."""

    id: Key
    key: str
    number: int
    status: VersionStatus
    instrument: InstrumentShippedOut
    is_source_verified: IsSourceVerified = BY_SOURCE
    digest: str
    warnings: Annotated[
        tuple[FaultOut, ...], Field(description="Questions that ask two things at once.")
    ]
    created_at: Instant
    allowed_actions: tuple[Action, ...]
    version: int


class InstrumentPage(PageOut):
    """One page of instrument versions, by key and number."""

    items: tuple[InstrumentOut, ...]
