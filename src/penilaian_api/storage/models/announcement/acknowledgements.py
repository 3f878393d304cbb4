"""Map acknowledgements: who has seen which record, in which version of its content."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.storage.models.base import PersonRecord, of_agency, of_person


class Acknowledgement(PersonRecord):
    """A person has seen a record in one version of its content, and says so."""

    __tablename__ = "acknowledgement"
    __table_args__ = (
        of_agency("acknowledgement"),
        *of_person("acknowledgement"),
        UniqueConstraint(
            "agency_id",
            "employee_id",
            "record",
            "record_id",
            "content_hash",
            name="uq_acknowledgement_once",
        ),
    )

    record: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID]
    content_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
