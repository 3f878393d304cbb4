"""From the final result to the employee's hands: delivered, seen, and his own word before it.

Receipt starts his clocks (PermenPANRB 6/2022, annex V A6, A10, B2); silence means nothing.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.errors import Forbidden, OutOfReach, Stale, WrongState
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    EvaluationStep,
    Rater,
    awaits_delivery,
)
from penilaian_api.domain.transitions import advance
from penilaian_api.services.bulk import item_pointer
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation.finalizing import WantedResult
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import Acknowledgement, Evaluation, Snapshot
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def self_assess(
    work: UnitOfWork, evaluation_id: UUID, expected_version: int, statement: str
) -> Case:
    """Record what the employee says of his own period, before he is rated."""
    case = _own(work, evaluation_id, expected_version)
    evaluation = work.claim(case.evaluation, expected_version)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.SELF_ASSESS)
    evaluation.self_assessment, evaluation.self_assessed_at = statement, work.now
    return case


def deliver(
    work: UnitOfWork, wanted: Sequence[WantedResult], *, bulk: bool = False, dry_run: bool = False
) -> list[Case]:
    """Hand results over; from this day the employee may sign, return and object."""
    opened = cases.opened(work, wanted, bulk=bulk)
    callers = []
    for place, _, case in opened:
        with item_pointer(place):
            callers.append(_deliverer(work, case))
    if not dry_run:
        days = calendar(work)
        for (_, item, case), caller in zip(opened, callers, strict=True):
            _deliver(work, case, item.expected_version, caller, days)
        bulk_update.store(work, [case.evaluation for _, _, case in opened])
        bulk_update.store(work, [case.assessment for _, _, case in opened])
    return [case for _, _, case in opened]


def acknowledge(work: UnitOfWork, evaluation_id: UUID, expected_version: int) -> Case:
    """Record that the employee has seen his result, by the digest of what he was given."""
    case = _own(work, evaluation_id, expected_version)
    advance(EVALUATION, case.evaluation.state, EvaluationStep.ACKNOWLEDGE)
    if awaits_delivery(case.evaluation.result_number, case.evaluation.delivered_number):
        raise WrongState("newer_result_waits")
    snapshot = work.of(Snapshot).get_referenced(case.assessment.snapshot_id)
    if snapshot is None:
        raise OutOfReach
    evaluation = work.claim(case.evaluation, expected_version)
    evaluation.acknowledged_at = work.now
    seen_result = Acknowledgement(
        id=new_id(),
        employee_id=evaluation.employee_id,
        record=Evaluation.__tablename__,
        record_id=evaluation.id,
        content_hash=snapshot.digest,
        at=work.now,
    )
    work.of(Acknowledgement).add(seen_result, under=evaluation)
    return case


def _own(work: UnitOfWork, evaluation_id: UUID, expected_version: int) -> Case:
    """Open one's own evaluation for a step of one's own."""
    case = record.cases(work, [evaluation_id]).get(evaluation_id)
    if case is None:
        raise OutOfReach
    if case.evaluation.version != expected_version:
        raise Stale
    return case


def _deliverer(work: UnitOfWork, case: Case) -> Rater:
    """Say who delivers: the first time either leader, after an objection only its decider."""
    caller, evaluation = cases.rater(work, case), case.evaluation
    advance(EVALUATION, evaluation.state, EvaluationStep.DELIVER)
    if not awaits_delivery(evaluation.result_number, evaluation.delivered_number):
        raise WrongState("already_delivered")
    if evaluation.delivered_number is not None and caller is Rater.ASSESSOR:
        raise Forbidden("decider_delivers")
    return caller


def _deliver(
    work: UnitOfWork, case: Case, expected_version: int, caller: Rater, days: Calendar
) -> None:
    evaluation = work.claim(case.evaluation, expected_version)
    is_first = evaluation.delivered_number is None
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.DELIVER)
    evaluation.delivered_at, evaluation.delivered_number = work.now, evaluation.result_number
    evaluation.acknowledged_at = None
    evaluation.return_due_on = _due(work, "return", caller, days)
    if is_first and evaluation.final_by is None:
        evaluation.object_until = terms().clock("objection", work.today).due_on(work.today, days)
    if is_first:
        work.change(case.assessment).state = evaluation.state


def _due(work: UnitOfWork, key: str, caller: Rater, days: Calendar) -> date:
    path = key if caller is Rater.ASSESSOR else f"superior_{key}"
    return terms().clock(path, work.today).due_on(work.today, days)
