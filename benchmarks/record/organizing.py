"""Make the first office and the first section: units, posts, people, accounts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session
from tests.world import NOW, key

from benchmarks.record.people import OFFICE, OFFICE_HEAD, SECTION, SECTION_HEAD, STAFF, staff
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.organization.assessor import assessors
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.storage.account import logins
from penilaian_api.storage.models.account import Account, SignInSession
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    ReportingLine,
    Unit,
)
from penilaian_api.storage.organization import assessor_table, organization

_FROM: Final = date(2025, 1, 1)
_FOREVER: Final = datetime(2100, 1, 1, tzinfo=UTC)


def organize(session: Session, agency_id: UUID) -> None:
    """Put the first office and section below the city of the tests' world."""
    make = _Maker(session, agency_id)
    make.unit(OFFICE, "KOTA", f"KOTA/{OFFICE}/")
    make.unit(SECTION, OFFICE, f"KOTA/{OFFICE}/{SECTION}/")
    make.post("OFFICE-HEAD", OFFICE, JobClass.JPT_PRATAMA, "MAYOR", "Kepala Dinas")
    make.post("SECTION-HEAD", SECTION, JobClass.SUPERVISORY, "OFFICE-HEAD", "Kepala Seksi")
    make.post("SECTION-STAFF", SECTION, JobClass.EXECUTIVE, "SECTION-HEAD", "Pelaksana")
    make.person(OFFICE_HEAD, OFFICE, "OFFICE-HEAD", 1)
    make.person(SECTION_HEAD, SECTION, "SECTION-HEAD", 1)
    for number in range(STAFF):
        make.person(staff(number), SECTION, "SECTION-STAFF", number + 1)
    _derive(session, agency_id)


def _derive(session: Session, agency_id: UUID) -> None:
    """Write who assesses whom anew."""
    stored = session.query(Assessor.id).where(Assessor.agency_id == agency_id)
    rows = assessors(organization.load(session, {"reach_agency": agency_id}))
    assessor_table.rewrite(session, agency_id, [row[0] for row in stored], rows)


class _Maker:
    """Makes records of the organization; the ids are named as those of the tests' world."""

    def __init__(self, session: Session, agency_id: UUID) -> None:
        self._session, self._agency_id = session, agency_id

    def _add(self, *records: Any) -> None:  # noqa: ANN401 - records of any table
        for record in records:
            record.agency_id = self._agency_id
            self._session.add(record)
            self._session.flush()

    def unit(self, code: str, parent: str, path: str) -> None:
        self._add(
            Unit(
                id=key(f"alfa:{code}"),
                code=code,
                name=f"Unit {code}",
                kind="dinas",
                path=path,
                parent_id=key(f"alfa:{parent}"),
            )
        )

    def post(self, name: str, unit: str, job_class: JobClass, superior: str, title: str) -> None:
        is_head = job_class is not JobClass.EXECUTIVE
        self._add(
            Position(
                id=key(f"alfa:{name}"),
                code=f"{name}-{unit}",
                unit_id=key(f"alfa:{unit}"),
                title_key=name.lower().replace("-", "_"),
                title=title,
                job_class=job_class,
                is_head=is_head,
                places=1 if is_head else STAFF,
            ),
            ReportingLine(
                id=key(f"alfa:line:{name}"),
                position_id=key(f"alfa:{name}"),
                superior_position_id=key(f"alfa:{superior}"),
                starts_on=_FROM,
            ),
        )

    def person(self, who: str, unit: str, post: str, seat: int) -> None:
        number = {OFFICE_HEAD: 998, SECTION_HEAD: 999}.get(who, seat)
        self._add(
            Employee(
                id=key(f"alfa:{who}"),
                employee_code=f"{unit}-{who}",
                name=f"Pegawai {unit} {seat:03d}",
                kind=EmploymentKind.CIVIL_SERVANT,
                nip=f"196001012010011{number:03d}",
                unit_id=key(f"alfa:{unit}"),
            ),
            Assignment(
                id=key(f"alfa:seat:{who}"),
                employee_id=key(f"alfa:{who}"),
                position_id=key(f"alfa:{post}"),
                seat=seat,
                kind=AssignmentKind.DEFINITIVE,
                starts_on=_FROM,
            ),
            Account(
                id=key(f"alfa:account:{who}"),
                login=f"{unit}-{who}@alfa".lower(),
                kind=AccountKind.PERSON,
                employee_id=key(f"alfa:{who}"),
                scopes=[],
                created_at=NOW - timedelta(days=60),
            ),
        )
        self._sign_in(who, f"{unit}-{who}@alfa".lower())

    def _sign_in(self, who: str, login: str) -> None:
        account = key(f"alfa:account:{who}")
        self._session.add(logins.home_of(login, self._agency_id, account))
        self._add(
            SignInSession(
                id=key(f"alfa:session:{who}"),
                account_id=account,
                created_at=NOW,
                expires_at=_FOREVER,
            )
        )
