"""Signing in: passwords, refresh with theft detection, services, activation, revocation at once."""

from datetime import datetime, timedelta

from sqlalchemy import text
from tests.serving.client import Api
from tests.world import key

from penilaian_api.services.account import passwords
from penilaian_api.services.account.sessions import new_code
from penilaian_api.storage.database.clock import machine_clock

PASSWORD = "lima kuda terbang rendah"


def give_password(api: Api, who: str, password: str = PASSWORD) -> None:
    with api.raw(owner=True) as sql:
        account = _text(api, key(f"alfa:account:{who}"))
        sql.execute(
            text("UPDATE account SET password_hash = :hash WHERE id = :id"),
            {"hash": passwords.hash_password(password), "id": account},
        )


def _text(api: Api, value):
    return value.hex if api.dialect == "sqlite" else value


def sign_in(api: Api, login: str, password: str = PASSWORD):
    form = {"grant_type": "password", "username": login, "password": password}
    return api.http.post("/v1/token", data=form)


def refresh(api: Api, token: str):
    return api.http.post("/v1/token", data={"grant_type": "refresh_token", "refresh_token": token})


def me(api: Api, token: str):
    return api.http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})


def test_who_knows_the_password_is_in(api: Api) -> None:
    give_password(api, "staff")
    answer = sign_in(api, "staff@alfa")
    assert answer.status_code == 200, answer.text
    assert me(api, answer.json()["access_token"]).json()["name"] == "Staff Alfa"


def test_unknown_login_and_wrong_password_answer_alike(api: Api) -> None:
    give_password(api, "staff")
    wrong, unknown = sign_in(api, "staff@alfa", "x" * 20), sign_in(api, "nobody@alfa", "x" * 20)
    assert wrong.status_code == unknown.status_code == 400
    assert wrong.json()["code"] == unknown.json()["code"] == "wrong_credentials"


def test_w10_failures_stay_counted_and_lock_nobody_out(api: Api) -> None:
    give_password(api, "peer")
    with api.raw(owner=True) as sql:
        sql.execute(
            text("UPDATE account SET failures = 9 WHERE id = :id"),
            {"id": _text(api, key("alfa:account:peer"))},
        )
    assert sign_in(api, "peer@alfa", "x" * 20).status_code == 400
    assert _failures(api, "peer") == 10
    assert sign_in(api, "peer@alfa").status_code == 200
    assert _failures(api, "peer") == 0


def _failures(api: Api, who: str) -> int:
    with api.raw(owner=True) as sql:
        query = text("SELECT failures FROM account WHERE id = :id")
        return sql.execute(query, {"id": _text(api, key(f"alfa:account:{who}"))}).scalar_one()


def test_a_refresh_token_of_one_agency_opens_nothing_in_another(api: Api) -> None:
    give_password(api, "staff")
    token = sign_in(api, "staff@alfa").json()["refresh_token"]
    moved = f"{api.agency_id('beta').hex}.{token.split('.')[1]}"
    assert refresh(api, moved).status_code == 400
    assert refresh(api, token).status_code == 200


def test_signing_out_ends_the_token_at_the_next_request(api: Api) -> None:
    give_password(api, "staff")
    token = sign_in(api, "staff@alfa").json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert api.http.post("/v1/me/sign-out", headers=headers).status_code == 200
    assert me(api, token).status_code == 401


def test_revoking_by_refresh_token_tells_nothing_of_unknown_ones(api: Api) -> None:
    give_password(api, "staff")
    tokens = sign_in(api, "staff@alfa").json()
    for token in (tokens["refresh_token"], "nonsense", tokens["refresh_token"]):
        assert api.http.post("/v1/token/revoke", data={"token": token}).status_code == 200
    assert me(api, tokens["access_token"]).status_code == 401


def test_a_closed_account_is_out_with_its_old_token(api: Api) -> None:
    assert api.get("/v1/me", who="peer").status_code == 200
    with api.raw(owner=True) as sql:
        sql.execute(
            text("UPDATE account SET closed_at = :at WHERE id = :id"),
            {"at": "2026-03-16 00:00:00+00", "id": _text(api, key("alfa:account:peer"))},
        )
    assert api.get("/v1/me", who="peer").status_code == 401


