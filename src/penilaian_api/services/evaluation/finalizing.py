"""Finalize evaluations: the score is computed, frozen as bytes with their digest, and stands.

PermenPANRB 6/2022, annex IV A11-A12 and V A5, A8-A9: who makes a result final, which results are
final from the start, and until when they are to be delivered.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    AssessmentDraft,
    EvaluationStep,
    Rater,
    finality,
    finalizing_faults,
)
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.organization import authority
from penilaian_api.domain.organization.authority import Tier, post_kind, rater_authority
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.vocabulary import SnapshotCause
from penilaian_api.domain.transitions import advance
from penilaian_api.services.bulk import StepCommand, StepItem, run_step
from penilaian_api.services.evaluation import cases, freezing, suggestions
from penilaian_api.services.evaluation.cases import CaseStep
from penilaian_api.services.evaluation.freezing import Outcome
from penilaian_api.services.evaluation.ratable import rated_names, required_ratings
from penilaian_api.services.evaluation.suggestions import RESULT
from penilaian_api.services.evaluation.views import EvaluationView
from penilaian_api.services.organization.calendars import CalendarQuery
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.gathering import ScoreInputQuery, ScoreInputs
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import cases as case_storage
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.evaluation.evidenced_lines import evidenced_lines
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.packaged_data import feedback_rules, terms
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TIER: Final = Tier.REGION
"""Every agency that this serves is one of a region: its head is a regional head."""


class FinalizeEvaluation(StepCommand):
    """Make the result of an evaluation final."""


_Item: TypeAlias = StepItem[FinalizeEvaluation, Case, Outcome]


def finalize(
    work: UnitOfWork,
    commands: Sequence[FinalizeEvaluation],
    *,
    bulk: bool = False,
    dry_run: bool = False,
) -> list[EvaluationView]:
    """Finalize rated results: complete by the scheme's policy, computed, frozen."""
    finalized = run_step(_Finalize(work), commands, bulk=bulk, dry_run=dry_run)
    return [view_of(EvaluationView, case.evaluation) for case in finalized]


class _Finalize(CaseStep[FinalizeEvaluation, Outcome]):
    """The phases of finalizing."""

    _scheme: Scheme
    _gathered: Mapping[UUID | None, ScoreInputs]
    _calendar: Calendar
    _caller_classes: frozenset[JobClass]
    _evidenced_lines: frozenset[UUID] | None
    _may_rate: bool

    def authorize(self, item: _Item) -> None:
        """Refuse who is not on turn, and an evaluation that is not rated or final already."""
        cases.authorize_rater(self.work, item.record)
        advance(EVALUATION, item.record.evaluation.state, EvaluationStep.FINALIZE)

    def gather(self, items: Sequence[_Item]) -> None:
        """Fetch in one statement what scores, days and the way to an objection rest on."""
        cases.refuse_mixture(items)
        case = items[0].record
        self._scheme = schemes.scheme_of(case.scheme)
        subjects = [item.record.subject for item in items]
        score_inputs = ScoreInputQuery(self._scheme, case.period, subjects)
        calendar = CalendarQuery()
        classes = case_storage.job_classes_of(self.work.actor.employee_id)
        queries = (*score_inputs.queries, *calendar.queries, classes)
        self._evidenced_lines = _evidenced_lines(self.work, case.period, subjects)
        self._untrained = cases.training_refusal(self.work, case.period)
        results = execute_combined(self.work.session, self.work.bindings, *queries)
        gathered = score_inputs.collect(results)
        self._gathered = {sources.subject.evaluation_id: sources for sources in gathered}
        self._calendar = calendar.calendar(results)
        self._caller_classes = frozenset(results.of(classes))

    def prepare(self, item: _Item) -> None:
        """Compute the result, or name what is missing of it."""
        if self._untrained is not None:
            raise self._untrained
        gathered = self._gathered[item.record.evaluation.id]
        item.prepared = _complete(self._scheme, item.record, gathered, self._evidenced_lines)

    def store(self, items: Sequence[_Item]) -> None:
        """Store frames, snapshots and results, one statement for each kind."""
        snapshots = [
            freezing.snapshot_of(self.work, item.record, SnapshotCause.FINALIZED, item.prepared)
            for item in items
        ]
        for item in items:
            self._change(item)
        bulk_update.store(self.work, [item.record.evaluation for item in items])
        case_storage.add_snapshots(self.work, snapshots)
        for item, snapshot in zip(items, snapshots, strict=True):
            assessment = self.work.change(item.record.assessment)
            assessment.state = item.record.evaluation.state
            evaluation = item.record.evaluation
            freezing.copy_result(assessment, evaluation, item.prepared.card, snapshot.id)
        bulk_update.store(self.work, [item.record.assessment for item in items])
        marks.note(self.work, [item.record for item in items], MarkedStep.FINALIZE)

    def _change(self, item: _Item) -> None:
        caller = cases.rater_of(self.work, item.record)
        final_by = self._final_by(item.record, caller)
        evaluation = self.work.claim(item.record.evaluation, item.command.expected_version)
        evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.FINALIZE)
        evaluation.assessor_id, evaluation.finalized_at = self.work.actor.employee_id, self.work.now
        evaluation.final_by = final_by
        evaluation.result_number += 1
        is_assessor = caller is Rater.ASSESSOR
        evaluation.term_path = ClockPath.NORMAL if is_assessor else ClockPath.SUPERIOR
        term = terms().clock("deliver" if is_assessor else "superior_deliver", self.work.today)
        evaluation.deliver_due_on = term.due_on(self.work.today, self._calendar)

    def _final_by(self, case: Case, caller: Rater) -> ObjectionRule | None:
        """Name the rule that closes the way to an objection, stated before anyone objects.

        A result that was final before was not missed; nor one that the superior only signs.
        """
        from_start = _is_final_from_start(case, self._caller_classes)
        rated_by_caller = case.assessment.rated_by == self.work.actor.employee_id
        is_first = case.evaluation.result_number == 0
        is_missed = caller is Rater.REVIEWER and rated_by_caller and is_first
        return finality(Rater.REVIEWER if is_missed else Rater.ASSESSOR, from_start=from_start)


