"""Serve accounts: logins, roles, secrets, one-time codes."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from fastapi import Depends, Query

from penilaian_api.api.files import code_files
from penilaian_api.api.files.csv_writing import CsvSigns
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.account.schemas.accounts import (
    AccountIn,
    AccountOut,
    AccountPage,
    CodeOut,
    CodesFormat,
    CodesIn,
    RoleEndIn,
    RoleIn,
)
from penilaian_api.api.v1.shared.formats import CallerCsvSigns
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.services.account import accounts, activation_codes, role_grants
from penilaian_api.services.account.accounts import AccountInput, AccountView
from penilaian_api.services.account.activation_codes import ActivationCodeView, WaitingPersons
from penilaian_api.services.account.role_grants import RoleGrantInput

router = GuardedRouter("", "Accounts")

_MEDIA_TYPES: Final[Mapping[CodesFormat, str]] = {
    CodesFormat.CSV: "text/csv",
    CodesFormat.XLSX: xlsx_writing.MEDIA_TYPE,
    CodesFormat.LETTERS: "text/html",
}
_ENDINGS: Final[Mapping[CodesFormat, str]] = {
    CodesFormat.CSV: ".csv",
    CodesFormat.XLSX: ".xlsx",
    CodesFormat.LETTERS: ".html",
}


@router.get("/accounts", action=Action.ACCOUNT_READ)
def list_accounts(
    listed: Annotated[Listed, Depends(query_of(accounts.ACCOUNTS_PARAMETERS))], work: Work
) -> AccountPage:
    """List accounts.

    List the accounts of your agency, by login name. `q` finds the beginning of a login name, or of
    the name, code or NIP of its owner.
    """
    convert = response_converter(AccountOut, work, Action.ACCOUNT_WRITE)
    return listed.answer(AccountPage, accounts.page(work, listed.request), convert)


@router.get("/accounts/{account_id}", action=Action.ACCOUNT_READ)
def get_account(account_id: Key, work: Work) -> AccountOut:
    """Show an account.

    Show one account of your agency, with its roles or scopes.
    """
    return _to_response(accounts.get(work, account_id), work)


@router.post("/accounts", action=Action.ACCOUNT_WRITE, status=201)
def create_account(body: AccountIn, work: Work) -> AccountOut:
    """Create an account.

    Create the account of a person or of a service.

    A person then gets a one-time code (`POST /v1/accounts/{account_id}/activation-codes`); a
    service signs in with the `secret` of this response, which is never shown again.
    """
    return _to_response(accounts.create(work, AccountInput(**body.model_dump())), work)


@router.post("/accounts/{account_id}/close", action=Action.ACCOUNT_WRITE)
def close_account(account_id: Key, expected_version: ExpectedVersion, work: Work) -> AccountOut:
    """Close an account.

    Close the account of somebody else; all its sessions end with their next request.
    """
    return _to_response(accounts.close(work, account_id, expected_version), work)


@router.post("/accounts/{account_id}/reopen", action=Action.ACCOUNT_WRITE)
def reopen_account(account_id: Key, expected_version: ExpectedVersion, work: Work) -> AccountOut:
    """Reopen a closed account.

    Reopen a closed account; a person needs a new code, a service gets a new secret.
    """
    return _to_response(accounts.reopen(work, account_id, expected_version), work)


@router.post("/accounts/{account_id}/renew-secret", action=Action.ACCOUNT_WRITE)
def renew_secret(account_id: Key, expected_version: ExpectedVersion, work: Work) -> AccountOut:
    """Renew a service's secret.

    Give a service a new secret, shown only this once; the old one and all its tokens stop working
    at once.
    """
    return _to_response(accounts.renew_secret(work, account_id, expected_version), work)


@router.post("/accounts/{account_id}/roles", action=Action.ACCOUNT_WRITE)
def grant_role(
    account_id: Key, body: RoleIn, expected_version: ExpectedVersion, work: Work
) -> AccountOut:
    """Grant a role.

    Grant the role admin or auditor to another person, from today or a later day on.

    The role admin waits for the consent of another admin, where there is one.
    """
    grant_input = RoleGrantInput(Role(body.role), body.starts_on, body.ends_on)
    account = role_grants.create(work, account_id, expected_version, grant_input)
    return _to_response(account, work)


@router.post("/accounts/{account_id}/roles/{role_id}/end", action=Action.ACCOUNT_WRITE)
def end_role(
    account_id: Key, role_id: Key, body: RoleEndIn, expected_version: ExpectedVersion, work: Work
) -> AccountOut:
    """End a role.

    Let a role of another person end earlier; to end it at once, give yesterday.
    """
    account = role_grants.end(work, account_id, role_id, expected_version, body.ends_on)
    return _to_response(account, work)


@router.post("/accounts/{account_id}/activation-codes", action=Action.ACCOUNT_WRITE, status=201)
def issue_activation_code(account_id: Key, work: Work) -> CodeOut:
    """Issue an activation code.

    Issue a one-time code with which a person sets their password, within 72 hours.

    The code is shown only this once; earlier codes of the account stop working at once. For an
    account in use it is a reset: the owner is told and their sessions end. If they assess or
    administer, it works only once another admin consents (`consent`: `second_person`).
    """
    return CodeOut.model_validate(activation_codes.issue(work, account_id))


@router.post("/activation-codes", action=Action.ACCOUNT_WRITE, media=_MEDIA_TYPES.values())
def issue_activation_codes(
    body: CodesIn,
    language: CallerLanguage,
    signs: CallerCsvSigns,
    work: Work,
    file_format: Annotated[
        CodesFormat, Query(alias="format", description="`letters`: a sheet per person, HTML.")
    ] = CodesFormat.CSV,
) -> Download:
    """Issue activation codes in bulk.

    Issue codes for many people at once, as a file: one line per person, at most 1,000.

    Codes go to the accounts that you name; otherwise to everyone who has neither a password nor a
    valid code, in the whole agency or in a unit and all below it. With `renew`, also to those whose
    code is still valid: the earlier one ends. For the rest call again, with `after` the login of
    the last line. The last column says of whose code another admin must consent before it
    works. Capitals, spaces and dashes do not matter when a code is typed.
    """
    waiting = WaitingPersons(body.unit_id, body.after, body.renew)
    issued = activation_codes.issue_many(work, body.account_ids, waiting)
    content = _write(file_format, issued, language, signs, work)
    media_type = _MEDIA_TYPES[file_format]
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    name = messages.file_name("activation_codes", _ENDINGS[file_format], language)
    return Download(content, media_type + charset, name)


def _to_response(account: AccountView, work: Work) -> AccountOut:
    return to_response(AccountOut, account, work, Action.ACCOUNT_WRITE)


def _write(
    file_format: CodesFormat,
    issued: Sequence[ActivationCodeView],
    language: Language,
    signs: CsvSigns,
    work: Work,
) -> bytes:
    match file_format:
        case CodesFormat.CSV:
            return code_files.as_csv(issued, str(work.zone), language, signs)
        case CodesFormat.XLSX:
            return code_files.as_workbook(issued, str(work.zone), language)
        case CodesFormat.LETTERS:
            return code_files.as_letters(
                issued, activation_codes.sender(work), str(work.zone), language
            )
