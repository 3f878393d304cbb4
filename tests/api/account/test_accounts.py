"""Accounts over HTTP: made and closed by others, roles with dates, codes and secrets shown once."""

from datetime import UTC, datetime

import pytest
from tests.factories.files import rows_of_csv
from tests.factories.organization import employee, expect, ident
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.api.files.code_files import COLUMNS
from penilaian_api.storage.packed_detail import text_of

PASSWORD = "lima kuda terbang rendah"
PATHS = ("/v1/accounts", f"/v1/accounts/{ident('account:staff')}")


def create(api: Api, **fields: object):
    return api.post("/v1/accounts", {"kind": "person", **fields}, who="admin")


def step(api: Api, account: str, name: str, version: int | None = 1, **how: object):
    path = f"/v1/accounts/{ident(f'account:{account}')}/{name}"
    return api.post(path, version=version, **{"who": "admin", **how})


def roles(api: Api, who: str) -> list[str]:
    return expect(api.get("/v1/me", who=who), 200)["roles"]


def sign_in(api: Api, login: str, password: str):
    form = {"grant_type": "password", "username": login, "password": password}
    return api.http.post("/v1/token", data=form)


def as_service(api: Api, login: str, secret: str):
    form = {"grant_type": "client_credentials", "client_id": login, "client_secret": secret}
    return api.http.post("/v1/token", data=form)


def activate(api: Api, login: str, code: str):
    body = {"login": login, "code": code, "password": PASSWORD}
    return api.http.post("/v1/activations", json=body)


def test_accounts_are_the_administrations_alone(api: Api) -> None:
    for who in ("staff", "head", "auditor", "service", "bare"):
        for path in PATHS:
            assert api.get(path, who=who).status_code == 403, who
        assert (
            api.post(
                "/v1/accounts", {"login": "abc", "kind": "person"}, who=who, key="k"
            ).status_code
            == 403
        )
        assert step(api, "peer", "close", who=who, key="k").status_code == 403
    foreign = f"/v1/accounts/{ident('account:staff', 'beta')}"
    assert api.get(foreign, who="admin").status_code == 404
    assert api.post(f"{foreign}/close", who="admin", version=1).status_code == 404
    assert api.post(f"{foreign}/activation-codes", who="admin").status_code == 404


def test_the_list_is_paged_filtered_and_shows_the_roles(api: Api) -> None:
    with counted(api) as log:
        page = expect(api.get("/v1/accounts?limit=200", who="admin"), 200)
    assert log.count <= 6
    assert [item["login"] for item in page["items"]] == sorted(
        item["login"] for item in page["items"]
    )
    assert len(page["items"]) == 14
    admin = next(item for item in page["items"] if item["login"] == "admin@alfa")
    assert [role["role"] for role in admin["roles"]] == ["admin"]
    assert all("password" not in key for item in page["items"] for key in item)
    services = expect(api.get("/v1/accounts?kind=service", who="admin"), 200)["items"]
    assert [item["login"] for item in services] == ["bare@alfa", "service@alfa"]
    mine = expect(api.get(f"/v1/accounts?employee_id={ident('staff')}&q=STA", who="admin"), 200)[
        "items"
    ]
    assert [item["login"] for item in mine] == ["staff@alfa"]


@pytest.mark.requirement("S2-16")
def test_a_person_gets_an_account_a_code_and_then_a_password(api: Api) -> None:
    who = employee(api, "Baru Masuk")
    made = expect(create(api, login="198804122011012003", employee_id=who["id"]))
    assert (made["is_activated"], made["secret"]) == (False, None)
    path = f"/v1/accounts/{made['id']}/activation-codes"
    first, second = expect(api.post(path, who="admin")), expect(api.post(path, who="admin"))
    assert second["name"] == "Baru Masuk"
    assert activate(api, made["login"], first["code"]).status_code == 401  # replaced by the second
    assert activate(api, made["login"], second["code"]).status_code == 200
    assert sign_in(api, made["login"], PASSWORD).status_code == 200
    account = expect(api.get(f"/v1/accounts/{made['id']}", who="admin"), 200)
    assert account["is_activated"] is True
    open_only = expect(api.get("/v1/accounts?is_open=true&q=1988", who="admin"), 200)["items"]
    assert [item["id"] for item in open_only] == [made["id"]]


