"""Hold what follows from the records, and what all agencies share, against what it follows from."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select, text
from sqlalchemy.orm import Session

from penilaian_api.domain.spelling import normalize_login
from penilaian_api.storage.account import shared_tables
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.models.agency import LegalStep, NationalHoliday
from penilaian_api.storage.organization import assessor_table, standing


def assessor_faults(session: Session, agency_id: UUID) -> Iterator[Discrepancy]:
    """Find people who have another assessor than follows from the organization."""
    compared = assessor_table.compare(session, {"reach_agency": agency_id}, None)
    for employee_id in sorted(compared.difference.people):
        yield Discrepancy(
            DiscrepancyKind.DERIVED_DIFFERS, table="assessor", record_id=str(employee_id)
        )


def standing_faults(session: Session, agency_id: UUID) -> Iterator[Discrepancy]:
    """Find what is listed as wrong in the organization and is not, or is and is not listed."""
    day = standing.last_day(session, agency_id) + timedelta(days=1)
    bindings = {"reach_agency": agency_id}
    departure = standing.compare(session, bindings, day, standing.EVERYTHING)
    about = {
        str(row.employee or (row.defect and (row.defect.position or row.defect.unit)))
        for row in departure.differing(day)
    }
    for record_id in sorted(about):
        yield Discrepancy(
            DiscrepancyKind.DERIVED_DIFFERS, table="lasting_defect", record_id=record_id
        )


def login_faults(session: Session, agency_id: UUID) -> Iterator[Discrepancy]:
    """Find login names that lead elsewhere than to their account, or nowhere."""
    expected, stored = (
        {
            (row[0], _plain_id(row[1]))
            for row in session.execute(
                text(query).bindparams(bindparam("agency", type_=Uuid())), {"agency": agency_id}
            )
        }
        for query in (
            "SELECT login, id FROM account WHERE agency_id = :agency",
            "SELECT login, account_id FROM login WHERE agency_id = :agency",
        )
    )
    misspelled = {(login, account_id) for login, account_id in _misspelled(session, agency_id)}
    for _, account_id in sorted(expected ^ stored | misspelled, key=str):
        yield Discrepancy(DiscrepancyKind.DERIVED_DIFFERS, table="login", record_id=account_id)


def _misspelled(session: Session, agency_id: UUID) -> Iterator[tuple[object, str]]:
    """Find login names that are found by another spelling than their own.

    One has none, where another that differs in capitals alone had it first.
    """
    own = text("SELECT login, account_id, normal_form FROM login WHERE agency_id = :agency")
    rows = session.execute(own.bindparams(bindparam("agency", type_=Uuid())), {"agency": agency_id})
    for login, account_id, stated in rows.all():
        spelled = normalize_login(str(login))
        is_so = stated == spelled
        if stated is None:
            taken = text("SELECT 1 FROM login WHERE normal_form = :spelled")
            is_so = session.execute(taken, {"spelled": spelled}).first() is not None
        if not is_so:
            yield login, _plain_id(account_id)


def _plain_id(stored: object) -> str:
    """Write an id as it is known; what can be none, as it stands."""
    try:
        return str(UUID(str(stored)))
    except ValueError:
        return repr(stored)


def holiday_faults(session: Session, standing: Mapping[bytes, bytes]) -> Iterator[Discrepancy]:
    """Find whether the decreed days are others than the trail says; *standing*: what it says."""
    table = NationalHoliday.__tablename__
    digest = shared_tables.digest_of_days(session)
    stated = standing.get(shared_tables.WHOLE.encode(), b"")
    if stated[: len(digest)] != digest:
        yield Discrepancy(DiscrepancyKind.RECORD_CHANGED, table=table)


def step_faults(session: Session) -> Iterator[Discrepancy]:
    """Find legal steps that are not those of this version of the program."""
    expected = shared_tables.legal_steps()
    columns = (LegalStep.workflow, LegalStep.origin, LegalStep.target)
    stored = {tuple(map(str, row)) for row in session.execute(select(*columns))}
    for step in sorted(expected ^ stored):
        yield Discrepancy(
            DiscrepancyKind.DERIVED_DIFFERS, table="legal_step", record_id="/".join(step)
        )
