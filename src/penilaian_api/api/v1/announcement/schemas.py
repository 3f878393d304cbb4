"""Define the request and response shapes of announcements."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Day, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.announcement.announcement import (
    AnnouncementKind,
    AnnouncementState,
    ReaderGroup,
)

Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Body = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class AnnouncementIn(ShapeIn):
    """An announcement as it should be: what it says, to whom, and whether they must confirm it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "guide",
                    "title": "Tata cara penilaian kinerja tahun ini",
                    "body": "SKP disusun bersama atasan sampai akhir Januari. Realisasi dan "
                    "buktinya dicatat setiap bulan.",
                    "unit_code": "BIDANG",
                    "is_required": True,
                    "due_on": "2099-01-31",
                }
            ]
        }
    )

    kind: AnnouncementKind
    title: Title
    body: Body
    unit_code: Annotated[
        Code | None,
        Field(description="Whose people it addresses, with those of the units below it."),
    ] = None
    reader_group: ReaderGroup = ReaderGroup.EVERYONE
    cycle_key: Annotated[
        Code | None,
        Field(description="The cycle whose gate of socialisation it helps to close."),
    ] = None
    period_key: Annotated[
        Code | None, Field(description="The period of which a leader speaks.")
    ] = None
    leader_code: Annotated[
        Code | None, Field(description="Whose statement it is, by their code.")
    ] = None
    is_required: Annotated[bool, Field(description="Whether its readers must acknowledge it.")] = (
        False
    )
    due_on: Annotated[Day | None, Field(description="By which day they should have done so.")] = (
        None
    )


class WithdrawalIn(ShapeIn):
    """Why an announcement holds no more."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Digantikan oleh panduan yang baru."}]}
    )

    reason: Reason


class AnnouncementAcknowledgeIn(ShapeIn):
    """The digest of what you read."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"digest": "0" * 64}]})

    digest: Digest


class AnnouncementOut(ShapeOut):
    """What is announced (*pengumuman, panduan, pernyataan pimpinan*)."""

    id: Key
    kind: AnnouncementKind
    title: str
    body: str
    unit_id: Key | None
    unit_code: str | None
    unit_name: str | None
    reader_group: ReaderGroup
    cycle_id: Key | None
    cycle_key: str | None
    period_id: Key | None
    period_key: str | None
    leader_id: Key | None
    leader_code: str | None
    leader_name: str | None
    is_required: bool
    due_on: Day | None
    digest: str
    state: AnnouncementState
    withdrawn_for: str
    created_at: Instant
    published_at: Instant | None
    acknowledged_at: Instant | None
    version: int


class AnnouncementDetailOut(AnnouncementOut):
    """An announcement with what you may do with it."""

    allowed_actions: tuple[str, ...]


class AnnouncementPage(PageOut):
    """One page of announcements."""

    items: tuple[AnnouncementOut, ...]


class ReaderOut(ShapeOut):
    """Somebody whom an announcement addresses, and when they acknowledged it."""

    id: Key
    employee_code: str
    name: str
    unit_code: str
    unit_name: str
    acknowledged_at: Instant | None


class ReaderPage(PageOut):
    """One page of those whom an announcement addresses, by their code."""

    items: tuple[ReaderOut, ...]


class UnitCoverageOut(ShapeOut):
    """How many people of a unit an announcement addresses, and how many have read it."""

    unit_code: str
    unit_name: str
    people: int
    acknowledged: int


class CoverageOut(ShapeOut):
    """How many people an announcement addresses, how many have read it, unit by unit."""

    announcement_id: Key
    people: int
    acknowledged: int
    units: tuple[UnitCoverageOut, ...]
