"""How the stage is set up: the organization around the small world, its accounts, its settings."""

from datetime import date
from typing import Any

from tests.client import Api, Served
from tests.factories import cycles
from tests.factories.organization import told
from tests.factories.schemes import OWN
from tests.matrix import (
    building_evaluations,
    building_libraries,
    building_periods,
    building_plans,
)
from tests.matrix.stage import Stage, ident

PASSWORD = "tumpah ruah sembilan kali"
"""Of whoever signs in here with a password."""
START = date(2026, 1, 1).isoformat()


def build(served: Served, api: Api) -> Stage:
    """Bring one clone of the small world into every state that the table speaks of."""
    stage = Stage(api, served.app.door.database.engine)
    _organization(stage)
    _dated(stage)
    _settings(stage)
    building_libraries.build(stage)
    building_plans.build(stage)
    building_evaluations.build(stage)
    _accounts(stage)
    building_periods.build(stage)
    stage.before = stage.rows()
    return stage


def _organization(stage: Stage) -> None:
    """Give ``other`` people of his own, and a leader above ``head`` who heads no unit."""
    api = stage.api
    _put(
        api, "/v1/positions/EXTRA", unit_code="LAIN", title="Kepala Extra", job_class="supervisory"
    )
    _put(api, "/v1/positions/EXTRA1", unit_code="LAIN", title="Staf Extra", job_class="executive")
    extra, below = _named(api, "EXTRA"), _named(api, "EXTRA1")
    for position, superior in ((extra, ident("HEAD")), (below, extra)):
        body = {"position_id": position, "superior_position_id": superior, "starts_on": START}
        _made(api, "/v1/reporting-lines", body)
    someone = _person(api, "extra", "LAIN")
    seat = {"employee_id": someone, "position_id": below, "starts_on": START}
    _made(api, "/v1/assignments", seat)
    vice = stage.keep(_person(api, "vice", "KOTA"), "vice")
    for position, delegate in ((extra, ident("other")), (ident("MAYOR"), vice)):
        body = {"position_id": position, "employee_id": delegate, "delegated_by": ident("mayor")}
        _made(api, "/v1/delegations", {**body, "starts_on": "2026-03-01"})
    stage.keep(_person(api, "seatless", "BIDANG"), "seatless")


def _dated(stage: Stage) -> None:
    """Keep a voided one of each dated entry beside those that hold."""
    api = stage.api
    _put(api, "/v1/positions/SPARE", unit_code="BIDANG", title="Cadangan", job_class="supervisory")
    spare = stage.keep(_named(api, "SPARE"), "spare")
    post = {"position_id": spare, "starts_on": "2026-05-01", "ends_on": "2026-05-31"}
    entries = {
        "assignment": {**post, "employee_id": ident("staff"), "kind": "acting"},
        "reporting-line": {**post, "superior_position_id": ident("SUP")},
        "delegation": {**post, "employee_id": ident("deputy"), "delegated_by": ident("head")},
    }
    for name, body in entries.items():
        made = _made(api, f"/v1/{name}s", body)
        path = f"/v1/{name}s/{made['id']}"
        answer = api.post(f"{path}/void", {"reason": "Salah"}, who="admin", version=made["version"])
        stage.keep(told(answer, 200), name, "voided")
    held = {
        "assignment": {subject: ident(f"seat:{subject}") for subject in ("staff", "stranger")},
        "reporting-line": {"any": ident("line:STAFF")},
        "delegation": {"any": ident("delegation:deputy")},
    }
    for name, records in held.items():
        for about, record in records.items():
            answer = api.get(f"/v1/{name}s/{record}", who="admin")
            stage.keep(told(answer, 200), name, "held", about)


def _settings(stage: Stage) -> None:
    api = stage.api
    for agency in ("alfa", "beta"):
        for key in ("permenpanrb-6-2022", "mataram"):
            cycles.adopt(api, key, agency)
    day = api.put("/v1/holidays/2026-11-23", {"name": "Hari jadi alfa"}, who="admin")
    stage.keep(told(day, 200), "holiday")
    goal = {
        "unit_code": "DINAS",
        "statement": "Meningkatnya kualitas pelayanan publik",
        "indicator": "Indeks pelayanan publik",
        "measured_in": "indeks",
        "target": "4.2",
    }
    stage.keep(told(api.put("/v1/goals/2026/pelayanan", goal, who="admin"), 200), "goal")
    stage.keep(goal, "goal body")
    _canaries(api, goal)


