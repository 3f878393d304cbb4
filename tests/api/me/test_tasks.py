"""Show who finds which task over HTTP, from the records, at every stage of the year."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert
from tests.factories import crowd, cycles, evaluations, plans
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import NOW, key

from penilaian_api.api.transport import messages
from penilaian_api.api.v1.me import tasks as routes
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.plan import WorkResult

STAFF = str(key("alfa:staff"))


def waiting(api: Api, who: str = "staff", **how: Any) -> list[dict[str, Any]]:
    answer = api.get("/v1/me/tasks", who=who, **how)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def kinds(api: Api, who: str = "staff", about: str | None = None) -> list[str]:
    tasks = waiting(api, who)
    whom = None if about is None else str(key(f"alfa:{about}"))
    return [task["kind"] for task in tasks if whom in {None, task["employee_id"]}]


@pytest.mark.requirement("S2-19")
def test_a_plan_waits_for_its_author_and_then_for_the_assessor(api: Api) -> None:
    assert waiting(api) == []
    cycle = cycles.state(api)
    (task,) = waiting(api, headers={"Accept-Language": "en"})
    assert task == {
        "kind": "plan_to_write",
        "text": "Write your plan",
        "record": "cycle",
        "record_id": cycle["id"],
        "employee_id": STAFF,
        "employee_name": "Staff Alfa",
        "period_key": None,
        "plan_id": None,
        "due_on": "2026-01-31",
        "days_left": -44,
        "operation": "create_plan",
    }
    plan = plans.begun(api)
    (task,) = waiting(api)
    assert (task["kind"], task["record_id"]) == ("plan_to_write", plan["id"])
    assert (task["operation"], task["text"]) == ("put_plan_content", "Susun SKP Anda")
    path = f"/v1/plans/{plan['id']}/content"
    draft = api.put(path, plans.CONTENT, who="staff", version=plan["version"]).json()
    assert kinds(api) == ["plan_to_submit"]
    assert kinds(api, "sup", "staff") == []
    plan = plans.step(api, {**plan, "version": draft["version"]}, "submit", "staff")
    assert kinds(api) == ["plan_to_sign"]
    (task,) = [task for task in waiting(api, "sup") if task["employee_id"] == STAFF]
    assert (task["kind"], task["record_id"]) == ("plan_to_approve", plan["id"])
    assert task["text"] == "Tetapkan atau kembalikan SKP Staff Alfa"
    plan = plans.step(api, plan, "approve", "sup")
    assert kinds(api, "sup", "staff") == ["plan_to_sign"]
    plan = plans.step(api, plan, "sign", "staff", {"role": "employee"})
    assert kinds(api) == []
    plans.step(api, plan, "sign", "sup", {"role": "supervisor"})
    assert kinds(api, "sup", "staff") == []


@pytest.mark.requirement("S2-19")
def test_an_evaluation_waits_for_one_after_the_other(api: Api) -> None:
    made = evaluations.opened(api)
    own = made["evaluations"]["staff"]
    assert "self_assessment_due" in kinds(api)
    (task,) = [task for task in waiting(api, "sup") if task["record_id"] == own["id"]]
    assert (task["kind"], task["due_on"]) == ("evaluation_to_rate", made["period"]["rate_until"])
    assert task["plan_id"] == made["plans"]["staff"]["id"]
    body = {"statement": "Semua aduan selesai tepat waktu."}
    own = evaluations.step(api, own, "self-assess", "staff", body)
    assert "self_assessment_due" not in kinds(api)
    body = evaluations.assessment(made["plans"]["staff"])
    rated = evaluations.step(api, own, "rate", "sup", body)
    assert "to_finalize" in kinds(api, "sup")
    final = evaluations.step(api, rated, "finalize", "sup")
    (task,) = [task for task in waiting(api, "sup") if task["record_id"] == own["id"]]
    assert (task["kind"], task["operation"]) == ("to_deliver", "deliver_evaluation")
    assert task["due_on"] > "2026-03-27"
    assert "to_deliver" not in kinds(api, "head")
    given = evaluations.step(api, final, "deliver", "sup")
    (task,) = [task for task in waiting(api) if task["record_id"] == own["id"]]
    assert task["kind"] == "to_acknowledge"
    assert "to_deliver" not in kinds(api, "sup")
    evaluations.step(api, given, "acknowledge", "staff")
    assert "to_acknowledge" not in kinds(api)


@pytest.mark.requirement("S2-19")
def test_when_the_window_is_over_the_rating_waits_for_the_one_above(api: Api) -> None:
    made = evaluations.opened(api)
    assert "rating_passed_to_me" not in kinds(api, "head")
    api.at(evaluations.AFTER_WINDOW)
    assert "evaluation_to_rate" not in kinds(api, "sup")
    (task,) = [task for task in waiting(api, "head") if task["kind"] == "rating_passed_to_me"]
    assert task["record_id"] == made["evaluations"]["staff"]["id"]
    assert task["due_on"] == "2026-05-06"  # 14 working days after 15 April; 1 May is a holiday
    body = evaluations.assessment(made["plans"]["staff"])
    rated = evaluations.step(api, evaluations.mine(api), "rate", "head", body)
    assert "rating_passed_to_me" in kinds(api, "head")
    evaluations.step(api, rated, "finalize", "head")
    assert "to_deliver" in kinds(api, "head")
    assert "to_deliver" not in kinds(api, "sup")


@pytest.mark.requirement("S2-19")
def test_an_objection_waits_for_the_one_above(api: Api) -> None:
    made = evaluations.delivered(api)
    reasons = {"reasons": "Dua laporan dihitung terlambat padahal kantor libur."}
    answer = api.post(f"/v1/evaluations/{made['id']}/objections", reasons, who="staff")
    assert answer.status_code == 201, answer.text
    (task,) = [task for task in waiting(api, "head") if task["record"] == "objection"]
    assert (task["kind"], task["record_id"]) == ("objection_to_hear", answer.json()["id"])
    assert task["plan_id"] == evaluations.mine(api)["plan_id"]
    assert task["due_on"] == answer.json()["decide_due_on"]
    body = {"employee_statement": "Kantor libur.", "assessor_statement": "Benar libur."}
    path = f"/v1/objections/{answer.json()['id']}/hear"
    heard = api.post(path, body, who="head", version=answer.json()["version"])
    assert heard.status_code == 200, heard.text
    assert "objection_to_decide" in kinds(api, "head")
    for who in ("staff", "sup", "mayor"):
        assert not {"objection_to_hear", "objection_to_decide"} & {*kinds(api, who)}


@pytest.mark.requirement("S2-19")
def test_a_reopening_waits_for_the_second_person(api: Api) -> None:
    made = evaluations.final(api)
    path = f"/v1/evaluations/{made['id']}/reopen"
    reason = {"reason": "Data realisasi keliru."}
    asked = api.post(path, reason, who="sup", version=made["version"])
    assert asked.status_code < 300, asked.text
    (task,) = [task for task in waiting(api, "head") if task["kind"] == "reopening_to_answer"]
    assert (task["due_on"], task["days_left"]) == (None, None)
    assert "reopening_to_answer" not in kinds(api, "sup")


@pytest.mark.requirement("S2-19")
def test_feedback_waits_for_who_was_asked(api: Api) -> None:
    body = {"author_id": str(key("alfa:stranger")), "question": "Bagaimana?"}
    asked = api.post("/v1/feedback/requests", body, who="staff").json()
    (task,) = waiting(api, "stranger")
    assert (task["kind"], task["record_id"]) == ("feedback_asked", asked["id"])
    assert task["employee_name"] == "Staff Alfa"
    assert waiting(api, "staff") == []
    given = {"tone": "positive", "strength": "Laporannya selalu lengkap."}
    api.post(f"/v1/feedback/{asked['id']}/give", given, who="stranger", version=1)
    assert waiting(api, "stranger") == []


def test_what_another_leader_assigned_waits_for_consent(api: Api) -> None:
    cycles.state(api)
    plan = plans.drafted(api)
    assert kinds(api, "sup", "staff") == []
    with api.raw() as sql:
        sql.execute(WorkResult.__table__.update().values(assigned_by=key("alfa:other")))
    assert kinds(api, "sup", "staff") == ["consent_to_give"]
    line = plan["pending"]["work_results"][0]["line_id"]
    path = f"/v1/plans/{plan['id']}/results/{line}/consent"
    answer = api.post(path, who="sup", version=plan["version"])
    assert answer.status_code == 200, answer.text
    assert kinds(api, "sup", "staff") == []


def test_nobody_owes_a_plan_outside_the_population(api: Api) -> None:
    population = {"units": ["LAIN"], "job_classes": [], "except_units": []}
    cycles.state(api, population=population)
    assert waiting(api) == []
    assert kinds(api, "stranger") == ["plan_to_write"]
    assert waiting(api, "mayor") == []
    api.at(datetime(2027, 1, 2, 3, 0, tzinfo=UTC))
    assert waiting(api, "stranger") == []


def test_a_population_may_leave_units_and_classes_out(api: Api) -> None:
    population = {"units": ["DINAS"], "job_classes": ["executive"], "except_units": ["LAIN"]}
    cycles.state(api, population=population)
    assert kinds(api, "staff") == ["plan_to_write"]
    for who in ("stranger", "sup", "head"):
        assert waiting(api, who) == []


def test_every_kind_of_task_has_words_and_an_operation_of_the_contract(api: Api) -> None:
    contract = api.served.app.app.openapi()
    known = {step["operationId"] for path in contract["paths"].values() for step in path.values()}
    for language in messages.LANGUAGES:
        assert all(messages.label(f"task.{kind}", language) for kind in TaskKind)
    assert set(routes.OPERATIONS) == set(TaskKind)
    assert {*routes.OPERATIONS.values(), routes.BEGIN} <= known


@pytest.mark.parametrize("who", ["auditor", "service"])
def test_tasks_are_for_employees_and_admins(api: Api, who: str) -> None:
    assert api.get("/v1/me/tasks", who=who).status_code == 403


def test_the_tasks_of_another_agency_do_not_show(api: Api) -> None:
    cycles.state(api)
    assert waiting(api, "staff", agency="beta") == []


def test_of_one_kind_two_hundred_are_listed_and_that_there_are_more(api: Api) -> None:
    asked = {
        "agency_id": api.agency_id(),
        "employee_id": key("alfa:staff"),
        "author_id": key("alfa:stranger"),
        "relation": "other",
        "requested_at": NOW,
        "version": 1,
    }
    texts = dict.fromkeys(("question", "strength", "improvement", "suggestion", "reply"), "")
    with api.raw() as sql:
        sql.execute(insert(Feedback), [{**asked, **texts, "id": uuid4()} for _ in range(201)])
    answer = api.get("/v1/me/tasks", who="stranger").json()
    assert len(answer["items"]) == 200
    assert answer["more"] == ["feedback_asked"]


def test_tasks_cost_a_constant_number_of_statements(api: Api) -> None:
    made = evaluations.opened(api)
    crowd.crowd(api, range(30), made["period"]["cycle_id"])
    answer = api.post(f"/v1/periods/{made['period']['id']}/evaluations", who="admin")
    assert answer.status_code == 200, answer.text
    with counted(api) as log:
        tasks = waiting(api, "sup")
    assert sum(task["kind"] == "evaluation_to_rate" for task in tasks) == 31
    assert log.count <= 2
    api.at(evaluations.AFTER_WINDOW)
    waiting(api, "staff")  # the agencies' zones are read again now, which is no part of a request
    with counted(api) as log:
        tasks = waiting(api, "head")
    assert sum(task["kind"] == "rating_passed_to_me" for task in tasks) == 31
    assert log.count <= 2
    dues = [task["due_on"] or str(date.max) for task in tasks]
    assert dues == sorted(dues)
