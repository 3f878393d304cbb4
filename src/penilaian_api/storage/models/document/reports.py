"""Map reports upward: which document of a result was reported to whom, with what lies beside it.

Why it is so: docs/decisions/0078.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.storage.models.base import (
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    refers,
    unique,
)
from penilaian_api.storage.models.types import PackedBinary


class UpwardReport(Editable, PersonRecord):
    """A result reported to who heads personnel or the agency (art. 28), until they have seen it."""

    __tablename__ = "upward_report"
    __table_args__ = (
        of_agency("upward_report"),
        *of_person("upward_report"),
        unique("upward_report", "document_id"),
        *refers("upward_report", "evaluation_id", "evaluation", personal=True),
        *refers("upward_report", "document_id", "issued_document", personal=True),
        *refers("upward_report", "reported_by", "employee"),
        *refers("upward_report", "recipient_id", "employee"),
        CheckConstraint("recipient_id NOT IN (employee_id, reported_by)", name="to_another"),
        CheckConstraint("reported_by <> employee_id", name="not_by_oneself"),
    )
    invites = ("recipient_id",)

    evaluation_id: Mapped[UUID]
    document_id: Mapped[UUID]
    reported_by: Mapped[UUID]
    recipient_id: Mapped[UUID]
    due_on: Mapped[date]
    """Until when the law asks for it: counted from the end of the window."""
    reported_at: Mapped[datetime]
    sheet: Mapped[bytes] = mapped_column(PackedBinary, info={"secret": True})
    """What plan and result stated on that day: the forms beside the document are set from it."""
    digest: Mapped[str] = mapped_column(String(64))
    acknowledged_at: Mapped[datetime | None]
