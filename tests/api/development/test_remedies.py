"""Steps where a result makes no progress, over HTTP: in order, seen, and told by the evaluation."""

from typing import Any

import pytest
from tests.factories import evaluations
from tests.factories.organization import expect
from tests.factories.registers import remedies
from tests.serving.client import Api
from tests.world import key


def tasks(api: Api, who: str) -> list[str]:
    return [item["kind"] for item in api.get("/v1/me/tasks", who=who).json()["items"]]


@pytest.mark.requirement("S3-06", "S4-16")
def test_a_result_is_taken_over_only_after_another_step_and_its_evaluation_tells_of_it(
    api: Api,
) -> None:
    made = evaluations.opened(api)
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line, path = remedies.line_of(plan), f"/v1/plans/{plan['id']}/remedies"
    early = api.post(path, remedies.body(line, "take_over"), who="sup")
    assert (early.status_code, early.json()["code"]) == (409, "taken_over_too_early")
    first = remedies.taken(api, plan, remedies.body(line))
    assert (first["number"], first["author_name"]) == (1, "Sup Alfa")
    assert "remedy_to_read" in tasks(api, "staff")
    shown = expect(api.get(f"/v1/remedies/{first['id']}", who="staff"), 200)
    words = plan["in_force"]["work_results"][0]["statement"]
    assert (shown["plan_id"], shown["statement"]) == (plan["id"], words)
    assert api.get(f"/v1/remedies/{first['id']}", who="peer").status_code == 404
    seen = api.post(f"/v1/remedies/{first['id']}/acknowledge", who="staff", version=1)
    assert expect(seen, 200)["acknowledged_at"] is not None
    assert "remedy_to_read" not in tasks(api, "staff")
    remedies.taken(api, plan, remedies.body(line, "guide"))
    over = remedies.taken(api, plan, remedies.body(line, "take_over", reason="Mencegah kegagalan."))
    again = api.post(path, remedies.body(line), who="sup")
    assert (again.status_code, again.json()["code"]) == (409, "taken_over_already")
    listed = expect(api.get(path, who="staff"), 200)["items"]
    assert [each["kind"] for each in listed] == ["adjust_resources", "guide", "take_over"]
    body = evaluations.assessment(plan)
    rated = evaluations.step(api, evaluation, "rate", "sup", body)
    final = evaluations.step(api, rated, "finalize", "sup")
    delivered = evaluations.step(api, final, "deliver", "sup")
    explained = expect(api.get(f"/v1/evaluations/{delivered['id']}/explanation", who="staff"), 200)
    assert explained["takeovers"] == [
        {"line_id": line, "reason": "Mencegah kegagalan.", "taken_at": over["taken_at"]}
    ]
    wording = explained["result"]["explanation"]["text"]
    assert f"“{words}” diambil alih pimpinan" in wording["id"]
    assert f"took the result “{words}” over" in wording["en"]
    assert all("Mencegah kegagalan." in wording[language] for language in ("id", "en"))


@pytest.mark.parametrize(
    ("kind", "revision", "line"),
    [
        ("adjust_expectation", None, None),
        ("adjust_expectation", 9, None),
        ("guide", 2, None),
        ("guide", None, str(key("nothing"))),
    ],
)
def test_an_expectation_is_adjusted_by_a_later_revision_of_the_same_plan(
    api: Api, kind: str, revision: int | None, line: str | None
) -> None:
    plan = evaluations.opened(api)["plans"]["staff"]
    stated: dict[str, Any] = remedies.body(line or remedies.line_of(plan), kind)
    answer = api.post(
        f"/v1/plans/{plan['id']}/remedies", {**stated, "revision_number": revision}, who="sup"
    )
    pointer = "/line_id" if line else "/revision_number"
    (error,) = answer.json()["errors"]
    is_missing = (kind, revision) == ("adjust_expectation", None)
    code = "required" if is_missing else "unknown_reference"
    assert (error["pointer"], error["code"]) == (pointer, code)
    assert not is_missing or error["detail"].endswith("wajib diisi.")


@pytest.mark.requirement("S3-06")
def test_a_revision_that_adjusts_it_is_named(api: Api) -> None:
    plan = evaluations.opened(api)["plans"]["staff"]
    path = f"/v1/plans/{plan['id']}"
    shown = expect(api.get(path, who="sup"), 200)
    revised = api.post(
        f"{path}/revise", {"reason": "Target disesuaikan."}, who="sup", version=shown["version"]
    )
    revision = expect(revised, revised.status_code)["pending"]["number"]
    stated = remedies.body(remedies.line_of(plan), "adjust_expectation", revision_number=revision)
    assert remedies.taken(api, plan, stated)["revision_number"] == revision


def test_nobody_takes_a_step_on_themselves_or_acknowledges_for_another(api: Api) -> None:
    plan = evaluations.opened(api)["plans"]["staff"]
    made = remedies.taken(api, plan, remedies.body(remedies.line_of(plan)))
    path, body = f"/v1/plans/{plan['id']}/remedies", remedies.body(remedies.line_of(plan))
    for who, status in (("staff", 403), ("head", 403), ("peer", 403)):
        assert api.post(path, body, who=who).status_code == status, who
    for who, status in (("sup", 403), ("head", 403), ("peer", 404)):
        answer = api.post(f"/v1/remedies/{made['id']}/acknowledge", who=who, version=1)
        assert answer.status_code == status, who
