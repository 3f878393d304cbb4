"""Serve requests for consent: list, show, consent, decline."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.account.schemas.approvals import ApprovalOut, ApprovalPage, DeclineIn
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services import approval

router = GuardedRouter("/approvals", "Accounts")


@router.get("", action=Action.APPROVAL_READ)
def list_approvals(
    listed: Annotated[Listed, Depends(query_of(approval.CONSENTS_PARAMETERS))], work: Work
) -> ApprovalPage:
    """List requests for consent.

    List what takes a second person: about your account or post, or as admin of your agency.
    """
    requests = approval.page(work, listed.request)
    return listed.answer(ApprovalPage, requests, ApprovalOut.model_validate)


@router.get("/{request_id}", action=Action.APPROVAL_READ)
def get_approval(request_id: Key, work: Work) -> ApprovalOut:
    """Show a request for consent.

    Show one request: who asked for what, and whether it is yours to answer.
    """
    return ApprovalOut.model_validate(approval.get(work, request_id))


@router.post("/{request_id}/consent", action=Action.APPROVAL_ANSWER)
def give_consent(request_id: Key, expected_version: ExpectedVersion, work: Work) -> ApprovalOut:
    """Consent to a request.

    Let it take effect: the code works, the role holds, or the delegate assesses, from now on.

    Another admin consents to the reset of an account that assesses or administers, and to the role
    admin; to a delegation the holder of the post or their superior. Never whoever asked.
    """
    return ApprovalOut.model_validate(approval.consent(work, request_id, expected_version))


@router.post("/{request_id}/decline", action=Action.APPROVAL_ANSWER)
def decline_consent(
    request_id: Key, body: DeclineIn, expected_version: ExpectedVersion, work: Work
) -> ApprovalOut:
    """Decline a request for consent.

    Decline: the code, the role or the delegation never takes effect.
    """
    answered = approval.decline(work, request_id, expected_version, body.reason)
    return ApprovalOut.model_validate(answered)
