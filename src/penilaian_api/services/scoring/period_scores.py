"""All scores of a period at once, as they stand today: computed in pieces, stored nowhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.scorecard import score as compute_card
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.gathering import Gathered
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.scoring import subjects as record
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PIECE: Final = 500
"""So many evaluations are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one evaluation comes to, or the code of what keeps it from that."""

    evaluation_id: UUID | None
    employee_id: UUID
    score: Decimal | None
    predicate: Predicate | None
    lacking: str | None


@dataclass(frozen=True, slots=True)
class PeriodScores:
    """What all evaluations of a period come to."""

    period_id: UUID
    scheme_version_id: UUID
    lines: tuple[Line, ...]
    distribution: dict[Predicate, int]

    @property
    def complete(self) -> int:
        """How many came to a predicate."""
        return sum(self.distribution.values())


def compute(work: UnitOfWork, period_id: UUID) -> PeriodScores:
    """Compute the score of every evaluation of a period within reach."""
    period = work.of(Period).get(period_id)
    version = work.of(SchemeVersion).get(period.scheme_version_id)
    scheme = schemes.scheme_of(version)
    lines = tuple(_lines(work, scheme, period))
    found = Counter(line.predicate for line in lines if line.predicate is not None)
    distribution = {one: found[one] for one in Predicate if found[one]}
    return PeriodScores(period.id, version.id, lines, distribution)


def _lines(work: UnitOfWork, scheme: Scheme, period: Period) -> Iterator[Line]:
    after = None
    while subjects := record.subjects(work, period.id, after, PIECE):
        for subject, made_of in zip(
            subjects, gathering.gather(work, scheme, period, subjects), strict=True
        ):
            if subject.assessment_id is not None:
                work.note_row_read(Assessment, subject.assessment_id, subject.employee_id)
            yield _line(scheme, made_of)
        after = subjects[-1].evaluation_id


def _line(scheme: Scheme, made_of: Gathered) -> Line:
    subject = made_of.subject
    score, predicate, lacking = None, None, None
    try:
        card = compute_card(scheme, made_of.inputs(), facts_from_wire(subject.facts))
        score, predicate = card.score, card.predicate
        lacking = None if predicate is not None else "rating_missing"
    except BadData as refusal:
        lacking = refusal.code
    return Line(subject.evaluation_id, subject.employee_id, score, predicate, lacking)
