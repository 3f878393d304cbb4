"""Join to a result what explains it when it is shown: names, days, feedback, an objection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.evaluation.evaluation import EvaluationState, Rating
from penilaian_api.domain.evaluation.marks import Mark
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.progress.remedy import Takeover
from penilaian_api.domain.scoring.record.inputs import (
    IndicatorInput,
    Input,
    MeasurementInput,
    RatingInput,
)
from penilaian_api.domain.scoring.vocabulary import Expectation, MeasurementKind
from penilaian_api.domain.scoring.wording.circumstances import (
    AttendanceFigures,
    Circumstances,
    ObjectionStory,
    ObjectionWay,
    TakenOver,
)
from penilaian_api.services.scoring.missing_months import months_of_evaluation
from penilaian_api.storage.evaluation import grounds, marks
from penilaian_api.storage.evaluation.grounds import ResultRecords
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection
from penilaian_api.storage.plan.agreed_lines import agreed_lines
from penilaian_api.storage.progress.remedies import takeovers_query
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PERSON: Final = "employee:"
_INDICATOR: Final = "plan_indicator:"
_MEASUREMENT: Final = "measurement:"
DISCIPLINE: Final = str(MeasurementKind.DISCIPLINE)


@dataclass(frozen=True, slots=True)
class RatingInForce(Rating):
    """A rating as it counts now; *earlier* is the assessor's where an objection changed it."""

    earlier: Rating | None = None
    objection_id: UUID | None = None


def ratings_in_force(
    stored: Sequence[Rating], objection: Objection | None
) -> tuple[RatingInForce, ...]:
    """Put in the place of the assessor's ratings those by which an objection was decided."""
    is_changed = objection is not None and objection.state is ObjectionState.CHANGED
    decided = objection.ratings if objection is not None and is_changed else {}
    by_about = {rating.about: rating for rating in stored}
    return tuple(
        _in_force(about, by_about.get(about), decided.get(about), objection)
        for about in sorted({*by_about, *decided})
    )


def join_circumstances(
    work: UnitOfWork,
    records: ResultRecords,
    assessment: Assessment | None,
    ratings: Sequence[Rating],
    inputs: Sequence[Input],
) -> Circumstances:
    """Join what a reader of the result may know besides; without *assessment* little of it."""
    zone = str(work.zone)
    objection = None if assessment is None else objection_to(records, assessment)
    if assessment is None:
        people = set(_people(inputs))
        names = grounds.names_of_people(work, people) if people else {}
        named = {_person(key): name for key, name in names.items()}
        return Circumstances(names=named, zone=zone)
    result, rated_by = assessment.organization_result, assessment.rated_by
    decided_by = None if objection is None else objection.decided_by
    acted = ((rated_by, records.rater), (decided_by, records.decider))
    return Circumstances(
        names={_person(key): name for key, name in acted if key is not None and name is not None},
        zone=zone,
        rated_by=None if rated_by is None else _person(rated_by),
        rated_as=assessment.rated_as,
        rated_on=_local_day(work, assessment.rated_at),
        organization_result=None if result is None else result.value,
        strength=assessment.strength,
        improvement=assessment.improvement,
        suggestion=assessment.suggestion,
        recommendation=assessment.recommendation,
        predicate_reason=assessment.predicate_reason,
        reasons={rating.about: rating.reason for rating in ratings},
        choices={rating.about: str(rating.choice) for rating in ratings},
        way=_way(work, records.evaluation, objection),
        object_until=records.evaluation.object_until,
        final_by=records.evaluation.final_by,
        objection=None if objection is None else _story(work, objection),
    )


@dataclass(frozen=True, slots=True)
class FurtherGrounds:
    """What else explains a result: units by line, acts that are marked, attendance by part."""

    units: dict[str, str]
    marks: list[Mark]
    attendance: dict[str, AttendanceFigures]
    months_missing: tuple[date, ...] = ()
    takeovers: tuple[Takeover, ...] = ()
    """The results that the leader took over."""
    taken_over: tuple[TakenOver, ...] = ()
    """The same in words."""

    def around(self, circumstances: Circumstances) -> Circumstances:
        """Join units, attendance and months without a result to what is said besides."""
        return replace(
            circumstances,
            units=self.units,
            attendance=self.attendance,
            months_missing=self.months_missing,
            taken_over=self.taken_over,
        )


