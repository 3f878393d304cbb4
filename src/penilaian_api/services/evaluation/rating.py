"""Rate evaluations: what the assessor chose, with a reason where it differs from the suggestion.

PermenPANRB 6/2022, art. 23-26: first the organization's result, then the person's. Only what stands
in the approved revision of the plan, the two axes, the core values and the criteria of the scheme
can be rated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    AssessmentDraft,
    EvaluationState,
    EvaluationStep,
    OrganizationResult,
    Rating,
    rating_faults,
)
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.domain.scoring.record.wire import facts_to_wire
from penilaian_api.domain.scoring.scheme.contents import needs_new_idea
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.transitions import advance
from penilaian_api.services import second_person
from penilaian_api.services.bulk import StepCommand, StepItem, run_step
from penilaian_api.services.evaluation import cases, suggestions
from penilaian_api.services.evaluation.cases import CaseStep
from penilaian_api.services.evaluation.ratable import unratable_faults
from penilaian_api.services.evaluation.views import EvaluationView
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.gathering import ScoreInputs
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation import ratings as rating_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.packaged_data import feedback_rules
from penilaian_api.storage.progress import innovations as innovation_storage
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RateEvaluation(StepCommand):
    """State all that an assessor decides on one evaluation; what is left out is taken away."""

    ratings: tuple[Rating, ...]
    feedback: FeedbackTexts
    recommendation: str
    predicate_reason: str
    organization_result: OrganizationResult | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class _CheckedRatings:
    """The ratings of a command after their check, beside those that are stored, by subject.

    *organization_result*: the measured one, where there is one, else the assessor's.
    """

    ratings: tuple[Rating, ...]
    existing: Mapping[str, Rating]
    organization_result: OrganizationResult | None


_Item: TypeAlias = StepItem[RateEvaluation, Case, _CheckedRatings]


def rate(
    work: UnitOfWork,
    commands: Sequence[RateEvaluation],
    *,
    bulk: bool = False,
    dry_run: bool = False,
) -> list[EvaluationView]:
    """Rate evaluations: each assessment stands as submitted, until the result is final."""
    rated = run_step(_Rate(work), commands, bulk=bulk, dry_run=dry_run)
    return [view_of(EvaluationView, case.evaluation) for case in rated]


class _Rate(CaseStep[RateEvaluation, _CheckedRatings]):
    """The phases of rating."""

    _scheme: Scheme
    _gathered: Mapping[UUID | None, ScoreInputs]

    def authorize(self, item: _Item) -> None:
        """Refuse who is not on turn, and an evaluation that is final."""
        cases.authorize_rater(self.work, item.record)
        advance(EVALUATION, item.record.evaluation.state, EvaluationStep.RATE)

    def gather(self, items: Sequence[_Item]) -> None:
        """Fetch what the scores are made of; an evaluation not yet rated follows its plan."""
        for item in items:
            item.record = _follow_plan(item.record)
        cases.refuse_mixture(items)
        case = items[0].record
        self._scheme = schemes.scheme_of(case.scheme)
        subjects = [item.record.subject for item in items]
        gathered = gathering.gather(self.work, self._scheme, case.period, subjects)
        self._gathered = {sources.subject.evaluation_id: sources for sources in gathered}
        if needs_new_idea(self._scheme):
            self._look_into_register(items, case.period.id)

    def _look_into_register(self, items: Sequence[_Item], period_id: UUID) -> None:
        """Take a verified innovation for the new idea that a predicate needs."""
        people = {item.record.subject.employee_id for item in items}
        rows = innovation_storage.verified_of(self.work, period_id, people)
        with_idea = {row.employee_id for row in rows}
        for item in items:
            if item.record.subject.employee_id in with_idea:
                facts = replace(item.command.facts, new_idea=True)
                item.command = replace(item.command, facts=facts)

    def prepare(self, item: _Item) -> None:
        """Check the ratings against plan, scheme and what the data suggest."""
        gathered = self._gathered[item.record.evaluation.id]
        item.prepared = _check(self._scheme, item.record, item.command, gathered)

    def store(self, items: Sequence[_Item]) -> None:
        """Store frames, assessments and ratings, one statement for each kind."""
        for item in items:
            self._change(item)
        bulk_update.store(self.work, [item.record.evaluation for item in items])
        bulk_update.store(self.work, [item.record.assessment for item in items])
        rating_storage.replace_ratings(
            self.work,
            [(i.record.evaluation, i.prepared.existing, i.prepared.ratings) for i in items],
        )
        self._withdraw_reuses([item.record.proposal for item in items])
        marks.note(self.work, [item.record for item in items], MarkedStep.RATE)

    def _withdraw_reuses(self, proposals: Sequence[ApprovalRequest | None]) -> None:
        """Close what was proposed to be reused: whoever rates makes the result anew."""
        pending = [proposal for proposal in proposals if proposal is not None]
        for proposal in pending:
            second_person.withdraw(self.work, proposal)
        bulk_update.store(self.work, pending)

    def _change(self, item: _Item) -> None:
        command, case = item.command, item.record
        evaluation = self.work.claim(case.evaluation, command.expected_version)
        evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.RATE)
        evaluation.plan_revision_id = case.subject.revision_id
        assessment = self.work.change(case.assessment)
        assessment.state = evaluation.state
        assessment.organization_result = item.prepared.organization_result
        assessment.strength = command.feedback.strength
        assessment.improvement = command.feedback.improvement
        assessment.suggestion = command.feedback.suggestion
        assessment.recommendation = command.recommendation
        assessment.predicate_reason = command.predicate_reason
        assessment.facts = facts_to_wire(command.facts)
        assessment.rated_by, assessment.rated_at = self.work.actor.employee_id, self.work.now
        assessment.rated_as = cases.capacity_of(self.work, case)


def _follow_plan(case: Case) -> Case:
    """Let an evaluation that nobody rated yet rest on the plan's revision that is in force now."""
    if case.in_force is None or case.evaluation.state is not EvaluationState.OPEN:
        return case
    revision_id, number = case.in_force
    subject = replace(case.subject, revision_id=revision_id, revision_number=number)
    return replace(case, subject=subject)


