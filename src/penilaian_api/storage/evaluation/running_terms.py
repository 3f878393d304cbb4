"""Fetch the records in which a term runs that a change of the calendar may move."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, and_, func, not_, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import PENDING, ObjectionState
from penilaian_api.storage.me.notices.results import is_contested
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

_AWAITS_DELIVERY: Final = and_(
    Evaluation.state.in_((EvaluationState.FINAL, EvaluationState.DELIVERED)),
    func.coalesce(Evaluation.delivered_number, 0) < Evaluation.result_number,
)
_DELIVERED: Final = Evaluation.state == EvaluationState.DELIVERED


@dataclass(frozen=True, slots=True)
class EvaluationWithTerms:
    """An evaluation in which a term runs, and whose it is.

    *decided_at*: when an objection changed the result that waits for its delivery. *is_contested*:
    the right to object was used.
    """

    record: Evaluation
    name: str
    decided_at: datetime | None
    is_contested: bool

    @property
    def awaits_delivery(self) -> bool:
        """Whether a result is final that was not delivered yet."""
        return (self.record.delivered_number or 0) < self.record.result_number


def evaluations(work: WorkContext, since: date, *, lock: bool) -> list[EvaluationWithTerms]:
    """Fetch the evaluations with a term that ends on *since* or later; *lock* for their change."""
    query = _evaluations(work.access.grants, since, lock=lock)
    return [EvaluationWithTerms(*row) for row in execute(work, query)]


@prepared
def _evaluations(grants: tuple[Grant, ...], since: date, *, lock: bool) -> Select[*tuple[Any, ...]]:
    decided = (
        select(func.max(Objection.decided_at))
        .where(
            of_agency(Objection),
            Objection.evaluation_id == Evaluation.id,
            Objection.state == ObjectionState.CHANGED,
        )
        .scalar_subquery()
    )
    contested = is_contested()
    query = (
        select(Evaluation, Employee.name, decided, contested)
        .join(*joined(Employee, Employee.id == Evaluation.employee_id))
        .where(
            within(grants, Evaluation),
            or_(
                and_(_AWAITS_DELIVERY, Evaluation.deliver_due_on >= since),
                and_(
                    _DELIVERED,
                    Evaluation.acknowledged_at.is_(None),
                    Evaluation.return_due_on >= since,
                ),
                and_(_DELIVERED, Evaluation.object_until >= since, not_(contested)),
            ),
        )
        .order_by(Employee.name, Evaluation.id)
    )
    return _locked(query, Evaluation) if lock else query


def objections(work: WorkContext, since: date, *, lock: bool) -> list[tuple[Objection, str]]:
    """Fetch the objections that must be decided on *since* or later, and whose they are."""
    query = _objections(work.access.grants, since, lock=lock)
    return [(row[0], row[1]) for row in execute(work, query)]


@prepared
def _objections(grants: tuple[Grant, ...], since: date, *, lock: bool) -> Select[*tuple[Any, ...]]:
    query = (
        select(Objection, Employee.name)
        .join(*joined(Employee, Employee.id == Objection.employee_id))
        .where(
            within(grants, Objection),
            Objection.state.in_(PENDING),
            Objection.decide_due_on >= since,
        )
        .order_by(Employee.name, Objection.id)
    )
    return _locked(query, Objection) if lock else query


def periods(work: WorkContext, since: date, *, lock: bool) -> list[tuple[Period, str]]:
    """Fetch the periods whose report is due on *since* or later, and the key of their cycle."""
    query = _periods(work.access.grants, since, lock=lock)
    return [(row[0], row[1]) for row in execute(work, query)]


@prepared
def _periods(grants: tuple[Grant, ...], since: date, *, lock: bool) -> Select[*tuple[Any, ...]]:
    query = (
        select(Period, Cycle.key)
        .join(*joined(Cycle, Cycle.id == Period.cycle_id))
        .where(within(grants, Period), Period.report_due_on >= since)
        .order_by(Period.report_due_on, Period.id)
    )
    return _locked(query, Period) if lock else query


def _locked(query: Select[*tuple[Any, ...]], model: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - a mapped class
    """Let who locks see the records as they are once other writers are done."""
    return query.with_for_update(of=model, key_share=True)
