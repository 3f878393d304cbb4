"""Map what is shared between agencies: small tables, seldom written."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.storage.models.base import Base, Editable, new_id


class Agency(Editable, Base):
    """An agency (*instansi*): whose people are appraised, in which time zone, on which days."""

    __tablename__ = "agency"
    __table_args__ = (UniqueConstraint("key", name="uq_agency_key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(40))
    work_days: Mapped[str] = mapped_column(String(40), default="mon,tue,wed,thu,fri")
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Login(Base):
    """Where a login name belongs: it must be known before there is a tenant."""

    __tablename__ = "login"
    __table_args__ = (
        ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_login_agency_id"),
        Index("ix_login_agency_id", "agency_id"),
        UniqueConstraint("normal_form", name="uq_login_normal_form"),
    )
    audited = False

    login: Mapped[str] = mapped_column(String(100), primary_key=True)
    agency_id: Mapped[UUID]
    account_id: Mapped[UUID]
    normal_form: Mapped[str | None] = mapped_column(String(100))
    """The one spelling by which it is found, whatever capitals and blanks are written.

    None where two logins of before 0.2.0 differ in nothing else: the second is found as it stands.
    """


class SigningKey(Base):
    """A key that signs tokens: its private half is stored encrypted."""

    __tablename__ = "signing_key"
    audited = False

    kid: Mapped[str] = mapped_column(String(40), primary_key=True)
    private: Mapped[str] = mapped_column(String(2000))
    public: Mapped[str] = mapped_column(String(1000))
    published_at: Mapped[datetime]
    signs_from: Mapped[datetime]
    retires_at: Mapped[datetime | None]


class InstallationState(Base):
    """What the database knows of the programs and folders that go with it; there is one row."""

    __tablename__ = "installation_state"
    __table_args__ = (CheckConstraint("slot = 1", name="one_row"),)
    audited = False

    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    accepted_revisions: Mapped[str] = mapped_column(Text)
    """The revisions whose programs can work with the tables as they are, apart by blanks."""
    evidence_folder: Mapped[UUID | None]
    """The id of the folder in which the files of evidence lie."""
    packs: Mapped[bool | None]
    """Whether details and snapshots are packed: no program is left that cannot read them."""


class LegalStep(Base):
    """A pair of states between which a workflow may move: the database refuses all others."""

    __tablename__ = "legal_step"
    audited = False

    workflow: Mapped[str] = mapped_column(String(40), primary_key=True)
    origin: Mapped[str] = mapped_column(String(40), primary_key=True)
    target: Mapped[str] = mapped_column(String(40), primary_key=True)


class NationalHoliday(Base):
    """A day off decreed for the whole country, with the decree it stands in."""

    __tablename__ = "national_holiday"

    on: Mapped[date] = mapped_column("day", primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(200))