def test_a_login_name_belongs_to_one_account_of_the_installation(api: Api) -> None:
    for login in ("staff@alfa", "staff@beta"):
        taken = create(api, login=login)
        assert taken.status_code == 409
        assert taken.json()["code"] == "already_exists"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"login": "a b c"}, "/login"),
        ({"login": "abc", "kind": "robot"}, "/kind"),
        ({"login": "abc", "scopes": ["plan_read"]}, "/scopes"),
        ({"login": "abc", "unit_id": ident("BIDANG")}, "/unit_id"),
        ({"login": "abc", "employee_id": ident("staff", "beta")}, "/employee_id"),
        ({"login": "abc", "kind": "service", "employee_id": ident("staff")}, "/employee_id"),
        ({"login": "abc", "kind": "service", "scopes": ["everything"]}, "/scopes/0"),
        ({"login": "abc", "kind": "service", "unit_id": ident("DINAS", "beta")}, "/unit_id"),
        ({"login": "abc", "password": "x"}, "/password"),
    ],
)
def test_a_wrong_account_is_refused_at_its_place(api: Api, body, pointer) -> None:
    answer = create(api, **body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_the_secret_of_a_service_is_shown_once_and_nowhere_kept_in_the_clear(api: Api) -> None:
    body = {
        "login": "simpeg",
        "kind": "service",
        "scopes": ["employee_read", "unit_read"],
        "unit_id": ident("BIDANG"),
    }
    made = expect(api.post("/v1/accounts", body, who="admin", key="simpeg"))
    again = expect(api.post("/v1/accounts", body, who="admin", key="simpeg"))
    assert again == made
    assert expect(api.get(f"/v1/accounts/{made['id']}", who="admin"), 200)["secret"] is None
    with api.raw(owner=True) as connection:
        stored = connection.exec_driver_sql("SELECT packed FROM kept_answer").scalar_one()
        details = connection.exec_driver_sql("SELECT content, packed FROM audit_detail").all()
    assert made["secret"].encode() not in bytes(stored)
    assert not any(made["secret"] in text_of(*detail) for detail in details)
    token = as_service(api, "simpeg", made["secret"]).json()["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    people = api.http.get("/v1/employees", headers=bearer).json()["items"]
    assert {item["id"] for item in people} == {ident(who) for who in ("sup", "staff", "peer")}
    assert api.http.get("/v1/positions", headers=bearer).status_code == 403
    renewed = expect(
        api.post(f"/v1/accounts/{made['id']}/renew-secret", who="admin", version=2), 200
    )
    assert as_service(api, "simpeg", made["secret"]).status_code == 401
    assert as_service(api, "simpeg", renewed["secret"]).status_code == 200
    assert step(api, "staff", "renew-secret").json()["code"] == "account_not_service"


def test_a_closed_account_is_out_at_once_and_opens_again_without_its_password(api: Api) -> None:
    assert step(api, "staff", "close", None).status_code == 428
    assert step(api, "staff", "close", 2).status_code == 412
    closed = expect(step(api, "staff", "close"), 200)
    assert closed["closed_at"]
    assert api.get("/v1/me", who="staff").status_code == 401
    assert step(api, "staff", "close", 2).json()["code"] == "account_closed"
    code = api.post(f"/v1/accounts/{ident('account:staff')}/activation-codes", who="admin")
    assert code.json()["code"] == "account_not_open"
    assert "Buka kembali" in code.json()["detail"]
    opened = expect(step(api, "staff", "reopen", 2), 200)
    assert (opened["closed_at"], opened["is_activated"]) == (None, False)
    assert api.get("/v1/me", who="staff").status_code == 401  # the old sign-in stays ended
    assert step(api, "staff", "reopen", 3).json()["code"] == "account_open"


def test_nobody_closes_or_empowers_their_own_account(api: Api) -> None:
    role = {"role": "auditor", "starts_on": "2026-03-16"}
    assert step(api, "admin", "close").json()["code"] == "not_on_yourself"
    assert step(api, "admin", "roles", json=role).json()["code"] == "not_on_yourself"
    path = f"roles/{ident('grant:admin')}/end"
    ending = step(api, "admin", path, json={"ends_on": "2026-03-15"})
    assert ending.json()["code"] == "not_on_yourself"
    expect(step(api, "staff", "roles", json={"role": "admin", "starts_on": "2026-03-16"}), 200)
    second = expect(create(api, login="staff-kedua", employee_id=ident("staff")))
    as_staff = api.post(f"/v1/accounts/{second['id']}/roles", role, who="staff", version=1)
    assert as_staff.json()["code"] == "not_on_yourself"  # by person, whatever the account


def test_a_role_holds_from_its_first_day_through_its_last(api: Api) -> None:
    role = {"role": "auditor", "starts_on": "2026-03-17", "ends_on": "2026-03-18"}
    granted = expect(step(api, "staff", "roles", json=role), 200)
    assert granted["version"] == 2
    assert roles(api, "staff") == ["employee"]
    api.at(datetime(2026, 3, 16, 17, 0, tzinfo=UTC))  # midnight in Jakarta
    assert roles(api, "staff") == ["auditor", "employee"]
    api.at(datetime(2026, 3, 18, 17, 0, tzinfo=UTC))
    assert roles(api, "staff") == ["employee"]


def test_a_role_is_granted_for_days_to_come_and_once_a_day(api: Api) -> None:
    past = {"role": "admin", "starts_on": "2026-03-15"}
    assert step(api, "staff", "roles", json=past).json()["code"] == "past_days"
    other = {"role": "supervisor", "starts_on": "2026-03-16"}
    assert step(api, "staff", "roles", json=other).status_code == 422
    backwards = {"role": "admin", "starts_on": "2026-03-20", "ends_on": "2026-03-19"}
    assert step(api, "staff", "roles", json=backwards).status_code == 422
    service = {"role": "admin", "starts_on": "2026-03-16"}
    assert step(api, "service", "roles", json=service).json()["code"] == "roles_of_persons"
    expect(step(api, "staff", "roles", json=service), 200)
    assert step(api, "staff", "roles", 2, json=service).json()["code"] == "role_held"


def test_a_role_ends_at_once_when_another_says_so(api: Api) -> None:
    granted = expect(
        step(api, "staff", "roles", json={"role": "admin", "starts_on": "2026-03-16"}), 200
    )
    grant_id = granted["roles"][0]["id"]
    assert roles(api, "staff") == ["admin", "employee"]
    early = step(api, "staff", f"roles/{grant_id}/end", 2, json={"ends_on": "2026-03-14"})
    assert early.json()["code"] == "past_days"
    missing = step(api, "staff", f"roles/{ident('none')}/end", 2, json={"ends_on": "2026-03-15"})
    assert missing.status_code == 404
    ended = expect(
        step(api, "staff", f"roles/{grant_id}/end", 2, json={"ends_on": "2026-03-15"}), 200
    )
    assert ended["roles"] == []
    assert roles(api, "staff") == ["employee"]
    auditor = f"roles/{ident('grant:auditor')}/end"
    shortened = expect(step(api, "auditor", auditor, json={"ends_on": "2026-03-15"}), 200)
    assert shortened["roles"][0]["ends_on"] == "2026-03-15"
    assert roles(api, "auditor") == []
    assert api.get("/v1/audit", who="auditor").json()["needs"]["ended_on"] == "2026-03-15"
    longer = step(api, "auditor", auditor, 2, json={"ends_on": "2026-12-31"})
    assert longer.json()["code"] == "role_ends_earlier"


def codes(api: Api, body: object) -> list[dict[str, str]]:
    answer = api.post("/v1/activation-codes", body, who="admin")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    _, *lines = rows_of_csv(answer.content)
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def test_codes_for_many_come_as_a_file_and_each_opens_its_account(api: Api) -> None:
    api.get("/v1/me")
    with counted(api) as log:
        lines = codes(api, {"unit_id": ident("BIDANG")})
    assert log.count <= 9
    assert [line["login"] for line in lines] == ["peer@alfa", "staff@alfa", "sup@alfa"]
    assert codes(api, {"unit_id": ident("BIDANG")}) == []  # a living code waits for nothing
    assert len(codes(api, {})) == 9
    renewed = codes(api, {"account_ids": [ident("account:staff")]})
    assert activate(api, "staff@alfa", lines[1]["code"]).status_code == 401
    assert activate(api, "staff@alfa", renewed[0]["code"]).status_code == 200
    assert activate(api, "peer@alfa", lines[0]["code"]).status_code == 200


def test_a_name_cannot_be_a_formula_in_the_file(api: Api) -> None:
    who = employee(api, "=HYPERLINK(1)", employee_code="aneh")
    made = expect(create(api, login="aneh", employee_id=who["id"]))
    assert codes(api, {"account_ids": [made["id"]]})[0]["name"] == "'=HYPERLINK(1)"


def test_codes_are_made_for_open_accounts_of_persons_of_the_agency(api: Api) -> None:
    for name, agency in (("service", "alfa"), ("staff", "beta")):
        body = {"account_ids": [ident("account:peer"), ident(f"account:{name}", agency)]}
        answer = api.post("/v1/activation-codes", body, who="admin")
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/account_ids/1"
    foreign = api.post("/v1/activation-codes", {"unit_id": ident("BIDANG", "beta")}, who="admin")
    assert foreign.status_code == 422
    assert api.post("/v1/activation-codes", {}, who="head").status_code == 403
