"""Train people: from a low result, a gap in competence, or consistent results; with its effect.

A leader assigns training. Further education is nominated by the assessor, where the newest yearly
results meet the rule, and a second person decides: the assessor's superior.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.dates import due_faults, local_day
from penilaian_api.domain.development.counseling import Qualification
from penilaian_api.domain.development.training import (
    TRAINING,
    TrainingKind,
    TrainingOrigin,
    TrainingState,
    TrainingStep,
)
from penilaian_api.domain.errors import ForbiddenError, InvalidDataError
from penilaian_api.domain.follow_up.decision import UsePurpose, UseStep
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.transitions import advance
from penilaian_api.services.citing import UsedIn, note_uses
from penilaian_api.services.development import origins
from penilaian_api.services.development.origins import TrainingInput
from penilaian_api.services.references import resolve
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.development import results as result_storage
from penilaian_api.storage.development.results import TRAININGS, ResultRow
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.packaged_data import education_rule
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PURPOSES: Final = {
    TrainingKind.TRAINING: UsePurpose.TRAINING,
    TrainingKind.FURTHER_EDUCATION: UsePurpose.EDUCATION,
}

TRAININGS_PARAMETERS: Final = TRAININGS.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class TrainingView:
    """A training or an education of a person."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    kind: TrainingKind
    origin: TrainingOrigin
    evaluation_id: UUID | None
    assessment_id: UUID | None
    item: str
    rule_version: int | None
    qualifies_for: Qualification | None
    title: str
    provider: str
    hours: int | None
    due_on: date
    nominated_by: UUID
    nominated_by_name: str
    nominated_at: datetime
    state: TrainingState
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: datetime | None
    reason: str
    closed_on: date | None
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class ResultView:
    """A delivered result, as a career or an effect shows it."""

    evaluation_id: UUID
    year: int
    period_key: str
    period_kind: PeriodKind
    predicate: Predicate | None
    score: Decimal | None
    unit_name: str
    position_title: str


@dataclass(frozen=True, slots=True)
class EffectView:
    """The newest result before a training, and the first one of a period after it."""

    training_id: UUID
    earlier: ResultView | None
    later: ResultView | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """Whether somebody's newest yearly results let them be sent by duty, by which rule."""

    rule_id: str
    rule_version: int
    years: int
    predicates: tuple[Predicate, ...]
    is_eligible: bool


@dataclass(frozen=True, slots=True)
class EligibilityView:
    """Whether somebody's newest yearly results open further education, by which rules."""

    employee_id: UUID
    rule_id: str
    rule_version: int
    years: int
    predicates: tuple[Predicate, ...]
    results: tuple[ResultView, ...]
    is_eligible: bool
    by_duty: DutyView


def page(work: UnitOfWork, request: ListRequest) -> Slice[TrainingView]:
    """List the training of the caller, and of whom they lead."""
    return page_of(work, TRAININGS, request).map(row_view(TrainingView))


def get(work: UnitOfWork, training_id: UUID) -> TrainingView:
    """Return one training."""
    return _view(work, work.of(Training).get(training_id))


def propose(
    work: UnitOfWork, training_input: TrainingInput, *, from_area: bool = False
) -> TrainingView:
    """Assign somebody to a training, or nominate them for further education.

    *from_area*: it is the step that is proposed for an area to improve, which was looked up.
    """
    person = resolve(work, Employee, training_input.employee_id, "/employee_id")
    if faults := [*due_faults(training_input.due_on, work.today)]:
        raise InvalidDataError("invalid_input", faults=faults)
    grounds = origins.require_origin(work, training_input, from_area=from_area)
    training = Training(
        id=new_id(),
        employee_id=person.id,
        kind=training_input.kind,
        origin=training_input.origin,
        evaluation_id=training_input.evaluation_id,
        assessment_id=training_input.assessment_id,
        item=training_input.item,
        rule_version=grounds.rule_version,
        qualifies_for=training_input.qualifies_for,
        title=training_input.title,
        provider=training_input.provider,
        hours=training_input.hours,
        due_on=training_input.due_on,
        nominated_by=work.actor.employee_id,
        nominated_at=work.now,
        state=TRAINING.start,
    )
    work.of(Training).add(training, under=person)
    if training.kind is TrainingKind.TRAINING:  # who leads assigns it: nobody else decides
        work.of(Training).claim(training, training.version)
        training.state = advance(TRAINING, training.state, TrainingStep.APPROVE)
    is_assigned = training.kind is TrainingKind.TRAINING
    step = UseStep.DECIDED if is_assigned else UseStep.RECOMMENDED
    note_uses(work, training, grounds.cited, UsedIn(_PURPOSES[training.kind], step))
    return _view(work, training)