def _check(
    scheme: Scheme, case: Case, command: RateEvaluation, gathered: ScoreInputs
) -> _CheckedRatings:
    """Check one assessment, or name all that keeps it from being taken."""
    faults = [*unratable_faults(scheme, command.ratings, gathered)]
    organization_result, fault = suggestions.organization_result(
        case, gathered, command.organization_result
    )
    faults += [fault] if fault else []
    if command.facts.dropout_predicate is not None and not command.facts.study_dropout:
        faults.append(Fault("/facts/dropout_predicate", "no_dropout"))
    if faults:
        raise InvalidDataError("assessment_not_ready", faults=faults)
    existing = {rating.about: rating for rating in gathered.ratings}
    ratings = [_identify(rating, existing.get(rating.about)) for rating in command.ratings]
    card = gathering.score_if_complete(
        scheme, gathered.inputs(ratings), gathered.facts(command.facts)
    )
    checked = suggestions.with_suggestions(scheme, gathered, card, ratings)
    draft = AssessmentDraft(
        ratings=checked,
        predicate=None if card is None else card.predicate,
        suggested=suggestions.before_exception(card),
        predicate_reason=command.predicate_reason,
        feedback=command.feedback,
        organization_result=organization_result,
        needs_organization_result=suggestions.needs_organization_result(scheme),
    )
    if faults := [*rating_faults(draft, feedback_rules())]:
        raise InvalidDataError("assessment_not_ready", faults=faults)
    return _CheckedRatings(checked, existing, organization_result)


def _identify(rating: Rating, existing: Rating | None) -> Rating:
    """Give a rating the id of the one that it replaces, or a new one.

    One that stays as it is stays calibrated, whoever sends it again.
    """
    if existing is None:
        return replace(rating, id=new_id())
    stays = existing.choice == rating.choice
    earlier = existing.calibrated_from if stays else rating.calibrated_from
    return replace(rating, id=existing.id, calibrated_from=earlier)
