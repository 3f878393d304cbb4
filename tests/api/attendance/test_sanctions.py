"""Sanctions over HTTP: entered by an admin, read by few, and what they limit."""

from typing import Any

import pytest
from tests.factories.accounts import also_admin
from tests.factories.registers.attendance import recorded, sanction
from tests.serving.client import Api
from tests.world import key


def listed(api: Api, who: str, query: str = "") -> list[str]:
    answer = api.get(f"/v1/sanctions?{query}", who=who)
    assert answer.status_code == 200, answer.text
    return [item["decision_number"] for item in answer.json()["items"]]


def test_a_sanction_is_recorded_with_its_decision_and_read_by_few(api: Api) -> None:
    made = recorded(api)
    assert (made["level"], made["ends_on"], made["voided_at"]) == ("light", "2026-08-31", None)
    for who, numbers in (("staff", 1), ("sup", 1), ("admin", 1), ("peer", 0), ("head", 0)):
        assert len(listed(api, who)) == numbers, who
    assert api.get(f"/v1/sanctions/{made['id']}", who="peer").status_code == 404
    assert listed(api, "admin", "on=2026-09-01") == []


def test_a_wrong_entry_is_voided_with_a_reason_and_kept(api: Api) -> None:
    made = recorded(api)
    path = f"/v1/sanctions/{made['id']}/void"
    reason = {"reason": "Dibatalkan melalui banding administratif."}
    answer = api.post(path, reason, who="admin", version=made["version"])
    assert answer.status_code == 200, answer.text
    assert listed(api, "staff") == []
    assert listed(api, "staff", "with_voided=true") == [made["decision_number"]]
    again = api.post(path, reason, who="admin", version=answer.json()["version"])
    assert (again.status_code, again.json()["code"]) == (409, "voided")


@pytest.mark.parametrize(("language", "word"), [("id", "admin lain"), ("en", "another admin")])
def test_nobody_records_one_on_themselves(api: Api, language: str, word: str) -> None:
    who = also_admin(api, "staff")
    how = {"who": who, "headers": {"Accept-Language": language}}
    answer = api.post("/v1/sanctions", sanction(), **how)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    assert word in answer.json()["errors"][0]["detail"]
    made = recorded(api)
    void = api.post(
        f"/v1/sanctions/{made['id']}/void", {"reason": "Salah"}, version=made["version"], **how
    )
    assert (void.status_code, void.json()["code"]) == (403, "not_on_yourself")


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        (
            {"decided_on": "2026-03-17", "starts_on": "2026-03-17"},
            [("/decided_on", "day_in_future")],
        ),
        ({"starts_on": "2026-03-01"}, [("/starts_on", "before_decision")]),
        ({"ends_on": "2026-03-01"}, [("/ends_on", "span_ends_before_start")]),
        ({"employee_id": str(key("beta:staff"))}, [("/employee_id", "unknown_reference")]),
        ({"level": "extreme"}, [("/level", "bad_choice")]),
    ],
)
def test_what_cannot_be_is_named(
    api: Api, changes: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    answer = api.post("/v1/sanctions", sanction(**changes), who="admin")
    assert answer.status_code == 422, answer.text
    errors = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert [pointer for pointer, _ in errors] == [pointer for pointer, _ in faults]
    if faults[0][1] != "bad_choice":
        assert errors == faults


def test_one_decision_is_recorded_once(api: Api) -> None:
    recorded(api)
    answer = api.post("/v1/sanctions", sanction(), who="admin")
    assert answer.status_code == 409, answer.text


@pytest.mark.parametrize("who", ["staff", "sup", "head", "auditor", "service"])
def test_only_an_admin_records(api: Api, who: str) -> None:
    how = {"key": "one"} if who == "service" else {}
    assert api.post("/v1/sanctions", sanction(), who=who, **how).status_code == 403
