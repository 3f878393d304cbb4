"""Consent over HTTP: nobody comes to act in another's name by their own word alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.factories.consent import (
    ADMIN,
    PASSWORD,
    activate,
    answer,
    bearer,
    code_for,
    in_use,
    second_admin,
    sign_in,
)
from tests.factories.files import csv_of
from tests.factories.organization import assign, expect, ident
from tests.serving.client import Api
from tests.world import NOW

from penilaian_api.api.files.code_files import COLUMNS
from penilaian_api.domain.account import AccountKind
from penilaian_api.services.account import first_accounts
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database

OTHER = "delapan perahu di hulu"


def tasks(api: Api, who: str | None = None, **how: Any) -> dict[str, str]:
    items = expect(api.get("/v1/me/tasks", who=who, **how), 200)["items"]
    return {item["kind"]: item["record_id"] for item in items}


def one_code(api: Api) -> dict[str, Any]:
    return code_for(api, "sup")


def of_line(line: str) -> dict[str, Any]:
    """Read a line of the file, and by which rule its code works."""
    read = dict(zip(COLUMNS, line.split(","), strict=True))
    is_waiting = read["consent"] == "baru berlaku setelah disetujui admin lain"
    return {**read, "consent": "second_person" if is_waiting else read["consent"]}


def bulk_code(api: Api) -> dict[str, Any]:
    body = {"account_ids": [ident("account:sup"), ident("account:peer")]}
    lines = api.post("/v1/activation-codes", body, who="admin").text.splitlines()
    (line,) = (line for line in lines if line.startswith("sup@alfa"))
    return of_line(line)


def closed_and_reopened(api: Api) -> dict[str, Any]:
    path = f"/v1/accounts/{ident('account:sup')}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    closed = expect(api.post(f"{path}/close", who="admin", version=version), 200)
    expect(api.post(f"{path}/reopen", who="admin", version=closed["version"]), 200)
    return code_for(api, "sup")


def reopened_and_waiting(api: Api) -> dict[str, Any]:
    closed_and_reopened(api)
    with api.raw(owner=True) as connection:
        connection.exec_driver_sql("UPDATE activation_code SET expires_at = issued_at")
    lines = api.post("/v1/activation-codes", {"unit_id": ident("BIDANG")}, who="admin").text
    (line,) = (line for line in lines.splitlines() if line.startswith("sup@alfa"))
    return of_line(line)


def second_account(api: Api) -> dict[str, Any]:
    body = {"login": "sup-baru", "kind": "person", "employee_id": ident("sup")}
    made = expect(api.post("/v1/accounts", body, who="admin"))
    return expect(api.post(f"/v1/accounts/{made['id']}/activation-codes", who="admin"))


def imported_account(api: Api) -> dict[str, Any]:
    rows = csv_of((("login", "employee_code"), ("sup-impor", "alfa-sup")))
    files = {"accounts": ("rows.csv", rows, "text/csv")}
    done = api.call("POST", "/v1/imports", who="admin", files=files)
    (code,) = expect(done, 200)["activation_codes"]
    return code


WAYS = (
    one_code,
    bulk_code,
    closed_and_reopened,
    reopened_and_waiting,
    second_account,
    imported_account,
)


@pytest.mark.parametrize("way", WAYS)
def test_w6_no_way_to_the_account_of_an_assessor_opens_by_one_admin(
    api: Api, way: Callable[[Api], dict[str, Any]]
) -> None:
    in_use(api, "sup")
    other = second_admin(api)
    issued = way(api)
    assert issued["consent"] == "second_person"
    assert activate(api, issued["login"], issued["code"], OTHER).status_code == 401
    request_id = tasks(api, other)["account_consent_to_give"]
    own = answer(api, request_id, "admin")
    assert (own.status_code, own.json()["code"]) == (403, "second_person_needed")
    assert tasks(api, "admin") == {}
    given = expect(answer(api, request_id, other), 200)
    assert (given["is_granted"], given["rule"], given["owner"]) == (
        True,
        "second_person",
        "Sup Alfa",
    )
    again = api.post(f"/v1/approvals/{request_id}/consent", who=other, version=given["version"])
    assert (again.status_code, again.json()["code"]) == (409, "approval_answered")
    expect(activate(api, issued["login"], issued["code"], OTHER), 200)
    as_owner = bearer(api, issued["login"], OTHER)
    assert tasks(api, headers=as_owner)["account_was_reset"] == request_id
    rows = expect(api.get("/v1/me/access-trail?limit=200", who=None, headers=as_owner), 200)
    assert {"approval_answer"} < {row["action"] for row in rows["items"]}


def test_w6_a_declined_code_never_works(api: Api) -> None:
    in_use(api, "sup")
    other = second_admin(api)
    issued = one_code(api)
    expect(answer(api, issued["approval_id"], other, "decline"), 200)
    assert activate(api, "sup@alfa", issued["code"], OTHER).status_code == 401
    assert sign_in(api, "sup@alfa").status_code == 200  # the owner's password stands


def test_w6_old_sign_ins_end_with_the_reset(api: Api) -> None:
    in_use(api, "staff")
    before = bearer(api, "staff@alfa")
    issued = code_for(api, "staff")
    assert issued["consent"] == "not_needed"
    assert api.get("/v1/me", who=None, headers=before).status_code == 401
    expect(activate(api, "staff@alfa", issued["code"], OTHER), 200)
    in_use(api, "sup")
    other, before = second_admin(api), bearer(api, "sup@alfa")
    issued = one_code(api)
    assert api.get("/v1/me", who=None, headers=before).status_code == 200  # nobody is locked out
    expect(answer(api, issued["approval_id"], other), 200)
    assert api.get("/v1/me", who=None, headers=before).status_code == 401


def test_w6_the_only_admin_goes_alone_and_it_is_said(api: Api) -> None:
    in_use(api, "sup")
    issued = one_code(api)
    assert issued["consent"] == "only_admin"
    expect(activate(api, "sup@alfa", issued["code"], OTHER), 200)
    shown = api.get(f"/v1/approvals/{issued['approval_id']}", who="admin").json()
    assert (shown["rule"], shown["answerer"], shown["is_granted"]) == ("only_admin", None, True)
    as_owner = bearer(api, "sup@alfa", OTHER)
    assert tasks(api, headers=as_owner)["account_was_reset"] == issued["approval_id"]


@pytest.mark.parametrize("how", ["close", "end"])
def test_w6_who_removes_the_other_admin_is_not_thereby_the_only_one(api: Api, how: str) -> None:
    in_use(api, "sup")
    other = second_admin(api)
    path = f"/v1/accounts/{ident(f'account:{other}')}"
    account = expect(api.get(path, who="admin"), 200)
    if how == "close":
        expect(api.post(f"{path}/close", who="admin", version=account["version"]), 200)
    else:
        role = f"{path}/roles/{account['roles'][0]['id']}/end"
        with api.raw(owner=True) as connection:
            connection.exec_driver_sql(
                "UPDATE role_grant SET starts_on = '2026-01-01' WHERE starts_on = '2026-03-16'"
            )
        ending = {"ends_on": "2026-03-15"}
        expect(api.post(role, ending, who="admin", version=account["version"]), 200)
    assert one_code(api)["consent"] == "second_person"


def test_w6_an_account_younger_than_the_request_does_not_answer(api: Api) -> None:
    in_use(api, "sup")
    second_admin(api)
    issued = one_code(api)
    with api.raw(owner=True) as connection:
        connection.exec_driver_sql(
            "UPDATE account SET created_at = '2026-03-17 00:00:00+00:00' WHERE login = 'late@alfa'"
        )
    young = answer(api, issued["approval_id"], "late")
    assert (young.status_code, young.json()["code"]) == (403, "account_too_young")


def test_w6_an_account_that_was_taken_in_hand_after_the_request_does_not_answer(api: Api) -> None:
    in_use(api, "sup")
    second_admin(api)  # who never signed in yet: whoever hands out the first code could be them
    issued = one_code(api)
    api.at(NOW + timedelta(minutes=1))
    in_use(api, "late")
    headers = bearer(api, "late@alfa")
    young = answer(api, issued["approval_id"], None, headers=headers)
    assert (young.status_code, young.json()["code"]) == (403, "account_too_young")


def test_w6_the_operator_needs_nobody_and_it_is_said(api: Api) -> None:
    in_use(api, "sup")
    second_admin(api)
    database = Database(api.copy.owner)
    operator = Installation(database, machine_clock())
    account = NewAccount("sup-darurat", AccountKind.PERSON, "alfa-sup")
    code = first_accounts.create_account(operator, "alfa", account)
    database.dispose()
    expect(activate(api, "sup-darurat", code, OTHER), 200)
    as_owner = bearer(api, "sup-darurat", OTHER)
    request_id = tasks(api, headers=as_owner)["account_was_reset"]
    shown = expect(api.get(f"/v1/approvals/{request_id}", who=None, headers=as_owner), 200)
    assert (shown["rule"], shown["asked_by"], shown["owner"]) == ("operator", None, "Sup Alfa")


def test_w6_the_same_person_by_another_account_is_no_second_person(api: Api) -> None:
    in_use(api, "sup")
    late = second_admin(api)
    body = {"login": "late-dua", "kind": "person", "employee_id": ident("late")}
    twin = expect(api.post("/v1/accounts", body, who="admin"))
    issued = code_for(api, "sup", by=late)
    granted = api.post(f"/v1/accounts/{twin['id']}/roles", ADMIN, who="admin", version=1)
    request = tasks(api, late)  # the role of the twin waits, and would be the gain of late
    assert "account_consent_to_give" not in request
    role = expect(granted, 200)["roles"][0]
    assert role["is_pending"] is True
    own = answer(api, issued["approval_id"], late)
    assert (own.status_code, own.json()["code"]) == (403, "second_person_needed")


def test_w6_the_role_admin_waits_for_another_admin(api: Api) -> None:
    other = second_admin(api)
    path = f"/v1/accounts/{ident('account:peer')}/roles"
    granted = expect(api.post(path, ADMIN, who="admin", version=1), 200)
    assert granted["roles"][0]["is_pending"] is True
    assert expect(api.get("/v1/me", who="peer"), 200)["roles"] == ["employee"]
    expect(answer(api, tasks(api, other)["account_consent_to_give"], other), 200)
    assert expect(api.get("/v1/me", who="peer"), 200)["roles"] == ["admin", "employee"]


def role_asked(api: Api) -> None:
    path = f"/v1/accounts/{ident('account:peer')}/roles"
    expect(api.post(path, ADMIN, who="admin", version=1), 200)


def code_asked(api: Api) -> None:
    in_use(api, "sup")
    one_code(api)


def delegation_asked(api: Api) -> None:
    body = {
        "position_id": ident("SUP"),
        "employee_id": ident("deputy"),
        "delegated_by": ident("head"),
        "starts_on": "2026-03-16",
    }
    expect(api.post("/v1/delegations", body, who="admin"))


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (role_asked, ["account_consent_to_give"]),
        (code_asked, ["account_consent_to_give"]),
        (delegation_asked, []),  # the leaders are asked
    ],
)
def test_w6_a_request_for_consent_is_no_request_to_reopen(
    api: Api, ask: Callable[[Api], None], expected: list[str]
) -> None:
    other = second_admin(api)
    ask(api)
    items = expect(api.get("/v1/me/tasks", who=other), 200)["items"]
    assert [item["kind"] for item in items] == expected
    assert not [item for item in items if "None" in item["text"]]


def test_w6_a_declined_role_is_taken_back(api: Api) -> None:
    other = second_admin(api)
    path = f"/v1/accounts/{ident('account:peer')}"
    expect(api.post(f"{path}/roles", ADMIN, who="admin", version=1), 200)
    expect(answer(api, tasks(api, other)["account_consent_to_give"], other, "decline"), 200)
    assert expect(api.get(path, who="admin"), 200)["roles"] == []


def test_w6_nobody_makes_themselves_an_assessor(api: Api) -> None:
    other = second_admin(api)
    own = assign(api, ident("late"), ident("OTHER"), "2026-03-16", kind="acting")
    expect(own)  # entered by another admin
    line = {
        "position_id": ident("STAFF"),
        "superior_position_id": ident("OTHER"),
        "starts_on": "2026-05-01",
    }
    path = "/v1/accounts/" + ident("account:other")
    expect(api.post(f"{path}/roles", ADMIN, who="admin", version=1), 200)
    expect(answer(api, tasks(api, other)["account_consent_to_give"], other), 200)
    old = api.call(
        "PATCH",
        f"/v1/reporting-lines/{ident('line:STAFF')}",
        who="admin",
        json={"ends_on": "2026-04-30"},
        version=1,
    )
    expect(old, 200)
    refused = api.post("/v1/reporting-lines", line, who="other")
    assert (refused.status_code, refused.json()["code"]) == (403, "makes_you_assessor")
    expect(api.post("/v1/reporting-lines", line, who="admin"))


def test_w6_the_password_of_a_world_that_is_not_in_use_is_a_first_one(api: Api) -> None:
    second_admin(api)
    issued = one_code(api)
    assert (issued["consent"], issued["approval_id"]) == (None, None)
    expect(activate(api, "sup@alfa", issued["code"], PASSWORD), 200)
