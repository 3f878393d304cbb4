"""The steps of a plan: handed in, taken or given back, approved, signed, revised, closed.

Each acts on the revision that the caller saw. PermenPANRB 6/2022, art. 14: signed by the employee,
set by the assessor; a later change is a new revision of the same plan.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Reach
from penilaian_api.domain.errors import BadData, Conflict, Forbidden
from penilaian_api.domain.plan.plan import PLAN, PlanStep
from penilaian_api.domain.transitions import advance
from penilaian_api.services.plan import check, copies, plans
from penilaian_api.services.plan.plans import Desk
from penilaian_api.storage.models.plan import PlanRevision, PlanSignature, SignerRole
from penilaian_api.storage.plan import plans as record
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork

CAPACITIES: Final[Mapping[SignerRole, Reach]] = {
    SignerRole.EMPLOYEE: Reach.OWN,
    SignerRole.SUPERVISOR: Reach.REPORTS,
    SignerRole.UNIT_HEAD: Reach.UNIT,
}


def submit(work: UnitOfWork, plan_id: UUID, expected_version: int) -> Desk:
    """Hand the draft in, unless a rule of the law is not met; its content is digested and fixed."""
    desk = plans.desk(work, plan_id)
    revision = desk.seen_at(expected_version)
    submitted = advance(PLAN, revision.state, PlanStep.SUBMIT)
    results = plans.lines(work, revision)
    found = check.faults(check.drafted(desk, results))
    if found:
        raise BadData("plan_not_ready", faults=found)
    work.claim(revision, expected_version).state = submitted
    revision.submitted_at = work.now
    revision.content_hash = copies.digest(revision, results, desk.opened.expectations[revision.id])
    return desk


def withdraw(work: UnitOfWork, plan_id: UUID, expected_version: int) -> Desk:
    """Take a plan back that was handed in, to go on drafting."""
    desk = plans.desk(work, plan_id)
    _reopened(_moved(work, desk, PlanStep.WITHDRAW, expected_version))
    return desk


def give_back(work: UnitOfWork, plan_id: UUID, expected_version: int, reason: str) -> Desk:
    """Return a plan to its author, with what should be changed."""
    desk = plans.desk(work, plan_id)
    _refuse_own(work, desk)
    revision = _moved(work, desk, PlanStep.RETURN, expected_version)
    _reopened(revision)
    revision.returned_for = reason
    return desk


def approve(work: UnitOfWork, plan_id: UUID, expected_version: int) -> Desk:
    """Set the plan as it was handed in: it is in force, and the revision it replaces is closed."""
    desk = plans.desk(work, plan_id)
    refuse_unless_approvable(work, desk, expected_version)
    put_in_force(work, [(desk, expected_version)])
    return desk


def refuse_unless_approvable(work: UnitOfWork, desk: Desk, expected_version: int) -> None:
    """Ask of one plan, by itself or among many, whether the caller may approve it as he saw it."""
    _refuse_own(work, desk)
    advance(PLAN, desk.seen_at(expected_version).state, PlanStep.APPROVE)


def put_in_force(work: UnitOfWork, wanted: Sequence[tuple[Desk, int]]) -> None:
    """Close the revisions that are replaced, then set those that were asked about before."""
    held = [desk.in_force.revision for desk, _ in wanted if desk.in_force is not None]
    pending = [work.claim(desk.seen_at(seen), seen) for desk, seen in wanted]
    for revision in held:
        work.change(revision).state = advance(PLAN, revision.state, PlanStep.CLOSE)
    bulk_update.store(work, held)
    for revision in pending:
        revision.state = advance(PLAN, revision.state, PlanStep.APPROVE)
        revision.approved_by, revision.approved_at = work.actor.employee_id, work.now
    bulk_update.store(work, pending)


def sign(work: UnitOfWork, plan_id: UUID, expected_version: int, role: SignerRole) -> Desk:
    """Put a signature under the content as it stands; it is recorded and gates nothing."""
    desk = plans.desk(work, plan_id)
    if role is not SignerRole.EMPLOYEE:
        _refuse_own(work, desk)
    if CAPACITIES[role] not in desk.opened.reaches:
        raise Forbidden("wrong_capacity", role=role)
    revision = desk.seen_at(expected_version)
    advance(PLAN, revision.state, PlanStep.SIGN)
    signature = PlanSignature(
        employee_id=revision.employee_id,
        revision_id=revision.id,
        role=role,
        signed_by=work.actor.employee_id,
        content_hash=revision.content_hash,
        signed_at=work.now,
    )
    work.of(PlanSignature).add(signature, under=revision)
    return desk


def revise(work: UnitOfWork, plan_id: UUID, expected_version: int, reason: str) -> Desk:
    """Begin the next revision as a copy of the one in force, which stays in force meanwhile."""
    desk = plans.desk(work, plan_id)
    revision = desk.seen_at(expected_version)
    if desk.in_force is not None and desk.pending is not None:
        raise Conflict("revision_pending")
    advance(PLAN, revision.state, PlanStep.REVISE)
    fresh = copies.next_of(work, revision, desk.opened.expectations[revision.id], reason)
    return desk.with_revision(fresh, ())


def close(work: UnitOfWork, plan_id: UUID, expected_version: int) -> Desk:
    """End a plan that is in force."""
    desk = plans.desk(work, plan_id)
    if desk.in_force is not None and desk.pending is not None:
        raise Conflict("revision_pending")
    _moved(work, desk, PlanStep.CLOSE, expected_version)
    return desk


def consent(work: UnitOfWork, plan_id: UUID, line_id: UUID, expected_version: int) -> Desk:
    """Consent, as the assessor, to a result that another leader assigned (annex II A5)."""
    desk = plans.desk(work, plan_id)
    _refuse_own(work, desk)
    revision = desk.seen_at(expected_version)
    plans.refuse_unless_draft(revision, "consent")
    result = record.result(work, revision, line_id)
    work.claim(revision, expected_version)
    if result.assigned_by is None:
        raise BadData("not_assigned_elsewhere")
    if result.consented_at is None:
        result.consented_at = work.now
    return desk


def _moved(work: UnitOfWork, desk: Desk, step: PlanStep, expected_version: int) -> PlanRevision:
    revision = work.claim(desk.current, expected_version)
    revision.state = advance(PLAN, revision.state, step)
    return revision


def _reopened(revision: PlanRevision) -> None:
    revision.submitted_at = revision.content_hash = None


def _refuse_own(work: UnitOfWork, desk: Desk) -> None:
    """Nobody decides on his own plan, by person, whatever else he may be."""
    if desk.plan.employee_id == work.actor.employee_id:
        raise Forbidden("not_on_yourself")
