"""Calibrate ratings in a session: leaders propose, and the assessor alone applies or declines.

What was before stays in the entry, and enters the snapshot of the result beside what it became.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    ForbiddenError,
    InvalidDataError,
    OutOfReachError,
)
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationState, Rater, Rating
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.meeting.calibration import (
    CALIBRATION,
    CalibrationState,
    CalibrationStep,
    ProposedChange,
    change_faults,
)
from penilaian_api.domain.meeting.meeting import MEETING, UNDER_WAY, MeetingKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.vocabulary import Expectation
from penilaian_api.domain.transitions import advance, refusal_of
from penilaian_api.services.evaluation import cases, rating
from penilaian_api.services.evaluation.rating import RateEvaluation
from penilaian_api.services.references import require
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.evaluation import cases as case_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.meeting import calibrations as calibration_storage
from penilaian_api.storage.meeting import meetings as meeting_storage
from penilaian_api.storage.meeting.calibrations import CALIBRATIONS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import EvaluationRating
from penilaian_api.storage.models.meeting.calibrations import Calibration
from penilaian_api.storage.models.meeting.meetings import Meeting
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.packaged_data import feedback_rules
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

CALIBRATIONS_PARAMETERS: Final = CALIBRATIONS.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class CalibrationInput:
    """Which rating of an evaluation should be another, and why."""

    evaluation_id: UUID
    about: str
    rating_after: str
    reason: str


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """A rating before and after, why, and what the assessor decided."""

    id: UUID
    meeting_id: UUID
    meeting_title: str
    evaluation_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    about: str
    rating_before: str
    rating_after: str
    reason: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    state: CalibrationState
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: datetime | None
    declined_for: str
    version: int


@dataclass(frozen=True, slots=True)
class CalibrationDetail:
    """A calibration, and what the caller may do with it."""

    calibration: CalibrationView
    allowed_actions: tuple[Action, ...]


def page(work: UnitOfWork, request: ListRequest) -> Slice[CalibrationView]:
    """List the calibrations of the caller's sessions, and of the people whom they lead."""
    return page_of(work, CALIBRATIONS, request).map(row_view(CalibrationView))


def get(work: UnitOfWork, calibration_id: UUID) -> CalibrationDetail:
    """Return one calibration; its assessor decides it as long as nothing is final."""
    related = work.of(Calibration).get_with_relations(calibration_id, frozenset({Reach.REPORTS}))
    is_open = calibration_storage.is_open(work, calibration_id)
    steps = (Action.CALIBRATION_DECIDE,) if is_open else ()
    actions = filter_allowed(work.actor, related.reaches, steps)
    return CalibrationDetail(_view(work, related.record), actions)


def propose(
    work: UnitOfWork, meeting_id: UUID, calibration_input: CalibrationInput
) -> CalibrationView:
    """Propose, in a session under way, that a rating be another; its assessor decides."""
    meeting = meeting_storage.as_it_stays(work, meeting_id)
    if meeting is None:
        raise OutOfReachError
    _authorize_session(work, meeting)
    key = calibration_input.evaluation_id
    case = require(case_storage.get_cases(work, [key], for_step=True).get(key), "/evaluation_id")
    _refuse_other_sessions(work, meeting, case)
    if cases.authorize_leader(work, case) is Rater.ASSESSOR:
        raise ForbiddenError("calibration_of_own_rating")
    _refuse_unless_rated(work, case)
    given = {row.about: row for row in _ratings(work, case)}.get(calibration_input.about)
    before = None if given is None else str(given.choice)
    after, reason = calibration_input.rating_after, calibration_input.reason
    faults = [*change_faults(ProposedChange(before, after, reason), feedback_rules())]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    calibration = Calibration(
        id=new_id(),
        employee_id=case.evaluation.employee_id,
        evaluation_id=case.evaluation.id,
        about=calibration_input.about,
        rating_before=before,
        rating_after=after,
        reason=reason,
        proposed_by=work.actor.employee_id,
        proposed_at=work.now,
        state=CALIBRATION.start,
        declined_for="",
        version=1,
    )
    work.of(Calibration).put(meeting, calibration)
    return _view(work, calibration)


def accept(work: UnitOfWork, calibration_id: UUID, expected_version: int) -> CalibrationView:
    """Apply a calibration: the rating is what was proposed, for the reason that was given."""
    calibration = _take(work, calibration_id, expected_version)
    case = cases.get_case(work, calibration.evaluation_id, for_step=True)
    _refuse_unless_rated(work, case)
    ratings = {row.about: row for row in _ratings(work, case)}
    given = ratings.get(calibration.about)
    if given is None or str(given.choice) != calibration.rating_before:
        raise ConflictError("calibration_outdated")
    ratings[calibration.about] = _calibrated(given, calibration)
    _decide(work, calibration, CalibrationStep.ACCEPT)
    rating.rate(work, [_rate_anew(case, tuple(ratings.values()))])
    return _view(work, calibration)


