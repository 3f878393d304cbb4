"""Hold what follows from the records, and what all agencies share, against what it follows from."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from penilaian_api.domain.errors import RefusalError
from penilaian_api.storage.account import shared_tables
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.database.guards import missing_guards
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.agency import LegalStep, Login, NationalHoliday
from penilaian_api.storage.organization import assessor_table


def assessor_faults(session: Session, agency_id: UUID) -> Iterator[Discrepancy]:
    """Find people who have another assessor than follows from the organization."""
    try:
        compared = assessor_table.compare(session, {"reach_agency": agency_id}, None)
    except (RefusalError, SQLAlchemyError, LookupError, ValueError):
        yield Discrepancy(
            DiscrepancyKind.UNREADABLE, table="assessor"
        )  # days or ids that can be none
        return
    for employee_id in sorted(compared.difference.people):
        yield Discrepancy(
            DiscrepancyKind.DERIVED_DIFFERS, table="assessor", record_id=str(employee_id)
        )


def login_faults(session: Session, agency_id: UUID) -> Iterator[Discrepancy]:
    """Find login names that lead elsewhere than to their account, or nowhere."""
    accounts = select(Account.login, Account.id).where(Account.agency_id == agency_id)
    logins = select(Login.login, Login.account_id).where(Login.agency_id == agency_id)
    expected, stored = (
        {(row[0], row[1]) for row in session.execute(query)} for query in (accounts, logins)
    )
    for _, account_id in sorted(expected ^ stored, key=str):
        yield Discrepancy(DiscrepancyKind.DERIVED_DIFFERS, table="login", record_id=str(account_id))


def holiday_faults(session: Session, standing: Mapping[bytes, bytes]) -> Iterator[Discrepancy]:
    """Find whether the decreed days are others than the trail says; *standing*: what it says."""
    table = NationalHoliday.__tablename__
    try:
        digest = shared_tables.digest_of_days(session)
    except (SQLAlchemyError, LookupError, TypeError, ValueError):
        yield Discrepancy(DiscrepancyKind.UNREADABLE, table=table)
        return
    stated = standing.get(shared_tables.WHOLE.encode(), b"")
    if stated[: len(digest)] != digest:
        yield Discrepancy(DiscrepancyKind.RECORD_CHANGED, table=table)


def step_faults(session: Session) -> Iterator[Discrepancy]:
    """Find legal steps that are not those of this version of the program."""
    expected = shared_tables.legal_steps()
    stored = {(row.workflow, row.origin, row.target) for row in session.scalars(select(LegalStep))}
    for step in sorted(expected ^ stored):
        yield Discrepancy(
            DiscrepancyKind.DERIVED_DIFFERS, table="legal_step", record_id="/".join(step)
        )


def guard_faults(session: Session) -> Iterator[Discrepancy]:
    """Find guards that ought to stand and do not."""
    for guard in missing_guards(session.connection()):
        yield Discrepancy(DiscrepancyKind.GUARD_MISSING, record_id=guard)
