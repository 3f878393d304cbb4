"""Build accounts in every state, and sessions of those who sign in with their own password."""

from typing import Any

from tests.factories.organization import expect
from tests.matrix.stage import Stage, ident
from tests.serving.client import Api

PASSWORD = "tumpah ruah sembilan kali"
"""Of everyone who signs in here with a password."""
AUDITING = {"role": "auditor", "starts_on": "2026-04-01"}


def build(stage: Stage) -> None:
    """Create accounts in every state, and the sessions that the template does not have."""
    _build_states(stage)
    _build_sessions(stage)
    path = f"/v1/accounts/{stage['account', 'open']['id']}/activation-codes"
    stage.keep(expect(stage.api.post(path, who="admin"))["code"], "code")


def build_requests(stage: Stage) -> None:
    """Ask for consent to a code as the second admin; to a role and a delegation as the first."""
    api = stage.api
    headers = {"Authorization": f"Bearer {stage.token('second')}"}
    vice = expect(api.get("/v1/accounts?q=vice", who="admin"), 200)["items"][0]
    path = f"/v1/accounts/{vice['id']}/activation-codes"
    code = expect(api.http.post(path, headers=headers))
    _keep_request(stage, code["approval_id"], "account_asked")
    _grant(api, _create(api, "third@alfa"), {"role": "admin", "starts_on": "2026-03-27"})
    waiting = expect(api.get("/v1/approvals?is_answered=false", who="admin"), 200)["items"]
    _keep_request(stage, waiting[-1]["id"], "account_mine")
    body = {"position_id": ident("SUP"), "employee_id": ident("former")}
    more = {"delegated_by": ident("head"), "starts_on": "2026-06-01", "ends_on": "2026-06-30"}
    made = expect(api.post("/v1/delegations", {**body, **more}, who="admin"))
    _keep_request(stage, made["approval_id"], "delegation_asked")


def _keep_request(stage: Stage, request_id: str, state: str) -> None:
    request = expect(stage.api.get(f"/v1/approvals/{request_id}", who="admin"), 200)
    stage.keep(request, "approval", state)


def _build_states(stage: Stage) -> None:
    api = stage.api
    person = _create(api, "seatless@alfa", employee_id=stage["seatless"])
    stage.keep(person, "account", "open")
    stage.keep(_create(api, "robot@alfa", kind="service", scopes=[]), "account", "service")
    closed = _create(api, "closed@alfa")
    path = f"/v1/accounts/{closed['id']}/close"
    answer = api.post(path, who="admin", version=closed["version"])
    stage.keep(expect(answer, 200), "account", "closed")
    stage.keep(_grant(api, _create(api, "holder@alfa"), AUDITING), "account", "held")
    path = f"/v1/accounts/{ident('account:admin')}"
    stage.keep(expect(api.get(path, who="admin"), 200), "account", "own")


def _build_sessions(stage: Stage) -> None:
    """Sign in ``vice``, ``staff`` and a second admin; end one session of ``staff``."""
    api = stage.api
    _create(api, "vice@alfa", employee_id=stage["vice"])
    _grant(api, _create(api, "second@alfa"), {"role": "admin", "starts_on": "2026-03-27"})
    for name in ("vice", "staff", "second"):
        _activate(api, f"{name}@alfa")
        stage.tokens[name, "alfa"] = _sign_in(api, f"{name}@alfa")
    stage.tokens["revoked", "alfa"] = revoked = _sign_in(api, "staff@alfa")
    api.http.post("/v1/me/sign-out", headers={"Authorization": f"Bearer {revoked}"})


def _create(api: Api, login: str, kind: str = "person", **more: Any) -> dict[str, Any]:
    return expect(api.post("/v1/accounts", {"login": login, "kind": kind, **more}, who="admin"))


def _grant(api: Api, account: dict[str, Any], role: dict[str, str]) -> dict[str, Any]:
    path = f"/v1/accounts/{account['id']}/roles"
    return expect(api.post(path, role, who="admin", version=account["version"]), 200)


def _activate(api: Api, login: str) -> None:
    (account,) = api.get(f"/v1/accounts?q={login}", who="admin").json()["items"]
    code = api.post(f"/v1/accounts/{account['id']}/activation-codes", who="admin").json()
    body = {"login": login, "code": code["code"], "password": PASSWORD}
    expect(api.post("/v1/activations", body, who=None), 200)


def _sign_in(api: Api, login: str) -> str:
    form = {"grant_type": "password", "username": login, "password": PASSWORD}
    token: str = expect(api.call("POST", "/v1/token", who=None, data=form), 200)["access_token"]
    return token
