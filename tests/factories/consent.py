"""Second persons: another admin, accounts in use, and answers to requests for consent."""

from typing import Any

from httpx2 import Response

from tests.factories.organization import expect, ident
from tests.serving.client import Api

PASSWORD = "lima kuda terbang rendah"
ADMIN = {"role": "admin", "starts_on": "2026-03-16"}


def code_for(api: Api, who: str, by: str = "admin") -> dict[str, Any]:
    """Issue a code for somebody's account of the world."""
    path = f"/v1/accounts/{ident(f'account:{who}')}/activation-codes"
    return expect(api.post(path, who=by))


def activate(api: Api, login: str, code: str, password: str = PASSWORD) -> Response:
    return api.http.post(
        "/v1/activations", json={"login": login, "code": code, "password": password}
    )


def in_use(api: Api, who: str) -> None:
    """Let somebody set a first password; their sign-in of the template ends with it."""
    expect(activate(api, f"{who}@alfa", code_for(api, who)["code"]), 200)


def sign_in(api: Api, login: str, password: str = PASSWORD) -> Response:
    form = {"grant_type": "password", "username": login, "password": password}
    return api.http.post("/v1/token", data=form)


def bearer(api: Api, login: str, password: str = PASSWORD) -> dict[str, str]:
    """Sign in, and give the header of whoever is signed in."""
    token = expect(sign_in(api, login, password), 200)["access_token"]
    return {"Authorization": f"Bearer {token}"}


def second_admin(api: Api, who: str = "late") -> str:
    """Make somebody of the world an admin too, and name them as a caller."""
    path = f"/v1/accounts/{ident(f'account:{who}')}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    expect(api.post(f"{path}/roles", ADMIN, who="admin", version=version), 200)
    return who


def answer(
    api: Api, request_id: str, who: str | None = None, name: str = "consent", **how: Any
) -> Response:
    """Answer a request for consent as it stands now."""
    path = f"/v1/approvals/{request_id}"
    seen = api.get(path, who=who, **how)
    if seen.status_code != 200:
        return seen
    body = {"reason": "Belum ada surat."} if name == "decline" else None
    return api.post(f"{path}/{name}", body, who=who, version=seen.json()["version"], **how)
