"""A small world for the tests: two agencies, a short chain of leaders, one caller of every kind.

mayor (official)
  └ head           head of the office DINAS, unit head
      ├ sup        head of the division BIDANG: assesses staff and peer
      │   ├ staff
      │   └ peer
      └ other      head of the division LAIN: assesses stranger
          └ stranger
former   assessed staff until the end of 2025
deputy   holds a delegation for the position of other in March 2026; late's had ended before
"""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import text
from sqlalchemy.orm import Session

from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.organization.assessor import assessors
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.services.organization import agencies
from penilaian_api.storage.account import logins
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.audit.restating import restate
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import Account, RoleGrant, SignInSession
from penilaian_api.storage.models.organization import (
    Assignment,
    Delegation,
    Employee,
    Position,
    ReportingLine,
    Unit,
)
from penilaian_api.storage.organization import assessor_table, organization, standing
from tests.records.clones import Copy

NOW = datetime(2026, 3, 16, 3, 0, tzinfo=UTC)
"""A Monday morning in Jakarta."""

SECRET = "s" * 40
"""The installation's; the key that it seals stands in the template, so that every clone has it."""

_SPACE = UUID("6f1c0c39-5b0a-4d2e-9f61-2f2b9a7d1a11")
START = date(2026, 1, 1)

UNITS = {"KOTA": None, "DINAS": "KOTA", "BIDANG": "DINAS", "LAIN": "DINAS"}
POSTS = {  # code: unit, class, superior, head of its unit
    "MAYOR": ("KOTA", JobClass.STATE_OFFICIAL, None, True),
    "HEAD": ("DINAS", JobClass.JPT_PRATAMA, "MAYOR", True),
    "SUP": ("BIDANG", JobClass.SUPERVISORY, "HEAD", True),
    "OTHER": ("LAIN", JobClass.SUPERVISORY, "HEAD", True),
    "STAFF": ("BIDANG", JobClass.EXECUTIVE, "SUP", False),
    "STAFF2": ("LAIN", JobClass.EXECUTIVE, "OTHER", False),
    "DEPUTY": ("DINAS", JobClass.FUNCTIONAL, "HEAD", False),
}
PEOPLE = {  # who: unit, position, seat
    "mayor": ("KOTA", "MAYOR", 1),
    "head": ("DINAS", "HEAD", 1),
    "sup": ("BIDANG", "SUP", 1),
    "other": ("LAIN", "OTHER", 1),
    "staff": ("BIDANG", "STAFF", 1),
    "peer": ("BIDANG", "STAFF", 2),
    "stranger": ("LAIN", "STAFF2", 1),
    "former": ("DINAS", "DEPUTY", 1),
    "deputy": ("DINAS", "DEPUTY", 2),
    "late": ("DINAS", "DEPUTY", 3),
}


def key(name: str) -> UUID:
    """Name a record of the world: the same id in every clone."""
    return uuid5(_SPACE, name)


def build(copy: Copy) -> None:
    """Fill a template with the world."""
    engine = migrations.owner_engine(copy.owner)
    migrations.migrate(engine, application_role=migrations.role_of(copy.address))
    engine.dispose()
    database = Database(copy.owner)
    installation = Installation(database, NOW)
    installation.fill_shared()
    KeyRing(database, SECRET.encode(), machine_clock).public_keys()
    for agency in ("alfa", "beta"):
        agencies.create_agency(installation, agency, f"Kota {agency.title()}", "Asia/Jakarta")
        agency_id = installation.agencies()[agency]
        with database.begin(agency_id, writes=True) as session:
            _organization(session, agency_id, agency)
            _accounts(session, agency_id, agency)
            restate(session, agency_id, NOW)
    if database.engine.dialect.name == "sqlite":
        with database.begin(None, writes=False) as session:
            session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    database.dispose()


def _organization(session: Session, agency_id: UUID, agency: str) -> None:
    paths: dict[str, str] = {}
    for code, parent in UNITS.items():
        paths[code] = f"{paths[parent] if parent else ''}{code}/"
        session.add(
            Unit(
                agency_id=agency_id,
                id=key(f"{agency}:{code}"),
                code=code,
                name=f"Unit {code}",
                kind="dinas",
                path=paths[code],
                parent_id=key(f"{agency}:{parent}") if parent else None,
            )
        )
        session.flush()
    for code, (unit, job_class, _, is_head) in POSTS.items():
        session.add(
            Position(
                agency_id=agency_id,
                id=key(f"{agency}:{code}"),
                code=code,
                unit_id=key(f"{agency}:{unit}"),
                title_key=code.lower(),
                title=f"Jabatan {code}",
                job_class=job_class,
                is_head=is_head,
                places=1 if is_head else 9,
                is_assessable=code != "MAYOR",
            )
        )
    session.flush()
    for number, (who, (unit, _, _)) in enumerate(PEOPLE.items()):
        session.add(
            Employee(
                agency_id=agency_id,
                id=key(f"{agency}:{who}"),
                employee_code=f"{agency}-{who}",
                name=f"{who.title()} {agency.title()}",
                kind=EmploymentKind.OFFICIAL if who == "mayor" else EmploymentKind.CIVIL_SERVANT,
                nip=None if who == "mayor" else f"198001012005011{number:03d}",
                unit_id=key(f"{agency}:{unit}"),
            )
        )
    session.flush()
    _dated(session, agency_id, agency)


