"""Compute all scores of a period in bulk, as they stand today: in batches, stored nowhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.domain.scoring.engine.scorecard import score as compute_card
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.gathering import ScoreInputs
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.scoring import subjects as subject_storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork

BATCH_SIZE: Final = 500
"""How many evaluations are in memory at a time."""


@dataclass(frozen=True, slots=True)
class EvaluationScore:
    """The score of one evaluation, or the code of what is lacking for it."""

    evaluation_id: UUID | None
    employee_id: UUID
    score: Decimal | None
    predicate: Predicate | None
    lacking: str | None


@dataclass(frozen=True, slots=True)
class PeriodScores:
    """The scores of all evaluations of a period and the distribution of their predicates."""

    period_id: UUID
    scheme_version_id: UUID
    items: tuple[EvaluationScore, ...]
    distribution: dict[Predicate, int]

    @property
    def complete(self) -> int:
        """How many have a predicate."""
        return sum(self.distribution.values())


def compute(work: UnitOfWork, period_id: UUID) -> PeriodScores:
    """Compute the score of every evaluation of a period within reach."""
    period = work.of(Period).get(period_id)
    version = work.of(SchemeVersion).get(period.scheme_version_id)
    scheme = schemes.scheme_of(version)
    scores = tuple(_compute_scores(work, scheme, period))
    counts = Counter(score.predicate for score in scores if score.predicate is not None)
    distribution = {predicate: counts[predicate] for predicate in Predicate if counts[predicate]}
    return PeriodScores(period.id, version.id, scores, distribution)


def _compute_scores(work: UnitOfWork, scheme: Scheme, period: Period) -> Iterator[EvaluationScore]:
    after, read = None, list[tuple[UUID, UUID, UUID]]()
    while subjects := subject_storage.next_subjects(work, period.id, after, BATCH_SIZE):
        for subject, score_inputs in zip(
            subjects, gathering.gather(work, scheme, period, subjects), strict=True
        ):
            if subject.assessment_id is not None and subject.evaluation_id is not None:
                read.append((subject.assessment_id, subject.employee_id, subject.evaluation_id))
            yield _compute_score(scheme, score_inputs)
        after = subjects[-1].evaluation_id
    work.note_period_read(Assessment, period.id, read)


def _compute_score(scheme: Scheme, score_inputs: ScoreInputs) -> EvaluationScore:
    subject = score_inputs.subject
    score, predicate, lacking = None, None, None
    try:
        facts = score_inputs.facts(facts_from_wire(subject.facts))
        card = compute_card(scheme, score_inputs.inputs(), facts)
        score, predicate = card.score, card.predicate
        lacking = None if predicate is not None else "rating_missing"
    except (ConflictError, InvalidDataError) as refusal:
        lacking = refusal.code
    return EvaluationScore(subject.evaluation_id, subject.employee_id, score, predicate, lacking)
