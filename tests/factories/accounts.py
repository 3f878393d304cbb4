"""Accounts through the API: a second hat for somebody of the world."""

from datetime import UTC, datetime, timedelta

from penilaian_api.domain.account import AccountKind
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import Account, SignInSession
from tests.factories.organization import expect, ident
from tests.serving.client import Api
from tests.world import NOW, key


def also_admin(api: Api, who: str) -> str:
    """Make somebody an admin besides what they are, and name them as a caller."""
    path = f"/v1/accounts/{ident(f'account:{who}')}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    role = {"role": "admin", "starts_on": "2026-03-16"}
    expect(api.post(f"{path}/roles", role, who="admin", version=version), 200)
    return who


def for_crowd(api: Api, numbers: range) -> list[str]:
    """Give people of a crowd accounts, put in below the API, and name them as callers."""
    names = [f"crowd-{number}" for number in numbers]
    database = Database(api.copy.address)
    with database.begin(api.agency_id(), writes=True) as session:
        for number, name in zip(numbers, names, strict=True):
            account_id = key(f"alfa:account:{name}")
            session.add(
                Account(
                    agency_id=api.agency_id(),
                    id=account_id,
                    login=f"{name}@alfa",
                    kind=AccountKind.PERSON,
                    employee_id=key(f"crowd:{number}:person"),
                    scopes=[],
                    created_at=NOW - timedelta(days=60),
                )
            )
            session.flush()
            session.add(
                SignInSession(
                    agency_id=api.agency_id(),
                    id=key(f"alfa:session:{name}"),
                    account_id=account_id,
                    created_at=NOW,
                    expires_at=datetime(2100, 1, 1, tzinfo=UTC),
                )
            )
    database.dispose()
    return names
