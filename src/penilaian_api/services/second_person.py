"""Ask for the second person that an act takes, or note why it takes effect without one."""

from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.approval import ApprovalKind, ApprovalRule
from penilaian_api.storage.account import approvals
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class About:
    """What a request for consent is about, and whose consent it takes.

    *employee_id*: the owner of the account, or the holder of the post. *superior_id*: who stands
    above the post. *leaders_answer*: they do, and not an admin.
    """

    account_id: UUID | None = None
    employee_id: UUID | None = None
    superior_id: UUID | None = None
    leaders_answer: bool = False


def rule_of_admins(work: UnitOfWork, *, is_needed: bool = True) -> ApprovalRule:
    """Say whether another admin must consent: not where it gives no power, nor where none is."""
    if not is_needed:
        return ApprovalRule.NOT_NEEDED
    return (
        ApprovalRule.SECOND_PERSON if approvals.has_other_admin(work) else ApprovalRule.ONLY_ADMIN
    )


def new_request(
    work: UnitOfWork, kind: ApprovalKind, about: About, rule: ApprovalRule, reason: str = ""
) -> ApprovalRequest:
    """Make a request; it is answered at once where nobody's answer is awaited."""
    is_awaited = rule is ApprovalRule.SECOND_PERSON
    return ApprovalRequest(
        id=new_id(),
        kind=kind,
        account_id=about.account_id,
        employee_id=about.employee_id,
        superior_id=about.superior_id,
        is_of_admins=not about.leaders_answer,
        rule=rule,
        reason=reason,
        asked_by=None if rule is ApprovalRule.OPERATOR else work.actor.account_id,
        asked_at=work.now,
        answered_at=None if is_awaited else work.now,
        is_granted=None if is_awaited else True,
    )


def withdraw(work: UnitOfWork, request: ApprovalRequest) -> None:
    """Close a request that nobody need answer any more: what waited for it is gone."""
    if request.answered_at is None:
        withdrawn = work.change(request)
        withdrawn.answered_at, withdrawn.is_granted = work.now, False
