"""Map public services and the cases that they handled."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.progress.service_cases import CaseTime
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    of_agency,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice, sort_text


class PublicService(Editable, AgencyRecord):
    """A kind of service to citizens (*jenis layanan*), and which indicators its cases measure."""

    __tablename__ = "public_service"
    __table_args__ = (
        of_agency("public_service"),
        unique("public_service", "key"),
        *refers("public_service", "unit_id", "unit"),
        *refers("public_service", "completed_id", "indicator"),
        *refers("public_service", "processing_time_id", "indicator"),
        *refers("public_service", "response_time_id", "indicator"),
        *refers("public_service", "error_rate_id", "indicator"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    name: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[UUID]
    counted_in: Mapped[CaseTime] = mapped_column(choice(CaseTime, "counted_in"))
    completed_id: Mapped[UUID | None]
    """The indicator of the library that counts its completed cases; the others likewise."""
    processing_time_id: Mapped[UUID | None]
    response_time_id: Mapped[UUID | None]
    error_rate_id: Mapped[UUID | None]


class ServiceCase(Editable, AgencyRecord):
    """A case of a public service (*berkas*): when it came, was answered and done, and by whom."""

    __tablename__ = "service_case"
    about_person: ClassVar[bool] = True
    __table_args__ = (
        of_agency("service_case"),
        unique("service_case", "service_id", "number"),
        *refers("service_case", "service_id", "public_service"),
        Index("ix_service_case_number", "agency_id", "number", "id"),
        Index("ix_service_case_completed", "agency_id", "service_id", "completed_at"),
        Index(
            "ix_service_case_employee_id", "agency_id", "employee_id", "service_id", "completed_at"
        ),
        refers("service_case", "employee_id", "employee")[0],
        CheckConstraint("completed_at >= received_at", name="times"),
        CheckConstraint("responded_at >= received_at", name="response"),
        CheckConstraint("(completed_at IS NULL) = (processing IS NULL)", name="processing"),
        CheckConstraint("processing >= 0 AND response >= 0", name="elapsed"),
    )

    service_id: Mapped[UUID]
    number: Mapped[str] = mapped_column(sort_text(80))
    employee_id: Mapped[UUID | None]
    received_at: Mapped[datetime]
    responded_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    is_corrected: Mapped[bool] = mapped_column(default=False)
    processing: Mapped[Decimal | None]
    """The time from receipt to completion, as the service counts it; *response* likewise."""
    response: Mapped[Decimal | None]
