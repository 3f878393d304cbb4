"""Store the ratings of evaluations already taken: many at once, one statement for each kind."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.storage.models.evaluation import Evaluation, EvaluationRating
from penilaian_api.storage.work import bulk_insert, bulk_update
from penilaian_api.storage.work.compiled.records import attach
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def replace_ratings(
    work: UnitOfWork,
    replacements: Iterable[tuple[Evaluation, Mapping[str, Rating], Sequence[Rating]]],
) -> None:
    """Replace the existing ratings of each evaluation by others; one of the same id is changed.

    The existing ones were read as rows, by what they are about.
    """
    created, changed, removed = (list[EvaluationRating]() for _ in range(3))
    for evaluation, existing, ratings in replacements:
        records = {about: _attach(work, evaluation, row) for about, row in existing.items()}
        for rating in ratings:
            record = records.pop(rating.about, None)
            if record is None:
                created.append(EvaluationRating(**_fields(evaluation, rating)))
                continue
            record.suggested, record.chosen = rating.suggested, rating.chosen
            record.level, record.reason = rating.level, rating.reason
            record.calibrated_from = rating.calibrated_from
            changed.append(record)
        removed += records.values()
    bulk_update.store(work, changed)
    bulk_update.remove(work, removed)
    bulk_insert.insert(work, created)


def _attach(work: UnitOfWork, evaluation: Evaluation, rating: Rating) -> EvaluationRating:
    """Make a rating that was read as a row the record that it is, without reading it again."""
    record: EvaluationRating = attach(work.session, EvaluationRating, _fields(evaluation, rating))
    return record


def _fields(evaluation: Evaluation, rating: Rating) -> dict[str, Any]:
    return {
        "agency_id": evaluation.agency_id,
        "employee_id": evaluation.employee_id,
        "evaluation_id": evaluation.id,
        "id": rating.id,
        "about": rating.about,
        "suggested": rating.suggested,
        "chosen": rating.chosen,
        "level": rating.level,
        "reason": rating.reason,
        "calibrated_from": rating.calibrated_from,
    }
