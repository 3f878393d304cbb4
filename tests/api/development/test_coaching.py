"""Guidance over HTTP: opened after a low result, agreed to, held; closed to everybody else."""

from typing import Any

import pytest
from sqlalchemy import text
from tests.factories import evaluations
from tests.factories.development import guidance
from tests.factories.follow_up.rules import months
from tests.factories.organization import expect
from tests.factories.registers import assessments
from tests.records.statements import counted
from tests.serving.at_once import sent_at_once
from tests.serving.client import Api
from tests.world import key

CLOSED_TO = ("peer", "other", "mayor", "stranger", "admin", "auditor", "service")
ANSWER = {"answers": [{"criterion": "asked_more_than_taught", "text": "Pembimbing kenari."}]}


def tasks(api: Api, who: str) -> list[str]:
    return [item["kind"] for item in api.get("/v1/me/tasks", who=who).json()["items"]]


def low(api: Api, who: str, query: str = "") -> list[str]:
    answer = expect(api.get(f"/v1/low-results?{query}", who=who), 200)
    return [item["employee_name"] for item in answer["items"]]


@pytest.mark.requirement("S1-06", "S3-06")
def test_a_low_result_waits_for_guidance_until_somebody_opens_it(api: Api) -> None:
    made = guidance.low_result(api)
    assert made["state"] == "delivered"
    assert "coaching_to_open" in tasks(api, "sup")
    assert [low(api, who) for who in ("sup", "head", "admin", "deputy")] == [["Staff Alfa"]] * 3 + [
        []
    ]
    plan = guidance.opened(api, evaluation_id=made["id"])
    assert (plan["state"], plan["coach_name"]) == ("open", "Sup Alfa")
    assert low(api, "admin") == []
    assert low(api, "admin", "without_plan=false") == ["Staff Alfa"]
    assert "coaching_to_open" not in tasks(api, "sup")
    assert "coaching_to_agree" in tasks(api, "staff")
    ended = guidance.step(api, plan, "end", "sup", {"conclusion": "Pindah tugas."})
    assert ended["state"] == "ended"
    assert low(api, "admin") == ["Staff Alfa"]


@pytest.mark.requirement("S1-06", "S3-06")
def test_guidance_waits_no_more_once_a_later_result_is_good(api: Api) -> None:
    months(api, {"staff": ["below", "above"], "peer": ["above", "below"]})
    items = api.get("/v1/me/tasks", who="sup").json()["items"]
    waiting = [item for item in items if item["kind"] == "coaching_to_open"]
    assert [(item["employee_name"], item["period_key"]) for item in waiting] == [
        ("Peer Alfa", "m2")
    ]
    assert "m2" in waiting[0]["text"]


@pytest.mark.requirement("S1-06", "S4-16")
def test_guidance_runs_from_agreement_over_sessions_to_its_outcome(api: Api) -> None:
    made = evaluations.delivered(api)
    line = made["plans"]["staff"]["in_force"]["work_results"][0]["line_id"]
    aims = [{"line_id": line, "aim": "Izin tepat waktu", "baseline": "78", "target": "95"}]
    plan = guidance.opened(api, aims=aims, coach_code="alfa-other", kind="mentoring")
    assert (plan["coach_name"], plan["aims"][0]["line_id"]) == ("Other Alfa", line)
    path = f"/v1/coaching-plans/{plan['id']}"
    early = api.post(f"{path}/sessions", guidance.session(), who="other", version=plan["version"])
    assert (early.status_code, early.json()["code"]) == (409, "wrong_state")
    agreed = guidance.step(api, plan, "agree", "staff", {"own_view": "Saya setuju."})
    assert (agreed["state"], agreed["own_view"]) == ("running", "Saya setuju.")
    assert "coaching_to_hold" in tasks(api, "other")
    met = guidance.step(api, agreed, "sessions", "other", guidance.session(held_on="2026-03-27"))
    met = guidance.step(api, met, "sessions", "other", guidance.session(held_on="2026-03-27"))
    assert [each["number"] for each in met["sessions"]] == [1, 2]
    done = guidance.step(api, met, "complete", "other", {"conclusion": "93 persen."})
    assert (done["state"], done["outcome"]) == ("completed", "93 persen.")
    with counted(api) as log:
        shown = expect(api.get(path, who="staff"), 200)
    assert log.count <= 3
    assert shown["allowed_actions"] == ["guidance_feedback_send"]
    late = api.post(f"{path}/agree", {}, who="staff", version=done["version"])
    assert (late.status_code, late.json()["code"]) == (409, "wrong_state")


