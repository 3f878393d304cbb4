"""Map the rules by which an agency finds who does well, in their versions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.transitions import VersionStatus
from penilaian_api.storage.models.base import AgencyRecord, Editable, of_agency, unique
from penilaian_api.storage.models.types import choice, sort_text


class OutstandingRuleVersion(Editable, AgencyRecord):
    """A rule as one agency uses it: the canonical document whose SHA-256 is the digest."""

    __tablename__ = "outstanding_rule_version"
    __table_args__ = (
        of_agency("outstanding_rule_version"),
        unique("outstanding_rule_version", "key", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    key: Mapped[str] = mapped_column(sort_text(60))
    number: Mapped[int]
    status: Mapped[VersionStatus] = mapped_column(choice(VersionStatus, "status"))
    document: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
