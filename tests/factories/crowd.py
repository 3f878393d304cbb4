"""Many people at once under one leader, each with a plan in force: put in below the API."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import update

from penilaian_api.domain.assessor import Cause
from penilaian_api.domain.nip import EmploymentKind
from penilaian_api.domain.organization import AssignmentKind
from penilaian_api.domain.plan import (
    Accumulation,
    Approach,
    Frequency,
    PlanState,
    Polarity,
    WorkResultKind,
)
from penilaian_api.storage.database import Database
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
)
from penilaian_api.storage.models.plan import (
    Plan,
    PlanIndicator,
    PlanLine,
    PlanRevision,
    WorkResult,
)
from penilaian_api.storage.models.progress import Progress
from tests.client import Api
from tests.world import NOW, key

PIECE = 1000


def crowd(api: Api, size: int, cycle_id: str, *, leader: str = "sup", indicators: int = 1) -> None:
    """Put *size* people under *leader*, each with one result, its indicators and their progress."""
    database = Database(api.copy.owner)
    for start in range(0, size, PIECE):
        with database.begin(api.agency_id(), writes=True) as session:
            numbers = range(start, min(start + PIECE, size))
            for make in (_people, _posts, _plans, _revisions, _lines, _results, _indicators):
                records = [
                    record
                    for number in numbers
                    for record in make(number, UUID(cycle_id), leader, indicators)
                ]
                for record in records:
                    record.agency_id = api.agency_id()
                session.add_all(records)
                session.flush()
            for state in (PlanState.SUBMITTED, PlanState.APPROVED):
                _move(session, state, key(f"alfa:{leader}"))
            session.expunge_all()
    database.dispose()


def _move(session, state, leader):
    session.execute(
        update(PlanRevision)
        .where(PlanRevision.state.in_((PlanState.DRAFT, PlanState.SUBMITTED)))
        .values(state=state, approved_by=leader, approved_at=NOW, content_hash="0" * 64),
        execution_options={"synchronize_session": False},
    )


def _key(number, what):
    return key(f"crowd:{number}:{what}")


def _people(number, cycle_id, leader, indicators):
    yield Employee(
        id=_key(number, "person"),
        employee_code=f"crowd-{number}",
        name=f"Pegawai {number}",
        kind=EmploymentKind.CIVIL_SERVANT,
        nip=f"19900101201501{number:04d}"[:18],
        unit_id=key("alfa:BIDANG"),
    )


def _posts(number, cycle_id, leader, indicators):
    person = _key(number, "person")
    yield Assignment(
        id=_key(number, "seat"),
        employee_id=person,
        position_id=key("alfa:STAFF"),
        seat=number + 10,
        kind=AssignmentKind.DEFINITIVE,
        starts_on=date(2025, 1, 1),
    )
    yield Assessor(
        id=_key(number, "assessor"),
        employee_id=person,
        assessor_id=key(f"alfa:{leader}"),
        cause=Cause.DEFINITIVE,
        starts_on=date(2025, 1, 1),
    )


def _plans(number, cycle_id, leader, indicators):
    yield Plan(
        id=_key(number, "plan"),
        employee_id=_key(number, "person"),
        cycle_id=cycle_id,
        assignment_id=_key(number, "seat"),
        position_id=key("alfa:STAFF"),
        unit_id=key("alfa:BIDANG"),
        starts_on=date(2026, 1, 1),
        ends_before=date(2027, 1, 1),
        created_at=NOW,
    )


def _revisions(number, cycle_id, leader, indicators):
    yield PlanRevision(
        id=_key(number, "revision"),
        employee_id=_key(number, "person"),
        plan_id=_key(number, "plan"),
        number=1,
        state=PlanState.DRAFT,
        approach=Approach.QUANTITATIVE,
    )


def _lines(number, cycle_id, leader, indicators):
    for name in ("result", *range(indicators)):
        yield PlanLine(
            id=_key(number, f"line:{name}"),
            employee_id=_key(number, "person"),
            plan_id=_key(number, "plan"),
        )


def _results(number, cycle_id, leader, indicators):
    yield WorkResult(
        id=_key(number, "result"),
        employee_id=_key(number, "person"),
        revision_id=_key(number, "revision"),
        line_id=_key(number, "line:result"),
        ordinal=0,
        statement="Terselesaikannya pengaduan warga",
        kind=WorkResultKind.MAIN,
    )


def _indicators(number, cycle_id, leader, indicators):
    for place in range(indicators):
        yield PlanIndicator(
            id=_key(number, f"indicator:{place}"),
            employee_id=_key(number, "person"),
            revision_id=_key(number, "revision"),
            result_id=_key(number, "result"),
            line_id=_key(number, f"line:{place}"),
            ordinal=place,
            statement=f"Jumlah aduan selesai {place}",
            measured_in="aduan",
            polarity=Polarity.HIGHER,
            aspects=["quantity"],
            accumulation=Accumulation.SUM,
            frequency=Frequency.MONTH,
            target=Decimal(120),
        )
        yield Progress(
            id=_key(number, f"progress:{place}"),
            employee_id=_key(number, "person"),
            line_id=_key(number, f"line:{place}"),
            on=date(2026, 2, 10),
            value=Decimal(20 + number % 20),
            posted_by=key("alfa:account:service"),
            posted_at=NOW,
        )
