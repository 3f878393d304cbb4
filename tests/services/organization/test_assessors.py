"""The derived table of assessors stays equal to a full recomputation, whatever is edited."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.orm import Session
from tests.serving.client import Api
from tests.world import NOW, PEOPLE, POSTS, key

from penilaian_api.domain.access.actors import Action, Actor, Role
from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.errors import RefusalError
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.services.organization import (
    assessors,
    assignments,
    delegations,
    positions,
    reporting_lines,
)
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.errors import translate_errors
from penilaian_api.storage.models.organization import Assignment, Delegation, ReportingLine
from penilaian_api.storage.organization.assessor_table import Recomputation, TableDifference
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TODAY = date(2026, 3, 16)
DAYS = [TODAY + timedelta(days=number) for number in (-400, -60, -1, 0, 1, 10, 30, 60)]

people = st.sampled_from(sorted(PEOPLE)).map(lambda who: key(f"alfa:{who}"))
posts = st.sampled_from(sorted(POSTS)).map(lambda code: key(f"alfa:{code}"))
first = st.sampled_from(DAYS)
last = st.one_of(st.none(), st.sampled_from(DAYS))
which = st.integers(0, 30)

entries = st.one_of(
    st.builds(
        assignments.AssignmentInput,
        employee_id=people,
        position_id=posts,
        kind=st.sampled_from(AssignmentKind),
        starts_on=first,
        ends_on=last,
    ),
    st.builds(
        reporting_lines.ReportingLineInput,
        position_id=posts,
        superior_position_id=posts,
        starts_on=first,
        ends_on=last,
    ),
    st.builds(
        delegations.DelegationInput,
        position_id=posts,
        employee_id=people,
        delegated_by=st.just(key("alfa:head")),
        starts_on=first,
        ends_on=last,
    ),
    st.builds(
        positions.PositionInput,
        code=st.sampled_from(sorted(POSTS)),
        unit_code=st.just("DINAS"),
        title=st.just("Jabatan"),
        job_class=st.sampled_from([JobClass.SUPERVISORY, JobClass.FUNCTIONAL, JobClass.EXECUTIVE]),
    ),
)
models = st.sampled_from([Assignment, ReportingLine, Delegation])
ends = st.tuples(st.just("end"), models, which, last)
voids = st.tuples(st.just("void"), models, which)
edits = st.one_of(entries, ends, voids)

SERVICES = {
    assignments.AssignmentInput: assignments,
    Assignment: assignments,
    reporting_lines.ReportingLineInput: reporting_lines,
    ReportingLine: reporting_lines,
    delegations.DelegationInput: delegations,
    Delegation: delegations,
}


@contextmanager
def record(api: Api) -> Iterator[Connection]:
    """One transaction over the world, undone at the end."""
    engine = Database(api.copy.address).engine
    with engine.connect() as link:
        sqlite = api.dialect == "sqlite"
        tenant = "" if sqlite else f"; SET LOCAL app.agency_id = '{api.agency_id()}'"
        link.exec_driver_sql(("BEGIN IMMEDIATE" if sqlite else "BEGIN") + tenant)
        yield link
        link.rollback()
    engine.dispose()


def work(session: Session, agency_id: UUID) -> UnitOfWork:
    actor = Actor(
        agency_id=agency_id,
        account_id=key("alfa:account:admin"),
        session_id=key("alfa:session:admin"),
        employee_id=None,
        roles=frozenset({Role.ADMIN}),
        scopes=frozenset(),
        today=TODAY,
    )
    access = authorize(actor, Action.ASSIGNMENT_WRITE)
    zone = ZoneInfo("Asia/Jakarta")
    return UnitOfWork(session, access, now=NOW, zone=zone, request_id=uuid4())


def do(unit: UnitOfWork, edit: object) -> None:
    if isinstance(edit, positions.PositionInput):
        positions.put(unit, edit, None)
    elif not isinstance(edit, tuple):
        SERVICES[type(edit)].create(unit, edit)
    else:
        name, model, number, *rest = edit
        records = unit.of(model).all(order=(model.starts_on,))
        chosen = records[number % len(records)]
        given_day = rest if name == "end" else ["Salah"]
        getattr(SERVICES[model], name)(unit, chosen.id, chosen.version, *given_day)


def attempt(link: Connection, agency_id: UUID, edit: object) -> bool:
    """Do one edit in a savepoint; tell whether it was taken."""
    with Session(link, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        try:
            with translate_errors():
                do(work(session, agency_id), edit)
                session.commit()
        except RefusalError:
            session.rollback()
            return False
    return True


def compare(link: Connection, agency_id: UUID) -> Recomputation:
    with Session(link, join_transaction_mode="create_savepoint") as session:
        return assessors.compare(work(session, agency_id))


def departs(link: Connection, agency_id: UUID) -> TableDifference:
    return compare(link, agency_id).difference


NOTHING = TableDifference((), ())


def test_w7_any_edits_leave_the_table_whole_and_nobody_assesses_their_assessor(api: Api) -> None:
    agency_id, taken = api.agency_id(), []

    @settings(max_examples=30, deadline=None)
    @given(chosen=st.lists(edits, min_size=8, max_size=16))
    def hold(chosen: list[object]) -> None:
        with record(api) as link:
            for edit in chosen:
                taken.append(attempt(link, agency_id, edit))
                computed = compare(link, agency_id)
                assert computed.difference == NOTHING, edit
                assert computed.find_rings() == (), edit

    hold()
    assert sum(taken) > len(taken) // 5


def test_a_table_that_departs_is_seen_and_brought_back(api: Api) -> None:
    agency_id = api.agency_id()
    with record(api) as link:
        link.exec_driver_sql("UPDATE assessor SET cause = 'climb' WHERE cause = 'delegation'")
        difference = departs(link, agency_id)
        assert difference.people == {key("alfa:stranger")}
        assert len(difference.surplus) == len(difference.lacking) == 2
        with Session(link, join_transaction_mode="create_savepoint") as session:
            assessors.recompute(work(session, agency_id), None)
            session.commit()
        assert departs(link, agency_id) == NOTHING


def test_the_operator_is_told_where_the_table_departs_and_mends_it(api: Api) -> None:
    with api.raw(owner=True) as connection:
        connection.exec_driver_sql("DELETE FROM assessor WHERE cause = 'delegation'")
    database = Database(api.copy.owner)
    operator = Installation(database, NOW)
    differences = dict(assessors.compare_agencies(operator))
    assert differences["alfa"].people == {key("alfa:stranger")}
    assert differences["beta"].people == {key("beta:stranger")}
    assert len(list(assessors.compare_agencies(operator, mend=True))) == 2
    assert dict(assessors.compare_agencies(operator)) == {"alfa": NOTHING, "beta": NOTHING}
    database.dispose()