def test_a_service_signs_in_with_its_secret_and_has_no_refresh_token(api: Api) -> None:
    give_password(api, "service")
    form = {"client_id": "service@alfa", "client_secret": PASSWORD}
    answer = api.http.post("/v1/token", data={"grant_type": "client_credentials", **form})
    assert answer.status_code == 200, answer.text
    assert "refresh_token" not in answer.json()
    assert me(api, answer.json()["access_token"]).json()["roles"] == ["service"]


def test_a_person_cannot_sign_in_as_a_service(api: Api) -> None:
    give_password(api, "staff")
    form = {"client_id": "staff@alfa", "client_secret": PASSWORD}
    answer = api.http.post("/v1/token", data={"grant_type": "client_credentials", **form})
    assert answer.status_code == 401


def activation(api: Api, who: str, *, issued: datetime | None = None) -> str:
    code, record = new_code(key(f"alfa:account:{who}"), issued or machine_clock())
    with api.raw(owner=True) as sql:
        sql.execute(
            text(
                "INSERT INTO activation_code"
                " (agency_id, id, account_id, digest, issued_at, expires_at)"
                " VALUES (:agency, :id, :account, :digest, :issued, :expires)"
            ),
            {
                "agency": _text(api, api.agency_id()),
                "id": _text(api, record.id),
                "account": _text(api, record.account_id),
                "digest": record.digest,
                "issued": record.issued_at.isoformat(" "),
                "expires": record.expires_at.isoformat(" "),
            },
        )
    return code


def activate(api: Api, who: str, code: str, password: str = PASSWORD):
    body = {"login": f"{who}@alfa", "code": code, "password": password}
    return api.http.post("/v1/activations", json=body)


def test_an_activation_code_sets_the_password_once(api: Api) -> None:
    code = activation(api, "head")
    assert activate(api, "head", code).status_code == 200
    assert sign_in(api, "head@alfa").status_code == 200
    assert activate(api, "head", code, "another long pass phrase").status_code == 401


def test_an_old_activation_code_is_refused(api: Api) -> None:
    code = activation(api, "head", issued=machine_clock() - timedelta(hours=73))
    assert activate(api, "head", code).status_code == 401


def test_a_guessable_password_is_refused_with_the_reason(api: Api) -> None:
    code = activation(api, "head")
    for weak in ("short", "head@alfa head@alfa", "passwordpassword", "aaaaaaaaaaaaaaaaaaaa"):
        answer = activate(api, "head", code, weak)
        assert answer.status_code == 422, weak
        assert answer.json()["errors"][0]["pointer"] == "/password"
    assert activate(api, "head", code).status_code == 200


def test_changing_the_password_ends_the_other_sign_ins(api: Api) -> None:
    give_password(api, "staff")
    old, here = sign_in(api, "staff@alfa").json(), sign_in(api, "staff@alfa").json()
    headers = {"Authorization": f"Bearer {here['access_token']}"}
    body = {"current": PASSWORD, "password": "sungai jernih mengalir pelan"}
    wrong = api.http.put("/v1/me/password", json={**body, "current": "x" * 20}, headers=headers)
    assert wrong.status_code == 422
    assert api.http.put("/v1/me/password", json=body, headers=headers).status_code == 200
    assert me(api, old["access_token"]).status_code == 401
    assert me(api, here["access_token"]).status_code == 200
    assert sign_in(api, "staff@alfa", body["password"]).status_code == 200


def test_the_trail_tells_a_person_who_touched_their_records(api: Api) -> None:
    give_password(api, "staff")
    sign_in(api, "staff@alfa", "x" * 20)
    rows = api.get("/v1/me/access-trail").json()["items"]
    assert [row["kind"] for row in rows if row["action"] == "sign_in"] == ["refusal"]


def test_a_persons_data_holds_their_records_and_no_secret(api: Api) -> None:
    records = api.get("/v1/me/data").json()["records"]
    assert records["employee"][0]["name"] == "Staff Alfa"
    assert "assignment" in records
    assert "password_hash" not in str(records)


def test_ten_tries_a_minute_for_a_login_are_enough(api: Api) -> None:
    codes = [sign_in(api, "flooded@alfa", "x" * 20).status_code for _ in range(11)]
    assert codes[:10] == [400] * 10
    assert codes[10] == 429
