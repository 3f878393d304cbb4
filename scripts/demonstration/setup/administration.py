"""Manage the accounts, roles and calendar of Dumai."""

from samples.office import AGENCY, AUDITOR, SECOND_ADMIN
from samples.people import PASSPHRASE
from story import Story

from penilaian_client import Client


def manage_administration(story: Story) -> None:
    """Grant roles to an auditor and a second administrator, and keep the calendar."""
    admin = story.admins[AGENCY]
    _grant_roles(story, admin)
    _manage_service_account(admin)
    _keep_calendar(admin)


def _grant_roles(story: Story, admin: Client) -> None:
    auditor = admin.create_account({"login": AUDITOR, "kind": "person"})
    role = {"role": "auditor", "starts_on": "2026-01-05"}
    admin.grant_role(auditor.id, role, version=auditor.version)
    code = admin.issue_activation_code(auditor.id).code
    story.service.activate_account(AUDITOR, code, PASSPHRASE)
    second = admin.create_account({"login": SECOND_ADMIN, "kind": "person"})
    role = {"role": "admin", "starts_on": "2026-01-05"}
    second = admin.grant_role(second.id, role, version=second.version)
    last_day = {"ends_on": "2027-12-31"}
    admin.end_role(second.id, second.roles[0].id, last_day, version=second.version)
    code = admin.issue_activation_code(second.id).code
    story.service.activate_account(SECOND_ADMIN, code, PASSPHRASE)
    _decline_role(story, admin, auditor.id)


def _decline_role(story: Story, admin: Client, account_id: str) -> None:
    """Let the second administrator decline a role that was granted to the wrong account."""
    auditor = admin.get_account(account_id)
    role = {"role": "admin", "starts_on": "2026-01-05"}
    admin.grant_role(auditor.id, role, version=auditor.version)
    with story.service.open_person_client(SECOND_ADMIN, PASSPHRASE) as second_admin:
        waiting = second_admin.each_approvals(is_answered=False)
        request = next(item for item in waiting if item.kind == "grant_role")
        reason = {"reason": "Auditor tidak boleh menjadi admin."}
        second_admin.decline_consent(request.id, reason, version=request.version)


def _manage_service_account(admin: Client) -> None:
    """Create the account of an attendance system, renew its secret, close it and reopen it."""
    body = {"login": "presensi@dumai", "kind": "service", "scopes": ["measurement_post"]}
    account = admin.create_account(body)
    account = admin.renew_secret(account.id, version=account.version)
    account = admin.close_account(account.id, version=account.version)
    admin.reopen_account(account.id, version=account.version)


def _keep_calendar(admin: Client) -> None:
    """Set the working week and the agency's own holidays, and remove a wrong one."""
    agency = admin.get_agency()
    week = {"work_days": ["mon", "tue", "wed", "thu", "fri"]}
    admin.edit_agency(week, version=agency.version)
    admin.put_holiday("2026-04-20", {"name": "Hari jadi kota (contoh)"})
    wrong = admin.put_holiday("2026-04-21", {"name": "Salah tanggal"})
    admin.remove_holiday("2026-04-21", version=wrong.version)