def decide(
    work: UnitOfWork, training_id: UUID, expected_version: int, *, approves: bool, reason: str
) -> TrainingView:
    """Decide a nomination of somebody else: who nominated never decides.

    What it rests on must still hold: a result that was reopened since counts no more.
    """
    training = work.of(Training).take(training_id, expected_version)
    if training.nominated_by == work.actor.employee_id:
        raise ForbiddenError("second_person_needed")
    step = TrainingStep.APPROVE if approves else TrainingStep.DECLINE
    grounds = origins.rests_on(work, training, must_hold=approves)
    used_in = UsedIn(_PURPOSES[training.kind], UseStep.DECIDED)
    note_uses(work, training, grounds.cited, used_in)
    training.state = advance(TRAINING, training.state, step)
    training.decided_by, training.decided_at = work.actor.employee_id, work.now
    training.reason = reason
    return _view(work, training)


def close(
    work: UnitOfWork, training_id: UUID, expected_version: int, *, completes: bool, note: str
) -> TrainingView:
    """Record that a training was completed, or that it was dropped."""
    training = work.of(Training).take(training_id, expected_version)
    step = TrainingStep.COMPLETE if completes else TrainingStep.DROP
    training.state = advance(TRAINING, training.state, step)
    training.closed_on, training.note = work.today, note
    return _view(work, training)


def effect(work: UnitOfWork, training_id: UUID) -> EffectView:
    """Show the results before and after a training: beside each other, no more is claimed."""
    training = work.of(Training).get(training_id)
    results = result_storage.past_of(work, training.employee_id).results
    begun = local_day(training.nominated_at, work.zone)
    ended = training.closed_on if training.state is TrainingState.COMPLETED else None
    earlier = [row for row in results if row.ends_before <= begun or _is_origin(training, row)]
    later = [row for row in results if ended is not None and row.ends_before > ended]
    later = [row for row in later if not _is_origin(training, row)]
    return EffectView(
        training.id,
        result_view(earlier[-1]) if earlier else None,
        result_view(later[0]) if later else None,
    )


def eligibility(work: UnitOfWork, employee_id: UUID) -> EligibilityView:
    """Say whether somebody's newest yearly results open further education."""
    person = work.of(Employee).get(employee_id)
    rule, of_duty = education_rule(), education_rule(by_duty=True)
    yearly = origins.yearly_results(work, person.id)
    return EligibilityView(
        employee_id=person.id,
        rule_id=rule.id,
        rule_version=rule.version,
        years=rule.years,
        predicates=tuple(sorted(rule.predicates)),
        results=tuple(map(result_view, origins.counted_by(rule, yearly))),
        is_eligible=origins.is_met(rule, yearly),
        by_duty=DutyView(
            rule_id=of_duty.id,
            rule_version=of_duty.version,
            years=of_duty.years,
            predicates=tuple(sorted(of_duty.predicates)),
            is_eligible=origins.is_met(of_duty, yearly),
        ),
    )


def result_view(row: ResultRow) -> ResultView:
    """Show a delivered result."""
    return view_of(ResultView, row)


def _is_origin(training: Training, row: ResultRow) -> bool:
    return training.evaluation_id is not None and row.evaluation_id == training.evaluation_id


def _view(work: UnitOfWork, training: Training) -> TrainingView:
    return view_of(TrainingView, training, **TRAININGS.beside_of(work, training))
