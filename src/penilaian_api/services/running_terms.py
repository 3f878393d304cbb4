"""Move the terms that run when the agency's calendar changes, and say whose terms moved.

The rules: ``domain/cycle/running_terms.py``. Every record that moves is taken and stored through
the unit of work, so that the trail has it.

Why it is so: docs/decisions/0025.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.cycle.running_terms import RunningTerm, TermKind, recount
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.storage.evaluation import running_terms as term_storage
from penilaian_api.storage.evaluation.running_terms import EvaluationWithTerms
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MAX_MOVED_TERMS_SHOWN: Final = 100
"""How many of the terms that move are named; all are counted."""


@dataclass(frozen=True, slots=True)
class MovedTerm:
    """A term that moves: of which record, about whom, from which last day to which.

    *name* is the person's, or the cycle's and period's where it is about nobody.
    """

    kind: TermKind
    record: str
    record_id: UUID
    employee_id: UUID | None
    name: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class MovedTerms:
    """The terms that move: how many of each kind, and the first of them."""

    counts: Mapping[TermKind, int]
    items: tuple[MovedTerm, ...]


@dataclass(frozen=True, slots=True)
class _StoredTerm:
    """A running term with the column that holds its last day."""

    record: Any
    column: str
    term: RunningTerm
    name: str


UNMOVED: Final = MovedTerms({}, ())
"""What a change moves that changes no working day."""


def move(work: UnitOfWork, after: Calendar, since: date, *, dry_run: bool) -> MovedTerms:
    """Count anew every term that runs today and ends on *since* or later, by the new calendar."""
    first = max(since, work.today)
    moved = []
    for stored in _running(work, first, lock=not dry_run):
        due_on = recount(stored.term, terms(), after)
        if due_on > stored.term.due_on:
            moved.append((stored, due_on))
    if not dry_run:
        for stored, due_on in moved:
            _change(work, stored, due_on)
        bulk_update.store(work, {id(stored.record): stored.record for stored, _ in moved}.values())
    counts = Counter(stored.term.kind for stored, _ in moved)
    return MovedTerms(
        {kind: counts[kind] for kind in TermKind if kind in counts},
        tuple(_moved_term(stored, due_on) for stored, due_on in moved[:MAX_MOVED_TERMS_SHOWN]),
    )


def _running(work: UnitOfWork, first: date, *, lock: bool) -> Iterator[_StoredTerm]:
    """List the terms that end on *first* or later: those of the people before those of periods."""
    for existing in term_storage.evaluations(work, first, lock=lock):
        for column, term in _terms_of(work, existing):
            if term.due_on >= first:
                yield _StoredTerm(existing.record, column, term, existing.name)
    for objection, name in term_storage.objections(work, first, lock=lock):
        filed_on = _local_day(work, objection.filed_at)
        decision = RunningTerm(TermKind.DECIDE_OBJECTION, filed_on, objection.decide_due_on)
        yield _StoredTerm(objection, "decide_due_on", decision, name)
    for period, key in term_storage.periods(work, first, lock=lock):
        name = f"{key} {period.key}"
        report = RunningTerm(TermKind.REPORT, period.rate_until, period.report_due_on)
        yield _StoredTerm(period, "report_due_on", report, name)
        if period.safe_delivery_on >= first:
            safe = RunningTerm(TermKind.SAFE_DELIVERY, period.rate_until, period.safe_delivery_on)
            yield _StoredTerm(period, "safe_delivery_on", safe, name)


def _terms_of(work: UnitOfWork, existing: EvaluationWithTerms) -> Iterator[tuple[str, RunningTerm]]:
    """List the terms of an evaluation that are neither kept nor used yet."""
    evaluation, path = existing.record, existing.record.term_path or ClockPath.NORMAL
    if existing.awaits_delivery and evaluation.deliver_due_on is not None:
        is_first = evaluation.delivered_number is None
        event = evaluation.finalized_at if is_first else existing.decided_at
        if event is not None:
            day = _local_day(work, event)
            yield (
                "deliver_due_on",
                RunningTerm(TermKind.DELIVER, day, evaluation.deliver_due_on, path),
            )
    if evaluation.state is not EvaluationState.DELIVERED or evaluation.delivered_at is None:
        return
    received_on = _local_day(work, evaluation.delivered_at)
    is_owed = evaluation.acknowledged_at is None and not existing.awaits_delivery
    if evaluation.return_due_on is not None and is_owed:
        yield (
            "return_due_on",
            RunningTerm(TermKind.RETURN, received_on, evaluation.return_due_on, path),
        )
    if evaluation.object_until is not None and not existing.is_contested:
        yield "object_until", RunningTerm(TermKind.OBJECT, received_on, evaluation.object_until)


def _change(work: UnitOfWork, stored: _StoredTerm, due_on: date) -> None:
    record = work.change(stored.record)
    setattr(record, stored.column, due_on)
    if isinstance(record, Evaluation) and stored.term.kind is TermKind.OBJECT:
        record.objection_moved_at = work.now


def _moved_term(stored: _StoredTerm, due_on: date) -> MovedTerm:
    return MovedTerm(
        kind=stored.term.kind,
        record=stored.record.__tablename__,
        record_id=stored.record.id,
        employee_id=getattr(stored.record, "employee_id", None),
        name=stored.name,
        before=stored.term.due_on,
        after=due_on,
    )


def _local_day(work: UnitOfWork, instant: datetime) -> date:
    return instant.astimezone(work.zone).date()
