"""File, list and hear objections: in time and with reasons, both sides heard by the superior.

PermenPANRB 6/2022, art. 29 and annex V B. A change carries ratings of its own and makes the next
snapshot; what the assessor had chosen stays as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.errors import ForbiddenError, InvalidDataError
from penilaian_api.domain.evaluation.like_cases import ContestedPart, ObjectionGround
from penilaian_api.domain.evaluation.objection import (
    OBJECTION,
    ObjectionFacts,
    ObjectionStep,
    filing_refusal,
    hearing_faults,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance, open_steps
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation.views import DetailedObjection, ObjectionView
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.evaluation.objections import OBJECTIONS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.organization import contested
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DECIDERS: Final = frozenset({Reach.REVIEWS})
"""How who hears and decides stands to the employee."""

_ACTIONS: Final[Mapping[ObjectionStep, Action]] = {
    ObjectionStep.HEAR: Action.OBJECTION_HEAR,
    ObjectionStep.UPHOLD: Action.OBJECTION_DECIDE,
    ObjectionStep.CHANGE: Action.OBJECTION_DECIDE,
}


def facts_of(work: UnitOfWork, case: Case, earlier: Objection | None) -> ObjectionFacts:
    """Collect what decides whether the result may be contested today."""
    evaluation = case.evaluation
    received = evaluation.delivered_at
    contested = _contested(case)
    return ObjectionFacts(
        today=work.today,
        received_on=None if received is None else received.astimezone(work.zone).date(),
        due_on=evaluation.object_until,
        zone=str(work.zone),
        has_reviewer=case.reviewer_id is not None and case.reviewer_id != contested,
        final_by=evaluation.final_by,
        earlier=None if earlier is None else earlier.state,
    )


def latest(evaluation: Evaluation, objections: Sequence[Objection]) -> Objection | None:
    """Return the objection to the present result; the law knows no further instance."""
    since = evaluation.finalized_at
    current = [
        objection for objection in objections if since is not None and objection.filed_at >= since
    ]
    return current[-1] if current else None


@dataclass(frozen=True, slots=True)
class Filing:
    """State why somebody objects; what it rests on and is about, as far as they say so."""

    reasons: str
    ground: ObjectionGround | None = None
    part: ContestedPart | None = None


def file(work: UnitOfWork, evaluation_id: UUID, filing: Filing) -> DetailedObjection:
    """Object to one's own result, with reasons."""
    case = cases.get_case(work, evaluation_id)
    evaluation, assessment = case.evaluation, case.assessment
    earlier = latest(evaluation, work.of(Objection).children_of(evaluation))
    if refusal := filing_refusal(facts_of(work, case, earlier), filing.reasons):
        raise refusal
    work.change(evaluation)
    days = calendar(work)
    objection = Objection(
        id=new_id(),
        evaluation_id=evaluation.id,
        snapshot_id=assessment.snapshot_id,
        employee_id=evaluation.employee_id,
        assessor_id=_contested(case),
        state=OBJECTION.start,
        reasons=filing.reasons,
        ground=filing.ground,
        part=filing.part,
        filed_at=work.now,
        decide_due_on=terms().clock("objection_decision", work.today).due_on(work.today, days),
    )
    work.of(Objection).add(objection, under=evaluation)
    contested.note(work.session, work.bindings, work.today, objection.employee_id)
    return detailed_view(work, objection)


def _contested(case: Case) -> UUID | None:
    """Name whose result is contested: who rated, or who had an earlier result reused."""
    return case.assessment.rated_by or case.evaluation.assessor_id


def get(work: UnitOfWork, objection_id: UUID) -> DetailedObjection:
    """Return one objection, with what the caller may do with it now."""
    related = work.of(Objection).get_with_relations(objection_id, DECIDERS)
    return detailed_view(work, related.record, related.reaches)


def detailed_view(
    work: UnitOfWork, objection: Objection, reaches: frozenset[Reach] = DECIDERS
) -> DetailedObjection:
    """Give out an objection with what the caller may do now: never about acts of their own."""
    actions = [_ACTIONS[step] for step in open_steps(OBJECTION, objection.state)]
    if work.actor.employee_id in {objection.employee_id, objection.assessor_id}:
        reaches = frozenset()
    allowed = tuple(sorted(set(filter_allowed(work.actor, reaches, actions))))
    names = OBJECTIONS.beside_of(work, objection)
    return view_of(DetailedObjection, objection, **names, allowed_actions=allowed)


OBJECTIONS_PARAMETERS: Final = OBJECTIONS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[ObjectionView]:
    """List objections, the one filed first before the others."""
    return page_of(work, OBJECTIONS, request).map(row_view(ObjectionView))


def hear(
    work: UnitOfWork,
    objection_id: UUID,
    expected_version: int,
    employee_statement: str,
    assessor_statement: str,
) -> DetailedObjection:
    """Record the statements of both sides."""
    objection = take(work, objection_id, expected_version)
    objection.state = advance(OBJECTION, objection.state, ObjectionStep.HEAR)
    if faults := hearing_faults(employee_statement, assessor_statement):
        raise InvalidDataError("hearing_incomplete", faults=faults)
    objection.employee_statement = employee_statement
    objection.assessor_statement = assessor_statement
    objection.heard_at = work.now
    return detailed_view(work, objection)


def take(work: UnitOfWork, objection_id: UUID, expected_version: int) -> Objection:
    """Take an objection for the superior: neither the employee nor whose rating is contested."""
    objection = work.of(Objection).take(objection_id, expected_version)
    if objection.employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself")
    if objection.assessor_id == work.actor.employee_id:
        raise ForbiddenError("third_person_needed")
    return objection
