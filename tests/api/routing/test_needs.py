"""Whoever is refused an action reads what is missing; who they are they can always read."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from tests.factories.organization import expect
from tests.matrix.stage import ident
from tests.serving.client import Api
from tests.world import key

from penilaian_api.api.transport.messages import LANGUAGES
from penilaian_api.api.transport.telling.needs import describe
from penilaian_api.domain.access.actors import Action, Actor, Reach, Role, RoleSpan
from penilaian_api.domain.access.authorization import needs_of, usable_scopes
from penilaian_api.domain.access.policy import POLICY

NEXT_YEAR = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)
"""Two days before a role that begins on 1 January."""
SENTENCES = {"en": "Friday, January 1, 2027", "id": "Jumat, 1 Januari 2027"}


def refused(api: Api, path: str, who: str, language: str = "en") -> dict[str, Any]:
    answer = api.get(path, who=who, headers={"Accept-Language": language})
    assert answer.status_code == 403, answer.text
    problem = answer.json()
    assert problem["code"] == "action_not_open"
    return problem


def give_scopes(api: Api, *scopes: str, unit: str | None = None) -> None:
    """Give the service account of the world these scopes, and bind it to a unit."""
    with api.raw(owner=True) as sql:
        unit_id = None if unit is None else key(f"alfa:{unit}")
        sql.execute(
            text("UPDATE account SET scopes = :scopes, unit_id = :unit WHERE id = :id"),
            {
                "scopes": json.dumps(scopes),
                "unit": _sql_id(api, unit_id),
                "id": _sql_id(api, key("alfa:account:bare")),
            },
        )


def _sql_id(api: Api, value: Any) -> Any:
    return value.hex if value is not None and api.dialect == "sqlite" else value


def outsider(api: Api, *roles: tuple[str, str]) -> dict[str, str]:
    """Create an account without a person, grant it roles from a day on, and sign it in."""
    account = expect(api.post("/v1/accounts", {"login": "luar", "kind": "person"}, who="admin"))
    for version, (role, day) in enumerate(roles, account["version"]):
        path = f"/v1/accounts/{account['id']}/roles"
        body = {"role": role, "starts_on": day}
        expect(api.post(path, body, who="admin", version=version), 200)
    code = expect(api.post(f"/v1/accounts/{account['id']}/activation-codes", who="admin"))
    body = {"login": "luar", "code": code["code"], "password": "lima kuda terbang rendah"}
    assert api.http.post("/v1/activations", json=body).is_success
    form = {"grant_type": "password", "username": "luar", "password": body["password"]}
    token = api.http.post("/v1/token", data=form).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize("language", ["en", "id"])
def test_u7_an_admin_before_the_first_day_reads_from_which_day(api: Api, language: str) -> None:
    api.at(NEXT_YEAR)
    headers = outsider(api, ("admin", "2027-01-01"))
    answer = api.http.get("/v1/accounts", headers={**headers, "Accept-Language": language})
    assert answer.status_code == 403
    assert SENTENCES[language] in answer.json()["detail"]
    assert answer.json()["needs"] == {
        "reason": "role_begins",
        "action": "account_read",
        "roles": ["admin"],
        "relations": ["agency"],
        "scope": None,
        "starts_on": "2027-01-01",
        "ended_on": None,
    }
    me = api.http.get("/v1/me", headers=headers)
    assert (me.status_code, me.json()["roles"]) == (200, [])
    assert api.http.post("/v1/me/sign-out", headers=headers).is_success


@pytest.mark.parametrize(("language", "word"), [("en", "scope"), ("id", "hak akses")])
def test_u7_a_service_reads_which_scope_it_lacks(api: Api, language: str, word: str) -> None:
    problem = refused(api, "/v1/employees", "bare", language)
    assert f'{word} "employee_read"' in problem["detail"]
    assert (problem["needs"]["reason"], problem["needs"]["scope"]) == ("scope", "employee_read")
    assert api.get("/v1/me", who="bare").status_code == 200


def test_u7_a_service_reads_what_no_scope_would_open(api: Api) -> None:
    give_scopes(api, "me_team", "cycle_write", unit="BIDANG")
    problem = refused(api, "/v1/me/team", "bare")
    assert (problem["needs"]["reason"], problem["needs"]["scope"]) == ("not_for_services", None)
    answer = api.put("/v1/cycles/2027", {}, who="bare", headers={"Accept-Language": "en"})
    assert answer.status_code in {403, 422}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "whoever assesses the employee today"), ("id", "pejabat penilai kinerja pegawai")],
)
def test_u7_an_employee_who_asks_for_a_team_reads_who_has_one(
    api: Api, language: str, sentence: str
) -> None:
    problem = refused(api, "/v1/me/team", "staff", language)
    assert sentence in problem["detail"]
    assert problem["needs"]["reason"] == "role"
    assert problem["needs"]["roles"] == ["supervisor"]
    assert problem["needs"]["relations"] == ["reports"]


def test_u7_a_record_that_stands_in_the_way_names_its_reason_too(api: Api) -> None:
    account = f"/v1/accounts/{ident('account:admin')}"
    version = api.get(account, who="admin").json()["version"]
    answer = api.post(f"{account}/close", who="admin", version=version)
    assert answer.status_code == 403
    assert answer.json()["needs"]["reason"] == answer.json()["code"] == "not_on_yourself"


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("staff", {"login": "staff@alfa", "name": "Staff Alfa", "unit_code": "BIDANG"}),
        ("sup", {"login": "sup@alfa", "employee_code": "alfa-sup"}),
        ("admin", {"login": "admin@alfa", "employee_id": None, "name": None, "posts": []}),
        ("auditor", {"login": "auditor@alfa", "unit_id": None}),
        ("service", {"login": "service@alfa", "roles": ["service"], "posts": []}),
        ("bare", {"login": "bare@alfa", "scopes": []}),
    ],
)
def test_u7_me_answers_to_everybody_by_name(api: Api, who: str, names: dict[str, Any]) -> None:
    me = expect(api.get("/v1/me", who=who), 200)
    assert {name: me[name] for name in names} == names
    assert (me["agency_key"], me["agency_name"]) == ("alfa", "Kota Alfa")


def test_u7_me_names_nip_post_and_unit(api: Api) -> None:
    me = expect(api.get("/v1/me"), 200)
    employee = expect(api.get(f"/v1/employees/{me['employee_id']}", who="admin"), 200)
    assert (me["nip"], me["unit_id"]) == (employee["nip"], employee["unit_id"])
    (post,) = me["posts"]
    position = expect(api.get(f"/v1/positions/{post['position_code']}", who="admin"), 200)
    assert (post["position_id"], post["title"]) == (position["id"], position["title"])
    assert post["kind"] == "definitive"
    assert post["unit_name"] == expect(api.get(f"/v1/units/{post['unit_code']}"), 200)["name"]


def test_u7_me_names_the_unit_that_a_service_is_bound_to(api: Api) -> None:
    give_scopes(api, unit="BIDANG")
    assert expect(api.get("/v1/me", who="bare"), 200)["unit_code"] == "BIDANG"


def test_u7_a_scope_is_granted_if_and_only_if_a_service_can_use_it(api: Api) -> None:
    refused_scopes = set()
    for action in Action:
        body = {"login": f"layanan.{action}", "kind": "service", "scopes": [action.value]}
        answer = api.post("/v1/accounts", body, who="admin", headers={"Accept-Language": "en"})
        if answer.status_code == 201:
            continue
        (fault,) = answer.json()["errors"]
        assert (fault["pointer"], fault["code"]) == ("/scopes/0", "scope_not_for_services")
        named = fault["detail"].split("Services can use: ")[1].rstrip(".").split(", ")
        assert set(named) == usable_scopes(is_bound=False)
        refused_scopes.add(action)
    of_services = {
        action for action in Action if any(g.role is Role.SERVICE for g in POLICY[action].grants)
    }
    assert refused_scopes == set(Action) - of_services


def test_u7_a_service_bound_to_a_unit_gets_no_scope_of_the_whole_agency(api: Api) -> None:
    for scope in sorted(usable_scopes(is_bound=False) - usable_scopes(is_bound=True)):
        body = {"login": "layanan", "kind": "service", "scopes": [scope]}
        bound = {**body, "unit_id": ident("BIDANG")}
        (fault,) = api.post("/v1/accounts", bound, who="admin").json()["errors"]
        assert (fault["pointer"], fault["code"]) == ("/scopes/0", "scope_of_agency")
    expect(api.post("/v1/accounts", body, who="admin"))


TODAY = NEXT_YEAR.date()


@pytest.mark.parametrize("action", [action for action in Action if not POLICY[action].always])
@pytest.mark.parametrize("role", list(Role))
def test_u7_every_refusal_of_the_table_says_what_would_open_it(role: Role, action: Action) -> None:
    actor = Actor(
        agency_id=key("a"),
        account_id=key("b"),
        session_id=key("c"),
        employee_id=None,
        roles=frozenset({role}),
        scopes=frozenset(),
        today=TODAY,
    )
    coming = RoleSpan(Role.ADMIN, TODAY + timedelta(days=2), None)
    needs = needs_of(actor, action, [coming])
    assert needs.roles
    assert needs.relations
    assert all(describe(needs, language) for language in LANGUAGES)
    assert set(needs.relations) <= set(Reach)
    if role is Role.SERVICE:
        assert needs.scope == (action if action in usable_scopes(is_bound=False) else None)
    elif any(grant.role is Role.ADMIN for grant in POLICY[action].grants):
        assert (needs.reason, needs.starts_on) == ("role_begins", coming.starts_on)
    else:
        assert needs.reason == "role"
