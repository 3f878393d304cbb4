"""One account whatever capitals and blanks are written, and one person at every door."""

import pytest
from sqlalchemy import text
from tests.factories.files import counts, csv_of, faults, send
from tests.factories.organization import expect, ident
from tests.serving.client import Api

from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.models.base import new_id

NIP = "198805122010011901"
SPACED = "19880512 201001 1 901"
PASSWORD = "kucing-hijau-7-melompat"
ACCOUNTS = ["login", "employee_code"]


def person(code: str = NIP) -> list[str]:
    return ["Ani", code, "civil_servant", "BIDANG"]


def bring_in(api: Api, login: str = NIP) -> dict[str, str]:
    """Import a person with an account, and give the code."""
    answer = send(
        api,
        employees=csv_of([["name", "nip", "kind", "unit_code"], person()]),
        accounts=csv_of([ACCOUNTS, [login, SPACED]]),
    )
    [issued] = expect(answer, 200)["activation_codes"]
    return issued


def sign_in(api: Api, login: str) -> int:
    form = {"grant_type": "password", "username": login, "password": PASSWORD}
    return api.call("POST", "/v1/token", who=None, data=form).status_code


@pytest.mark.parametrize("typed", [SPACED, f" {NIP} ", f"'{NIP}", "1988.0512.2010.011901"])
def test_f3_a_person_signs_in_by_their_nip_however_it_is_written(api: Api, typed: str) -> None:
    issued = bring_in(api)
    body = {"login": typed, "code": issued["code"], "password": PASSWORD}
    assert api.post("/v1/activations", body, who=None).status_code == 200
    assert sign_in(api, typed) == sign_in(api, NIP) == 200


@pytest.mark.parametrize("typed", ["ani.lestari", "ANI.Lestari", " Ani.Lestari "])
def test_f6_capitals_and_blanks_find_the_same_account(api: Api, typed: str) -> None:
    issued = bring_in(api, "Ani.Lestari")
    body = {"login": typed, "code": issued["code"], "password": PASSWORD}
    assert api.post("/v1/activations", body, who=None).status_code == 200
    assert sign_in(api, typed) == 200


def test_f6_no_second_account_stands_beside_one_in_another_spelling(api: Api) -> None:
    body = {"login": "PEER@Alfa", "kind": "person", "employee_id": ident("staff")}
    answer = api.post("/v1/accounts", body, who="admin")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_exists")
    assert faults(send(api, accounts=csv_of([ACCOUNTS, ["STAFF@BETA", "alfa-staff"]]))) == {
        ("/accounts/2/login", "login_taken")
    }
    rows = csv_of([ACCOUNTS, ["Staff@Alfa", "alfa-staff"]])
    assert counts(send(api, accounts=rows))["accounts"] == (0, 0, 1)
    twice = csv_of([ACCOUNTS, ["baru@alfa", "alfa-staff"], ["BARU@alfa", "alfa-peer"]])
    assert faults(send(api, accounts=twice)) == {("/accounts/3/login", "repeated_row")}


def test_f6_two_that_stood_beside_each_other_before_are_both_found_as_written(api: Api) -> None:
    bring_in(api, "ani.lestari")
    with api.raw(owner=True) as connection:
        connection.execute(
            text(
                "INSERT INTO login (login, agency_id, account_id) "
                "SELECT 'Ani.Lestari', agency_id, id FROM account WHERE login = 'peer@alfa'"
            )
        )
    context = api.served.app.context
    now = machine_clock()
    store = SignInStore(context.database, now, now, new_id(), context.secret)
    homes = [store.home_of(login) for login in ("ani.lestari", "Ani.Lestari", "ANI.LESTARI")]
    assert homes[0] == homes[2] != homes[1]


def test_f3_an_account_and_a_person_are_made_by_a_spaced_nip(api: Api) -> None:
    body = {"name": "Ani", "kind": "civil_servant", "nip": SPACED, "unit_id": ident("BIDANG")}
    made = expect(api.post("/v1/employees", {**body, "employee_code": SPACED}, who="admin"))
    assert made["employee_code"] == made["nip"] == NIP
    account = {"login": SPACED, "kind": "person", "employee_id": made["id"]}
    assert expect(api.post("/v1/accounts", account, who="admin"))["login"] == NIP


@pytest.mark.parametrize("query", ["nip", "q"])
def test_f3_a_person_is_found_by_a_spaced_nip(api: Api, query: str) -> None:
    bring_in(api)
    answer = api.get(f"/v1/employees?{query}={SPACED.replace(' ', '%20')}", who="admin")
    assert [item["nip"] for item in expect(answer, 200)["items"]] == [NIP]


def test_f3_each_file_names_the_same_person(api: Api) -> None:
    bring_in(api)
    answer = send(
        api,
        assignments=csv_of(
            [
                ["NIP", "Kode Jabatan", "TMT", "Nomor Formasi"],
                [f'="{NIP}"', "STAFF", "1 Januari 2026", "3"],
            ]
        ),
        delegations=csv_of(
            [
                ["position_code", "employee_code", "starts_on", "ends_on", "by_employee_code"],
                ["SUP", f"'{NIP}", "2026-06-10", "2026-06-12", "alfa-head"],
            ]
        ),
        accounts=csv_of([["Nama Pengguna", "NIP"], [SPACED, f" {SPACED}"]]),
    )
    assert counts(answer)["accounts"] == (0, 0, 1)
