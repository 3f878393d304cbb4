"""Directions over HTTP: given on items of a plan, acknowledged by digest, never changed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.factories import cycles
from tests.factories.organization import expect
from tests.factories.plans import approved, drafted
from tests.serving.at_once import sent_at_once
from tests.serving.client import Api

FIRST = "Utamakan aduan yang lewat tenggat."
SECOND = "Utamakan aduan yang lewat tenggat, dan laporkan kendalanya tiap Jumat."


@pytest.fixture
def plan(api: Api) -> dict[str, Any]:
    """Bring a plan of staff into force."""
    cycles.state(api, population={"units": ["DINAS"]})
    return approved(api)


def items(plan: dict[str, Any]) -> tuple[str, str]:
    result = plan["in_force"]["work_results"][0]
    return result["line_id"], result["indicators"][0]["line_id"]


def give(api: Api, plan: dict[str, Any], who: str = "sup", **changes: Any) -> Any:
    body = {"line_id": items(plan)[0], "text": FIRST, **changes}
    return api.post(f"/v1/plans/{plan['id']}/directions", body, who=who)


def tasks(api: Api) -> list[tuple[str, str]]:
    listed = expect(api.get("/v1/me/tasks", who="staff"), 200)["items"]
    return [
        (task["record_id"], task["operation"])
        for task in listed
        if task["kind"] == "direction_to_read"
    ]


def acknowledge(api: Api, note: dict[str, Any], who: str = "staff", **changes: Any) -> Any:
    body = {"digest": note["digest"], **changes}
    return api.post(f"/v1/directions/{note['id']}/acknowledge", body, who=who)


@pytest.mark.requirement("S4-15")
def test_a_leader_directs_on_an_item_and_the_person_acknowledges(
    api: Api, plan: dict[str, Any]
) -> None:
    note = expect(give(api, plan))
    assert (note["author_name"], note["acknowledged_at"]) == ("Sup Alfa", None)
    shown = expect(api.get(f"/v1/directions/{note['id']}", who="staff"), 200)
    words = plan["in_force"]["work_results"][0]["statement"]
    assert (shown["plan_id"], shown["statement"]) == (plan["id"], words)
    assert api.get(f"/v1/directions/{note['id']}", who="peer").status_code == 404
    above = expect(give(api, plan, "head", line_id=items(plan)[1], text="Bagikan cara kerjanya."))
    assert tasks(api) == [
        (note["id"], "acknowledge_direction"),
        (above["id"], "acknowledge_direction"),
    ]
    other = acknowledge(api, note, digest="0" * 64)
    assert (other.status_code, other.json()["code"]) == (409, "content_differs")
    assert acknowledge(api, note, "peer").status_code == 404
    first = expect(acknowledge(api, note), 200)
    assert expect(acknowledge(api, note), 200) == first, "the first time counts"
    assert tasks(api) == [(above["id"], "acknowledge_direction")]
    path = f"/v1/plans/{plan['id']}/directions"
    listed = expect(api.get(path, who="staff"), 200)["items"]
    assert [(each["text"], each["acknowledged_at"]) for each in listed] == [
        (FIRST, first["acknowledged_at"]),
        ("Bagikan cara kerjanya.", None),
    ]
    narrowed = expect(api.get(f"{path}?line_id={items(plan)[1]}", who="head"), 200)["items"]
    assert [each["id"] for each in narrowed] == [above["id"]]


@pytest.mark.requirement("S4-15")
def test_a_direction_never_changes_and_a_later_one_replaces_it(
    api: Api, plan: dict[str, Any]
) -> None:
    note = expect(give(api, plan))
    expect(acknowledge(api, note), 200)
    later = expect(give(api, plan, text=SECOND, replaces_id=note["id"]))
    assert tasks(api) == [(later["id"], "acknowledge_direction")]
    path = f"/v1/plans/{plan['id']}/directions"
    first, second = expect(api.get(path, who="staff"), 200)["items"]
    assert (first["text"], first["replaced_by_id"]) == (FIRST, later["id"])
    assert first["acknowledged_at"] is not None
    assert (second["text"], second["replaces_id"]) == (SECOND, note["id"])
    again = give(api, plan, text=SECOND, replaces_id=note["id"])
    assert (again.status_code, again.json()["code"]) == (409, "direction_replaced")
    for who, line in (("head", 0), ("sup", 1)):
        wrong = give(api, plan, who, line_id=items(plan)[line], replaces_id=later["id"])
        assert wrong.json()["errors"][0]["pointer"] == "/replaces_id"
    for change in ("UPDATE direction_note SET text = 'Lain'", "DELETE FROM direction_note"):
        with pytest.raises(DBAPIError, match="gd:append_only"), api.raw() as sql:
            sql.execute(text(change))


@pytest.mark.requirement("S4-15")
def test_of_two_that_replace_the_same_at_once_one_is_taken(api: Api, plan: dict[str, Any]) -> None:
    note = expect(give(api, plan))
    body = {"line_id": items(plan)[0], "text": SECOND, "replaces_id": note["id"]}
    send = [lambda: api.post(f"/v1/plans/{plan['id']}/directions", body, who="sup")] * 2
    answers = sent_at_once(api, *send)
    assert sorted(answer.status_code for answer in answers) == [201, 409]


@pytest.mark.requirement("S4-15")
def test_directions_are_on_items_in_force_of_people_below(api: Api, plan: dict[str, Any]) -> None:
    own = give(api, plan, "staff")
    assert (own.status_code, own.json()["code"]) == (403, "action_not_open")
    assert give(api, plan, "deputy").status_code == 404
    draft = drafted(api, "peer")
    line = draft["pending"]["work_results"][0]["line_id"]
    for plan_id, line_id in ((draft["id"], line), (plan["id"], line)):
        answer = give(api, {**plan, "id": plan_id}, line_id=line_id)
        assert answer.json()["errors"][0]["pointer"] == "/line_id"


@pytest.mark.parametrize(("language", "word"), [("id", "31 Desember 2026"), ("en", "2026")])
def test_work_on_a_plan_whose_days_are_over_is_directed_no_more(
    api: Api, plan: dict[str, Any], language: str, word: str
) -> None:
    api.at(datetime(2027, 1, 4, 3, tzinfo=UTC))
    step = {"line_id": items(plan)[0], "kind": "adjust_resources", "reason": "Tambah satu orang."}
    for name, body in (
        ("directions", {"line_id": items(plan)[0], "text": FIRST}),
        ("remedies", step),
    ):
        path, headers = f"/v1/plans/{plan['id']}/{name}", {"Accept-Language": language}
        answer = api.post(path, body, who="sup", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (409, "plan_over")
        assert word in answer.json()["detail"]
