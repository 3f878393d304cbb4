"""Build the calls on sessions, the agency, its organization and its accounts."""

from functools import partial

from jose import jwt

from tests.factories.files import csv_of
from tests.matrix.building.accounts import AUDITING, PASSWORD
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident

NEW_PASSWORD = "dua belas kelapa hijau"
DATED_PATHS = {
    "assignment": "assignments",
    "reporting-line": "reporting-lines",
    "delegation": "delegations",
}


def _read(path: str, marker: str | None, _: Scene) -> Call:
    return Call("GET", path, marker=marker)


def _read_subject(path: str, scene: Scene) -> Call:
    """Read what is about the person whom the caller is shown."""
    employee_id = ident(scene.subject)
    return Call("GET", path.format(employee_id=employee_id), marker=employee_id)


for _operation, _path, _marker in (
    ("get_labels", "/v1/labels", None),
    ("get_keys", "/.well-known/jwks.json", None),
    ("get_scheme_schema", "/v1/schemes/schema", None),
    ("get_oauth_metadata", "/.well-known/oauth-authorization-server", None),
    ("get_liveness", "/livez", None),
    ("get_readiness", "/readyz", None),
    ("get_me", "/v1/me", None),
    ("get_my_data", "/v1/me/data", None),
    ("list_access_trail", "/v1/me/access-trail", None),
    ("get_agency", "/v1/agency", "Kota Alfa"),
    ("list_units", "/v1/units?limit=200", ident("DINAS")),
    ("get_unit", "/v1/units/DINAS", ident("DINAS")),
    ("list_positions", "/v1/positions?limit=200", ident("STAFF")),
    ("get_position", "/v1/positions/STAFF", ident("STAFF")),
    ("list_reporting_lines", "/v1/reporting-lines?limit=200", ident("line:STAFF")),
    ("get_reporting_line", f"/v1/reporting-lines/{ident('line:STAFF')}", ident("line:STAFF")),
    ("list_delegations", "/v1/delegations?limit=200", ident("delegation:deputy")),
    (
        "get_delegation",
        f"/v1/delegations/{ident('delegation:deputy')}",
        ident("delegation:deputy"),
    ),
    ("list_holidays", "/v1/holidays?year=2026", "Hari jadi alfa"),
    ("get_import_template", "/v1/imports/template", None),
    ("get_daily_template", "/v1/daily-progress/template", None),
    ("list_accounts", "/v1/accounts?limit=200", ident("account:staff")),
    ("get_account", f"/v1/accounts/{ident('account:staff')}", ident("account:staff")),
):
    register_as(_operation, partial(_read, _path, _marker))

for _operation, _path in (
    ("list_employees", "/v1/employees?limit=200"),
    ("get_employee", "/v1/employees/{employee_id}"),
    ("get_assessor", "/v1/employees/{employee_id}/assessor"),
    ("get_employee_profile", "/v1/employees/{employee_id}/profile"),
    ("list_assignments", "/v1/assignments?limit=200"),
    ("list_my_team", "/v1/me/team?limit=200"),
    ("list_audit_trail", "/v1/audit?limit=200&employee_id={employee_id}"),
):
    register_as(_operation, partial(_read_subject, _path))


@register
def list_defects(scene: Scene) -> Call:
    return Call("GET", "/v1/organization/defects?limit=200", marker=scene["seatless"])


TASK_KINDS = {
    "draft": "plan",
    "submitted": "plan",
    "filed": "objection",
    "asked": "feedback",
    "period_asked": "reopening",
}
"""Of which kind the record is that waits for somebody."""


@register
def list_my_tasks(scene: Scene) -> Call:
    record = scene[TASK_KINDS[scene.state], scene.subject, scene.state]
    return Call("GET", "/v1/me/tasks", marker=record["id"])


@register
def create_token(scene: Scene) -> Call:
    account = scene["account", "service"]
    form = {"grant_type": "client_credentials", "client_id": account["login"]}
    return Call("POST", "/v1/token", data={**form, "client_secret": account["secret"]})


@register
def revoke_token(_: Scene) -> Call:
    return Call("POST", "/v1/token/revoke", data={"token": "nobody-has-this-one"})


@register
def activate_account(scene: Scene) -> Call:
    login = scene["account", "open"]["login"]
    body = {"login": login, "code": scene["code"], "password": NEW_PASSWORD}
    return Call("POST", "/v1/activations", body)


@register
def change_password(_: Scene) -> Call:
    return Call("PUT", "/v1/me/password", {"current": PASSWORD, "password": NEW_PASSWORD})


@register
def list_my_sessions(scene: Scene) -> Call:
    return Call("GET", "/v1/me/sessions?limit=200", marker=_session_id(scene, "own"))


@register
def end_my_session(scene: Scene) -> Call:
    return Call("POST", f"/v1/me/sessions/{_session_id(scene, scene.state)}/end")


def _session_id(scene: Scene, owner: str) -> str:
    """Name the caller's own sign-in, or that of somebody else."""
    caller = scene.caller
    if owner == "own" and caller.who is not None:
        token = scene.stage.token(caller.who, caller.agency)
        return str(jwt.get_unverified_claims(token)["sid"])
    return ident("session:vice" if caller.who != "vice" else "session:peer", caller.agency)


@register
def sign_out(_: Scene) -> Call:
    return Call("POST", "/v1/me/sign-out")


@register
def edit_agency(_: Scene) -> Call:
    return Call("PATCH", "/v1/agency", {"work_days": ["mon", "tue"]}, 1, marker="Kota Alfa")