def _canaries(api: Api, goal: dict[str, Any]) -> None:
    """Plant a word in the other agency that nobody of this one may ever read."""
    beta = {"who": "admin", "agency": "beta"}
    unit = {"name": "Unit kenari", "kind": "seksi", "parent_code": "DINAS"}
    post = {"unit_code": "DINAS", "title": "Jabatan kenari", "job_class": "functional"}
    for path, body in (
        ("/v1/units/kenari", unit),
        ("/v1/positions/kenari", post),
        ("/v1/goals/2026/kenari", {**goal, "statement": "Tujuan kenari"}),
        ("/v1/cycles/kenari", cycles.cycle(name="Kinerja kenari", periods=[])),
        ("/v1/holidays/2026-11-24", {"name": "Hari kenari"}),
    ):
        told(api.put(path, body, **beta), 200)
    secret = {**building_libraries.INDICATOR, "statement": "Persentase kenari", "is_public": False}
    told(api.post("/v1/indicators", {**secret, "key": "kenari"}, **beta))
    scheme = {**OWN, "key": "kenari"}
    told(api.post("/v1/schemes", {"scheme": scheme}, **beta))


def _accounts(stage: Stage) -> None:
    """Make accounts in every state, and sign two people in with a password of their own."""
    api = stage.api
    person = {"login": "seatless@alfa", "kind": "person", "employee_id": stage["seatless"]}
    stage.keep(_made(api, "/v1/accounts", person), "account", "open")
    service = _made(api, "/v1/accounts", {"login": "robot@alfa", "kind": "service", "scopes": []})
    stage.keep(service, "account", "service")
    closed = _made(api, "/v1/accounts", {"login": "closed@alfa", "kind": "person"})
    path = f"/v1/accounts/{closed['id']}/close"
    answer = api.post(path, who="admin", version=closed["version"])
    stage.keep(told(answer, 200), "account", "closed")
    holder = _made(api, "/v1/accounts", {"login": "holder@alfa", "kind": "person"})
    path = f"/v1/accounts/{holder['id']}/roles"
    role = {"role": "auditor", "starts_on": "2026-04-01"}
    answer = api.post(path, role, who="admin", version=holder["version"])
    stage.keep(told(answer, 200), "account", "held")
    account = ident("account:admin")
    stage.keep(told(api.get(f"/v1/accounts/{account}", who="admin"), 200), "account", "himself")
    vice = {"login": "vice@alfa", "kind": "person", "employee_id": stage["vice"]}
    _made(api, "/v1/accounts", vice)
    second = _made(api, "/v1/accounts", {"login": "second@alfa", "kind": "person"})
    path = f"/v1/accounts/{second['id']}/roles"
    told(
        api.post(
            path, {**role, "role": "admin", "starts_on": "2026-03-27"}, who="admin", version=1
        ),
        200,
    )
    for login in ("vice", "staff", "second"):
        stage.tokens[login, "alfa"] = _sign_in(api, f"{login}@alfa")
    stage.tokens["revoked", "alfa"] = gone = _sign_in(api, "staff@alfa", activate=False)
    api.http.post("/v1/me/sign-out", headers={"Authorization": f"Bearer {gone}"})
    code = api.post(f"/v1/accounts/{stage['account', 'open']['id']}/activation-codes", who="admin")
    stage.keep(told(code)["code"], "code")


def _sign_in(api: Api, login: str, *, activate: bool = True) -> str:
    if activate:
        (account,) = api.get(f"/v1/accounts?q={login}", who="admin").json()["items"]
        code = api.post(f"/v1/accounts/{account['id']}/activation-codes", who="admin").json()
        body = {"login": login, "code": code["code"], "password": PASSWORD}
        told(api.post("/v1/activations", body, who=None), 200)
    form = {"grant_type": "password", "username": login, "password": PASSWORD}
    token: str = told(api.call("POST", "/v1/token", who=None, data=form), 200)["access_token"]
    return token


def _person(api: Api, name: str, unit: str) -> str:
    body = {"name": name.title(), "kind": "civil_servant", "employee_code": f"alfa-{name}"}
    found: str = _made(api, "/v1/employees", {**body, "unit_id": ident(unit)})["id"]
    return found


def _put(api: Api, path: str, **body: Any) -> None:
    told(api.put(path, body, who="admin"), 200)


def _named(api: Api, code: str) -> str:
    found: str = told(api.get(f"/v1/positions/{code}", who="admin"), 200)["id"]
    return found


def _made(api: Api, path: str, body: dict[str, Any]) -> dict[str, Any]:
    return told(api.post(path, body, who="admin"))
