"""Define the request and response shapes of the library of indicators."""

from dataclasses import fields
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut, ShortPageOut
from penilaian_api.api.v1.shared.measured import MeasuredOut, TargetIn, steps_to_json
from penilaian_api.api.v1.shared.shapes import Code, Flag, Instant, Key, Scaled, ShapeOut
from penilaian_api.domain.indicator.check import Exemption, FindingCode, IndicatorState, Severity
from penilaian_api.domain.plan.plan import Accumulation, Aspect, ControlLevel, Frequency, Polarity
from penilaian_api.services.indicator.indicators import IndicatorVersionInput

Statement = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
LongText = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
Formula = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]
UnitOfMeasure = Annotated[
    str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)
]
IndicatorKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Sector = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]

_STATED = {field.name for field in fields(IndicatorVersionInput)}
_SAMPLE: dict[str, Any] = {
    "statement": "Persentase permohonan yang selesai dalam lima hari kerja",
    "result": "Pelayanan perizinan yang cepat",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "sector": "licensing",
    "title_keys": ["STAFF"],
    "is_public": True,
    "is_public_service": True,
}


class IndicatorContent(TargetIn):
    """What an indicator says.

    A target is one number, a range (`target_low` and `target_high`), or rising `steps` up to 100.
    Without `title_keys` it suits every job.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_SAMPLE]})

    statement: Statement
    result: Annotated[Text, Field(description="The work result it usually measures.")] = ""
    definition: LongText = ""
    formula: Formula = ""
    data_source: Text = ""
    measured_in: UnitOfMeasure | None = None
    polarity: Polarity
    aspects: Annotated[tuple[Aspect, ...], Field(min_length=1, max_length=4)]
    accumulation: Accumulation
    frequency: Frequency
    baseline: Scaled | None = None
    is_maximum: Flag = False
    exemption: Exemption | None = None
    control_level: ControlLevel | None = None
    sector: Sector = "general"
    title_keys: Annotated[tuple[IndicatorKey, ...], Field(max_length=200)] = ()
    is_public: Annotated[Flag, Field(description="Shown to everybody once agreed.")] = False
    is_public_service: Flag = False

    def to_input(self) -> IndicatorVersionInput:
        """Turn the body into what the service stores: lists sorted, steps as they are kept."""
        content = self.model_dump(include=_STATED)
        content["aspects"] = sorted({aspect.value for aspect in self.aspects})
        content["title_keys"] = sorted(set(self.title_keys))
        content["steps"] = steps_to_json(self.steps)
        return IndicatorVersionInput(**content)


class IndicatorIn(IndicatorContent):
    """An indicator for the library, under a key of its own."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"key": "permit-in-five-days", **_SAMPLE}]}
    )

    key: IndicatorKey


class FindingOut(ShapeOut):
    """One finding: what *refuses* must be corrected before it is agreed, the rest is advice."""

    code: FindingCode
    severity: Severity
    where: str
    text: str


class Checked(ShapeOut):
    """What the check found; nothing was stored."""

    findings: tuple[FindingOut, ...]


class PublicIndicatorOut(MeasuredOut):
    """An indicator as everybody may read it."""

    key: str
    number: int
    result: str
    definition: str
    formula: str
    data_source: str
    sector: str
    title_keys: tuple[Code, ...]


class PublicIndicatorPage(ShortPageOut):
    """One page of a public catalogue, by key."""

    items: tuple[PublicIndicatorOut, ...]


class IndicatorVersionOut(PublicIndicatorOut):
    """A version of an indicator (*kamus indikator*): drafted, proposed, agreed, retired."""

    id: Key
    indicator_id: Key
    state: IndicatorState
    is_public: bool
    proposed_by: Key | None
    proposed_by_name: str | None
    is_mapped: Annotated[bool, Field(description="Whether it is mapped to a position.")]
    allowed_actions: tuple[str, ...]
    version: int


class IndicatorVersionDetail(IndicatorVersionOut):
    """A version with what the check finds in it."""

    findings: tuple[FindingOut, ...]


class IndicatorPage(PageOut):
    """One page of versions, by key and number."""

    items: tuple[IndicatorVersionOut, ...]


class IndicatorOut(ShapeOut):
    """An item of the library with all its versions, oldest first."""

    id: Key
    key: str
    created_at: Instant
    versions: tuple[IndicatorVersionDetail, ...]
