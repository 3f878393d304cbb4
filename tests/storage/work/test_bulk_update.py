"""The bulk update stores what the session's own flush stores: rows, trail and refusals alike."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.orm.exc import StaleDataError
from tests.factories import plans
from tests.factories.evaluations import assessment, opened, step
from tests.serving.client import Api
from tests.world import NOW, key

from penilaian_api.domain.access.actors import Action, Actor, Role
from penilaian_api.domain.access.policy import authorize
from penilaian_api.domain.errors import StaleVersionError
from penilaian_api.domain.evaluation.evaluation import EvaluationState, OrganizationResult, Rating
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.services.views import view_of
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.evaluation.ratings import replace_ratings
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.base import Editable
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, EvaluationRating
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork

REQUEST = UUID(int=14)
Changes = dict[str, Any]
Store = Callable[[UnitOfWork, list[Any]], None]


@dataclass
class Case:
    """Changes of the first records of a model, in the order of their ids; none: left as it is."""

    model: type[Any]
    changes: tuple[Changes | None, ...]
    put_back: Changes = field(default_factory=dict)
    """Set on the last of them before its own changes, and what was read set again."""


CASES = {
    "texts, days and instants, and their absence": Case(
        Evaluation,
        (
            {"self_assessment": "Selesai.", "self_assessed_at": NOW, "object_until": None},
            {"deliver_due_on": date(2026, 4, 30), "self_assessment": None},
        ),
    ),
    "a state, a rule and numbers": Case(
        Evaluation,
        (
            {"result_number": 2, "delivered_number": 1},
            {"final_by": ObjectionRule.WINDOW_MISSED, "state": EvaluationState.RATED},
        ),
    ),
    "a version alone": Case(Evaluation, ({}, None)),
    "a change that was taken back": Case(Evaluation, ({}, {}), {"self_assessment": "Batal."}),
    "decimals, choices and JSON": Case(
        Assessment,
        (
            {"score": Decimal("87.1250"), "predicate": Predicate.GOOD, "facts": {"new_idea": True}},
            {"organization_result": OrganizationResult.POOR, "results": Expectation.BELOW},
        ),
    ),
    "choices and JSON made empty": Case(
        Assessment, ({"organization_result": None, "facts": {}}, {"rated_by": None})
    ),
    "records without a version, one of them untouched": Case(
        EvaluationRating,
        (
            {"chosen": None, "level": 4, "reason": "Empat dari lima."},
            {"suggested": Expectation.ABOVE},
            None,
            {"chosen": Expectation.BELOW},
        ),
    ),
    "a rating put back": Case(EvaluationRating, ({},), {"reason": "Keliru."}),
    "lists of a draft": Case(
        PlanRevision,
        ({"resources": ["Dua petugas", "Aplikasi"], "work_agreement": None, "consequences": []},),
    ),
    "JSON that holds nothing, a flag and a scale": Case(
        PlanIndicator,
        (
            {"steps": None, "baseline": Decimal("0.5"), "is_maximum": True},
            {"steps": [{"key": "selesai", "value": "100"}], "target": None, "deadline": None},
        ),
    ),
}


def _flush(work: UnitOfWork, records: list[Any]) -> None:
    del records
    work.session.flush()


@pytest.fixture
def filled(api: Api) -> Api:
    """Two rated evaluations, and a plan in draft."""
    made = opened(api, who=("staff", "peer"))
    for who in ("staff", "peer"):
        step(api, made["evaluations"][who], "rate", "sup", assessment(made["plans"][who]))
    plans.drafted(api, "deputy")
    return api


@pytest.mark.parametrize("name", CASES)
def test_rows_and_trail_are_those_of_the_flush(filled: Api, name: str) -> None:
    case = CASES[name]
    untouched = _outcome(filled, Case(case.model, ()), _flush)
    by_flush = _outcome(filled, case, _flush)
    in_bulk = _outcome(filled, case, bulk_update.store)
    assert in_bulk == by_flush
    has_changed = (by_flush.rows != untouched.rows, by_flush.trail != untouched.trail)
    assert has_changed == (name != "a rating put back",) * 2


def test_ratings_taken_up_from_their_rows_are_stored_like_fetched_records(filled: Api) -> None:
    outcomes = []
    for replace_all in (_replace_by_records, replace_ratings):
        with _transaction(filled) as work:
            replacements = [_replacement(work, record) for record in _records(work, Evaluation)]
            work.session.expunge_all()
            replace_all(work, replacements)
            outcomes.append(_read(work, EvaluationRating, []))
    assert outcomes[0] == outcomes[1]
    kinds = {change["change"] for change in outcomes[0].trail[0][2]}
    assert kinds == {"removed", "changed", "created"}


@pytest.mark.parametrize("name", CASES)
def test_one_statement_stores_all_of_a_kind(filled: Api, name: str) -> None:
    with _transaction(filled) as work:
        records = _change(work, CASES[name])
        with _updates(work) as statements:
            bulk_update.store(work, records)
            work.session.flush()
        assert len(statements) == (0 if name == "a rating put back" else 1)


@pytest.mark.parametrize("store", [bulk_update.store, _flush])
def test_a_row_that_somebody_else_changed_is_refused(filled: Api, store: Store) -> None:
    with _transaction(filled) as work:
        records = _change(work, CASES["a version alone"])
        table = Evaluation.__table__
        elsewhere = update(table).where(
            table.c.agency_id == filled.agency_id(), table.c.id == records[0].id
        )
        work.session.connection().execute(elsewhere.values(version=9))
        with pytest.raises((StaleVersionError, StaleDataError)):
            store(work, records)


@pytest.mark.parametrize("store", [bulk_update.store, _flush])
def test_a_change_of_what_nobody_took_is_refused(filled: Api, store: Store) -> None:
    with _transaction(filled) as work:
        record = _records(work, Evaluation)[0]
        record.self_assessment = "Tidak diambil."
        with pytest.raises(AssertionError, match="changed but not taken"):
            store(work, [record])
        work.session.expire(record)


@dataclass(frozen=True)
class Outcome:
    """What a transaction stored, what it told the trail, and how its records stand after it."""

    rows: list[tuple[Any, ...]]
    trail: list[Any]
    records: list[Changes]


def _outcome(api: Api, case: Case, store: Store) -> Outcome:
    """Store the changes in a transaction of their own, which is rolled back."""
    outcomes = []
    with _transaction(api) as work:
        records = _change(work, case)
        store(work, records)
        outcomes.append(_read(work, case.model, records))
    return outcomes[0]


def _read(work: UnitOfWork, model: type[Any], records: list[Any]) -> Outcome:
    work.close()
    table = model.__table__
    query = select(table).where(table.c.agency_id == work.actor.agency_id).order_by(table.c.id)
    rows = [tuple(row) for row in work.session.connection().execute(query)]
    names = [column.key for column in table.c]
    values = [{name: getattr(record, name) for name in names} for record in records]
    return Outcome(rows, _trail(work), values)


def _replacement(
    work: UnitOfWork, evaluation: Evaluation
) -> tuple[Evaluation, dict[str, Rating], list[Rating]]:
    """Leave one rating out, change one, keep one, and add one."""
    records = [
        record
        for record in _records(work, EvaluationRating)
        if record.evaluation_id == evaluation.id
    ]
    existing = {record.about: view_of(Rating, record) for record in records}
    _, changed, *unchanged = existing.values()
    added = Rating("core_value:loyal", Expectation.MET, id=key(f"added:{evaluation.id}"))
    return evaluation, existing, [replace(changed, level=2, chosen=None), *unchanged, added]


def _replace_by_records(work: UnitOfWork, replacements: list[Any]) -> None:
    records = {record.id: record for record in _records(work, EvaluationRating)}
    for evaluation, existing, ratings in replacements:
        replacing = {rating.id: rating for rating in ratings}
        for rating in existing.values():
            record = records[rating.id]
            if rating.id not in replacing:
                work.session.delete(record)
                continue
            for name, value in asdict(replacing.pop(rating.id)).items():
                setattr(record, name, value)
        for rating in replacing.values():
            work.of(EvaluationRating).put(evaluation, EvaluationRating(**asdict(rating)))
    work.session.flush()


def _change(work: UnitOfWork, case: Case) -> list[Any]:
    """Take and change the first records of the model, as *case* says."""
    records = _records(work, case.model)[: len(case.changes)]
    for record, changes in zip(records, case.changes, strict=True):
        if changes is not None and isinstance(record, Editable):
            work.change(record)
        for name, value in (changes or {}).items():
            setattr(record, name, value)
    for name, value in case.put_back.items():
        before = getattr(records[-1], name)
        setattr(records[-1], name, value)
        setattr(records[-1], name, before)
    return records


def _records(work: UnitOfWork, model: type[Any]) -> list[Any]:
    query = select(model).where(model.agency_id == work.actor.agency_id).order_by(model.id)
    if model in {PlanRevision, PlanIndicator}:
        query = query.where(model.employee_id == key("alfa:deputy"))
    return [*work.session.execute(query).scalars()]


def _trail(work: UnitOfWork) -> list[Any]:
    """Read what this transaction told the trail, whatever the order of its records."""
    query = (
        select(AuditEvent.employee_id, AuditEvent.kind, AuditDetail.content)
        .join(
            AuditDetail,
            (AuditDetail.agency_id == AuditEvent.agency_id) & (AuditDetail.seq == AuditEvent.seq),
        )
        .where(AuditEvent.agency_id == work.actor.agency_id, AuditEvent.request_id == REQUEST)
    )
    rows = [
        (str(employee_id), kind, sorted(json.loads(content), key=itemgetter("id")))
        for employee_id, kind, content in work.session.execute(query)
    ]
    return sorted(rows, key=itemgetter(0))


class _RolledBackError(Exception):
    """Ends a transaction that leaves no trace."""


@contextmanager
def _transaction(api: Api) -> Iterator[UnitOfWork]:
    """Open a unit of work that is rolled back in the end."""
    database = Database(api.copy.address)
    actor = Actor(
        agency_id=api.agency_id(),
        account_id=key("alfa:account:admin"),
        session_id=key("alfa:session:admin"),
        employee_id=None,
        roles=frozenset({Role.ADMIN}),
        scopes=frozenset(),
        today=NOW.date(),
    )
    access = authorize(actor, Action.EVALUATION_CREATE_ALL)
    zone = ZoneInfo("Asia/Jakarta")
    try:
        with (
            suppress(_RolledBackError),
            database.begin(api.agency_id(), writes=True) as session,
        ):
            yield UnitOfWork(session, access, now=NOW, zone=zone, request_id=REQUEST)
            session.expunge_all()
            raise _RolledBackError
    finally:
        database.dispose()


@contextmanager
def _updates(work: UnitOfWork) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection, _cursor, statement, _parameters, _context, _many):
        if statement.startswith("UPDATE"):
            statements.append(statement)

    engine = work.session.get_bind().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