def decline(
    work: UnitOfWork, calibration_id: UUID, expected_version: int, reason: str
) -> CalibrationView:
    """Decline a calibration for a reason; the rating stays as it is."""
    calibration = _take(work, calibration_id, expected_version)
    _refuse_unless_rated(work, cases.get_case(work, calibration.evaluation_id, for_step=True))
    _decide(work, calibration, CalibrationStep.DECLINE)
    calibration.declined_for = reason
    return _view(work, calibration)


def _take(work: UnitOfWork, calibration_id: UUID, expected_version: int) -> Calibration:
    """Take an undecided calibration of a session whose minutes are not closed, nor will be now."""
    calibration = work.of(Calibration).get(calibration_id)
    if calibration.state is not CALIBRATION.start:
        raise refusal_of(CALIBRATION, calibration.state, "calibrate", {CALIBRATION.start})
    _refuse_unless_under_way(calibration_storage.session_of(work, calibration.meeting_id))
    return work.of(Calibration).claim(calibration, expected_version)


def _decide(work: UnitOfWork, calibration: Calibration, step: CalibrationStep) -> None:
    calibration.state = advance(CALIBRATION, calibration.state, step)
    calibration.decided_by, calibration.decided_at = work.actor.employee_id, work.now


def _authorize_session(work: UnitOfWork, meeting: Meeting) -> None:
    """Refuse who takes no part, and a meeting that calibrates nothing or is not under way."""
    if not calibration_storage.takes_part(work, meeting.id):
        raise ForbiddenError("not_taking_part")
    if meeting.kind is not MeetingKind.CALIBRATION:
        raise ConflictError("no_calibration_session")
    _refuse_unless_under_way(meeting)
    if meeting.starts_at > work.now:
        raise ConflictError("meeting_not_begun")


def _refuse_unless_under_way(meeting: Meeting) -> None:
    if meeting.state not in UNDER_WAY:
        raise refusal_of(MEETING, meeting.state, "calibrate", UNDER_WAY)


def _refuse_other_sessions(work: UnitOfWork, meeting: Meeting, case: Case) -> None:
    """Refuse what is not of the cycle of the session, or not of its unit or one below."""
    unit = work.of(Unit).get_referenced(meeting.unit_id)
    is_below = unit is not None and case.subject.unit_path.startswith(unit.path)
    if not is_below or case.period.cycle_id != meeting.cycle_id:
        fault = Fault("/evaluation_id", "not_of_session")
        raise InvalidDataError("invalid_input", faults=[fault])


def _refuse_unless_rated(work: UnitOfWork, case: Case) -> None:
    """Refuse what is not rated yet, or final already."""
    cases.refuse_unless_rating(work, case)
    if case.evaluation.state is not EvaluationState.RATED:
        raise refusal_of(EVALUATION, case.evaluation.state, "calibrate", {EvaluationState.RATED})


def _ratings(work: UnitOfWork, case: Case) -> list[Rating]:
    rows = work.of(EvaluationRating).children_of(case.evaluation)
    return [Rating(row.about, row.chosen, row.level, row.reason) for row in rows]


def _calibrated(given: Rating, calibration: Calibration) -> Rating:
    after = calibration.rating_after
    return replace(
        given,
        chosen=None if after.isdigit() else Expectation(after),
        level=int(after) if after.isdigit() else None,
        reason=calibration.reason,
        calibrated_from=calibration.rating_before,
    )


def _rate_anew(case: Case, ratings: tuple[Rating, ...]) -> RateEvaluation:
    """State the assessment as it stands, with these ratings: it is checked as any other."""
    assessment = case.assessment
    return RateEvaluation(
        case.evaluation.id,
        case.evaluation.version,
        ratings=ratings,
        feedback=FeedbackTexts(assessment.strength, assessment.improvement, assessment.suggestion),
        recommendation=assessment.recommendation,
        predicate_reason=assessment.predicate_reason,
        organization_result=assessment.organization_result,
        facts=facts_from_wire(assessment.facts),
    )


def _view(work: UnitOfWork, calibration: Calibration) -> CalibrationView:
    names: Mapping[str, Any] = CALIBRATIONS.beside_of(work, calibration)
    return view_of(CalibrationView, calibration, **names)
