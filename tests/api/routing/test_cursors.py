"""Cursors: sealed, and of use only to whom they were given, on their list and with its filters."""

from base64 import urlsafe_b64decode

import pytest
from tests.factories.organization import expect
from tests.serving.client import Api


def page(api: Api, path: str, cursor: str, who: str = "admin", agency: str = "alfa"):
    joint = "&" if "?" in path else "?"
    return api.get(f"{path}{joint}cursor={cursor}", who=who, agency=agency)


@pytest.mark.parametrize("path", ["/v1/employees?limit=2", "/v1/accounts?limit=2"])
def test_w15_a_cursor_shows_no_name(api: Api, path: str) -> None:
    shown = expect(api.get(path, who="admin"), 200)
    cursor = shown["next"]
    last = shown["items"][-1]
    raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for value in (last.get("name"), last.get("login"), last["id"]):
        if value:
            assert value.encode() not in raw
            assert value not in cursor


def test_w15_a_cursor_is_of_use_to_nobody_else_and_on_no_other_list(api: Api) -> None:
    path = "/v1/units?limit=2"
    cursor = expect(api.get(path, who="staff"), 200)["next"]
    assert page(api, path, cursor, "staff").status_code == 200
    assert page(api, "/v1/units?limit=1", cursor, "staff").status_code == 200
    for wrong in (
        page(api, path, cursor, "peer"),
        page(api, path, cursor, "staff", "beta"),
        page(api, "/v1/positions?limit=2", cursor, "staff"),
        page(api, "/v1/units?limit=2&q=D", cursor, "staff"),
    ):
        assert wrong.status_code == 422
        assert [fault["code"] for fault in wrong.json()["errors"]] == ["bad_cursor"]


@pytest.mark.parametrize("cursor", ["x", "AAAA", "%00", "é", "gAAAAA", "g" * 2000])
def test_w15_what_is_no_cursor_is_refused(api: Api, cursor: str) -> None:
    assert page(api, "/v1/units?limit=2", cursor).status_code == 422