def further_grounds(
    work: UnitOfWork, evaluation_id: UUID, inputs: Sequence[Input]
) -> FurtherGrounds:
    """Fetch what else explains a result, by one statement; a year of months asks one more."""
    of_units = grounds.unit_query(_indicator_ids(inputs))
    of_marks = marks.query_of(evaluation_id)
    of_attendance = grounds.attendance_query(_measurement_ids(inputs, DISCIPLINE))
    taken = takeovers_query(evaluation_id)
    rows = execute_combined(work.session, work.bindings, of_units, of_marks, of_attendance, taken)
    units = {str(line): unit for line, unit in rows.of(of_units) if unit is not None}
    reckoned = rows.of(of_attendance)
    attendance = {DISCIPLINE: reckoned[0]} if reckoned else {}
    months = months_of_evaluation(work, evaluation_id, inputs)
    takeovers = tuple(rows.of(taken))
    in_words = tuple(_taken_over(work, takeovers))
    return FurtherGrounds(units, rows.of(of_marks), attendance, months, takeovers, in_words)


def _taken_over(work: UnitOfWork, takeovers: Sequence[Takeover]) -> Iterator[TakenOver]:
    """Name each result that was taken over in the words that were agreed last."""
    for plan_id in {each.plan_id for each in takeovers}:
        of_plan = [each for each in takeovers if each.plan_id == plan_id]
        lines = agreed_lines(work, plan_id, [each.line_id for each in of_plan])
        for each in of_plan:
            taken_on = each.taken_at.astimezone(work.zone).date()
            yield TakenOver(lines.get(each.line_id, ""), each.reason, taken_on)


def objection_to(records: ResultRecords, assessment: Assessment) -> Objection | None:
    """Return the objection to the present result; one that is being made anew has none."""
    return None if assessment.snapshot_id is None else records.objection


def _in_force(
    about: str, stored: Rating | None, decided: str | None, objection: Objection | None
) -> RatingInForce:
    plain = Rating(about) if stored is None else stored
    values = {each.name: getattr(plain, each.name) for each in fields(Rating)}
    if decided is None or objection is None:
        return RatingInForce(**values)
    is_word = decided in list(Expectation)
    values |= {
        "chosen": Expectation(decided) if is_word else None,
        "level": None if is_word else int(decided),
        "reason": objection.decision or "",
    }
    return RatingInForce(**values, earlier=stored, objection_id=objection.id)


def _people(inputs: Sequence[Input]) -> Iterator[UUID]:
    """Name everybody who rated, as the inputs have them."""
    for item in inputs:
        if isinstance(item, RatingInput) and item.by:
            yield UUID(item.by.removeprefix(_PERSON))


def _indicator_ids(inputs: Sequence[Input]) -> set[UUID]:
    """Name the indicators by which a result was scored, in the revision of that time."""
    return {
        UUID(item.origin.removeprefix(_INDICATOR).partition("@")[0])
        for item in inputs
        if isinstance(item, IndicatorInput) and item.origin.startswith(_INDICATOR)
    }


def _measurement_ids(inputs: Sequence[Input], part: str) -> set[UUID]:
    """Name the measurements of a part by which a result was scored."""
    return {
        UUID(item.origin.removeprefix(_MEASUREMENT).partition("@")[0])
        for item in inputs
        if isinstance(item, MeasurementInput)
        and item.part == part
        and item.origin.startswith(_MEASUREMENT)
    }


def _person(key: UUID) -> str:
    """Name a person as the inputs of a score do."""
    return f"{_PERSON}{key}"


def _way(work: UnitOfWork, evaluation: Evaluation, objection: Objection | None) -> ObjectionWay:
    """Say how the way to an objection stands today."""
    if evaluation.final_by is not None:
        return ObjectionWay.CLOSED_BY_RULE
    if objection is not None:
        ways = {
            ObjectionState.UPHELD: ObjectionWay.UPHELD,
            ObjectionState.CHANGED: ObjectionWay.CHANGED,
        }
        return ways.get(objection.state, ObjectionWay.PENDING)
    until = evaluation.object_until
    if evaluation.state is not EvaluationState.DELIVERED or until is None:
        return ObjectionWay.AWAITS_DELIVERY
    return ObjectionWay.OPEN if work.today <= until else ObjectionWay.OVER


def _story(work: UnitOfWork, objection: Objection) -> ObjectionStory:
    by = objection.decided_by
    return ObjectionStory(
        reasons=objection.reasons,
        filed_on=objection.filed_at.astimezone(work.zone).date(),
        decide_due_on=objection.decide_due_on,
        decision=objection.decision,
        decided_by=None if by is None else _person(by),
        decided_on=_local_day(work, objection.decided_at),
    )


def _local_day(work: UnitOfWork, instant: datetime | None) -> date | None:
    return None if instant is None else instant.astimezone(work.zone).date()
