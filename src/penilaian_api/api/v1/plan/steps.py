"""Serve the steps of a plan: submit, withdraw, return, approve, sign, revise, close, consent."""

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.plan.schemas.plans import PlanHeadOut, ReasonIn, SignIn
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.plan import approving, steps
from penilaian_api.services.plan.approving import ApprovePlan

router = GuardedRouter("/plans", "Plans")


@router.post("/{plan_id}/submit", action=Action.PLAN_SUBMIT)
def submit_plan(plan_id: Key, expected_version: ExpectedVersion, work: Work) -> PlanHeadOut:
    """Submit a plan for approval.

    Submit your draft to your assessor for approval.

    It must state resources, accountability, consequences and a main result, and each result must
    be measurable; otherwise every fault is named. A submitted plan cannot be changed.
    """
    return PlanHeadOut.model_validate(steps.submit(work, plan_id, expected_version))


@router.post("/{plan_id}/withdraw", action=Action.PLAN_WITHDRAW)
def withdraw_plan(plan_id: Key, expected_version: ExpectedVersion, work: Work) -> PlanHeadOut:
    """Withdraw a submitted plan.

    Take back a plan that you submitted, to continue drafting it.
    """
    return PlanHeadOut.model_validate(steps.withdraw(work, plan_id, expected_version))


@router.post("/{plan_id}/return", action=Action.PLAN_RETURN)
def return_plan(
    plan_id: Key, body: ReasonIn, expected_version: ExpectedVersion, work: Work
) -> PlanHeadOut:
    """Return a plan for changes.

    Return the plan of one of your reports, and say what should be changed.
    """
    return PlanHeadOut.model_validate(steps.give_back(work, plan_id, expected_version, body.reason))


@router.post("/{plan_id}/approve", action=Action.PLAN_APPROVE)
def approve_plan(plan_id: Key, expected_version: ExpectedVersion, work: Work) -> PlanHeadOut:
    """Approve a plan.

    Approve the plan of one of your reports at the version you saw.

    It is in force from now on; the revision it replaces is closed and kept. A plan that was to be
    set by the end of January (or the cycle's later day) and was not, may be approved, returned or
    consented to by the assessor's superior as well.
    """
    command = ApprovePlan(plan_id, expected_version)
    return PlanHeadOut.model_validate(approving.approve(work, command))


@router.post("/{plan_id}/sign", action=Action.PLAN_SIGN)
def sign_plan(
    plan_id: Key, body: SignIn, expected_version: ExpectedVersion, work: Work
) -> PlanHeadOut:
    """Sign a plan.

    Sign the plan as its employee, as the assessor, or as a head of the unit.

    The signature is recorded with the digest of what was signed. No other step waits for it.
    """
    return PlanHeadOut.model_validate(steps.sign(work, plan_id, expected_version, body.role))


@router.post("/{plan_id}/revise", action=Action.PLAN_REVISE)
def revise_plan(
    plan_id: Key, body: ReasonIn, expected_version: ExpectedVersion, work: Work
) -> PlanHeadOut:
    """Create the next revision of a plan.

    Start the next revision as a copy of the one in force, which stays in force meanwhile.
    """
    return PlanHeadOut.model_validate(steps.revise(work, plan_id, expected_version, body.reason))


@router.post("/{plan_id}/close", action=Action.PLAN_CLOSE)
def close_plan(plan_id: Key, expected_version: ExpectedVersion, work: Work) -> PlanHeadOut:
    """Close a plan.

    End a plan that is in force.
    """
    return PlanHeadOut.model_validate(steps.close(work, plan_id, expected_version))


@router.post("/{plan_id}/results/{line_id}/consent", action=Action.PLAN_CONSENT)
def consent_to_result(
    plan_id: Key, line_id: Key, expected_version: ExpectedVersion, work: Work
) -> PlanHeadOut:
    """Consent to a work result by another unit.

    Consent to a work result that another leader assigned to one of your reports.
    """
    return PlanHeadOut.model_validate(steps.consent(work, plan_id, line_id, expected_version))
