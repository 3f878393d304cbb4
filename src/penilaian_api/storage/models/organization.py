"""Map the organization: units, positions, people, and effective-dated assignments and lines.

Dated records are stored half-open: *starts_on* is the first day, *ends_before* the day after the
last, empty while open. A wrong entry is voided with a reason, never edited in the past.

Why it is so: docs/decisions/0006.
"""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, Index, String, and_, or_, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.domain.sorting import sort_key
from penilaian_api.storage.models.base import (
    AgencyRecord,
    Editable,
    PersonRecord,
    of_agency,
    of_person,
    owned,
    part_of,
    refers,
    unique,
)
from penilaian_api.storage.models.types import choice, sort_text


class SortedByName:
    """What lists sort and search by its name."""

    sort_name: Mapped[str]

    @validates("name")
    def _keep_sort_name(self, attribute: str, name: str) -> str:
        del attribute
        self.sort_name = sort_key(name)
        return name


class Unit(SortedByName, Editable, AgencyRecord):
    """A unit of work (*unit kerja*); *path* names its ancestors and itself, each ending in /."""

    __tablename__ = "unit"
    __table_args__ = (
        of_agency("unit"),
        unique("unit", "code"),
        unique("unit", "path"),
        refers("unit", "parent_id", "unit")[0],
        Index("ix_unit_parent_id", "agency_id", "parent_id"),
        Index("ix_unit_sort_name", "agency_id", "sort_name", "id"),
        CheckConstraint("parent_id <> id", name="not_own_parent"),
        CheckConstraint("code NOT LIKE '%/%'", name="code_without_slash"),
    )

    code: Mapped[str] = mapped_column(sort_text(60))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    sector: Mapped[str] = mapped_column(String(40), default="general")
    is_public_service: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[UUID | None]
    path: Mapped[str] = mapped_column(sort_text(1000))
    independence_basis: Mapped[str | None] = mapped_column(String(300))
    """By which rule it is an independent unit (*unit kerja mandiri*); most units are none."""
    sort_name: Mapped[str] = mapped_column(sort_text(400))
    """The name as lists are sorted by it, and searched."""


class Position(Editable, AgencyRecord):
    """A post in a unit (*jabatan*); *places* says how many may hold it at a time.

    The head of a unit is marked on the position: the other way round the two tables would refer
    to each other, and no order of creation would do.
    """

    __tablename__ = "position"
    __table_args__ = (
        of_agency("position"),
        unique("position", "code"),
        *refers("position", "unit_id", "unit"),
        Index("ix_position_sort_title", "agency_id", "sort_title", "id"),
        Index("ix_position_title_key", "agency_id", "title_key", "title"),
        Index("ix_position_job_class", "agency_id", "job_class"),
        Index(
            "uq_position_head",
            "agency_id",
            "unit_id",
            unique=True,
            sqlite_where=text("is_head"),
            postgresql_where=text("is_head"),
        ),
        CheckConstraint("places BETWEEN 1 AND 9999", name="places"),
    )

    code: Mapped[str] = mapped_column(sort_text(80))
    unit_id: Mapped[UUID]
    title_key: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(200))
    job_class: Mapped[JobClass] = mapped_column(choice(JobClass, "job_class"))
    functional_level: Mapped[str | None] = mapped_column(String(40))
    echelon: Mapped[str | None] = mapped_column(String(10))
    grade_min: Mapped[str | None] = mapped_column(String(10))
    grade_max: Mapped[str | None] = mapped_column(String(10))
    pppk_grade: Mapped[str | None] = mapped_column(String(10))
    sector: Mapped[str] = mapped_column(String(40), default="general")
    places: Mapped[int] = mapped_column(default=1)
    is_assessable: Mapped[bool] = mapped_column(default=True)
    is_head: Mapped[bool] = mapped_column(default=False)
    sort_title: Mapped[str] = mapped_column(sort_text(400))
    """The title as lists are sorted by it, and searched."""

    @validates("title")
    def _keep_sort_title(self, attribute: str, title: str) -> str:
        del attribute
        self.sort_title = sort_key(title)
        return title


