"""Deliver final results to the employee, who acknowledges them; self-assessments before.

Receipt starts the employee's clocks (PermenPANRB 6/2022, annex V A6, A10, B2); silence means
nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias
from uuid import UUID

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.errors import ForbiddenError, OutOfReachError, WrongStateError
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    EvaluationStep,
    Rater,
    awaits_delivery,
)
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.transitions import advance
from penilaian_api.services import acknowledgements
from penilaian_api.services.bulk import StepCommand, StepItem, run_step
from penilaian_api.services.evaluation import cases, freezing
from penilaian_api.services.evaluation.cases import CaseStep
from penilaian_api.services.evaluation.views import EvaluationView
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.evaluation import Snapshot
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork


class DeliverEvaluation(StepCommand):
    """Deliver the final result of an evaluation to its employee."""


_Item: TypeAlias = StepItem[DeliverEvaluation, Case, None]


def self_assess(
    work: UnitOfWork, evaluation_id: UUID, expected_version: int, statement: str
) -> EvaluationView:
    """Record what the employee says of their own period, before they are rated."""
    case = cases.get_case_at(work, evaluation_id, expected_version)
    evaluation = work.claim(case.evaluation, expected_version)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.SELF_ASSESS)
    evaluation.self_assessment, evaluation.self_assessed_at = statement, work.now
    return view_of(EvaluationView, evaluation)


def deliver(
    work: UnitOfWork,
    commands: Sequence[DeliverEvaluation],
    *,
    bulk: bool = False,
    dry_run: bool = False,
) -> list[EvaluationView]:
    """Deliver results; from this day the employee may acknowledge, return and object."""
    delivered = run_step(_Deliver(work), commands, bulk=bulk, dry_run=dry_run)
    return [view_of(EvaluationView, case.evaluation) for case in delivered]


def acknowledge(work: UnitOfWork, evaluation_id: UUID, expected_version: int) -> EvaluationView:
    """Record that the employee has read their result, by the digest of what was delivered."""
    case = cases.get_case_at(work, evaluation_id, expected_version)
    advance(EVALUATION, case.evaluation.state, EvaluationStep.ACKNOWLEDGE)
    if awaits_delivery(case.evaluation.result_number, case.evaluation.delivered_number):
        raise WrongStateError("newer_result_waits")
    snapshot = work.of(Snapshot).get_referenced(case.assessment.snapshot_id)
    if snapshot is None:
        raise OutOfReachError
    freezing.refuse_departing(case.assessment, snapshot, case.evaluation.result_number)
    evaluation = work.claim(case.evaluation, expected_version)
    evaluation.acknowledged_at = work.now
    acknowledgements.add(work, evaluation, snapshot.digest)
    return view_of(EvaluationView, evaluation)


class _Deliver(CaseStep[DeliverEvaluation, None]):
    """The phases of delivering."""

    def authorize(self, item: _Item) -> None:
        """Admit either leader the first time, after an objection only who decided it."""
        caller, evaluation = cases.authorize_leader(self.work, item.record), item.record.evaluation
        advance(EVALUATION, evaluation.state, EvaluationStep.DELIVER)
        if not awaits_delivery(evaluation.result_number, evaluation.delivered_number):
            raise WrongStateError("already_delivered")
        if evaluation.delivered_number is not None and caller is Rater.ASSESSOR:
            raise ForbiddenError("decider_delivers")

    def store(self, items: Sequence[_Item]) -> None:
        """Store frames and assessments, one statement for each kind."""
        days = calendar(self.work)
        for item in items:
            self._change(item, days)
        bulk_update.store(self.work, [item.record.evaluation for item in items])
        bulk_update.store(self.work, [item.record.assessment for item in items])
        marks.note(self.work, [item.record for item in items], MarkedStep.DELIVER)

    def _change(self, item: _Item, days: Calendar) -> None:
        evaluation = self.work.claim(item.record.evaluation, item.command.expected_version)
        is_first = evaluation.delivered_number is None
        evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.DELIVER)
        evaluation.delivered_at = self.work.now
        evaluation.delivered_number = evaluation.received_number = evaluation.result_number
        evaluation.acknowledged_at = None
        caller = cases.rater_of(self.work, item.record)
        is_assessor = caller is Rater.ASSESSOR
        evaluation.term_path = ClockPath.NORMAL if is_assessor else ClockPath.SUPERIOR
        key = "return" if is_assessor else "superior_return"
        evaluation.return_due_on = self._due_on(key, days)
        if is_first and evaluation.final_by is None:
            evaluation.object_until = self._due_on("objection", days)
        if is_first:
            self.work.change(item.record.assessment).state = evaluation.state

    def _due_on(self, key: str, days: Calendar) -> date:
        return terms().clock(key, self.work.today).due_on(self.work.today, days)
