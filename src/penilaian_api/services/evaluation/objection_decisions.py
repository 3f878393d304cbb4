"""Deciding an objection: the result stands, or the next one takes its place.

PermenPANRB 6/2022, annex V B5-B7. The decider's ratings stand beside the assessor's, which stay.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault, OutOfReach, Stale
from penilaian_api.domain.evaluation.objection import decide
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.inputs import Input, RatingInput
from penilaian_api.domain.scoring.record.wire import facts_from_wire, from_wire
from penilaian_api.services.evaluation import objections
from penilaian_api.services.evaluation.finalizing import Outcome, copy_result, snapshot_of
from penilaian_api.services.evaluation.rating import WantedRating, unratable
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.services.scoring import gathering, inputs, schemes
from penilaian_api.services.scoring.gathering import Gathered
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.evaluation import Objection, Snapshot, SnapshotCause
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.scoring.inputs import Rated
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decision:
    """What the superior decides, and why.

    *changes*: with *ratings* in the place of the assessor's, or *with_current_data*: what was
    corrected in progress and measurements since counts now; otherwise the numbers stay frozen.
    """

    changes: bool
    reason: str
    ratings: tuple[WantedRating, ...] = ()
    with_current_data: bool = False


def settle(
    work: UnitOfWork, objection_id: UUID, expected_version: int, decision: Decision
) -> Objection:
    """Decide: the result stands, or the next one takes its place; the decider delivers it."""
    objection = objections.taken(work, objection_id, expected_version)
    state = decide(objection.state, changes=decision.changes)
    if decision.changes is not bool(decision.ratings or decision.with_current_data):
        code = "change_without_content" if decision.changes else "uphold_with_content"
        raise BadData("decision_unclear", faults=[Fault("/ratings", code)])
    if decision.changes:
        _change(work, objection, decision)
    objection.state, objection.decision = state, decision.reason
    objection.decided_by, objection.decided_at = work.actor.employee_id, work.now
    return objection


def _change(work: UnitOfWork, objection: Objection, decision: Decision) -> None:
    case = objections.case_of(work, objection.evaluation_id)
    if case.assessment.snapshot_id != objection.snapshot_id:
        raise Stale
    outcome = _outcome(work, case, objection, decision)
    snapshot = snapshot_of(work, case, SnapshotCause.OBJECTION, outcome)
    evaluation = work.change(case.evaluation)
    evaluation.result_number += 1
    due = terms().clock("superior_deliver", work.today)
    evaluation.deliver_due_on = due.due_on(work.today, calendar(work))
    record.keep(work, [snapshot])
    copy_result(work.change(case.assessment), outcome.card, snapshot.id)
    objection.ratings = {
        one.about: str(one.level) if one.chosen is None else one.chosen.value
        for one in decision.ratings
    }


def _outcome(work: UnitOfWork, case: Case, objection: Objection, decision: Decision) -> Outcome:
    """Compute the changed result; it is as complete as the one objected to."""
    scheme = schemes.scheme_of(case.scheme)
    (made_of,) = gathering.gather(work, scheme, case.period, [case.subject])
    if faults := [*unratable(scheme, decision.ratings, made_of)]:
        raise BadData("assessment_not_ready", faults=faults)
    chosen = {one.about: _chosen(one, objection, made_of) for one in decision.ratings}
    basis = made_of.inputs() if decision.with_current_data else _frozen(work, objection)
    kept = (one for one in basis if not (isinstance(one, RatingInput) and one.about in chosen))
    made = (*kept, *chosen.values())
    facts = facts_from_wire(case.assessment.facts)
    return Outcome(scheme, made, facts, score(scheme, made, facts))


def _chosen(rating: WantedRating, objection: Objection, made_of: Gathered) -> RatingInput:
    """State a rating of the decider's, with the objection as the record that it came from."""
    rated = Rated(
        id=objection.id,
        evaluation_id=objection.evaluation_id,
        about=rating.about,
        chosen=rating.chosen,
        level=rating.level,
        suggested=None,
        reason=rating.reason,
    )
    said = inputs.rating(rated, made_of.subject, made_of.lines)
    return replace(said, origin=f"objection:{objection.id}@{objection.version}")


def _frozen(work: UnitOfWork, objection: Objection) -> Sequence[Input]:
    """Take the inputs of the result objected to, as they were."""
    snapshot = work.of(Snapshot).get_referenced(objection.snapshot_id)
    if snapshot is None:
        raise OutOfReach
    return from_wire(json.loads(snapshot.content)["inputs"])
