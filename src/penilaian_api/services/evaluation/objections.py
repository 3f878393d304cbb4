"""Objections: filed in time and with reasons, both sides heard, upheld or changed by the superior.

PermenPANRB 6/2022, art. 29 and annex V B. A change carries ratings of its own and makes the next
snapshot; what the assessor had chosen stays as it was.
"""

from collections.abc import Sequence
from uuid import UUID

from penilaian_api.domain.errors import BadData, Forbidden, OutOfReach
from penilaian_api.domain.evaluation.objection import (
    OBJECTION,
    ObjectionState,
    ObjectionStep,
    Standing,
    filing_refusal,
    hearing_faults,
)
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.transitions import advance
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.packaged_data import terms
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def standing(work: UnitOfWork, case: Case, earlier: ObjectionState | None) -> Standing:
    """Say all that decides whether the result may be contested today."""
    evaluation = case.evaluation
    received = evaluation.delivered_at
    contested = case.assessment.rated_by
    return Standing(
        today=work.today,
        received_on=None if received is None else received.astimezone(work.zone).date(),
        due_on=evaluation.object_until,
        zone=str(work.zone),
        has_reviewer=case.reviewer_id is not None and case.reviewer_id != contested,
        final_by=evaluation.final_by,
        earlier=earlier,
    )


def against(evaluation: Evaluation, objections: Sequence[Objection]) -> ObjectionState | None:
    """Say where the objection to the present result stands; the law knows no further instance."""
    since = evaluation.finalized_at
    raised = [one for one in objections if since is not None and one.filed_at >= since]
    return raised[-1].state if raised else None


def file(work: UnitOfWork, evaluation_id: UUID, reasons: str) -> Objection:
    """Object to one's own result, with reasons."""
    case = case_of(work, evaluation_id)
    evaluation, assessment = case.evaluation, case.assessment
    stands = standing(work, case, against(evaluation, work.of(Objection).children_of(evaluation)))
    if refusal := filing_refusal(stands, reasons):
        raise refusal
    work.change(evaluation)
    days = calendar(work)
    objection = Objection(
        id=new_id(),
        evaluation_id=evaluation.id,
        snapshot_id=assessment.snapshot_id,
        employee_id=evaluation.employee_id,
        assessor_id=assessment.rated_by,
        state=OBJECTION.start,
        reasons=reasons,
        filed_at=work.now,
        decide_due_on=terms().clock("objection_decision", work.today).due_on(work.today, days),
    )
    return work.of(Objection).add(objection, under=evaluation)


def get(work: UnitOfWork, objection_id: UUID) -> Objection:
    """Return one objection."""
    return work.of(Objection).get(objection_id)


def page(
    work: UnitOfWork,
    evaluation_id: UUID | None,
    state: ObjectionState | None,
    after: Sequence[object] | None,
    limit: int,
) -> Slice[Objection]:
    """List objections, the one filed first before the others."""
    wanted = [] if evaluation_id is None else [Objection.evaluation_id == evaluation_id]
    wanted += [] if state is None else [Objection.state == state]
    return work.of(Objection).page(*wanted, after=after, limit=limit)


def hear(
    work: UnitOfWork,
    objection_id: UUID,
    expected_version: int,
    employee_said: str,
    assessor_said: str,
) -> Objection:
    """Record what both sides said."""
    objection = taken(work, objection_id, expected_version)
    objection.state = advance(OBJECTION, objection.state, ObjectionStep.HEAR)
    if faults := hearing_faults(employee_said, assessor_said):
        raise BadData("hearing_incomplete", faults=faults)
    objection.employee_statement, objection.assessor_statement = employee_said, assessor_said
    objection.heard_at = work.now
    return objection


def taken(work: UnitOfWork, objection_id: UUID, expected_version: int) -> Objection:
    """Take an objection for the superior: neither the employee nor whose rating is contested."""
    objection = work.of(Objection).take(objection_id, expected_version)
    if objection.employee_id == work.actor.employee_id:
        raise Forbidden("not_on_yourself")
    if objection.assessor_id == work.actor.employee_id:
        raise Forbidden("third_person_needed")
    return objection


def case_of(work: UnitOfWork, evaluation_id: UUID) -> Case:
    """Open the evaluation that an objection is about."""
    case = record.cases(work, [evaluation_id]).get(evaluation_id)
    if case is None:
        raise OutOfReach
    return case
