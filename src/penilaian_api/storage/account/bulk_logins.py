"""Look up and store many logins at once: which are taken anywhere, where new ones belong."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.agency import Login
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.store import WorkContext


def taken(work: WorkContext, logins: Iterable[str]) -> set[str]:
    """Say which of *logins* exist, in whichever agency: the name alone is shared."""
    query = select(Login.login).where(Login.login.in_([*logins]))
    return {*work.session.execute(query).scalars()}


def enter(work: WorkContext, accounts: Sequence[Account]) -> None:
    """Say where the login names of accounts just stored belong."""
    bulk_insert.insert(
        work,
        [
            Login(login=account.login, agency_id=account.agency_id, account_id=account.id)
            for account in accounts
        ],
    )
