"""Lists of accounts and of consent: orders, filters, search, and what changed in them."""

from datetime import date

import pytest
from tests.api.account.test_accounts import create, step
from tests.factories.consent import answer, code_for, in_use, second_admin
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import employee, expect, ident, patch
from tests.serving.client import Api

ACCOUNTS = ("/v1/accounts", "/v1/accounts?is_open=true&sort=-created", "/v1/accounts?q=staff")


def logins(api: Api, query: str) -> list[str]:
    return [item["login"] for item in read(api, f"/v1/accounts?{query}").values()]


def test_u12_accounts_are_found_by_login_and_by_whose_they_are(api: Api) -> None:
    owner = employee(api, "Rina Marlina", employee_code="198804122011012003")
    expect(create(api, login="Rina.M", employee_id=owner["id"]))
    for text in ("rina", "RINA M", "Rina.", "198804122", "19880412 201101 2 003"):
        assert logins(api, f"q={text}") == ["Rina.M"], text
    assert logins(api, "q=marlina") == []
    in_use(api, "peer")
    assert logins(api, "is_activated=true") == ["peer@alfa"]
    by_login = logins(api, "sort=login")
    assert (by_login, logins(api, "sort=-login")) == (sorted(by_login), sorted(by_login)[::-1])
    assert logins(api, "sort=-created") == logins(api, "sort=created")[::-1]
    assert logins(api, f"employee_id={owner['id']}&kind=person&is_open=true") == ["Rina.M"]


def test_u8_accounts_tell_their_changes(api: Api) -> None:
    mirrors = [Mirror(api, path) for path in ACCOUNTS]
    role = {"role": "auditor", "starts_on": str(date(2026, 3, 17))}
    changes = (
        lambda: create(api, login="staff.dua"),
        lambda: step(api, "staff", "close"),
        lambda: step(api, "staff", "reopen", 2),
        lambda: step(api, "peer", "roles", json=role),
        lambda: patch(api, f"/v1/employees/{ident('staff')}", {"name": "Nama Lain"}, 1),
        lambda: patch(api, f"/v1/employees/{ident('head')}", {"name": "Staff Bernama"}, 1),
    )
    for mirror in mirrors:
        mirror.sync()
    for change in changes:
        assert change().is_success
        for mirror in mirrors:
            mirror.received = 0
            mirror.sync()
            mirror.check()
            assert mirror.received == 1


@pytest.mark.parametrize("path", ACCOUNTS)
def test_u8_accounts_that_nobody_touched_are_not_told_again(api: Api, path: str) -> None:
    mirror = Mirror(api, path)
    mirror.sync()
    mirror.received = 0
    mirror.sync()
    assert mirror.received == 0


def approvals(api: Api, query: str, name: str = "owner") -> list[str]:
    return [item[name] for item in read(api, f"/v1/approvals?{query}").values()]


def test_u12_requests_for_consent_are_found_and_tell_their_changes(api: Api) -> None:
    second = second_admin(api)
    in_use(api, "sup")
    mirrors = [
        Mirror(api, "/v1/approvals", "admin", 1),
        Mirror(api, "/v1/approvals?is_answered=false&sort=-asked", second),
    ]
    for mirror in mirrors:
        mirror.sync()
    asked = code_for(api, "sup")["approval_id"]
    changes = (
        lambda: None,
        lambda: expect(patch(api, f"/v1/employees/{ident('sup')}", {"name": "Nama Lain"}, 1), 200),
        lambda: expect(answer(api, asked, second, "decline"), 200),
    )
    for change in changes:
        change()
        for mirror in mirrors:
            mirror.received = 0
            mirror.sync()
            mirror.check()
            assert mirror.received <= len(mirror.items) + 1
    waiting = [item["id"] for item in read(api, "/v1/approvals?is_answered=false").values()]
    assert asked not in waiting
    assert approvals(api, "q=nama%20l&kind=reset_account") == ["Nama Lain"]
    assert approvals(api, f"employee_id={ident('sup')}") == ["Nama Lain"]
    assert approvals(api, "kind=delegate") == []
    everything = approvals(api, "", "id")
    assert approvals(api, "sort=-asked", "id") == everything[::-1]