def _dated(session: Session, agency_id: UUID, agency: str) -> None:
    common = {"agency_id": agency_id}
    for code, (_, _, superior, _) in POSTS.items():
        if superior:
            session.add(
                ReportingLine(
                    **common,
                    id=key(f"{agency}:line:{code}"),
                    position_id=key(f"{agency}:{code}"),
                    superior_position_id=key(f"{agency}:{superior}"),
                    starts_on=date(2025, 1, 1),
                )
            )
    for who, (_, post, seat) in PEOPLE.items():
        session.add(
            Assignment(
                **common,
                id=key(f"{agency}:seat:{who}"),
                employee_id=key(f"{agency}:{who}"),
                position_id=key(f"{agency}:{post}"),
                seat=seat,
                kind=AssignmentKind.DEFINITIVE,
                starts_on=START if who in ("former", "sup") else date(2025, 1, 1),
            )
        )
    session.add(
        Assignment(
            **common,
            id=key(f"{agency}:seat:former:old"),
            employee_id=key(f"{agency}:former"),
            position_id=key(f"{agency}:SUP"),
            seat=1,
            kind=AssignmentKind.DEFINITIVE,
            starts_on=date(2025, 1, 1),
            ends_before=START,
        )
    )
    spans = {
        "deputy": (date(2026, 3, 1), date(2026, 4, 1)),
        "late": (date(2026, 2, 1), date(2026, 3, 1)),
    }
    for who, (starts_on, ends_before) in spans.items():
        session.add(
            Delegation(
                **common,
                id=key(f"{agency}:delegation:{who}"),
                employee_id=key(f"{agency}:{who}"),
                position_id=key(f"{agency}:OTHER"),
                delegated_by=key(f"{agency}:head"),
                starts_on=starts_on,
                ends_before=ends_before,
            )
        )
    rows = assessors(organization.load(session, {"reach_agency": agency_id}))
    assessor_table.rewrite(session, agency_id, (), rows)
    bindings = {"reach_agency": agency_id}
    standing.follow(session, bindings, NOW.date(), standing.EVERYTHING)


def _accounts(session: Session, agency_id: UUID, agency: str) -> None:
    for who in PEOPLE:
        _account(
            session,
            agency_id,
            agency,
            NewAccount(f"{who}@{agency}", AccountKind.PERSON, f"{agency}-{who}"),
        )
    for role in (Role.ADMIN, Role.AUDITOR):
        _account(
            session,
            agency_id,
            agency,
            NewAccount(f"{role}@{agency}", AccountKind.PERSON, roles=(role,)),
        )
    scopes = tuple(action.value for action in Action)
    _account(
        session,
        agency_id,
        agency,
        NewAccount(f"service@{agency}", AccountKind.SERVICE, scopes=scopes),
    )
    _account(session, agency_id, agency, NewAccount(f"bare@{agency}", AccountKind.SERVICE))


def _account(session: Session, agency_id: UUID, agency: str, new_account: NewAccount) -> None:
    who = new_account.login.split("@")[0]
    session.add(
        Account(
            agency_id=agency_id,
            id=key(f"{agency}:account:{who}"),
            login=new_account.login,
            kind=new_account.kind,
            employee_id=key(f"{agency}:{who}") if new_account.employee_code else None,
            scopes=list(new_account.scopes),
            created_at=NOW - timedelta(days=60),
        )
    )
    session.flush()
    session.add(logins.home_of(new_account.login, agency_id, key(f"{agency}:account:{who}")))
    session.add(
        SignInSession(
            agency_id=agency_id,
            id=key(f"{agency}:session:{who}"),
            account_id=key(f"{agency}:account:{who}"),
            created_at=NOW,
            expires_at=datetime(2100, 1, 1, tzinfo=UTC),
        )
    )
    for role in new_account.roles:
        session.add(
            RoleGrant(
                agency_id=agency_id,
                id=key(f"{agency}:grant:{who}"),
                account_id=key(f"{agency}:account:{who}"),
                role=role,
                starts_on=START,
            )
        )
    session.flush()
