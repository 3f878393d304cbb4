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
from tests.client import Api
from tests.dialects import SQLITE
from tests.world import NOW, key

PIECE = 1000
SEATS = 9000


@dataclass(frozen=True)
class One:
    """One of the crowd."""

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
    people = [One(number, UUID(cycle_id), leader, indicators) for number in numbers]
    for start in range(0, len(people), PIECE):
        with database.begin(api.agency_id(), writes=True) as session:
            for make in (_person, _post, _plan, _revision, _lines, _result, _indicators):
                _put(session, api.agency_id(), make, people[start : start + PIECE])
            for state in (PlanState.SUBMITTED, PlanState.APPROVED):
                _move(session, state, key(f"alfa:{leader}"))
            if start == 0 and api.dialect != SQLITE and len(people) > PIECE:
                # The checks of the first rows were planned for tables of twenty; plan them anew.
                session.execute(text("ANALYZE"))
    database.dispose()


def _put(session, agency_id, make, people):
    """Insert rows of each kind in one statement: the session's own way takes thrice as long."""
    rows = {}
    for one in people:
        for record in make(one):
            told = {name: value for name, value in vars(record).items() if name[0] != "_"}
            rows.setdefault(type(record), []).append({"agency_id": agency_id, **told})
    for kind, found in rows.items():
        session.execute(insert(kind), found)


def _move(session, state, leader):
    session.execute(
        update(PlanRevision)
        .where(PlanRevision.state.in_((PlanState.DRAFT, PlanState.SUBMITTED)))
        .values(state=state, approved_by=leader, approved_at=NOW, content_hash="0" * 64),
        execution_options={"synchronize_session": False},
    )


def _person(one):
    yield Employee(
        id=one.key("person"),
        employee_code=f"crowd-{one.number}",
        name=f"Pegawai {one.number}",
        kind=EmploymentKind.CIVIL_SERVANT,
        nip=f"1990{one.number:014d}",
        unit_id=key("alfa:BIDANG"),
    )


def _post(one):
    person = one.key("person")
    yield Assignment(
        id=one.key("seat"),
        employee_id=person,
        position_id=key(f"alfa:{one.post}"),
        seat=one.number % SEATS + 10,
        kind=AssignmentKind.DEFINITIVE,
        starts_on=date(2025, 1, 1),
    )
    yield Assessor(
        id=one.key("assessor"),
        employee_id=person,
        assessor_id=key(f"alfa:{one.leader}"),
        cause=Cause.DEFINITIVE,
        starts_on=date(2025, 1, 1),
    )


def _plan(one):
    yield Plan(
        id=one.key("plan"),
        employee_id=one.key("person"),
        cycle_id=one.cycle_id,
        assignment_id=one.key("seat"),
        position_id=key(f"alfa:{one.post}"),
        unit_id=key("alfa:BIDANG"),
        starts_on=date(2026, 1, 1),
        ends_before=date(2027, 1, 1),
        created_at=NOW,
    )


def _revision(one):
    yield PlanRevision(
        id=one.key("revision"),
        employee_id=one.key("person"),
        plan_id=one.key("plan"),
        number=1,
        state=PlanState.DRAFT,
        approach=Approach.QUANTITATIVE,
    )


def _lines(one):
    for name in ("result", *range(one.indicators)):
        yield PlanLine(
            id=one.key(f"line:{name}"),
            employee_id=one.key("person"),
            plan_id=one.key("plan"),
        )


def _result(one):
    yield WorkResult(
        id=one.key("result"),
        employee_id=one.key("person"),
        revision_id=one.key("revision"),
        line_id=one.key("line:result"),
        ordinal=0,
        statement="Terselesaikannya pengaduan warga",
        kind=WorkResultKind.MAIN,
    )


def _indicators(one):
    for place in range(one.indicators):
        yield PlanIndicator(
            id=one.key(f"indicator:{place}"),
            employee_id=one.key("person"),
            revision_id=one.key("revision"),
            result_id=one.key("result"),
            line_id=one.key(f"line:{place}"),
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
            id=one.key(f"progress:{place}"),
            employee_id=one.key("person"),
            line_id=one.key(f"line:{place}"),
            on=date(2026, 2, 10),
            value=Decimal(20 + one.number % 20),
            posted_by=key("alfa:account:service"),
            posted_at=NOW,
        )
