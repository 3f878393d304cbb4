"""Marked acts over HTTP: by a delegate, or by an account shortly after its reset; they stay."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories.consent import activate, answer, bearer, code_for, in_use, second_admin
from tests.factories.evaluations import IN_WINDOW, assessment, opened, step
from tests.factories.organization import expect, ident, void
from tests.serving.client import Api

OTHER = "delapan perahu di hulu"
DEPUTY = f"/v1/delegations/{ident('delegation:deputy')}"


def marks(api: Api, evaluation: dict[str, Any], who: str) -> list[dict[str, Any]]:
    shown = expect(api.get(f"/v1/evaluations/{evaluation['id']}/explanation", who=who), 200)
    for mark in shown["marks"]:
        for language in ("id", "en"):
            assert mark["sentence"][language] in shown["result"]["explanation"]["text"][language]
    return shown["marks"]


def marked_tasks(api: Api, who: str) -> list[str]:
    items = expect(api.get("/v1/me/tasks", who=who), 200)["items"]
    return [item["record_id"] for item in items if item["kind"] == "marked_act_to_see"]


def steps_as(api: Api, made: dict[str, Any], who: str, headers: dict[str, str]) -> dict[str, Any]:
    evaluation = made["evaluations"][who]
    bodies = {"rate": assessment(made["plans"][who]), "finalize": None, "deliver": None}
    for name, body in bodies.items():
        path = f"/v1/evaluations/{evaluation['id']}/{name}"
        done = api.post(path, body, who=None, headers=headers, version=evaluation["version"])
        evaluation = expect(done, 200)
    return evaluation


@pytest.mark.parametrize("admins", [1, 2])
def test_w6_what_an_account_does_after_a_reset_is_marked(api: Api, admins: int) -> None:
    other = second_admin(api) if admins == 2 else None
    made = opened(api)
    in_use(api, "sup")
    code = code_for(api, "sup")
    if other:
        expect(answer(api, code["approval_id"], other), 200)
    expect(activate(api, "sup@alfa", code["code"], OTHER), 200)
    evaluation = steps_as(api, made, "staff", bearer(api, "sup@alfa", OTHER))
    shown = marks(api, evaluation, "staff")
    assert [(mark["step"], mark["ground"]) for mark in shown] == [
        ("rate", "reset"),
        ("finalize", "reset"),
        ("deliver", "reset"),
    ]
    how = "Late Alfa consented" if other else "there was no second admin to consent"
    assert shown[0]["sentence"]["en"] == (
        "Rated on Friday, March 27, 2026 with the account of Sup Alfa, which was reset on "
        f"Friday, March 27, 2026 by admin@alfa; {how}."
    )
    assert marked_tasks(api, "head") == [evaluation["id"]]
    assert marked_tasks(api, "staff") == []


def test_w6_the_marks_end_with_the_stated_term(api: Api) -> None:
    made = opened(api)
    in_use(api, "sup")
    api.at(datetime(2026, 3, 16, 3, tzinfo=UTC))
    expect(activate(api, "sup@alfa", code_for(api, "sup")["code"], OTHER), 200)
    headers = bearer(api, "sup@alfa", OTHER)
    api.at(datetime(2026, 3, 30, 4, tzinfo=UTC))  # fourteen days and an hour later
    assert marks(api, steps_as(api, made, "staff", headers), "staff") == []


def test_w6_a_first_password_marks_nothing(api: Api) -> None:
    made = opened(api)
    in_use(api, "sup")
    assert marks(api, steps_as(api, made, "staff", bearer(api, "sup@alfa")), "staff") == []


def test_w6b_what_a_delegate_did_stays_marked_when_the_delegation_is_voided(api: Api) -> None:
    made = opened(api, who=("stranger",))
    evaluation = made["evaluations"]["stranger"]
    body = assessment(made["plans"]["stranger"])
    for name, content in (("rate", body), ("finalize", None), ("deliver", None)):
        evaluation = step(api, evaluation, name, "deputy", content)
    before = marks(api, evaluation, "stranger")
    assert [(mark["step"], mark["ground"]) for mark in before] == [
        ("rate", "delegation"),
        ("finalize", "delegation"),
        ("deliver", "delegation"),
    ]
    assert "on the word of Head Alfa" in before[0]["sentence"]["en"]
    assert marked_tasks(api, "head") == []
    expect(void(api, DEPUTY, 1), 200)
    after = marks(api, evaluation, "stranger")
    assert [mark["step"] for mark in after] == ["rate", "finalize", "deliver"]
    assert after[0]["sentence"]["en"].endswith(
        "The delegation was voided on Friday, March 27, 2026."
    )
    assert marked_tasks(api, "head") == marked_tasks(api, "other") == [evaluation["id"]]


def test_w6b_the_holder_in_person_is_not_marked(api: Api) -> None:
    made = opened(api)
    assert api.served.now == IN_WINDOW
    step(api, made["evaluations"]["staff"], "rate", "sup", assessment(made["plans"]["staff"]))
    assert marks(api, made["evaluations"]["staff"], "sup") == []
