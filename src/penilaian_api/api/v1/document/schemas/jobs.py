"""Define the shapes of document jobs."""

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut, ShortPageOut
from penilaian_api.api.v1.shared.shapes import Code, Flag, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.document.jobs import (
    DocumentJobKind,
    DocumentJobState,
    FileFormat,
    JobItemGap,
    JobItemState,
)


class DocumentJobIn(ShapeIn):
    """Of whom, of which period, and as what documents or forms are made."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "period_id": "019c5f0a-0000-7000-8000-000000000001",
                    "unit_code": "BAG-UMUM",
                    "kind": "documents",
                    "file_format": "zip",
                }
            ]
        }
    )

    period_id: Key
    unit_code: Code
    with_subunits: Flag = Field(default=True, description="Whether the units below are meant, too.")
    kind: DocumentJobKind = Field(
        description="`documents` of final results (D.1.1 to D.1.3), or all `forms` of each plan."
    )
    file_format: FileFormat = Field(
        default=FileFormat.ZIP,
        description="An archive with a file of each person, or one PDF that binds them all.",
    )


class DocumentJobOut(ShapeOut):
    """A job: how many people it is about, and for how many you get a file now, or none."""

    id: Key
    period_id: Key
    unit_id: Key
    unit_code: str
    unit_name: str
    with_subunits: bool
    kind: DocumentJobKind
    file_format: FileFormat
    state: DocumentJobState
    total: int
    written: int
    lacking: int
    with_lacking_signs: int
    requested_at: Instant
    begun_at: Instant | None
    ended_at: Instant | None
    kept_until: Instant | None = Field(
        description="Once it has ended: until when what it has written is kept."
    )
    allowed_actions: tuple[Action, ...]
    version: int


class DocumentJobPage(PageOut):
    """One page of jobs, the first one asked for before the others."""

    items: tuple[DocumentJobOut, ...]


class DocumentJobItemOut(ShapeOut):
    """One person of a job: their file, or why there is none (`gap`, and `reason` in words).

    Whom you reach no more has no code and no name here.
    """

    number: int
    employee_id: Key
    employee_code: str | None
    employee_name: str | None
    state: JobItemState
    gap: JobItemGap | None
    reason: str | None
    document_id: Key | None
    file_digest: str | None
    size: int | None
    lacking_signs: tuple[str, ...]
    settled_at: Instant | None


class DocumentJobItemPage(ShortPageOut):
    """One page of the people of a job, by name."""

    items: tuple[DocumentJobItemOut, ...]
