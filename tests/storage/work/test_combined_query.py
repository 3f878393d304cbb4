"""Several sub_queries in one statement: each comes back as if it had been asked alone."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Text, event, literal, select
from sqlalchemy.orm import Session
from tests.factories import evaluations
from tests.serving.client import Api
from tests.world import key

from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Assessor, Assignment, Employee, Unit
from penilaian_api.storage.models.plan import PlanIndicator, WorkResult
from penilaian_api.storage.models.types import ExactDecimal
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import Prepared

TABLES = (Unit, Employee, Assignment, Assessor, Period, WorkResult, PlanIndicator, Agency)


@pytest.fixture
def session(api: Api) -> Iterator[Session]:
    evaluations.opened(api)
    with api.served.app.context.database.begin(api.agency_id(), writes=True) as opened:
        yield opened


def row(*values: Any) -> tuple[Any, ...]:
    return values


def every_column_of(model: Any) -> tuple[Any, Any]:
    """Every column of a table but those of bytes, and the columns that put its rows in order."""
    columns = [column for column in model.__table__.columns if column.type.python_type is not bytes]
    filters = [model.id == key("alfa")] if model is Agency else [of_agency(model)]
    return select(*columns).where(*filters), model.id


def test_every_kind_of_column_comes_back_as_it_is_stored(api: Api, session: Session) -> None:
    bindings = {"reach_agency": api.agency_id()}
    queries = [every_column_of(model) for model in TABLES]
    sub_queries = [Prepared(SubQuery(query, row, (order,)), {}) for query, order in queries]
    sent: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda *call: sent.append(call[2]))
    answers = execute_combined(session, bindings, *sub_queries)
    assert len(sent) == 1
    for (query, order), sub_query in zip(queries, sub_queries, strict=True):
        alone = [tuple(row) for row in session.execute(query.order_by(order), bindings)]
        together = answers.of(sub_query)
        assert together == alone
        assert [[type(cell) for cell in row] for row in together] == [
            [type(cell) for cell in row] for row in alone
        ]
    assert any(answers.of(sub_query) for sub_query in sub_queries)


def test_large_decimals_and_odd_letters_survive_the_journey(api: Api, session: Session) -> None:
    bindings = {"reach_agency": api.agency_id()}
    large, odd = Decimal("922337203685477.5807"), "\"a\\b\" — 𝄞 'ö' 100%"
    sent = (literal(large, ExactDecimal()), literal(odd, Text()), literal(None, Text()))
    query = select(*sent, Unit.id).where(of_agency(Unit), Unit.code == "KOTA")
    sub_query = Prepared(SubQuery(query, row), {})
    nothing = Prepared(SubQuery(query.where(Unit.name == "-"), row), {})
    answers = execute_combined(session, bindings, sub_query, nothing)
    assert answers.of(sub_query) == [(large, odd, None, key("alfa:KOTA"))]
    assert answers.of(nothing) == []


def test_what_was_not_flushed_yet_is_found(api: Api, session: Session) -> None:
    bindings = {"reach_agency": api.agency_id()}
    sub_query = Prepared(SubQuery(select(Unit.name).where(of_agency(Unit)), str, (Unit.name,)), {})
    before = execute_combined(session, bindings, sub_query).of(sub_query)
    top = session.get_one(Unit, (api.agency_id(), key("alfa:KOTA")))
    before.remove(top.name)
    top.name = "AA"
    assert execute_combined(session, bindings, sub_query).of(sub_query) == ["AA", *before]
