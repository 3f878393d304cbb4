"""Look up and store many logins at once: which are taken anywhere, where new ones belong."""

from collections.abc import Collection, Sequence
from uuid import UUID

from penilaian_api.storage.account import logins
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.store import WorkContext


def find_taken(work: WorkContext, names: Collection[str]) -> dict[str, UUID]:
    """Find the accounts that have these names, in whichever agency: the name alone is shared."""
    return logins.find_taken(work.session, names)


def enter(work: WorkContext, accounts: Sequence[Account]) -> None:
    """Say where the login names of accounts just stored belong."""
    bulk_insert.insert(
        work,
        [logins.home_of(account.login, account.agency_id, account.id) for account in accounts],
    )
