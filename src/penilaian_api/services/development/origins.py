"""Say from what training comes, and refuse what is no ground: results, gaps, consistent years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.development.counseling import Qualification
from penilaian_api.domain.development.training import EducationRule, TrainingKind, TrainingOrigin
from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.services.citing import Citation, cite, cite_all
from penilaian_api.services.progress import rubrics
from penilaian_api.services.references import require, require_stated
from penilaian_api.storage.development import results as result_storage
from penilaian_api.storage.development.results import ResultRow
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.packaged_data import education_rule, low_result_rule
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

    cited: tuple[Citation, ...] = ()
    rule_version: int | None = None


def require_origin(work: UnitOfWork, training_input: TrainingInput, *, from_area: bool) -> Grounds:
    """Refuse a training that does not say from what it comes; give what it rests on.

    *from_area*: it is the step that is proposed for an area to improve, which was looked up.
    """
    if (training_input.origin is TrainingOrigin.IMPROVEMENT_AREA) is not from_area:
        raise InvalidDataError.at_pointer("/origin", "only_of_an_area")
    origin, is_education = training_input.origin, _is_education(training_input.kind)
    if origin is TrainingOrigin.RESULT and is_education:
        raise InvalidDataError.at_pointer("/origin", "education_not_by_low_result")
    cited = _cited(work, training_input)
    if origin is TrainingOrigin.COMPETENCE_GAP:
        _require_gap(work, training_input)
    elif training_input.assessment_id is not None:
        raise InvalidDataError.at_pointer("/assessment_id", "only_of_a_gap")
    elif training_input.item and not from_area:
        raise InvalidDataError.at_pointer("/item", "only_of_a_gap")
    if not is_education and origin is not TrainingOrigin.CONSISTENT_RESULTS:
        return Grounds(cited)
    met = eligible_results(work, training_input.employee_id, origin)
    return Grounds(_each_once(*met.cited, *cited), met.rule_version)


def rests_on(work: UnitOfWork, training: Training, *, must_hold: bool) -> Grounds:
    """Give the results that a nomination rests on today; *must_hold*: or refuse it."""
    if not _is_education(training.kind):
        return Grounds()
    return eligible_results(work, training.employee_id, training.origin, must_hold=must_hold)


def eligible_results(
    work: UnitOfWork, person: UUID, origin: TrainingOrigin, *, must_hold: bool = True
) -> Grounds:
    """Cite the yearly results that enter; *must_hold*: refuse who does not meet the rule.

    Each way to further education has its rule: by duty another one than for all others.
    """
    by_duty = origin is TrainingOrigin.DUTY
    rule = education_rule(by_duty=by_duty)
    yearly = yearly_results(work, person)
    if must_hold and not is_met(rule, yearly):
        code = "duty_without_good_result" if by_duty else "results_not_consistent"
        raise ConflictError(code, years=rule.years)
    counted = [row.evaluation_id for row in counted_by(rule, yearly)]
    return Grounds(cite_all(work, counted), rule.version)


def _is_education(kind: TrainingKind) -> bool:
    return kind is TrainingKind.FURTHER_EDUCATION


def _cited(work: UnitOfWork, training_input: TrainingInput) -> tuple[Citation, ...]:
    """Cite the result that is stated; training because of a result rests on a low one."""
    key = training_input.evaluation_id
    is_because = training_input.origin is TrainingOrigin.RESULT
    if key is None and not is_because:
        return ()
    key = require_stated(key, "/evaluation_id")
    citation = cite(work, key, training_input.employee_id)
    if is_because and citation.predicate not in low_result_rule().predicates:
        raise InvalidDataError.at_pointer("/evaluation_id", "result_not_low")
    return (citation,)


def _each_once(*cited: Citation) -> tuple[Citation, ...]:
    return tuple({citation.evaluation.id: citation for citation in cited}.values())


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


def yearly_results(work: UnitOfWork, employee_id: UUID) -> list[ResultRow]:
    """List the yearly results of a person that stand, the newest first."""
    results = result_storage.past_of(work, employee_id).results
    return [row for row in reversed(results) if row.period_kind is PeriodKind.YEAR]


def counted_by(rule: EducationRule, yearly: Sequence[ResultRow]) -> list[ResultRow]:
    """List the yearly results that enter a rule."""
    newest = max((row.year for row in yearly), default=0)
    return [row for row in yearly if rule.counts(row.year, newest)]


def is_met(rule: EducationRule, yearly: Sequence[ResultRow]) -> bool:
    """Tell whether yearly results meet a rule."""
    return rule.is_met_by([(row.year, row.predicate) for row in yearly])
