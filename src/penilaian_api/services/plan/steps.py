"""Take a plan through its steps: submit, withdraw, return, sign, revise, close, consent.

Each acts on the revision that the caller saw. PermenPANRB 6/2022, art. 14: signed by the employee,
set by the assessor (``approving``); a later change is a new revision of the same plan.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Reach
from penilaian_api.domain.errors import ConflictError, ForbiddenError, InvalidDataError
from penilaian_api.domain.plan.plan import PLAN, PlanStep, SignerRole
from penilaian_api.domain.transitions import advance
from penilaian_api.services.plan import check, copies, plans, scorability, setting
from penilaian_api.services.plan.views import PlanView
from penilaian_api.storage.models.plan import PlanRevision, PlanSignature
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan
from penilaian_api.storage.work.unit_of_work import UnitOfWork

CAPACITIES: Final[Mapping[SignerRole, Reach]] = {
    SignerRole.EMPLOYEE: Reach.OWN,
    SignerRole.SUPERVISOR: Reach.REPORTS,
    SignerRole.UNIT_HEAD: Reach.UNIT,
}


def submit(work: UnitOfWork, plan_id: UUID, expected_version: int) -> PlanView:
    """Hand the draft in, unless a rule of the law is not met; its content is digested and fixed."""
    plan = plan_storage.open_plan(work, plan_id)
    revision = plan.at_version(expected_version)
    submitted = advance(PLAN, revision.state, PlanStep.SUBMIT)
    draft = scorability.load(work, plan)
    if faults := check.faults(draft):
        raise InvalidDataError("plan_not_ready", faults=faults)
    work.claim(revision, expected_version).state = submitted
    revision.submitted_at = work.now
    revision.standard_id = None if draft.standard is None else draft.standard.id
    revision.content_hash = copies.digest(revision, draft.results, plan.expectations[revision.id])
    return plans.after_step(work, plan)


def withdraw(work: UnitOfWork, plan_id: UUID, expected_version: int) -> PlanView:
    """Take a plan back that was handed in, to go on drafting."""
    plan = plan_storage.open_plan(work, plan_id)
    _reopen_draft(_advance(work, plan, PlanStep.WITHDRAW, expected_version))
    return plans.after_step(work, plan)


def give_back(work: UnitOfWork, plan_id: UUID, expected_version: int, reason: str) -> PlanView:
    """Return a plan to its author, with what should be changed."""
    plan = plan_storage.open_plan(work, plan_id)
    setting.refuse_own(work, plan)
    plan.at_version(expected_version)
    setting.refuse_before_turn(work, plan)
    revision = _advance(work, plan, PlanStep.RETURN, expected_version)
    _reopen_draft(revision)
    revision.returned_for = reason
    return plans.after_step(work, plan)


def sign(work: UnitOfWork, plan_id: UUID, expected_version: int, role: SignerRole) -> PlanView:
    """Put a signature under the content as it stands; it is recorded and gates nothing."""
    plan = plan_storage.open_plan(work, plan_id)
    if role is not SignerRole.EMPLOYEE:
        setting.refuse_own(work, plan)
    if CAPACITIES[role] not in plan.reaches:
        raise ForbiddenError("wrong_capacity", role=role)
    revision = plan.at_version(expected_version)
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
    return plans.after_step(work, plan)


def revise(work: UnitOfWork, plan_id: UUID, expected_version: int, reason: str) -> PlanView:
    """Begin the next revision as a copy of the one in force, which stays in force meanwhile."""
    plan = plan_storage.open_plan(work, plan_id)
    revision = plan.at_version(expected_version)
    if plan.in_force is not None and plan.pending is not None:
        raise ConflictError("revision_pending")
    advance(PLAN, revision.state, PlanStep.REVISE)
    following = copies.next_revision(work, revision, plan.expectations[revision.id], reason)
    return plans.after_step(work, replace(plan, revisions=(*plan.revisions, following)))


def close(work: UnitOfWork, plan_id: UUID, expected_version: int) -> PlanView:
    """End a plan that is in force."""
    plan = plan_storage.open_plan(work, plan_id)
    if plan.in_force is not None and plan.pending is not None:
        raise ConflictError("revision_pending")
    _advance(work, plan, PlanStep.CLOSE, expected_version)
    return plans.after_step(work, plan)


def consent(work: UnitOfWork, plan_id: UUID, line_id: UUID, expected_version: int) -> PlanView:
    """Consent, as the assessor, to a result that another leader assigned (annex II A5)."""
    plan = plan_storage.open_plan(work, plan_id)
    setting.refuse_own(work, plan)
    revision = plan.at_version(expected_version)
    setting.refuse_before_turn(work, plan)
    plans.refuse_unless_draft(revision, "consent")
    result = plan_storage.get_result(work, revision, line_id)
    work.claim(revision, expected_version)
    if result.assigned_by is None:
        raise InvalidDataError("not_assigned_elsewhere")
    if result.consented_at is None:
        result.consented_at = work.now
    return plans.after_step(work, plan)


def _advance(
    work: UnitOfWork, plan: OpenPlan, step: PlanStep, expected_version: int
) -> PlanRevision:
    revision = work.claim(plan.current, expected_version)
    revision.state = advance(PLAN, revision.state, step)
    return revision


def _reopen_draft(revision: PlanRevision) -> None:
    revision.submitted_at = revision.content_hash = revision.standard_id = None
