"""Map the documents that were issued of final results: their very bytes, and their codes.

Why it is so: docs/decisions/0076.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.document.documents import DocumentForm
from penilaian_api.storage.models.base import (
    PersonRecord,
    of_agency,
    of_person,
    owned,
    refers,
    unique,
)
from penilaian_api.storage.models.types import PackedBinary, choice

_DIGEST: Final = 64


class IssuedDocument(PersonRecord):
    """A document of a result (D.1.1, D.1.2, D.1.3): issued once, its file is given out again."""

    __tablename__ = "issued_document"
    __table_args__ = (
        of_agency("issued_document"),
        owned("issued_document"),
        *of_person("issued_document"),
        unique("issued_document", "snapshot_id"),
        unique("issued_document", "code"),
        *refers("issued_document", "evaluation_id", "evaluation", personal=True),
        *refers("issued_document", "snapshot_id", "snapshot", personal=True),
        refers("issued_document", "issued_by", "account")[0],
        CheckConstraint("size > 0 AND result_number > 0", name="counts"),
    )

    evaluation_id: Mapped[UUID]
    snapshot_id: Mapped[UUID]
    result_number: Mapped[int]
    kind: Mapped[DocumentForm] = mapped_column(choice(DocumentForm, "kind"))
    template: Mapped[int]
    """By which version of the templates it was set."""
    code: Mapped[str] = mapped_column(String(60))
    """What is printed on it, by which anybody asks whether it is valid."""
    result_digest: Mapped[str] = mapped_column(String(_DIGEST))
    file_digest: Mapped[str] = mapped_column(String(_DIGEST))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(PackedBinary, info={"secret": True})
    """Left out of the trail, which holds the digest: once is enough."""
    lacking: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The signs that no letter had: they stand in it by their numbers."""
    issued_by: Mapped[UUID]
    issued_at: Mapped[datetime]
