"""Store changes by the bulk update or by the flush, and read what became of rows and trail."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import event, select
from tests.serving.client import Api
from tests.world import NOW, key

from penilaian_api.domain.access.actors import Action, Actor, Role
from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.scoring.vocabulary import Expectation
from penilaian_api.services.views import view_of
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.base import Editable
from penilaian_api.storage.models.evaluation import Evaluation, EvaluationRating
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision
from penilaian_api.storage.packed_detail import text_of
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


@dataclass(frozen=True)
class Outcome:
    """What a transaction stored, what it told the trail, and how its records stand after it."""

    rows: list[tuple[Any, ...]]
    trail: list[Any]
    records: list[Changes]


def outcome_of(api: Api, case: Case, store: Store) -> Outcome:
    """Store the changes in a transaction of their own, which is rolled back."""
    outcomes = []
    with transaction(api) as work:
        records = change_records(work, case)
        store(work, records)
        outcomes.append(read_outcome(work, case.model, records))
    return outcomes[0]


def read_outcome(work: UnitOfWork, model: type[Any], records: list[Any]) -> Outcome:
    work.close()
    table = model.__table__
    query = select(table).where(table.c.agency_id == work.actor.agency_id).order_by(table.c.id)
    rows = [tuple(row) for row in work.session.connection().execute(query)]
    names = [column.key for column in table.c]
    values = [{name: getattr(record, name) for name in names} for record in records]
    return Outcome(rows, read_trail(work), values)


def replacement_of(
    work: UnitOfWork, evaluation: Evaluation
) -> tuple[Evaluation, dict[str, Rating], list[Rating]]:
    """Leave one rating out, change one, keep one, and add one."""
    records = [
        record
        for record in fetch_records(work, EvaluationRating)
        if record.evaluation_id == evaluation.id
    ]
    existing = {record.about: view_of(Rating, record) for record in records}
    _, changed, *unchanged = existing.values()
    added = Rating("core_value:loyal", Expectation.MET, id=key(f"added:{evaluation.id}"))
    return evaluation, existing, [replace(changed, level=2, chosen=None), *unchanged, added]


def replace_by_records(work: UnitOfWork, replacements: list[Any]) -> None:
    records = {record.id: record for record in fetch_records(work, EvaluationRating)}
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


def change_records(work: UnitOfWork, case: Case) -> list[Any]:
    """Take and change the first records of the model, as *case* says."""
    records = fetch_records(work, case.model)[: len(case.changes)]
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


def fetch_records(work: UnitOfWork, model: type[Any]) -> list[Any]:
    query = select(model).where(model.agency_id == work.actor.agency_id).order_by(model.id)
    if model in {PlanRevision, PlanIndicator}:
        query = query.where(model.employee_id == key("alfa:deputy"))
    return [*work.session.execute(query).scalars()]


def read_trail(work: UnitOfWork) -> list[Any]:
    """Read what this transaction told the trail, whatever the order of its records."""
    query = (
        select(AuditEvent.employee_id, AuditEvent.kind, AuditDetail.content, AuditDetail.packed)
        .join(
            AuditDetail,
            (AuditDetail.agency_id == AuditEvent.agency_id) & (AuditDetail.seq == AuditEvent.seq),
        )
        .where(AuditEvent.agency_id == work.actor.agency_id, AuditEvent.request_id == REQUEST)
    )
    rows = [
        (str(employee_id), kind, sorted(json.loads(text_of(content, packed)), key=itemgetter("id")))
        for employee_id, kind, content, packed in work.session.execute(query)
    ]
    return sorted(rows, key=itemgetter(0))


class RolledBackError(Exception):
    """Ends a transaction that leaves no trace."""


@contextmanager
def transaction(api: Api) -> Iterator[UnitOfWork]:
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
            suppress(RolledBackError),
            database.begin(api.agency_id(), writes=True) as session,
        ):
            yield UnitOfWork(session, access, now=NOW, zone=zone, request_id=REQUEST)
            session.expunge_all()
            raise RolledBackError
    finally:
        database.dispose()


@contextmanager
def count_updates(work: UnitOfWork) -> Iterator[list[str]]:
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
