"""Reopening a period over HTTP: two admins, a reason, and final results stay as they are."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from tests.factories import cycles, evaluations
from tests.factories.accounts import also_admin
from tests.factories.evaluations import AFTER_WINDOW, LAW
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.world import key

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.packed_detail import text_of

WHY = {"reason": "Empat evaluasi Bidang belum final ketika periode ditutup."}
SECOND = "late"


def closed(api: Api) -> dict[str, Any]:
    """Close the first quarter without anybody in it; ``SECOND`` is an admin too."""
    also_admin(api, SECOND)
    quarter = {**cycles.Q1, "rate_from": "2026-03-10", "scheme": {"key": LAW}}
    made = cycles.begin(api, cycles.state(api, periods=[quarter])["periods"][0])
    made = step(api, made, "start-rating")
    api.at(AFTER_WINDOW)
    return step(api, made, "close")


def step(api: Api, period: dict[str, Any], name: str) -> dict[str, Any]:
    path = f"/v1/periods/{period['id']}/{name}"
    return expect(api.post(path, who="admin", version=period["version"]), 200)


def request_reopening(api: Api, period: dict[str, Any], who: str = "admin", **how: Any) -> Any:
    path = f"/v1/periods/{period['id']}/reopen"
    return api.post(path, WHY, who=who, **{"version": period["version"], **how})


def answer(api: Api, request: dict[str, Any], name: str = "grant", who: str = SECOND) -> Any:
    path = f"/v1/reopenings/{request['id']}/{name}"
    return api.post(path, who=who, version=request["version"])


def get_period(api: Api, period: dict[str, Any], who: str = "admin") -> dict[str, Any]:
    return expect(api.get(f"/v1/periods/{period['id']}", who=who), 200)


def waiting(api: Api, who: str) -> list[dict[str, Any]]:
    return expect(api.get("/v1/me/tasks", who=who), 200)["items"]


def test_two_admins_bring_a_closed_period_back_to_rating(api: Api) -> None:
    period = closed(api)
    assert period["allowed_actions"] == ["period_reopen"]
    asked = expect(request_reopening(api, period), 200)
    assert (asked["period_id"], asked["evaluation_id"]) == (period["id"], None)
    assert get_period(api, period)["state"] == "closed"
    granted = expect(answer(api, asked), 200)
    assert granted["is_granted"] is True
    now = get_period(api, period, "staff")
    assert (now["state"], now["version"]) == ("rating", period["version"] + 2)
    (told_of,) = now["reopenings"]
    assert (told_of["id"], told_of["is_granted"]) == (asked["id"], True)
    assert WHY["reason"] not in json.dumps(now)
    assert step(api, now, "close")["state"] == "closed"
    refused(answer(api, granted), 409, "reopening_answered")


def test_the_reason_stands_in_the_trail(api: Api) -> None:
    period = closed(api)
    expect(answer(api, expect(request_reopening(api, period), 200)), 200)
    query = (
        select(AuditEvent.action, AuditDetail.content, AuditDetail.packed)
        .join(
            AuditDetail,
            (AuditDetail.agency_id == AuditEvent.agency_id) & (AuditDetail.seq == AuditEvent.seq),
        )
        .where(AuditEvent.agency_id == api.agency_id())
        .order_by(AuditEvent.seq.desc())
        .limit(2)
    )
    with api.raw() as sql:
        rows = [(action, text_of(*detail)) for action, *detail in sql.execute(query)]
    (granting, answered), (asking, made) = rows
    assert (asking, granting) == ("period_reopen", "reopening_grant")
    (request,) = [change for change in json.loads(made) if change["record"] == "approval_request"]
    assert request["after"]["reason"] == WHY["reason"]
    (moved,) = [change for change in json.loads(answered) if change["record"] == "period"]
    assert (moved["before"]["state"], moved["after"]["state"]) == ("closed", "rating")


def test_final_results_stay_and_what_was_left_can_be_finished(api: Api) -> None:
    also_admin(api, SECOND)
    made = evaluations.opened(api, who=("staff", "peer"))
    for name in ("rate", "finalize"):
        body = evaluations.assessment(made["plans"]["staff"]) if name == "rate" else None
        evaluations.step(api, evaluations.mine(api), name, "sup", body)
    before = evaluations.mine(api)
    api.at(AFTER_WINDOW)
    period = step(api, made["period"], "close")
    path = f"/v1/evaluations/{made['evaluations']['peer']['id']}/rate"
    late = evaluations.assessment(made["plans"]["peer"])
    left = made["evaluations"]["peer"]
    refused(api.post(path, late, who="head", version=left["version"]), 409, "period_closed")
    expect(answer(api, expect(request_reopening(api, period), 200)), 200)
    assert evaluations.mine(api) == before
    rated = evaluations.step(api, left, "rate", "head", late)
    assert evaluations.step(api, rated, "finalize", "head")["state"] == "final"


def test_nobody_answers_his_own_request(api: Api) -> None:
    period = closed(api)
    mine = expect(request_reopening(api, period, SECOND), 200)
    for name in ("grant", "refuse"):
        refused(answer(api, mine, name), 403, "second_person_needed")
    path = f"/v1/reopenings/{mine['id']}"
    assert expect(api.get(path, who=SECOND), 200)["allowed_actions"] == []
    assert expect(api.get(path, who="admin"), 200)["allowed_actions"] == ["reopening_grant"]
    assert expect(answer(api, mine, "refuse", "admin"), 200)["is_granted"] is False
    assert get_period(api, period)["state"] == "closed"
    expect(request_reopening(api, get_period(api, period)), 200)


def test_two_accounts_of_one_person_are_one_person(api: Api) -> None:
    asked = expect(request_reopening(api, closed(api), SECOND), 200)
    account = Account.__table__
    same = account.c.id == key("alfa:account:admin")
    with api.raw() as sql:
        sql.execute(account.update().where(same).values(employee_id=key(f"alfa:{SECOND}")))
    refused(answer(api, asked, who="admin"), 403, "second_person_needed")
    assert not [task for task in waiting(api, "admin") if task["record"] == "reopening"]


def test_only_an_admin_of_the_agency_asks_or_answers(api: Api) -> None:
    period = closed(api)
    for who in ("staff", "sup", "mayor", "auditor", "service"):
        assert request_reopening(api, period, who, key="k").status_code == 403, who
    assert request_reopening(api, period, agency="beta").status_code == 404
    asked = expect(request_reopening(api, period), 200)
    for who, status in (("staff", 403), ("sup", 404), ("head", 404), ("auditor", 403)):
        assert answer(api, asked, who=who).status_code == status, who
    for who, status in (("staff", 404), ("sup", 404), ("auditor", 403), ("service", 403)):
        assert api.get(f"/v1/reopenings/{asked['id']}", who=who).status_code == status, who
    path = f"/v1/reopenings/{asked['id']}"
    assert api.get(path, who="admin", agency="beta").status_code == 404


def test_a_period_that_is_not_closed_is_not_reopened(api: Api) -> None:
    period = evaluations.opened(api)["period"]
    refused(request_reopening(api, period), 409, "wrong_state")


def test_one_request_for_a_period_waits_at_a_time(api: Api) -> None:
    period = closed(api)
    expect(request_reopening(api, period), 200)
    refused(request_reopening(api, get_period(api, period), SECOND), 409, "reopening_pending")


@pytest.mark.parametrize("version", [None, 9])
def test_a_period_is_reopened_at_the_version_seen(api: Api, version: int | None) -> None:
    period = closed(api)
    status = 428 if version is None else 412
    assert request_reopening(api, period, version=version).status_code == status
    asked = expect(request_reopening(api, period), 200)
    assert answer(api, {**asked, "version": version}).status_code == status


@pytest.mark.parametrize("body", [{}, {"reason": " "}, {"reason": "x" * 2001}])
def test_a_reason_is_given(api: Api, body: dict[str, str]) -> None:
    period = closed(api)
    path = f"/v1/periods/{period['id']}/reopen"
    assert api.post(path, body, who="admin", version=period["version"]).status_code in {400, 422}


def test_of_two_who_ask_or_answer_at_once_exactly_one_wins(api: Api) -> None:
    period = closed(api)
    with ThreadPoolExecutor(2) as pool:
        asked = [*pool.map(lambda who: request_reopening(api, period, who), ("admin", SECOND))]
        assert sorted(answer.status_code for answer in asked) == [200, 412]
        who = SECOND if asked[0].status_code == 200 else "admin"
        (request,) = (
            {**request, "version": 1} for request in get_period(api, period)["reopenings"]
        )
        answers = [*pool.map(lambda name: answer(api, request, name, who), ("grant", "refuse"))]
    assert sorted(answer.status_code for answer in answers) == [200, 412]


@pytest.mark.requirement("S2-19")
def test_a_request_waits_for_the_other_admin(api: Api) -> None:
    period = closed(api)
    asked = expect(request_reopening(api, period), 200)
    (task,) = [task for task in waiting(api, SECOND) if task["record"] == "reopening"]
    assert (task["kind"], task["record_id"]) == ("period_reopening_to_answer", asked["id"])
    assert task["text"] == "Jawab permintaan membuka kembali periode q1"
    assert (task["employee_id"], task["employee_name"]) == (None, None)
    assert waiting(api, "admin") == []
    assert not [task for task in waiting(api, "sup") if task["record"] == "reopening"]
    expect(answer(api, asked), 200)
    assert not [task for task in waiting(api, SECOND) if task["record"] == "reopening"]


@pytest.mark.requirement("S2-19")
def test_at_the_top_a_reopening_waits_for_an_admin(api: Api) -> None:
    content = {**evaluations.plans.CONTENT, "work_results": [evaluations.plans.BUDGET]}
    evaluation = evaluations.final(api, who="head", content=content)
    path = f"/v1/evaluations/{evaluation['id']}/reopen"
    asked = expect(api.post(path, WHY, who="mayor", version=evaluation["version"]), 200)
    (task,) = waiting(api, "admin")
    assert (task["kind"], task["record_id"]) == ("reopening_to_answer", asked["id"])
    assert task["employee_name"] == "Head Alfa"


def test_below_the_top_it_waits_for_no_admin(api: Api) -> None:
    evaluation = evaluations.final(api)
    path = f"/v1/evaluations/{evaluation['id']}/reopen"
    asked = expect(api.post(path, WHY, who="sup", version=evaluation["version"]), 200)
    assert waiting(api, "admin") == []
    path = f"/v1/reopenings/{asked['id']}"
    allowed = {
        who: expect(api.get(path, who=who), 200)["allowed_actions"]
        for who in ("staff", "sup", "head", "admin")
    }
    assert allowed == {"staff": [], "sup": [], "head": ["reopening_grant"], "admin": []}
    assert api.get(path, who="peer").status_code == 404


def test_reopening_a_period_takes_few_statements(api: Api) -> None:
    period = closed(api)
    get_period(api, period)  # the agencies' zones are read again now, which is no part of a request
    with counted(api) as log:
        asked = expect(request_reopening(api, period), 200)
    assert log.count <= 9
    with counted(api) as log:
        expect(api.get(f"/v1/reopenings/{asked['id']}", who=SECOND), 200)
    assert log.count <= 6
    with counted(api) as log:
        get_period(api, period)
    assert log.count <= 6
    with counted(api) as log:
        expect(answer(api, asked), 200)
    assert log.count <= 8


def test_an_account_made_after_the_request_does_not_answer_it(api: Api) -> None:
    period = closed(api)
    asked = expect(request_reopening(api, period), 200)
    young = update(Account).where(
        Account.agency_id == api.agency_id(), Account.id == key(f"alfa:account:{SECOND}")
    )
    database = Database(api.copy.owner)
    with database.begin(api.agency_id(), writes=True) as session:
        session.execute(young.values(created_at=api.served.now + timedelta(minutes=1)))
    database.dispose()
    refused(answer(api, asked), 403, "account_too_young")
    assert get_period(api, period)["state"] == "closed"
