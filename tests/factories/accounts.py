"""Accounts through the API: a second hat for somebody of the world."""

from tests.factories.organization import expect, ident
from tests.serving.client import Api


def also_admin(api: Api, who: str) -> str:
    """Make somebody an admin besides what they are, and name them as a caller."""
    path = f"/v1/accounts/{ident(f'account:{who}')}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    role = {"role": "admin", "starts_on": "2026-03-16"}
    expect(api.post(f"{path}/roles", role, who="admin", version=version), 200)
    return who
