"""Create the first accounts of an agency, from the command line."""

import re
from typing import Final

from penilaian_api.domain import spelling
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.services.account import passwords, scopes, typed_secrets
from penilaian_api.services.account.sessions import new_code
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.models.base import new_id

_LOGIN: Final = re.compile(r"\S{3,100}")
"""At a command line letters of other scripts are taken too, blanks nowhere."""


def create_account(installation: Installation, agency: str, new_account: NewAccount) -> str:
    """Create an account; return its activation code, or the secret of a service, shown once."""
    faults = scopes.check(new_account.scopes)
    if not _LOGIN.fullmatch(spelling.normalize_login(new_account.login)):
        faults.append(Fault("/login", "bad_format", {"form": "login"}))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    if new_account.kind is AccountKind.SERVICE:
        secret = typed_secrets.new_secret()
        installation.add_account(
            agency, new_id(), new_account, password_hash=passwords.hash_password(secret)
        )
        return secret
    account_id = new_id()
    code, record = new_code(account_id, installation.now)
    installation.add_account(agency, account_id, new_account, activation=record)
    return code
