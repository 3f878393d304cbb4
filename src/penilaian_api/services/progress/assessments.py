"""Assess people by a rubric: competences against what the position demands, professionalism.

The leader assesses, or a service such as an assessment center; nobody does themselves. What comes
out is a measurement of the period, by the rule that the rubric states; a correction supersedes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.rubric import (
    LEVELS,
    JudgedLevel,
    Rubric,
    RubricGroup,
    level_faults,
    place_on,
    value_of,
)
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.services.cycle import cycles
from penilaian_api.services.progress import measurements
from penilaian_api.services.progress.measurement_references import PostedMeasurement, ranges
from penilaian_api.services.progress.rubrics import describe, rubric_of
from penilaian_api.services.references import require
from penilaian_api.services.scoring import schemes
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.packaged_data import rubrics
from penilaian_api.storage.progress import assessments as assessment_storage
from penilaian_api.storage.progress.assessments import AssessedPerson
from penilaian_api.storage.progress.measurements import PinnedPeriods, pinned_periods
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class AssessmentInput:
    """An assessment as it is handed in."""

    employee_code: str
    period_id: UUID
    rubric: str
    assessed_on: date
    levels: Sequence[JudgedLevel]
    recommendation: str | None
    supersedes_id: UUID | None


@dataclass(frozen=True, slots=True)
class AssessedLevel:
    """The level that was reached, what it looks like, what was demanded and what is missing."""

    item: str
    label: Phrase
    group: RubricGroup
    level: int
    anchor: Phrase
    demanded: int
    gap: int
    reason: str


@dataclass(frozen=True, slots=True)
class CompetenceAssessmentView:
    """An assessment with codes and names, and each level against the demanded one."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    period_id: UUID
    period_key: str
    position_id: UUID
    rubric: str
    rubric_number: int
    part: str
    rule: str
    statement: Phrase
    assessed_on: date
    levels: tuple[AssessedLevel, ...]
    value: Decimal
    recommendation: str | None
    assessor_id: UUID | None
    supersedes_id: UUID | None
    is_corrected: bool
    posted_at: datetime


ASSESSMENTS_PARAMETERS: Final = assessment_storage.ASSESSMENTS.parameters
"""What callers state of the list."""


def assess(work: UnitOfWork, stated: AssessmentInput) -> CompetenceAssessmentView:
    """Store an assessment, and let it measure the part of the period."""
    rubric = _rubric_of_people(stated.rubric)
    person = _find_person(work, stated.employee_code)
    pinned = pinned_periods(work, [stated.period_id])
    period, version = require(pinned.get(stated.period_id), "/period_id")
    cycles.require_state(work, period, PeriodState.OPEN, PeriodState.RATING)
    own = person.demanded if rubric.demanded else {}
    expected = rubric.expected(person.job_class or "", own)
    _refuse(work, stated, rubric, expected, period)
    _refuse_standing(work, stated, person)
    value = value_of(rubric, expected, {each.item: each.level for each in stated.levels})
    record = _build(work, stated, rubric, person, expected)
    record.value = round_half_up(value, DIGITS)
    work.of(CompetenceAssessment).add(record)
    if (scale := ranges(schemes.scheme_of(version)).get(rubric.part)) is not None:
        _measure(work, record, rubric, place_on(scale, value, LEVELS), pinned)
    names = {
        "employee_code": person.code,
        "employee_name": person.name,
        "period_key": period.key,
        "is_corrected": False,
    }
    return _view(record, names)


def get(work: UnitOfWork, assessment_id: UUID) -> CompetenceAssessmentView:
    """Return one assessment."""
    record = work.of(CompetenceAssessment).get(assessment_id)
    return _view(record, assessment_storage.ASSESSMENTS.beside_of(work, record))


def page(work: UnitOfWork, request: ListRequest) -> Slice[CompetenceAssessmentView]:
    """List the assessments that the caller may see, the first handed in before the others."""

    def view(row: ListedRow[CompetenceAssessment]) -> CompetenceAssessmentView:
        return _view(row.record, row.names)

    return page_of(work, assessment_storage.ASSESSMENTS, request).map(view)


def _rubric_of_people(key: str) -> Rubric:
    rubric = rubric_of(key)
    if rubric.panel is not None:
        raise InvalidDataError.at_pointer("/rubric", "rubric_of_a_panel")
    return rubric