class Employee(SortedByName, Editable, AgencyRecord):
    """A person (*pegawai*). The NIP is an attribute that may change, never a key of records."""

    __tablename__ = "employee"
    __table_args__ = (
        of_agency("employee"),
        unique("employee", "employee_code"),
        unique("employee", "nip"),
        *refers("employee", "unit_id", "unit"),
        Index("ix_employee_sort_name", "agency_id", "sort_name", "id"),
    )

    employee_code: Mapped[str] = mapped_column(sort_text(40))
    nip: Mapped[str | None] = mapped_column(sort_text(18))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[EmploymentKind] = mapped_column(choice(EmploymentKind, "kind"))
    grade: Mapped[str | None] = mapped_column(String(10))
    unit_id: Mapped[UUID]
    left_on: Mapped[date | None]
    """The last day in the agency's service: from then on nobody expects a plan of them."""
    sort_name: Mapped[str] = mapped_column(sort_text(400))
    """The name as lists are sorted by it, and searched."""

    @classmethod
    def serves(cls, day: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a day, bound or in SQL
        """Keep to who is in service on a day, the last one too."""
        return or_(cls.left_on.is_(None), cls.left_on >= day)

    @classmethod
    def is_appraised(cls, day: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a day, bound or in SQL
        """Keep to who is in service and no state official, who assesses and is not appraised."""
        return and_(cls.kind != EmploymentKind.OFFICIAL, cls.serves(day))


class EffectiveDated:
    """What holds from one day to another, and may be voided with a reason if entered wrongly."""

    starts_on: Mapped[date]
    ends_before: Mapped[date | None]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str | None] = mapped_column(String(500))

    @property
    def ends_on(self) -> date | None:
        """The last day, inclusive, as people write it."""
        return self.span.ends_on

    @property
    def span(self) -> Span:
        """The days on which it holds."""
        return Span(self.starts_on, self.ends_before)


def effective_dated_checks() -> tuple[CheckConstraint, CheckConstraint]:
    """Hold the order of the days, and a reason beside each voiding."""
    return (
        CheckConstraint("ends_before IS NULL OR ends_before > starts_on", name="dates"),
        CheckConstraint("(voided_at IS NULL) = (void_reason IS NULL)", name="voided_with_reason"),
    )


class ReportingLine(Editable, EffectiveDated, AgencyRecord):
    """To which superior position a position reports, from when to when."""

    __tablename__ = "reporting_line"
    __table_args__ = (
        *effective_dated_checks(),
        of_agency("reporting_line"),
        Index("ix_reporting_line_starts_on", "agency_id", "starts_on", "id"),
        *refers("reporting_line", "position_id", "position"),
        *refers("reporting_line", "superior_position_id", "position"),
        CheckConstraint("position_id <> superior_position_id", name="not_itself"),
    )

    position_id: Mapped[UUID]
    superior_position_id: Mapped[UUID]


class Assignment(Editable, EffectiveDated, PersonRecord):
    """Who holds which seat of a position, definitively or acting (Plt, Plh)."""

    __tablename__ = "assignment"
    __table_args__ = (
        *effective_dated_checks(),
        of_agency("assignment"),
        Index("ix_assignment_starts_on", "agency_id", "starts_on", "id"),
        part_of("assignment", "ended", "voided_at IS NOT NULL OR ends_before IS NOT NULL", "id"),
        *of_person("assignment"),
        owned("assignment"),
        *refers("assignment", "position_id", "position"),
        CheckConstraint("seat BETWEEN 1 AND 9999", name="seat"),
    )

    position_id: Mapped[UUID]
    seat: Mapped[int] = mapped_column(default=1)
    kind: Mapped[AssignmentKind] = mapped_column(choice(AssignmentKind, "kind"))


class Delegation(Editable, EffectiveDated, PersonRecord):
    """Who assesses in the place of a position, by whose decision."""

    __tablename__ = "delegation"
    __table_args__ = (
        *effective_dated_checks(),
        of_agency("delegation"),
        Index("ix_delegation_starts_on", "agency_id", "starts_on", "id"),
        *of_person("delegation"),
        *refers("delegation", "position_id", "position"),
        *refers("delegation", "delegated_by", "employee"),
        *refers("delegation", "approval_id", "approval_request"),
    )

    position_id: Mapped[UUID]
    delegated_by: Mapped[UUID]
    basis: Mapped[str] = mapped_column(String(300), default="")
    is_pending: Mapped[bool] = mapped_column(default=False)
    """Nobody assesses by it before the holder of the post, or who stands above, consents."""
    approval_id: Mapped[UUID | None]


class Assessor(PersonRecord):
    """Derived: who assesses a person, from when to when; rewritten with the organization."""

    __tablename__ = "assessor"
    __table_args__ = (
        of_agency("assessor"),
        *of_person("assessor"),
        *refers("assessor", "assessor_id", "employee"),
        Index(
            "uq_assessor_open",
            "agency_id",
            "employee_id",
            unique=True,
            sqlite_where=text("ends_before IS NULL"),
            postgresql_where=text("ends_before IS NULL"),
        ),
        CheckConstraint("employee_id <> assessor_id", name="not_himself"),
        CheckConstraint("ends_before IS NULL OR ends_before > starts_on", name="dates"),
    )
    audited = False

    assessor_id: Mapped[UUID]
    cause: Mapped[Cause] = mapped_column(choice(Cause, "cause"))
    starts_on: Mapped[date]
    ends_before: Mapped[date | None]


class LastingDefect(AgencyRecord):
    """Derived: what in the organization is wrong, from when to when; rewritten with it.

    *rank*: the place of its kind in the list of defects; of `UNASSESSED` it is that nobody assesses
    the person, which is no defect by itself.
    """

    __tablename__ = "lasting_defect"
    __table_args__ = (
        of_agency("lasting_defect"),
        refers("lasting_defect", "employee_id", "employee")[0],
        Index("ix_lasting_defect_employee_id", "agency_id", "employee_id"),
        refers("lasting_defect", "position_id", "position")[0],
        Index("ix_lasting_defect_position_id", "agency_id", "position_id"),
        refers("lasting_defect", "unit_id", "unit")[0],
        Index("ix_lasting_defect_unit_id", "agency_id", "unit_id"),
        Index("ix_lasting_defect_rank", "agency_id", "rank", "subject_id"),
        CheckConstraint("ends_before IS NULL OR ends_before > starts_on", name="dates"),
    )
    audited = False

    rank: Mapped[int]
    subject_id: Mapped[UUID]
    """The person, position or unit by whose id it stands in the list."""
    employee_id: Mapped[UUID | None]
    position_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    starts_on: Mapped[date]
    ends_before: Mapped[date | None]
    ring_from: Mapped[date | None]
    ring_before: Mapped[date | None]
    """The days of a ring, which may lie ahead."""


UNASSESSED: Final = 100
"""The rank of the days on which nobody assesses a person."""
CONTESTED: Final = 101
"""The rank of an objection that perhaps nobody may decide: it stands by its id."""
UNDELIVERED: Final = 102
"""The rank of an evaluation that perhaps nobody may deliver again: it stands by its id."""
AT_THE_TOP: Final = 103
"""The rank of a request to reopen a result that perhaps nobody but an admin may answer."""
