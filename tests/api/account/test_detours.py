"""Consent over HTTP: no detour around the second person, in whatever order things are done."""

from collections.abc import Callable
from datetime import date

import pytest
from httpx2 import Response
from tests.factories.consent import (
    ADMIN,
    activate,
    answer,
    code_for,
    in_use,
    second_admin,
    sign_in,
)
from tests.factories.files import csv_of
from tests.factories.organization import assign, delegate, employee, expect, ident, void
from tests.serving.client import Api
from tests.world import START

OTHER = "delapan perahu di hulu"
DELEGATIONS = ["position_code", "employee_code", "by_employee_code", "starts_on", "ends_on"]


def void_their_post(api: Api) -> None:
    expect(void(api, f"/v1/assignments/{ident('seat:sup')}", 1), 200)


def void_the_lines_below(api: Api) -> None:
    expect(void(api, f"/v1/reporting-lines/{ident('line:STAFF')}", 1), 200)


def reclass_their_post(api: Api) -> None:
    body = {"unit_code": "BIDANG", "title": "Jabatan", "job_class": "functional", "is_head": True}
    expect(api.put("/v1/positions/SUP", body, who="admin", version=1), 200)


@pytest.mark.parametrize("way", [void_their_post, void_the_lines_below, reclass_their_post])
def test_w6_a_duty_taken_away_before_the_reset_still_takes_consent(
    api: Api, way: Callable[[Api], None]
) -> None:
    in_use(api, "sup")
    second_admin(api)
    way(api)
    issued = code_for(api, "sup")
    assert issued["consent"] == "second_person"
    assert activate(api, "sup@alfa", issued["code"], OTHER).status_code == 401


def test_w6_a_voided_delegation_still_takes_consent(api: Api) -> None:
    in_use(api, "late")
    second_admin(api, "peer")
    expect(void(api, f"/v1/delegations/{ident('delegation:late')}", 1), 200)
    assert code_for(api, "late")["consent"] == "second_person"


def test_w6_who_waits_for_a_delegation_is_reset_with_consent(api: Api) -> None:
    in_use(api, "peer")
    second_admin(api)
    assert code_for(api, "peer")["consent"] == "not_needed"
    expect(delegate(api, ident("SUP"), ident("peer"), "2026-04-01", ends_on="2026-06-30"))
    assert code_for(api, "peer")["consent"] == "second_person"


def end_role(api: Api, who: str, on: date, by: str = "admin") -> None:
    path = f"/v1/accounts/{ident(f'account:{who}')}"
    account = expect(api.get(path, who="admin"), 200)
    role = f"{path}/roles/{account['roles'][0]['id']}/end"
    body = {"ends_on": on.isoformat()}
    expect(api.post(role, body, who=by, version=account["version"]), 200)


def test_w6_a_role_taken_back_on_its_first_day_makes_nobody_the_only_admin(api: Api) -> None:
    in_use(api, "sup")
    second_admin(api, "peer")
    end_role(api, "peer", date(2026, 3, 15))
    assert code_for(api, "sup")["consent"] == "second_person"


@pytest.mark.parametrize("first_day", ["2026-03-16", START.isoformat()])
def test_w6_a_former_admin_is_reset_with_consent(api: Api, first_day: str) -> None:
    second_admin(api, "stranger")
    path = f"/v1/accounts/{ident('account:peer')}/roles"
    granted = expect(api.post(path, ADMIN, who="admin", version=1), 200)
    expect(answer(api, granted_request(api), "stranger"), 200)
    assert granted["roles"][0]["is_pending"]
    with api.raw(owner=True) as connection:
        connection.exec_driver_sql(f"UPDATE role_grant SET starts_on = '{first_day}'")
    in_use_by_consent(api, "peer", "stranger")
    end_role(api, "peer", date(2026, 3, 15))
    assert code_for(api, "peer")["consent"] == "second_person"


def granted_request(api: Api) -> str:
    (waiting,) = expect(api.get("/v1/approvals?is_answered=false", who="stranger"), 200)["items"]
    return str(waiting["id"])


def in_use_by_consent(api: Api, who: str, consenting: str) -> None:
    issued = code_for(api, who)
    if issued["consent"] == "second_person":
        expect(answer(api, issued["approval_id"], consenting), 200)
    expect(activate(api, f"{who}@alfa", issued["code"]), 200)


def test_w6_a_first_code_is_worth_nothing_once_the_person_has_a_password(api: Api) -> None:
    body = {"login": "sup-dua", "kind": "person", "employee_id": ident("sup")}
    twin = expect(api.post("/v1/accounts", body, who="admin"))
    kept = expect(api.post(f"/v1/accounts/{twin['id']}/activation-codes", who="admin"))
    in_use(api, "sup")  # by a code of the same day, which was a first one too
    assert activate(api, "sup-dua", kept["code"], OTHER).status_code == 401
    assert sign_in(api, "sup@alfa").status_code == 200
    again = expect(api.post(f"/v1/accounts/{twin['id']}/activation-codes", who="admin"))
    assert again["consent"] == "only_admin"  # it is a reset now, and its owner is told
    expect(activate(api, "sup-dua", again["code"], OTHER), 200)


def by_hand(api: Api, delegate_: dict[str, str], headers: dict[str, str]) -> Response:
    body = {
        "position_id": ident("MAYOR"),
        "employee_id": delegate_["id"],
        "delegated_by": ident("mayor"),
        "starts_on": "2026-04-01",
    }
    return api.post("/v1/delegations", body, who=None, headers=headers)


def by_file(api: Api, delegate_: dict[str, str], headers: dict[str, str]) -> Response:
    row = ["MAYOR", delegate_["employee_code"], "alfa-mayor", "2026-04-01", ""]
    files = {"delegations": ("rows.csv", csv_of([DELEGATIONS, row]), "text/csv")}
    return api.call("POST", "/v1/imports", who=None, headers=headers, files=files)


def by_dry_run(api: Api, delegate_: dict[str, str], headers: dict[str, str]) -> Response:
    row = ["MAYOR", delegate_["employee_code"], "alfa-mayor", "2026-04-01", ""]
    files = {"delegations": ("rows.csv", csv_of([DELEGATIONS, row]), "text/csv")}
    return api.call("POST", "/v1/imports?dry_run=true", who=None, headers=headers, files=files)


@pytest.mark.parametrize("way", [by_hand, by_file, by_dry_run])
def test_w6b_where_admins_consent_no_system_asks(
    api: Api, way: Callable[[Api, dict[str, str], dict[str, str]], Response]
) -> None:
    """The admin who holds the secret of a system would ask by it, and consent themselves."""
    scopes = ["delegation_write", "import_run"]
    body = {"login": "kepegawaian", "kind": "service", "scopes": scopes}
    made = expect(api.post("/v1/accounts", body, who="admin"))
    form = {"client_id": made["login"], "client_secret": made["secret"]}
    token = api.http.post("/v1/token", data={"grant_type": "client_credentials", **form}).json()
    headers = {"Authorization": f"Bearer {token['access_token']}", "Idempotency-Key": "satu"}
    accomplice = employee(api, "Kaki Tangan", "KOTA")
    expect(void(api, f"/v1/assignments/{ident('seat:mayor')}", 1), 200)  # nobody is left there
    refused = way(api, accomplice, headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "person_delegates")
    expect(assign(api, ident("mayor"), ident("MAYOR"), "2025-01-01"))
    assert way(api, accomplice, {**headers, "Idempotency-Key": "dua"}).status_code in {200, 201}