def _find_person(work: UnitOfWork, employee_code: str) -> AssessedPerson:
    """Find whom the assessment is about; never the caller, who must hold a position."""
    person = require(assessment_storage.find_person(work, employee_code), "/employee_code")
    if person.id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself", faults=[Fault("/employee_code", "own_assessment")])
    if person.position_id is None:
        fault = Fault("/employee_code", "holds_no_position")
        raise InvalidDataError("invalid_input", faults=[fault])
    return person


def _refuse(
    work: UnitOfWork,
    stated: AssessmentInput,
    rubric: Rubric,
    expected: Mapping[str, int],
    period: Period,
) -> None:
    faults = [*level_faults(rubric, expected, stated.levels)]
    if stated.assessed_on > work.today:
        faults.append(Fault("/assessed_on", "day_in_future"))
    elif stated.assessed_on >= period.ends_before:
        faults.append(Fault("/assessed_on", "after_the_period", {"period": period.key}))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _refuse_standing(work: UnitOfWork, stated: AssessmentInput, person: AssessedPerson) -> None:
    """Refuse a second assessment of the same, and a correction of anything but the one that is."""
    standing = assessment_storage.standing(
        work, person.id, stated.period_id, stated.rubric, stated.supersedes_id
    )
    if stated.supersedes_id is None:
        if any(is_current for _, is_current, _ in standing):
            raise ConflictError("assessed_already", faults=[Fault("/rubric", "assessed_already")])
        return
    named = next((row for row in standing if row[0] == stated.supersedes_id), None)
    _, is_current, is_same = require(named, "/supersedes_id")
    if not is_same:
        fault = Fault("/supersedes_id", "supersedes_another_assessment")
        raise InvalidDataError("invalid_input", faults=[fault])
    if not is_current:
        fault = Fault("/supersedes_id", "assessment_corrected")
        raise ConflictError("assessed_already", faults=[fault])


def _build(
    work: UnitOfWork,
    stated: AssessmentInput,
    rubric: Rubric,
    person: AssessedPerson,
    expected: Mapping[str, int],
) -> CompetenceAssessment:
    judged = {each.item: each for each in stated.levels}
    return CompetenceAssessment(
        id=new_id(),
        employee_id=person.id,
        period_id=stated.period_id,
        position_id=person.position_id,
        rubric=rubric.key,
        rubric_number=rubric.number,
        assessed_on=stated.assessed_on,
        levels=[
            {
                "item": item,
                "level": judged[item].level,
                "demanded": demanded,
                "reason": judged[item].reason,
                **({"title": person.titles[item]} if item in person.titles else {}),
            }
            for item, demanded in expected.items()
        ],
        recommendation=stated.recommendation,
        assessor_id=work.actor.employee_id,
        supersedes_id=stated.supersedes_id,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _measure(
    work: UnitOfWork,
    record: CompetenceAssessment,
    rubric: Rubric,
    value: Fraction,
    pinned: PinnedPeriods,
) -> None:
    """Measure the part of the period by the assessment, in place of what stood."""
    rule = f"{rubric.rule}@{rubric.rule_number}"
    item = PostedMeasurement(
        employee_id=record.employee_id,
        employee_code=None,
        unit_code=None,
        period_id=record.period_id,
        part=rubric.part,
        value=round_half_up(value, DIGITS),
        count=len(record.levels),
        low=None,
        high=None,
        source=f"competence-assessment:{record.id} {rubric.key}@{rubric.number} {rule}",
        supersedes_id=None,
    )
    measurements.post_within(work, [item], pinned, replaces=True)


def _view(record: CompetenceAssessment, names: Mapping[str, Any]) -> CompetenceAssessmentView:
    rubric = rubrics()[record.rubric]
    return view_of(
        CompetenceAssessmentView,
        record,
        **names,
        part=rubric.part,
        rule=f"{rubric.rule}@{rubric.rule_number}",
        statement=rubric.statement,
        levels=tuple(_level(rubric, each) for each in record.levels),
    )


def _level(rubric: Rubric, kept: Mapping[str, Any]) -> AssessedLevel:
    item, level, demanded = kept["item"], kept["level"], kept["demanded"]
    titles = {item: kept["title"]} if "title" in kept else {}
    label, group, levels = describe(rubric, titles, item)
    gap = rubric.gap(demanded, level)
    return AssessedLevel(
        item, label, group, level, levels[level - 1], demanded, gap, kept["reason"]
    )
