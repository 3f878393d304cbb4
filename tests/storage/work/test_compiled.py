"""A kept statement goes to the driver by its text, and gives what SQLAlchemy would give."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import (
    Select,
    String,
    bindparam,
    case,
    event,
    func,
    inspect,
    literal,
    select,
)
from sqlalchemy.orm import Session, aliased
from tests.factories import evaluations
from tests.serving.client import Api
from tests.world import key

from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee, Position, Unit
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision
from penilaian_api.storage.models.types import ExactDecimal
from penilaian_api.storage.work.caller import AGENCY, joined, of_agency
from penilaian_api.storage.work.compiled.statement import Compiled, run

MODELS = (Employee, Evaluation, Period, PlanIndicator, PlanRevision, Position, Unit)
NAMES = bindparam("names", expanding=True)
ODD = "'; --\" 100% :name %(name)s ? \\ 𝄞"


@pytest.fixture
def session(api: Api) -> Iterator[Session]:
    evaluations.opened(api)
    with api.served.app.context.database.begin(api.agency_id(), writes=False) as opened:
        yield opened


@contextmanager
def heard(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """Hear what a session sends: text and values."""
    sent: list[tuple[str, Any]] = []

    def note(_link: Any, _cursor: Any, text: str, values: Any, *_: object) -> None:
        sent.append((text, values))

    link = session.connection()
    event.listen(link, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(link, "before_cursor_execute", note)


def rows(result: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in result]


@pytest.mark.parametrize("model", MODELS)
def test_g2_each_column_is_read_as_sqlalchemy_reads_it(
    api: Api, session: Session, model: type[Base]
) -> None:
    query: Select[Any] = select(*model.__table__.columns).where(of_agency(model))
    values = {"reach_agency": api.agency_id()}
    cells, expected = rows(run(session, query, values)), rows(session.execute(query, values))
    assert cells
    assert sorted(map(str, cells)) == sorted(map(str, expected))
    assert [type(cell) for cell in cells[0]] == [type(cell) for cell in expected[0]]


@pytest.mark.parametrize(
    "constant", [ODD, "", 7, True, None, Decimal("12.5000"), date(2026, 3, 27)], ids=repr
)
def test_g2_constants_stand_in_the_text_and_come_back_whole(
    session: Session, constant: object
) -> None:
    kind = ExactDecimal() if isinstance(constant, Decimal) else None
    kind = String() if constant is None else kind
    query = select(literal(constant, kind), case((literal(1) == 1, literal("then")), else_="else"))
    with heard(session) as sent:
        assert rows(run(session, query, {})) == [(constant, "then")]
    assert not sent[0][1]


@pytest.mark.parametrize("names", [[], ["Kota"], [ODD, "x", "Kota"]], ids=len)
def test_g2_lists_of_any_length_are_found_and_left_out(
    api: Api, session: Session, names: list[str]
) -> None:
    for column in (Unit.code, Unit.name):
        for condition in (column.in_(NAMES), column.not_in(NAMES)):
            query = select(Unit.code).where(of_agency(Unit), condition)
            values = {"reach_agency": api.agency_id(), "names": names}
            assert sorted(rows(run(session, query, values))) == sorted(
                rows(session.execute(query, values))
            )


def test_g2_a_list_of_keys_may_be_empty(api: Api, session: Session) -> None:
    query = select(Unit.code).where(of_agency(Unit), Unit.id.in_(bindparam("ids", expanding=True)))
    values: dict[str, Any] = {"reach_agency": api.agency_id()}
    assert rows(run(session, query, {**values, "ids": []})) == []
    assert rows(run(session, query, {**values, "ids": [key("alfa:KOTA")]})) == [("KOTA",)]


def test_g2_a_value_is_bound_once_and_constants_not_at_all(api: Api, session: Session) -> None:
    states = PlanRevision.state.in_((PlanState.DRAFT, PlanState.APPROVED))
    kind = case((PlanRevision.state == PlanState.APPROVED, "in force"), else_="draft")
    query = select(kind, func.count()).where(of_agency(PlanRevision), states).group_by(kind)
    query = query.where(PlanRevision.agency_id == AGENCY)
    with heard(session) as sent:
        run(session, query, {"reach_agency": api.agency_id(), "reach_caller": "of no use"})
    ((_, values),) = sent
    assert len(values) == len(("reach_agency",))


def test_g2_sqlite_keeps_its_plan(api: Api, session: Session) -> None:
    """A constant that is bound, where the index of a part of a table follows from it, spoils it."""
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("PostgreSQL is told to keep its plans")
    query = select(PlanRevision.id).where(
        of_agency(PlanRevision), PlanRevision.state == PlanState.APPROVED
    )
    planned: list[object] = []
    driver: Any = session.connection().connection.dbapi_connection

    def send() -> int:
        planned.clear()
        run(session, query, {"reach_agency": api.agency_id()}).all()
        return len(planned)

    driver.set_authorizer(lambda *about: planned.append(about) or 0)
    try:
        assert send()
        assert not send()
    finally:
        driver.set_authorizer(None)


def fields(record: Any) -> dict[str, Any]:
    return {item.key: getattr(record, item.key) for item in type(record).__mapper__.column_attrs}


@pytest.mark.parametrize("model", MODELS)
def test_g2_records_are_those_that_the_orm_would_make(
    api: Api, session: Session, model: type[Base]
) -> None:
    query, values = select(model).where(of_agency(model)), {"reach_agency": api.agency_id()}
    records = [*run(session, query, values).scalars()]
    assert records
    assert all(inspect(record).persistent and not inspect(record).modified for record in records)
    assert {id(record) for record in session.execute(query, values).scalars()} == {
        *map(id, records)
    }
    mine = {inspect(record).key: fields(record) for record in records}
    session.expunge_all()
    theirs = session.execute(query, values).scalars()
    assert mine == {inspect(record).key: fields(record) for record in theirs}


def test_g2_records_stand_beside_columns_and_may_be_missing(api: Api, session: Session) -> None:
    above = aliased(Unit)
    query = (
        select(Unit, above, above.code.label("above_code"))
        .outerjoin(*joined(above, above.id == Unit.parent_id))
        .where(of_agency(Unit))
        .order_by(Unit.code)
    )
    values = {"reach_agency": api.agency_id()}
    mine = [tuple(row) for row in run(session, query, values)]
    assert mine == [tuple(row) for row in session.execute(query, values)]
    assert any(parent is None and code is None for _, parent, code in mine)
    assert any(parent is not None and parent.code == code for _, parent, code in mine)
    (named,) = (row for row in run(session, query, values) if row.Unit.code == "KOTA")
    assert named.above_code is None


def test_g2_a_record_that_is_held_stays_and_gets_what_expired(api: Api, session: Session) -> None:
    query = select(Unit).where(of_agency(Unit), Unit.code == "KOTA")
    values = {"reach_agency": api.agency_id()}
    (unit,) = run(session, query, values).scalars()
    name = unit.name
    session.expire(unit, ["name"])
    with heard(session) as sent:
        (again,) = run(session, query, values).scalars()
        assert again is unit
        assert again.name == name
    assert len(sent) == 1
    unit.name = "Another"
    assert session.is_modified(unit)
    assert inspect(unit).attrs.name.history.deleted == [name]
    session.expunge_all()


def test_g2_every_model_can_be_read_whole(session: Session) -> None:
    dialect = session.connection().dialect
    models = [mapper.class_ for mapper in Base.registry.mappers]
    assert len(models) > len(MODELS)
    for model in models:
        assert Compiled(select(model, aliased(model), literal(1)), dialect), model
