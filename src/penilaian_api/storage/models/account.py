"""Map accounts, role grants, one-time codes, sign-ins and refresh tokens."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.dates import Span
from penilaian_api.storage.models.base import AgencyRecord, Editable, of_agency, refers, unique
from penilaian_api.storage.models.types import choice, sort_text


class Account(Editable, AgencyRecord):
    """A login of one agency; it names an employee, or none (service, outside auditor)."""

    __tablename__ = "account"
    __table_args__ = (
        of_agency("account"),
        unique("account", "login"),
        *refers("account", "employee_id", "employee"),
        *refers("account", "unit_id", "unit"),
        CheckConstraint("kind = 'person' OR employee_id IS NULL", name="service_is_nobody"),
    )

    login: Mapped[str] = mapped_column(sort_text(100))
    kind: Mapped[AccountKind] = mapped_column(choice(AccountKind, "kind"))
    employee_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    scopes: Mapped[list[str]] = mapped_column(JSON, default=list)
    password_hash: Mapped[str | None] = mapped_column(String(300), info={"secret": True})
    activated_at: Mapped[datetime | None]
    """When a password was first set; it stays, whatever becomes of the password."""
    reset_at: Mapped[datetime | None]
    """When a code last replaced the password of an account that was in use."""
    failures: Mapped[int] = mapped_column(default=0)
    blocked_until: Mapped[datetime | None]
    """Nothing reads it any more; processes of version 0.1.0 may still run beside these."""
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class RoleGrant(AgencyRecord):
    """The role admin or auditor, held by an account from one day to another."""

    __tablename__ = "role_grant"
    __table_args__ = (
        of_agency("role_grant"),
        *refers("role_grant", "account_id", "account"),
        *refers("role_grant", "approval_id", "approval_request"),
        CheckConstraint("role IN ('admin', 'auditor')", name="granted_role"),
        CheckConstraint("ends_before IS NULL OR ends_before > starts_on", name="dates"),
    )

    account_id: Mapped[UUID]
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    starts_on: Mapped[date]
    ends_before: Mapped[date | None]
    is_pending: Mapped[bool] = mapped_column(default=False)
    """It opens nothing before a second person consents."""
    approval_id: Mapped[UUID | None]

    @property
    def ends_on(self) -> date | None:
        """The last day, inclusive, as people write it."""
        return Span(self.starts_on, self.ends_before).ends_on


class ActivationCode(AgencyRecord):
    """A one-time code with which a person sets the first or a forgotten password."""

    __tablename__ = "activation_code"
    __table_args__ = (
        of_agency("activation_code"),
        *refers("activation_code", "account_id", "account"),
        *refers("activation_code", "approval_id", "approval_request"),
    )

    account_id: Mapped[UUID]
    approval_id: Mapped[UUID | None]
    """The request that must be granted before the code works; none for a first password."""
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), info={"secret": True})
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInSession(AgencyRecord):
    """One sign-in: the family of all refresh tokens that followed from it."""

    __tablename__ = "sign_in_session"
    __table_args__ = (
        of_agency("sign_in_session"),
        Index("ix_sign_in_session_of_account", "agency_id", "account_id", "id"),
        *refers("sign_in_session", "account_id", "account"),
    )

    account_id: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    device: Mapped[str | None] = mapped_column(String(60))
    """What its owner calls the device that they registered with it; it stays signed in longer."""
    revoked_at: Mapped[datetime | None]
    revoked_for: Mapped[str | None] = mapped_column(String(40))


class RefreshToken(AgencyRecord):
    """A refresh token by its digest; it is used once, and a late second use betrays a theft."""

    __tablename__ = "refresh_token"
    __table_args__ = (
        of_agency("refresh_token"),
        *refers("refresh_token", "session_id", "sign_in_session"),
        unique("refresh_token", "digest"),
    )
    audited = False

    session_id: Mapped[UUID]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    sealed_pair: Mapped[bytes | None] = mapped_column(LargeBinary, info={"secret": True})
    """What it was exchanged for, until the successor is used; only the token itself opens it."""
