"""Say from what training comes, and refuse what is no ground: results, gaps, consistent years."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.development.counseling import Qualification
from penilaian_api.domain.development.training import TrainingKind, TrainingOrigin
from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.services.progress import rubrics
from penilaian_api.services.references import require, require_stated
from penilaian_api.storage.development import results as result_storage
from penilaian_api.storage.development.low_results import is_low_result
from penilaian_api.storage.development.results import ResultRow
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.packaged_data import education_rule
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TrainingInput:
    """A training as it should be, and from what it comes."""

    employee_id: UUID
    kind: TrainingKind
    origin: TrainingOrigin
    evaluation_id: UUID | None
    assessment_id: UUID | None
    item: str
    title: str
    provider: str
    hours: int | None
    due_on: date
    qualifies_for: Qualification | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """The results on which a training rests, and the version of the rule that they meet, if any."""

    evaluation_ids: tuple[UUID, ...] = ()
    rule_version: int | None = None


def require_origin(work: UnitOfWork, training_input: TrainingInput, *, from_area: bool) -> Grounds:
    """Refuse a training that does not say from what it comes; give what it rests on.

    *from_area*: it is the step that is proposed for an area to improve, which was looked up.
    """
    if (training_input.origin is TrainingOrigin.IMPROVEMENT_AREA) is not from_area:
        raise InvalidDataError.at_pointer("/origin", "only_of_an_area")
    origin, person = training_input.origin, training_input.employee_id
    if origin is TrainingOrigin.RESULT:
        _require_low_result(work, training_input)
    if origin is TrainingOrigin.COMPETENCE_GAP:
        _require_gap(work, training_input)
    elif training_input.assessment_id is not None:
        raise InvalidDataError.at_pointer("/assessment_id", "only_of_a_gap")
    if origin is TrainingOrigin.CONSISTENT_RESULTS:
        return consistent_results(work, person, must_hold=True)
    evaluation_id = training_input.evaluation_id
    if evaluation_id is None:
        return Grounds()
    _require_final(work, person, evaluation_id)
    return Grounds((evaluation_id,))


def _require_low_result(work: UnitOfWork, training_input: TrainingInput) -> None:
    """Refuse a result that is not low, and education because of one."""
    key = require_stated(training_input.evaluation_id, "/evaluation_id")
    _require_final(work, training_input.employee_id, key)
    if not is_low_result(work, key):
        raise InvalidDataError.at_pointer("/evaluation_id", "result_not_low")
    if training_input.kind is TrainingKind.FURTHER_EDUCATION:
        raise InvalidDataError.at_pointer("/origin", "education_not_by_low_result")


def _require_final(work: UnitOfWork, person: UUID, evaluation_id: UUID) -> None:
    """Refuse a result of somebody else, and one that is not final."""
    evaluation = work.of(Evaluation).find(id=evaluation_id, employee_id=person)
    if require(evaluation, "/evaluation_id").finalized_at is None:
        raise InvalidDataError.at_pointer("/evaluation_id", "result_not_final")


def consistent_results(work: UnitOfWork, person: UUID, *, must_hold: bool) -> Grounds:
    """Give the yearly results that enter; *must_hold*: refuse who does not meet the rule."""
    rule, counted = education_rule(), counted_years(work, person)
    if must_hold and not rule.is_met_by([(row.year, row.predicate) for row in counted]):
        raise ConflictError("results_not_consistent", years=rule.years)
    return Grounds(tuple(row.evaluation_id for row in counted), rule.version)


def _require_gap(work: UnitOfWork, training_input: TrainingInput) -> None:
    """Refuse a gap that the assessment does not have, or that a later one has corrected."""
    key = require_stated(training_input.assessment_id, "/assessment_id")
    person = training_input.employee_id
    assessment = require(
        work.of(CompetenceAssessment).find(id=key, employee_id=person), "/assessment_id"
    )
    if work.of(CompetenceAssessment).find(supersedes_id=key) is not None:
        raise InvalidDataError.at_pointer("/assessment_id", "assessment_superseded")
    rubric = rubrics.rubric_of(assessment.rubric, "/assessment_id")
    judged: dict[str, Any] = {str(level["item"]): level for level in assessment.levels}
    level = require(judged.get(training_input.item), "/item")
    if not rubric.gap(level["demanded"], level["level"]):
        raise InvalidDataError.at_pointer("/item", "no_gap")


def counted_years(work: UnitOfWork, employee_id: UUID) -> list[ResultRow]:
    """List the yearly results of a person that enter the rule, the newest first."""
    results = result_storage.past_of(work, employee_id).results
    yearly = [row for row in reversed(results) if row.period_kind is PeriodKind.YEAR]
    newest = max((row.year for row in yearly), default=0)
    return [row for row in yearly if education_rule().counts(row.year, newest)]