@register
def put_unit(_: Scene) -> Call:
    return Call("PUT", "/v1/units/BARU", {"name": "Baru", "kind": "seksi", "parent_code": "DINAS"})


@register
def put_position(_: Scene) -> Call:
    body = {"unit_code": "DINAS", "title": "Analis", "job_class": "functional"}
    return Call("PUT", "/v1/positions/BARU", body)


IMPORT_ROWS = {
    "units": (("unit_code", "name", "kind", "parent_code"), ("BARU", "Baru", "seksi", "DINAS")),
    "accounts": (("login", "employee_code"), ("extra@alfa", "alfa-extra")),
}


@register
def create_import(scene: Scene) -> Call:
    return Call(
        "POST", "/v1/imports", files={scene.state: ("rows.csv", csv_of(IMPORT_ROWS[scene.state]))}
    )


@register
def create_employee(_: Scene) -> Call:
    body = {"name": "Baru", "kind": "civil_servant", "employee_code": "baru"}
    return Call("POST", "/v1/employees", {**body, "unit_id": ident("DINAS")})


@register
def edit_employee(scene: Scene) -> Call:
    return Call("PATCH", f"/v1/employees/{ident(scene.subject)}", {"grade": "III/d"}, 1)


@register
def get_assignment(scene: Scene) -> Call:
    assignment = scene["assignment", "held", scene.subject]
    return Call("GET", f"/v1/assignments/{assignment['id']}", marker=assignment["id"])


@register
def create_assignment(scene: Scene) -> Call:
    body = {"employee_id": scene["seatless"], "position_id": ident("STAFF")}
    return Call("POST", "/v1/assignments", {**body, "starts_on": "2026-04-01"})


@register
def create_reporting_line(scene: Scene) -> Call:
    body = {"position_id": scene["spare"], "superior_position_id": ident("SUP")}
    return Call("POST", "/v1/reporting-lines", {**body, "starts_on": "2026-04-01"})


@register
def create_delegation(scene: Scene) -> Call:
    """Delegate a post that somebody holds: where nobody does, no system asks for it."""
    body = {"position_id": ident("OTHER"), "employee_id": ident("peer")}
    more = {"delegated_by": ident("head"), "starts_on": "2026-04-01"}
    return Call("POST", "/v1/delegations", {**body, **more})


def _end(kind: str, scene: Scene) -> Call:
    path, version = _dated_entry(scene, kind)
    day = "2026-03-30" if kind == "delegation" else "2026-12-31"  # a delegation ends only earlier
    return Call("PATCH", path, {"ends_on": day}, version)


def _void(kind: str, scene: Scene) -> Call:
    path, version = _dated_entry(scene, kind)
    return Call("POST", f"{path}/void", {"reason": "Salah input"}, version)


def _dated_entry(scene: Scene, kind: str) -> tuple[str, int]:
    """Give the path and the version of an entry: that of ``staff``, where each has their own."""
    subject = "staff" if kind == "assignment" else "any"
    name = (kind, "voided") if scene.state == "voided" else (kind, scene.state, subject)
    entry = scene[name]
    return f"/v1/{DATED_PATHS[kind]}/{entry['id']}", entry["version"]


for _kind in DATED_PATHS:
    register_as(f"end_{_kind.replace('-', '_')}", partial(_end, _kind))
    register_as(f"void_{_kind.replace('-', '_')}", partial(_void, _kind))


@register
def put_holiday(_: Scene) -> Call:
    return Call("PUT", "/v1/holidays/2026-12-07", {"name": "Hari jadi"})


@register
def remove_holiday(scene: Scene) -> Call:
    return Call("DELETE", "/v1/holidays/2026-11-23", version=scene["holiday"]["version"])


@register
def create_account(scene: Scene) -> Call:
    body = {"login": "baru@alfa", "kind": "person", "employee_id": scene["seatless"]}
    return Call("POST", "/v1/accounts", body)


@register
def issue_activation_codes(scene: Scene) -> Call:
    return Call("POST", "/v1/activation-codes", {"account_ids": [scene["account", "open"]["id"]]})


def _account(name: str, body: object, scene: Scene) -> Call:
    account = scene["account", scene.state]
    return Call("POST", f"/v1/accounts/{account['id']}/{name}", body, account["version"])


for _operation, _step, _body in (
    ("close_account", "close", None),
    ("reopen_account", "reopen", None),
    ("renew_secret", "renew-secret", None),
    ("grant_role", "roles", AUDITING),
):
    register_as(_operation, partial(_account, _step, _body))


@register
def issue_activation_code(scene: Scene) -> Call:
    return Call("POST", f"/v1/accounts/{scene['account', scene.state]['id']}/activation-codes")


@register
def list_approvals(scene: Scene) -> Call:
    return Call("GET", "/v1/approvals?limit=200", marker=scene["approval", "account_asked"]["id"])


@register
def get_approval(scene: Scene) -> Call:
    key = scene["approval", scene.state]["id"]
    return Call("GET", f"/v1/approvals/{key}", marker=key)


def _approval(name: str, body: object, scene: Scene) -> Call:
    request = scene["approval", scene.state]
    return Call("POST", f"/v1/approvals/{request['id']}/{name}", body, request["version"])


register_as("give_consent", partial(_approval, "consent", None))
register_as("decline_consent", partial(_approval, "decline", {"reason": "Belum ada surat"}))


@register
def end_role(scene: Scene) -> Call:
    account = scene["account", scene.state]
    path = f"/v1/accounts/{account['id']}/roles/{account['roles'][0]['id']}/end"
    return Call("POST", path, {"ends_on": "2026-03-26"}, account["version"])