@pytest.mark.requirement("S4-16")
def test_competences_that_are_evaluated_after_guidance_close_it(api: Api) -> None:
    made = evaluations.opened(api, who=("staff", "peer"))
    body = assessments.competences(made["period"], 3)
    own = assessments.assess(api, body)
    foreign = assessments.assess(api, {**body, "employee_code": "alfa-peer"})
    plan = guidance.running(api)
    path = f"/v1/coaching-plans/{plan['id']}/complete"
    wrong = {"conclusion": "Naik.", "assessment_id": foreign["id"]}
    refused = api.post(path, wrong, who="sup", version=plan["version"])
    assert [each["pointer"] for each in refused.json()["errors"]] == ["/assessment_id"]
    plan = guidance.step(api, plan, "sessions", "sup", guidance.session(held_on="2026-03-27"))
    right = {"conclusion": "Naik.", "assessment_id": own["id"]}
    done = guidance.step(api, plan, "complete", "sup", right)
    assert (done["state"], done["assessment_id"]) == ("completed", own["id"])
    assert {each["level"] for each in own["levels"]} == {3}


@pytest.mark.requirement("S1-06")
@pytest.mark.parametrize(("language", "word"), [("id", "sesi"), ("en", "session")])
def test_nobody_was_guided_without_a_session(api: Api, language: str, word: str) -> None:
    low = guidance.low_result(api)
    plan = guidance.running(api, evaluation_id=low["id"])
    how = {"who": "sup", "version": plan["version"], "headers": {"Accept-Language": language}}
    path = f"/v1/coaching-plans/{plan['id']}/complete"
    early = api.post(path, {"conclusion": "Selesai."}, **how)
    assert (early.status_code, early.json()["code"]) == (409, "guidance_without_session")
    assert word in early.json()["detail"]


def test_guidance_names_each_aim_once_and_somebody_in_service(api: Api) -> None:
    aim = {"part": "results", "aim": "Izin tepat waktu"}
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE employee SET left_on = '2026-01-31' WHERE name = 'Other Alfa'"))
    for changes, fault in (
        ({"aims": [aim, aim]}, ("/aims/1", "stated_twice")),
        ({"coach_code": "alfa-other"}, ("/coach_code", "unknown_reference")),
    ):
        answer = api.post("/v1/coaching-plans", guidance.plan_body(**changes), who="sup")
        assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [fault]


@pytest.mark.requirement("S3-17")
@pytest.mark.parametrize("who", CLOSED_TO)
def test_nobody_reads_guidance_but_those_who_take_part_and_lead(api: Api, who: str) -> None:
    plan = guidance.running(api)
    answer = api.get(f"/v1/coaching-plans/{plan['id']}", who=who)
    assert answer.status_code in {403, 404}
    listed = api.get("/v1/coaching-plans", who=who)
    assert listed.status_code == 403 or listed.json()["items"] == []
    assert guidance.GOAL not in answer.text + listed.text


