"""Steps where a result makes no progress, over HTTP: in order, seen, and told by the evaluation."""

from typing import Any

import pytest
from tests.factories import evaluations
from tests.factories.development import guidance
from tests.factories.organization import expect
from tests.factories.registers import remedies
from tests.serving.at_once import sent_at_once
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


@pytest.mark.requirement("S3-06", "S4-16")
def test_a_step_of_guidance_leads_to_a_plan_that_person_and_superior_see(api: Api) -> None:
    plan = evaluations.opened(api, who=("staff", "peer"))["plans"]["staff"]
    line = remedies.line_of(plan)
    other = remedies.taken(api, plan, remedies.body(line))
    step = remedies.taken(api, plan, remedies.body(line, "guide"))
    path = f"/v1/remedies/{step['id']}"
    assert expect(api.get(path, who="staff"), 200)["coaching_id"] is None
    aims = [{"line_id": line, "aim": "Izin tepat waktu"}]
    for who, named, code in (
        ("staff", other["id"], "step_is_no_guidance"),
        ("staff", str(key("nothing")), "unknown_reference"),
        ("peer", step["id"], "unknown_reference"),
    ):
        body = guidance.plan_body(who, remedy_id=named)
        (error,) = api.post("/v1/coaching-plans", body, who="sup").json()["errors"]
        assert (error["pointer"], error["code"]) == ("/remedy_id", code)
    body = guidance.plan_body(remedy_id=step["id"], aims=aims)
    answers = sent_at_once(api, *[lambda: api.post("/v1/coaching-plans", body, who="sup")] * 2)
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    made = next(answer.json() for answer in answers if answer.status_code == 201)
    assert made["remedy_id"] == step["id"]
    for who in ("staff", "sup", "head"):
        assert expect(api.get(path, who=who), 200)["coaching_id"] == made["id"]
        assert expect(api.get(f"/v1/coaching-plans/{made['id']}", who=who), 200)
    listed = expect(api.get(f"/v1/plans/{plan['id']}/remedies", who="staff"), 200)["items"]
    assert [each["coaching_id"] for each in listed] == [None, made["id"]]
    guidance.step(api, made, "end", "sup", {"conclusion": "Pindah tugas."})
    again = guidance.opened(api, remedy_id=step["id"])
    assert expect(api.get(path, who="head"), 200)["coaching_id"] == again["id"]


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
