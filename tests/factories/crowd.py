"""Many people at once under one leader, each with a plan in force: put in below the API."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import insert, text, update

from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.plan.plan import (
    Accumulation,
    Approach,
    Frequency,
    PlanState,
    Polarity,
    WorkResultKind,
)
from penilaian_api.storage.database.engine import Database
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
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.world import NOW, key

BATCH_SIZE = 1000
SEATS = 9000


@dataclass(frozen=True)
class Member:
    """A member of the crowd: an employee with a plan."""

    number: int
    cycle_id: UUID
    leader: str
    indicators: int

    @property
    def post(self) -> str:
        return "STAFF" if self.number < SEATS else "DEPUTY"

    def key(self, what: str) -> UUID:
        return key(f"crowd:{self.number}:{what}")


def crowd(api: Api, numbers: range, cycle_id: str, *, leader: str = "sup", indicators: int = 1):
    """Put people under *leader*: each with one result, its indicators and their progress."""
    database = Database(api.copy.owner)
    people = [Member(number, UUID(cycle_id), leader, indicators) for number in numbers]
    for start in range(0, len(people), BATCH_SIZE):
        with database.begin(api.agency_id(), writes=True) as session:
            for make in (_person, _post, _plan, _revision, _lines, _result, _indicators):
                _put(session, api.agency_id(), make, people[start : start + BATCH_SIZE])
            for state in (PlanState.SUBMITTED, PlanState.APPROVED):
                _move(session, state, key(f"alfa:{leader}"))
            if start == 0 and api.dialect != SQLITE and len(people) > BATCH_SIZE:
                # The checks of the first rows were planned for tables of twenty; plan them anew.
                session.execute(text("ANALYZE"))
    database.dispose()


def employ(api: Api, numbers: range, cycle_id: str, *, leader: str = "sup"):
    """Put people into posts under *leader*, without plans."""
    database = Database(api.copy.owner)
    people = [Member(number, UUID(cycle_id), leader, 0) for number in numbers]
    with database.begin(api.agency_id(), writes=True) as session:
        for make in (_person, _post):
            _put(session, api.agency_id(), make, people)
    database.dispose()


def _put(session, agency_id, make, people):
    """Insert rows of each kind in one statement: the session's own way takes thrice as long."""
    rows = {}
    for member in people:
        for record in make(member):
            columns = {name: value for name, value in vars(record).items() if name[0] != "_"}
            rows.setdefault(type(record), []).append({"agency_id": agency_id, **columns})
    for kind, values in rows.items():
        session.execute(insert(kind), values)


def _move(session, state, leader):
    session.execute(
        update(PlanRevision)
        .where(PlanRevision.state.in_((PlanState.DRAFT, PlanState.SUBMITTED)))
        .values(state=state, approved_by=leader, approved_at=NOW, content_hash="0" * 64),
        execution_options={"synchronize_session": False},
    )


def _person(member):
    yield Employee(
        id=member.key("person"),
        employee_code=f"crowd-{member.number}",
        name=f"Pegawai {member.number}",
        kind=EmploymentKind.CIVIL_SERVANT,
        nip=f"1990{member.number:014d}",
        unit_id=key("alfa:BIDANG"),
    )


def _post(member):
    employee_id = member.key("person")
    yield Assignment(
        id=member.key("seat"),
        employee_id=employee_id,
        position_id=key(f"alfa:{member.post}"),
        seat=member.number % SEATS + 10,
        kind=AssignmentKind.DEFINITIVE,
        starts_on=date(2025, 1, 1),
    )
    yield Assessor(
        id=member.key("assessor"),
        employee_id=employee_id,
        assessor_id=key(f"alfa:{member.leader}"),
        cause=Cause.DEFINITIVE,
        starts_on=date(2025, 1, 1),
    )


def _plan(member):
    yield Plan(
        id=member.key("plan"),
        employee_id=member.key("person"),
        cycle_id=member.cycle_id,
        assignment_id=member.key("seat"),
        position_id=key(f"alfa:{member.post}"),
        unit_id=key("alfa:BIDANG"),
        starts_on=date(2026, 1, 1),
        ends_before=date(2027, 1, 1),
        created_at=NOW,
    )


def _revision(member):
    yield PlanRevision(
        id=member.key("revision"),
        employee_id=member.key("person"),
        plan_id=member.key("plan"),
        number=1,
        state=PlanState.DRAFT,
        approach=Approach.QUANTITATIVE,
    )


def _lines(member):
    for name in ("result", *range(member.indicators)):
        yield PlanLine(
            id=member.key(f"line:{name}"),
            employee_id=member.key("person"),
            plan_id=member.key("plan"),
        )


def _result(member):
    yield WorkResult(
        id=member.key("result"),
        employee_id=member.key("person"),
        revision_id=member.key("revision"),
        line_id=member.key("line:result"),
        ordinal=0,
        statement="Terselesaikannya pengaduan warga",
        kind=WorkResultKind.MAIN,
    )


def _indicators(member):
    for index in range(member.indicators):
        yield PlanIndicator(
            id=member.key(f"indicator:{index}"),
            employee_id=member.key("person"),
            revision_id=member.key("revision"),
            result_id=member.key("result"),
            line_id=member.key(f"line:{index}"),
            ordinal=index,
            statement=f"Jumlah aduan selesai {index}",
            measured_in="aduan",
            polarity=Polarity.HIGHER,
            aspects=["quantity"],
            accumulation=Accumulation.SUM,
            frequency=Frequency.MONTH,
            target=Decimal(120),
        )
        yield Progress(
            id=member.key(f"progress:{index}"),
            employee_id=member.key("person"),
            line_id=member.key(f"line:{index}"),
            on=date(2026, 2, 10),
            value=Decimal(20 + member.number % 20),
            posted_by=key("alfa:account:service"),
            posted_at=NOW,
        )
