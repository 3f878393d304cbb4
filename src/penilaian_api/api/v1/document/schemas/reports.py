"""Define the shapes of reports upward."""

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Day, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.document.documents import DocumentForm


class UpwardReportIn(ShapeIn):
    """To whom you report: who heads personnel, or the agency."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"recipient_code": "197001012000031001"}]}
    )

    recipient_code: Code


class UpwardReportOut(ShapeOut):
    """A report upward (art. 28): of whose result, to whom, and whether they have read it."""

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    evaluation_id: Key
    document_id: Key
    document_kind: DocumentForm
    document_code: str
    file_digest: str
    reported_by: Key
    reporter_name: str
    recipient_id: Key
    recipient_name: str
    due_on: Day
    reported_at: Instant
    digest: str
    acknowledged_at: Instant | None
    version: int


class UpwardReportPage(PageOut):
    """One page of reports upward, the first one sent before the others."""

    items: tuple[UpwardReportOut, ...]
