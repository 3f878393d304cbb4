"""Fetch what the reuse of an earlier result after a move rests on, and the agreement about one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import PENDING
from penilaian_api.domain.evaluation.reuse import Agreement
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection, Snapshot
from penilaian_api.storage.models.organization import Assignment, Employee
from penilaian_api.storage.work.caller import exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """A result that somebody was given in an earlier post, and whether they object to it."""

    assessment: Assessment
    snapshot: Snapshot
    number: int
    period_key: str
    is_contested: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Since when somebody holds the post of an evaluation, and their newest result before."""

    moved_on: date | None
    earlier: EarlierResult | None


def move_before(work: WorkContext, evaluation: Evaluation) -> Move:
    """Find the move to the post of an evaluation within reach, and what may be reused after it.

    That is the newest periodic result of another post, for a period that was over on the day.
    """
    row: Any = execute(work, _move_before(evaluation.id)).one()
    moved_on, *result = row
    _, snapshot, *_ = result
    return Move(moved_on, None if snapshot is None else EarlierResult(*result))


@prepared
def _move_before(evaluation_id: UUID) -> Select[*tuple[Any, ...]]:
    day, former = _moved_on(), aliased(Evaluation)
    contested = exists_in_agency(
        Objection, Objection.evaluation_id == former.id, Objection.state.in_(PENDING)
    )
    return (
        select(day, Assessment, Snapshot, former.result_number, Period.key, contested)
        .select_from(Evaluation)
        .outerjoin(
            *joined(
                former,
                former.employee_id == Evaluation.employee_id,
                former.position_id != Evaluation.position_id,
                former.state == EvaluationState.DELIVERED,
                former.delivered_number == former.result_number,
            )
        )
        .outerjoin(
            *joined(
                Period,
                Period.id == former.period_id,
                Period.kind != PeriodKind.YEAR,
                Period.ends_before <= day,
            )
        )
        .outerjoin(
            *joined(Assessment, Assessment.evaluation_id == former.id, Period.id.is_not(None))
        )
        .outerjoin(*joined(Snapshot, Snapshot.id == Assessment.snapshot_id))
        .where(of_agency(Evaluation), Evaluation.id == evaluation_id)
        .order_by(Snapshot.id.is_(None), Period.ends_before.desc(), former.id.desc())
        .limit(1)
    )


def _moved_on() -> ScalarSelect[date]:
    """Select since when the person of an evaluation holds the post that it is about."""
    return (
        select(func.max(Assignment.starts_on))
        .where(
            of_agency(Assignment),
            Assignment.employee_id == Evaluation.employee_id,
            Assignment.position_id == Evaluation.position_id,
            in_force(Assignment),
        )
        .correlate(Evaluation)
        .scalar_subquery()
    )


def agreement_at(work: WorkContext, evaluation_id: UUID, at: datetime) -> Agreement | None:
    """Fetch the agreement by which an evaluation within reach took over a result *at* an instant.

    The result is made final in the same act by which the employee agrees.
    """
    row: Any = execute(work, _agreement(evaluation_id, at)).one_or_none()
    return None if row is None else Agreement(*row)


@prepared
def _agreement(evaluation_id: UUID, at: datetime) -> Select[*tuple[Any, ...]]:
    account, assessor, employee = aliased(Account), aliased(Employee), aliased(Employee)
    source = aliased(Evaluation)
    return (
        select(
            Period.key,
            func.coalesce(assessor.name, account.login),
            employee.name,
            ApprovalRequest.answered_at,
            ApprovalRequest.reason,
        )
        .select_from(ApprovalRequest)
        .join(*joined(Snapshot, Snapshot.id == ApprovalRequest.snapshot_id))
        .join(*joined(source, source.id == Snapshot.evaluation_id))
        .join(*joined(Period, Period.id == source.period_id))
        .join(*joined(employee, employee.id == ApprovalRequest.employee_id))
        .join(*joined(account, account.id == ApprovalRequest.asked_by))
        .outerjoin(*joined(assessor, assessor.id == account.employee_id))
        .where(
            of_agency(ApprovalRequest),
            ApprovalRequest.evaluation_id == evaluation_id,
            ApprovalRequest.kind == ApprovalKind.REUSE_RESULT,
            ApprovalRequest.is_granted.is_(True),
            ApprovalRequest.answered_at == at,
        )
    )
