"""Read a reused result: the ratings of its bytes, and the agreement by which it stands."""

from collections.abc import Sequence
from datetime import datetime

from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.evaluation.reuse import Agreement
from penilaian_api.domain.scoring.record.inputs import Input, RatingInput
from penilaian_api.domain.scoring.vocabulary import Expectation, SnapshotCause
from penilaian_api.services.scoring.circumstances import (
    RatingInForce,
    objection_to,
    ratings_in_force,
)
from penilaian_api.storage.evaluation import reuse
from penilaian_api.storage.evaluation.grounds import ResultRecords
from penilaian_api.storage.models.evaluation import Assessment, Snapshot
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def agreement_on(work: UnitOfWork, snapshot: Snapshot, at: datetime | None) -> Agreement | None:
    """Fetch by which agreement a result was reused, also if an objection changed it since."""
    if at is None or snapshot.cause is SnapshotCause.FINALIZED:
        return None
    return reuse.agreement_at(work, snapshot.evaluation_id, at)


def in_force(
    stored: Sequence[Rating], assessment: Assessment, records: ResultRecords
) -> tuple[RatingInForce, ...]:
    """Give the ratings in force; those of a reused result stand in its bytes as they are."""
    objection = None if is_reused(assessment) else objection_to(records, assessment)
    return ratings_in_force(stored, objection)


def is_reused(assessment: Assessment) -> bool:
    """Tell whether a result rests on an earlier one: nobody rated it here."""
    return assessment.snapshot_id is not None and assessment.rated_by is None


def frozen_ratings(inputs: Sequence[Input]) -> tuple[Rating, ...]:
    """Give the ratings of a snapshot as they were frozen."""
    return tuple(_to_rating(item) for item in inputs if isinstance(item, RatingInput))


def _to_rating(rating: RatingInput) -> Rating:
    """Give a frozen rating as it was chosen: a level, or a word."""
    if rating.value is not None or rating.chosen is None:
        level = None if rating.value is None else int(rating.value)
        return Rating(rating.about, level=level, reason=rating.reason)
    return Rating(rating.about, Expectation(rating.chosen), reason=rating.reason)
