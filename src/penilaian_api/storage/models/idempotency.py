"""Map idempotency keys: a request that is sent twice has one effect and one response."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.storage.models.base import Base


class IdempotencyKey(Base):
    """The key by which a caller sends a request, and the response to it once there is one."""

    __tablename__ = "kept_answer"
    __table_args__ = (
        ForeignKeyConstraint(
            ["agency_id", "account_id"],
            ["account.agency_id", "account.id"],
            name="fk_kept_answer_account_id",
        ),
    )
    audited = False

    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime]
    status: Mapped[int | None]
    headers: Mapped[str | None] = mapped_column(String(2000))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    targets: Mapped[dict[str, list[str]] | None] = mapped_column(JSON)
    """What it was about, ids by table: whoever no longer reaches all of it gets no response."""
    packed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """All of the response in one piece; a program of before writes the four columns above instead.

    To such a program it reads as a request that still runs: it says to ask again.
    """