def terms_by(work: UnitOfWork, case: Case, assessor_id: UUID) -> tuple[ObjectionRule | None, date]:
    """Say which rule makes a result final from the start, and until when it is to be delivered.

    Both are of a result that its assessor made final today, whoever the caller is.
    """
    calendar, classes = CalendarQuery(), case_storage.job_classes_of(assessor_id)
    results = execute_combined(work.session, work.bindings, *calendar.queries, classes)
    from_start = _is_final_from_start(case, frozenset(results.of(classes)))
    due = terms().clock("deliver", work.today)
    due_on = due.due_on(work.today, calendar.calendar(results))
    return finality(Rater.ASSESSOR, from_start=from_start), due_on


def _is_final_from_start(case: Case, job_classes: Collection[JobClass]) -> bool:
    post = post_kind(case.job_class, heads_independent_unit=case.heads_independent_unit)
    return any(
        authority.is_final_from_start(TIER, post, rater_authority(TIER, job_class))
        for job_class in job_classes
    )


def _evidenced_lines(
    work: UnitOfWork, period: Period, subjects: Sequence[Subject]
) -> frozenset[UUID] | None:
    """Fetch the lines of plans that have evidence of the period, where extremes need grounds."""
    if not period.extremes_need_grounds:
        return None
    people = {subject.employee_id for subject in subjects}
    return evidenced_lines(work, people, period.starts_on)


def _evidenced(gathered: ScoreInputs, lines: frozenset[UUID] | None) -> frozenset[str] | None:
    """Name what evidence speaks for: the results whose lines have some, and so the axis."""
    if lines is None:
        return None
    results = {
        f"{RESULT}{line.result_line}"
        for line in gathered.lines
        if not lines.isdisjoint({line.result_line, line.line_id})
    }
    return frozenset({*results, "results"} if results else ())


def _complete(
    scheme: Scheme, case: Case, gathered: ScoreInputs, evidenced_lines: frozenset[UUID] | None
) -> Outcome:
    """Compute a result, or name all that is still missing of it."""
    assessment = case.assessment
    inputs = gathered.inputs()
    facts = gathered.facts(facts_from_wire(assessment.facts))
    card = gathering.score_if_complete(scheme, inputs, facts)
    draft = AssessmentDraft(
        ratings=suggestions.with_suggestions(scheme, gathered, card, gathered.ratings),
        predicate=None if card is None else card.predicate,
        suggested=suggestions.before_exception(card),
        predicate_reason=assessment.predicate_reason,
        feedback=FeedbackTexts(assessment.strength, assessment.improvement, assessment.suggestion),
        organization_result=assessment.organization_result,
        needs_organization_result=suggestions.needs_organization_result(scheme),
        required=required_ratings(scheme, gathered, case.period),
        names=rated_names(scheme, gathered),
        evidenced=_evidenced(gathered, evidenced_lines),
    )
    if faults := finalizing_faults(draft, feedback_rules()):
        raise InvalidDataError("assessment_incomplete", faults=faults)
    card = score(scheme, inputs, facts) if card is None else card
    return Outcome(scheme, inputs, facts, card)
