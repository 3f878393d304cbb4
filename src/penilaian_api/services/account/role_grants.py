"""Grant the roles admin and auditor to accounts, from one day to another, and end them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.dates import Span, day_after
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, OutOfReachError
from penilaian_api.services import effective_dating, second_person
from penilaian_api.services.account import accounts
from penilaian_api.services.account.accounts import AccountView
from penilaian_api.services.second_person import About
from penilaian_api.storage.models.account import Account, RoleGrant
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RoleGrantInput:
    """A role to be granted."""

    role: Role
    starts_on: date
    ends_on: date | None = None


def create(
    work: UnitOfWork, account_id: UUID, expected_version: int, grant_input: RoleGrantInput
) -> AccountView:
    """Grant a role to the account of another person, from today or a later day on.

    The role admin is the power to be the second person: it waits for the consent of another admin.
    """
    account = accounts.take_of_another(work, account_id, expected_version)
    if account.kind is not AccountKind.PERSON:
        raise InvalidDataError("roles_of_persons", faults=[Fault("/role", "only_of_persons")])
    span = effective_dating.span_through(grant_input.starts_on, grant_input.ends_on)
    if span.starts_on < work.today:
        raise InvalidDataError(
            "past_days", faults=[Fault("/starts_on", "past_days")], today=work.today
        )
    for other in work.of(RoleGrant).children_of(account, role=grant_input.role):
        days = Span(other.starts_on, other.ends_before)
        if days.overlaps(span):
            raise ConflictError("role_held", **effective_dating.describe_days(days))
    grant = RoleGrant(
        id=new_id(), role=grant_input.role, starts_on=span.starts_on, ends_before=span.ends_before
    )
    if grant.role is Role.ADMIN:
        _request_consent(work, account, grant)
    work.of(RoleGrant).put(account, grant)
    return accounts.show(work, account)


def end(
    work: UnitOfWork, account_id: UUID, grant_id: UUID, expected_version: int, ends_on: date
) -> AccountView:
    """Let a role end on an earlier day; one that has not held for a day yet is taken back whole."""
    account = accounts.take_of_another(work, account_id, expected_version)
    grant = _get(work, account, grant_id)
    ends_before = day_after(ends_on)
    if ends_before < work.today:
        raise InvalidDataError(
            "past_days", faults=[Fault("/ends_on", "past_days")], today=work.today
        )
    if grant.ends_before is not None and ends_before > grant.ends_before:
        raise InvalidDataError("role_ends_earlier", faults=[Fault("/ends_on", "role_ends_earlier")])
    if ends_before <= grant.starts_on or grant.is_pending:
        withdraw(work, grant)
        work.of(RoleGrant).remove(grant)
    else:
        grant.ends_before = ends_before
    return accounts.show(work, account)


def withdraw(work: UnitOfWork, grant: RoleGrant) -> None:
    """Close the request for a role that is taken back, if it still waits for its answer."""
    request = work.of(ApprovalRequest).get_referenced(grant.approval_id)
    if request is not None:
        second_person.withdraw(work, request)


def _request_consent(work: UnitOfWork, account: Account, grant: RoleGrant) -> None:
    rule = second_person.rule_of_admins(work)
    about = About(account_id=account.id, employee_id=account.employee_id)
    request = second_person.new_request(work, ApprovalKind.GRANT_ROLE, about, rule)
    work.of(ApprovalRequest).add(request)
    grant.approval_id, grant.is_pending = request.id, request.is_granted is None


def _get(work: UnitOfWork, account: Account, grant_id: UUID) -> RoleGrant:
    grants = work.of(RoleGrant).children_of(account, id=grant_id)
    if not grants:
        raise OutOfReachError
    return grants[0]
