"""Define the request and response shapes of performance standards of positions."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    AMONG_ITEMS,
    BY_SOURCE,
    Bilingual,
    Code,
    Day,
    Flag,
    Instant,
    IsSourceVerified,
    Key,
    Part,
    ShapeIn,
    ShapeOut,
    UnverifiedKeys,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.transitions import VersionStatus

StandardKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
TitleKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{0,79}$")]
PositionCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

_SAMPLE: Final[dict[str, Any]] = {
    "key": "counter-officer",
    "title": {"id": "Standar kinerja petugas loket", "en": "Performance standard of counter staff"},
    "source": "Keputusan Kepala Dinas 14/2026",
    "serves": {"title_keys": ["petugas_loket"]},
    "expectations": [
        {"id": "Warga dilayani ramah dan cepat", "en": "People are served kindly and quickly"}
    ],
    "areas": [
        {
            "key": "service",
            "label": {"id": "Pelayanan loket", "en": "Service at the counter"},
            "is_mandatory": True,
        },
        {
            "key": "archive",
            "label": {"id": "Arsip berkas", "en": "Archive of files"},
            "is_mandatory": False,
        },
    ],
}


class StandardTextIn(ShapeIn):
    """One text in both languages."""

    id: Annotated[str, text(1000)]
    en: Annotated[str, text(1000)]


class DutyAreaIn(ShapeIn):
    """An area of duties; each plan has a work result for every mandatory one."""

    key: Part
    label: StandardTextIn
    is_mandatory: Flag = True


class ServesIn(ShapeIn):
    """Which positions a standard serves: by code, by the key of the title, by job class.

    Of several standards that serve a position the most particular one applies.
    """

    position_codes: Annotated[tuple[PositionCode, ...], Field(max_length=500)] = ()
    title_keys: Annotated[tuple[TitleKey, ...], Field(max_length=100)] = ()
    job_classes: Annotated[tuple[JobClass, ...], Field(max_length=20)] = ()


class StandardContent(ShapeIn):
    """What is expected of whoever holds a position, and in which areas of duties."""

    key: StandardKey
    title: StandardTextIn
    source: Annotated[str, text(500)]
    serves: ServesIn
    expectations: Annotated[tuple[StandardTextIn, ...], Field(min_length=1, max_length=50)]
    areas: Annotated[tuple[DutyAreaIn, ...], Field(max_length=30)]
    indicator_keys: Annotated[tuple[Code, ...], Field(max_length=50)] = ()


class StandardIn(ShapeIn):
    """A standard of your own, and from which day it shall apply."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"standard": _SAMPLE, "starts_on": "2027-01-01"}]}
    )

    standard: StandardContent
    starts_on: Day


class StandardAdoptIn(ShapeIn):
    """From which day a shipped standard applies, and to whom if not to those that it names."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"starts_on": "2026-01-01"}]})

    starts_on: Day
    serves: ServesIn | None = None


class StandardAcknowledgeIn(ShapeIn):
    """The digest of the version that you have read."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"digest": f"{'5e' * 32}"}]})

    digest: Digest


class DutyAreaOut(ShapeOut):
    """An area of duties."""

    key: str
    label: Bilingual
    is_mandatory: bool


class ServesOut(ShapeOut):
    """Which positions a standard serves."""

    position_codes: tuple[str, ...]
    title_keys: tuple[str, ...]
    job_classes: tuple[JobClass, ...]


class StandardShippedOut(ShapeOut):
    """What is expected of whoever holds a position."""

    key: str
    title: Bilingual
    source: str
    serves: ServesOut
    expectations: tuple[Bilingual, ...]
    areas: tuple[DutyAreaOut, ...]
    indicator_keys: tuple[str, ...]


class StandardShippedList(ShapeOut):
    """All standards that come with the program."""

    items: tuple[StandardShippedOut, ...]
    unverified: UnverifiedKeys = AMONG_ITEMS


class StandardOut(ShapeOut):
    """A version of a standard as your agency uses it; only a draft can still change.

    An active one applies from `starts_on` until `ends_on`, and can be read since `activated_at`.
    """

    id: Key
    key: str
    number: int
    status: VersionStatus
    standard: StandardShippedOut
    is_source_verified: IsSourceVerified = BY_SOURCE
    digest: str
    starts_on: Day
    ends_on: Day | None
    activated_at: Instant | None
    created_at: Instant
    allowed_actions: tuple[Action, ...]
    version: int


class StandardPage(PageOut):
    """One page of versions of standards, by key and number."""

    items: tuple[StandardOut, ...]


class PositionStandardOut(ShapeOut):
    """What applies to a position on a day, and when you acknowledged it, if you did."""

    position_id: Key
    on: Day
    standard: StandardOut
    acknowledged_at: Instant | None


class StandardAcknowledgedOut(ShapeOut):
    """What you acknowledged, by its digest, and when."""

    standard_id: Key
    digest: str
    acknowledged_at: Instant


class StandardHolderOut(ShapeOut):
    """Somebody to whom a standard applies; without `acknowledged_at` they have not said so yet."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    position_id: Key
    position_code: str
    position_title: str
    unit_code: str
    unit_name: str
    acknowledged_at: Instant | None


class StandardHolderPage(PageOut):
    """One page of the people to whom a standard applies."""

    items: tuple[StandardHolderOut, ...]
