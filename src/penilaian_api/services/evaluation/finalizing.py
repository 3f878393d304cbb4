"""Finalizing: the score is computed, frozen as bytes with their digest, and stands from then on.

PermenPANRB 6/2022, annex IV A11-A12 and V A5, A8-A9: who makes a result final, which results are
final from the start, and until when they are to be delivered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.errors import BadData
from penilaian_api.domain.evaluation.evaluation import (
    EVALUATION,
    EvaluationStep,
    Rater,
    Rating,
    finality,
    finalizing_faults,
)
from penilaian_api.domain.evaluation.evaluation import Assessment as Handed
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.organization import authority
from penilaian_api.domain.organization.authority import Tier, post_kind, rater_authority
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.scheme.scheme import Scheme, digest
from penilaian_api.domain.scoring.snapshot import digest_of, snapshot_bytes
from penilaian_api.domain.transitions import advance
from penilaian_api.services.bulk import item_pointer
from penilaian_api.services.evaluation import cases, completeness, suggestions
from penilaian_api.services.organization.calendars import CalendarQuery
from penilaian_api.services.scoring import gathering as scoring
from penilaian_api.services.scoring import schemes
from penilaian_api.services.scoring.gathering import Gathered, Gathering
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import Assessment, Snapshot, SnapshotCause
from penilaian_api.storage.packaged_data import feedback_words, terms
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Case"]

TIER: Final = Tier.REGION
"""Every agency that this serves is one of a region: its head is a regional head."""


@dataclass(frozen=True, slots=True)
class WantedResult:
    """An evaluation whose result is to be made final, at the version seen."""

    key: UUID
    expected_version: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out, and from what."""

    scheme: Scheme
    inputs: tuple[Input, ...]
    facts: Facts
    card: Scorecard


@dataclass(frozen=True, slots=True)
class _Settled:
    """A result that may become final."""

    case: Case
    expected_version: int
    caller: Rater
    outcome: Outcome


def finalize(
    work: UnitOfWork, wanted: Sequence[WantedResult], *, bulk: bool = False, dry_run: bool = False
) -> list[Case]:
    """Make rated results final: complete by the scheme's policy, computed, frozen."""
    opened = cases.opened(work, wanted, bulk=bulk)
    callers = []
    for place, _, case in opened:
        with item_pointer(place):
            callers.append(cases.on_turn(work, case))
            advance(EVALUATION, case.evaluation.state, EvaluationStep.FINALIZE)
    found = [case for _, _, case in opened]
    cases.refuse_mixture(found)
    scheme, period = schemes.scheme_of(found[0].scheme), found[0].period
    gathering = Gathering(scheme, period, [case.subject for case in found])
    calendar_query, classes = CalendarQuery(), record.held_classes()
    questions = (*gathering.questions, *calendar_query.queries, classes)
    answers = execute_combined(work.session, work.bindings, *questions)
    settled = []
    for (place, item, case), caller, made_of in zip(
        opened, callers, gathering.of(answers), strict=True
    ):
        with item_pointer(place):
            outcome = _complete(scheme, case, made_of)
            settled.append(_Settled(case, item.expected_version, caller, outcome))
    if not dry_run:
        _store(work, settled, calendar_query.calendar(answers), frozenset(answers.of(classes)))
    return found


def snapshot_of(work: UnitOfWork, case: Case, cause: SnapshotCause, outcome: Outcome) -> Snapshot:
    """Freeze a result as the next snapshot of its evaluation."""
    content = snapshot_bytes(digest(outcome.scheme), outcome.inputs, outcome.facts, outcome.card)
    return Snapshot(
        id=new_id(),
        evaluation_id=case.evaluation.id,
        employee_id=case.evaluation.employee_id,
        scheme_version_id=case.scheme.id,
        number=case.evaluation.result_number + 1,
        cause=cause,
        content=content,
        digest=digest_of(content),
        taken_at=work.now,
    )


def copy_result(assessment: Assessment, card: Scorecard, snapshot_id: UUID) -> None:
    """Copy what came out beside the snapshot that is now in force, for lists."""
    assessment.score, assessment.predicate = card.score, card.predicate
    assessment.results, assessment.behavior = card.ratings.results, card.ratings.behavior
    assessment.snapshot_id = snapshot_id


def _complete(scheme: Scheme, case: Case, made_of: Gathered) -> Outcome:
    """Compute a result, or name all that is still missing of it."""
    assessment = case.assessment
    inputs, facts = made_of.inputs(), facts_from_wire(assessment.facts)
    card = scoring.scored(scheme, inputs, facts)
    suggested = suggestions.proposed(scheme, made_of, card)
    handed = Handed(
        ratings=tuple(
            Rating(one.about, one.chosen or one.level, suggested.get(one.about), one.reason)
            for one in made_of.rated
        ),
        predicate=None if card is None else card.predicate,
        suggested=suggestions.before_exception(card),
        predicate_reason=assessment.predicate_reason,
        feedback=FeedbackTexts(assessment.strength, assessment.improvement, assessment.suggestion),
        organization_result=assessment.organization_result,
        needs_organization_result=suggestions.needs_organization_result(scheme),
        required=completeness.required(scheme, made_of, case.period),
    )
    if faults := finalizing_faults(handed, feedback_words()):
        raise BadData("assessment_incomplete", faults=faults)
    card = score(scheme, inputs, facts) if card is None else card
    return Outcome(scheme, inputs, facts, card)


def _store(
    work: UnitOfWork, settled: Sequence[_Settled], days: Calendar, classes: frozenset[JobClass]
) -> None:
    snapshots = [
        snapshot_of(work, one.case, SnapshotCause.FINALIZED, one.outcome) for one in settled
    ]
    for one in settled:
        _settle(work, one, _final_by(work, one, classes), days)
    bulk_update.store(work, [one.case.evaluation for one in settled])
    record.keep(work, snapshots)
    for one, snapshot in zip(settled, snapshots, strict=True):
        assessment = work.change(one.case.assessment)
        assessment.state = one.case.evaluation.state
        copy_result(assessment, one.outcome.card, snapshot.id)
    bulk_update.store(work, [one.case.assessment for one in settled])


def _settle(
    work: UnitOfWork, settled: _Settled, final_by: ObjectionRule | None, days: Calendar
) -> None:
    evaluation = work.claim(settled.case.evaluation, settled.expected_version)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.FINALIZE)
    evaluation.assessor_id, evaluation.finalized_at = work.actor.employee_id, work.now
    evaluation.final_by = final_by
    evaluation.result_number += 1
    key = "deliver" if settled.caller is Rater.ASSESSOR else "superior_deliver"
    evaluation.deliver_due_on = terms().clock(key, work.today).due_on(work.today, days)


def _final_by(
    work: UnitOfWork, settled: _Settled, classes: frozenset[JobClass]
) -> ObjectionRule | None:
    """Name the rule that closes the way to an objection: told before anyone objects.

    A result that was final before was not missed; nor one that the superior only signs.
    """
    evaluation, assessment = settled.case.evaluation, settled.case.assessment
    post = post_kind(settled.case.job_class)
    from_start = any(
        authority.is_final_from_start(TIER, post, rater_authority(TIER, held)) for held in classes
    )
    rated_himself = assessment.rated_by == work.actor.employee_id
    missed = settled.caller is Rater.REVIEWER and rated_himself and evaluation.result_number == 0
    return finality(Rater.REVIEWER if missed else Rater.ASSESSOR, from_start=from_start)
