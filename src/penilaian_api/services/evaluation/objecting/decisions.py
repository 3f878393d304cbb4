"""Decide objections: the result is upheld, or the next one takes its place.

PermenPANRB 6/2022, annex V B5-B7. The decider's ratings stand beside the assessor's, which stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.errors import Fault, InvalidDataError, OutOfReachError, StaleVersionError
from penilaian_api.domain.evaluation.evaluation import Rating
from penilaian_api.domain.evaluation.like_cases import DecisionGround
from penilaian_api.domain.evaluation.marks import MarkedStep
from penilaian_api.domain.evaluation.objection import decide
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.inputs import Input, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.snapshot import parse_snapshot
from penilaian_api.domain.scoring.vocabulary import Capacity, SnapshotCause
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation.freezing import Outcome, copy_result, snapshot_of
from penilaian_api.services.evaluation.objecting import objections
from penilaian_api.services.evaluation.ratable import unratable_faults
from penilaian_api.services.evaluation.views import DetailedObjection
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.inputs import Giver, lines_by_about, rating_input
from penilaian_api.storage.evaluation import cases as case_storage
from penilaian_api.storage.evaluation import marks
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.evaluation import Objection, Snapshot
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decision:
    """State what the superior decides on an objection, and why.

    *changes*: with *ratings* in the place of the assessor's, or *with_current_data*: what was
    corrected in progress and measurements since counts now; otherwise the numbers stay frozen.
    """

    changes: bool
    reason: str
    ratings: tuple[Rating, ...] = ()
    with_current_data: bool = False
    ground: DecisionGround | None = None


def settle(
    work: UnitOfWork, objection_id: UUID, expected_version: int, decision: Decision
) -> DetailedObjection:
    """Decide: the result is upheld, or the next one takes its place; the decider delivers it."""
    objection = objections.take(work, objection_id, expected_version)
    state = decide(objection.state, changes=decision.changes)
    if decision.changes is not bool(decision.ratings or decision.with_current_data):
        code = "change_without_content" if decision.changes else "uphold_with_content"
        raise InvalidDataError("decision_unclear", faults=[Fault("/ratings", code)])
    case = cases.get_case(work, objection.evaluation_id)
    if decision.changes:
        _change(work, case, objection, decision)
    marks.note(work, [case], MarkedStep.DECIDE)
    objection.state, objection.decision = state, decision.reason
    objection.decision_ground = decision.ground
    objection.decided_by, objection.decided_at = work.actor.employee_id, work.now
    return objections.detailed_view(work, objection)


def _change(work: UnitOfWork, case: Case, objection: Objection, decision: Decision) -> None:
    if case.assessment.snapshot_id != objection.snapshot_id:
        raise StaleVersionError
    outcome = _outcome(work, case, objection, decision)
    snapshot = snapshot_of(work, case, SnapshotCause.OBJECTION, outcome)
    evaluation = work.change(case.evaluation)
    evaluation.result_number += 1
    evaluation.term_path = ClockPath.SUPERIOR
    due = terms().clock("superior_deliver", work.today)
    evaluation.deliver_due_on = due.due_on(work.today, calendar(work))
    case_storage.add_snapshots(work, [snapshot])
    copy_result(work.change(case.assessment), evaluation, outcome.card, snapshot.id)
    objection.ratings = {
        rating.about: str(rating.level) if rating.chosen is None else rating.chosen.value
        for rating in decision.ratings
    }


def _outcome(work: UnitOfWork, case: Case, objection: Objection, decision: Decision) -> Outcome:
    """Compute the changed result; it is as complete as the one objected to."""
    scheme = schemes.scheme_of(case.scheme)
    (gathered,) = gathering.gather(work, scheme, case.period, [case.subject])
    if faults := [*unratable_faults(scheme, decision.ratings, gathered)]:
        raise InvalidDataError("assessment_not_ready", faults=faults)
    origin = f"objection:{objection.id}@{objection.version}"
    basis = gathered.inputs() if decision.with_current_data else _frozen_inputs(work, objection)
    earlier = {
        item.about: item.chosen if item.value is None else text(item.value)
        for item in basis
        if isinstance(item, RatingInput)
    }
    by = work.actor.employee_id
    lines = lines_by_about(gathered.lines)
    decided = {
        rating.about: rating_input(
            rating,
            lines,
            origin,
            Giver(decision.reason, by, Capacity.DECIDER, earlier.get(rating.about)),
        )
        for rating in decision.ratings
    }
    unchanged = (
        item for item in basis if not (isinstance(item, RatingInput) and item.about in decided)
    )
    inputs = (*unchanged, *decided.values())
    facts = gathered.facts(facts_from_wire(case.assessment.facts))
    return Outcome(scheme, inputs, facts, score(scheme, inputs, facts))


def _frozen_inputs(work: UnitOfWork, objection: Objection) -> Sequence[Input]:
    """Take the inputs of the result objected to, as they were."""
    snapshot = work.of(Snapshot).get_referenced(objection.snapshot_id)
    if snapshot is None:
        raise OutOfReachError
    return parse_snapshot(snapshot.content).inputs
