"""What only the operator does, from the command line: agencies, first accounts."""

from secrets import token_urlsafe
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.services.account import passwords
from penilaian_api.services.account.sessions import new_code
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.models.account import AccountKind
from penilaian_api.storage.models.base import new_id


def create_agency(
    installation: Installation, key: str, name: str, zone: str, *, is_sample: bool = False
) -> UUID:
    """Make an agency with its own empty trail."""
    refuse_unknown_zone(zone)
    return installation.add_agency(key, name, zone, is_sample=is_sample)


def refuse_unknown_zone(zone: str) -> None:
    """Refuse what is no time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadData("invalid_input", faults=[Fault("/zone", "unknown_zone")]) from None


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
