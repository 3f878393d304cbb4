"""Create the first accounts of an agency, from the command line."""

from secrets import token_urlsafe

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.services.account import passwords
from penilaian_api.services.account.sessions import new_code
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.models.account import AccountKind
from penilaian_api.storage.models.base import new_id


def create_account(installation: Installation, agency: str, wanted: NewAccount) -> str:
    """Make an account; answer its activation code, or the secret of a service, shown once."""
    unknown = set(wanted.scopes) - {action.value for action in Action}
    if unknown:
        raise BadData("invalid_input", faults=[Fault("/scopes", "unknown_scope")])
    if wanted.kind is AccountKind.SERVICE:
        secret = token_urlsafe(32)
        installation.add_account(agency, new_id(), wanted, password_hash=passwords.hashed(secret))
        return secret
    account_id = new_id()
    code, record = new_code(account_id, installation.now)
    installation.add_account(agency, account_id, wanted, activation=record)
    return code