@pytest.mark.requirement("S3-17")
@pytest.mark.parametrize(("language", "word"), [("id", "tidak"), ("en", "not found")])
def test_who_guides_never_reads_what_is_said_of_the_guidance(
    api: Api, language: str, word: str
) -> None:
    plan = guidance.running(api)
    path = f"/v1/coaching-plans/{plan['id']}/feedback"
    early = api.post(path, ANSWER, who="staff")
    assert (early.status_code, early.json()["code"]) == (409, "guidance_without_session")
    guidance.step(api, plan, "sessions", "sup", guidance.session())
    sent = expect(api.post(path, ANSWER, who="staff"))
    again = api.post(path, ANSWER, who="staff", headers={"Accept-Language": language})
    assert (again.status_code, again.json()["code"]) == (409, "guidance_said_already")
    assert "guidance_feedback_to_read" in tasks(api, "head")
    assert "guidance_feedback_to_read" not in tasks(api, "sup") + tasks(api, "staff")
    for who, count in (("head", 1), ("staff", 1), ("sup", 0), ("other", 0), ("mayor", 0)):
        answer = api.get("/v1/guidance-feedback", who=who)
        assert len(expect(answer, 200)["items"]) == count, who
        assert ("kenari" in answer.text) is bool(count), who
    how = {"who": "sup", "headers": {"Accept-Language": language}}
    form = api.get(f"/v1/guidance-feedback/{sent['id']}", **how)
    assert (form.status_code, form.json()["code"]) == (404, "not_found")
    assert word in form.json()["title"].lower() + form.json()["detail"].lower()
    assert "kenari" not in form.text + api.get(f"/v1/coaching-plans/{plan['id']}", **how).text
    assert api.get(f"/v1/guidance-feedback/{sent['id']}", who="head").status_code == 200


def test_of_each_session_the_person_says_once_how_it_was(api: Api) -> None:
    plan = guidance.running(api)
    path = f"/v1/coaching-plans/{plan['id']}"
    guidance.step(api, plan, "sessions", "sup", guidance.session())
    answers = sent_at_once(api, *[lambda: api.post(f"{path}/feedback", ANSWER, who="staff")] * 2)
    assert sorted(each.status_code for each in answers) == [201, 409]
    shown = expect(api.get(path, who="staff"), 200)
    assert "guidance_feedback_send" not in shown["allowed_actions"]
    guidance.step(api, shown, "sessions", "sup", guidance.session())
    shown = expect(api.get(path, who="staff"), 200)
    assert "guidance_feedback_send" in shown["allowed_actions"]
    second = expect(api.post(f"{path}/feedback", ANSWER, who="staff"))
    assert second["session_number"] == 2


def test_before_the_person_agrees_guidance_only_ends(api: Api) -> None:
    plan = guidance.opened(api)
    assert plan["allowed_actions"] == ["coaching_end"]


def test_if_the_superior_guides_it_goes_to_the_next_one(api: Api) -> None:
    plan = guidance.running(api, by="head")
    guidance.step(api, plan, "sessions", "head", guidance.session())
    expect(api.post(f"/v1/coaching-plans/{plan['id']}/feedback", ANSWER, who="staff"))
    assert expect(api.get("/v1/guidance-feedback", who="head"), 200)["items"] == []
    assert len(expect(api.get("/v1/guidance-feedback", who="mayor"), 200)["items"]) == 1


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"aims": [{"aim": "Tidak terkait"}]}, "/aims/0", "aim_tied_to_one"),
        ({"due_on": "2026-01-01"}, "/due_on", "day_not_ahead"),
        ({"coach_code": "nobody"}, "/coach_code", "unknown_reference"),
        ({"evaluation_id": str(key("nothing"))}, "/evaluation_id", "unknown_reference"),
        (
            {"aims": [{"aim": "Butir", "line_id": str(key("nothing"))}]},
            "/aims/0/line_id",
            "unknown_reference",
        ),
        ({"employee_id": str(key("alfa:stranger"))}, "/employee_id", "unknown_reference"),
        ({"employee_id": str(key("alfa:sup"))}, "/employee_id", "unknown_reference"),
    ],
)
def test_a_plan_that_says_something_wrong_is_refused_where_it_does(
    api: Api, changes: dict[str, Any], pointer: str, code: str
) -> None:
    body = guidance.plan_body(**changes)
    answer = api.post("/v1/coaching-plans", body, who="sup")
    assert answer.status_code == 422, answer.text
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [
        (pointer, code)
    ]


@pytest.mark.parametrize(("language", "word"), [("id", "pembimbing"), ("en", "own guide")])
def test_nobody_guides_themselves(api: Api, language: str, word: str) -> None:
    body = guidance.plan_body(coach_code="alfa-staff")
    answer = api.post("/v1/coaching-plans", body, who="sup", headers={"Accept-Language": language})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    assert word in answer.json()["errors"][0]["detail"]
