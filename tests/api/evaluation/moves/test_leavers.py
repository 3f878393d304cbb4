"""Who leaves is still rated, delivered and heard; where nobody can go on, a defect names it."""

from datetime import UTC, datetime
from itertools import combinations
from typing import Any, Final

import pytest
from tests.factories.consent import answer
from tests.factories.evaluations import assessment, delivered, opened, step
from tests.factories.organization import assign, delegate, expect, ident, patch, void
from tests.serving.client import Api

from penilaian_api.domain.me import TaskKind

REASONS = {"reasons": "Realisasi Maret belum dihitung."}
HEARD = {"employee_statement": "Tercapai.", "assessor_statement": "Terlambat."}
LEADERS: Final = ("sup", "head", "mayor")
STEPS: Final = {
    "rate": TaskKind.EVALUATION_TO_RATE,
    "finalize": TaskKind.TO_FINALIZE,
    "deliver": TaskKind.TO_DELIVER,
}
NEXT_DAY = datetime(2026, 3, 28, 2, 0, tzinfo=UTC)


def leave(api: Api, who: str, last: str = "2026-03-27") -> None:
    """End somebody's post: a contract that ran out, a pension, a death."""
    expect(patch(api, f"/v1/assignments/{ident(f'seat:{who}')}", {"ends_on": last}, 1), 200)
    version = api.get(f"/v1/employees/{ident(who)}", who="admin").json()["version"]
    expect(patch(api, f"/v1/employees/{ident(who)}", {"left_on": last}, version), 200)


def tasks(api: Api, who: str) -> set[tuple[str, str]]:
    """Name what waits for somebody, and about whom."""
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return {(item["kind"], item["employee_id"]) for item in items}


def defects(api: Api, code: str) -> list[dict[str, Any]]:
    items = api.get("/v1/organization/defects?limit=200", who="admin").json()["items"]
    return [item for item in items if item["code"] == code]


@pytest.mark.parametrize("at", ["open", "rated", "final", "delivered"])
def test_l2_whoever_leaves_is_finished_by_the_assessor_of_their_last_day(api: Api, at: str) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    steps = [("rate", body), ("finalize", None), ("deliver", None)]
    done = ["open", "rated", "final", "delivered"].index(at)
    for name, content in steps[:done]:
        evaluation = step(api, evaluation, name, "sup", content)
    leave(api, "staff")
    api.at(NEXT_DAY)
    staff = ident("staff")
    waiting = {"open": "evaluation_to_rate", "rated": "to_finalize", "final": "to_deliver"}
    if at in waiting:
        assert (waiting[at], staff) in tasks(api, "sup")
        assert not {kind for kind, person in tasks(api, "head") if person == staff}
    for name, content in steps[done:]:
        evaluation = step(api, evaluation, name, "sup", content)
    path = f"/v1/evaluations/{evaluation['id']}/objections"
    objection = expect(api.post(path, REASONS, who="staff"))
    assert (TaskKind.OBJECTION_TO_HEAR, staff) in tasks(api, "head")
    path = f"/v1/objections/{objection['id']}"
    heard = expect(api.post(f"{path}/hear", HEARD, who="head", version=1), 200)
    decision = {"is_changed": False, "reason": "Bukti lewat waktu."}
    expect(api.post(f"{path}/decide", decision, who="head", version=heard["version"]), 200)


def test_l2_if_the_assessor_leaves_too_the_one_above_goes_on(api: Api) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    leave(api, "staff")
    leave(api, "sup")
    api.at(NEXT_DAY)
    assert ("evaluation_to_rate", ident("staff")) in tasks(api, "head")
    rated = step(api, evaluation, "rate", "head", body)
    step(api, step(api, rated, "finalize", "head"), "deliver", "head")


def test_l2_who_has_left_is_no_longer_of_the_team(api: Api) -> None:
    opened(api)
    assert ident("staff") in team(api)
    leave(api, "staff")
    api.at(NEXT_DAY)
    assert ident("staff") not in team(api)
    leaders = api.get(f"/v1/employees/{ident('staff')}/assessor", who="admin").json()
    assert leaders["assessor"]["cause"] == "former"


def team(api: Api) -> set[str]:
    return {item["employee_id"] for item in api.get("/v1/me/team", who="sup").json()["items"]}


def test_l2_where_nobody_can_go_on_the_defect_names_the_evaluation_and_who_mends_it(
    api: Api,
) -> None:
    evaluation = opened(api)["evaluations"]["staff"]
    assert defects(api, "evaluation_without_actor") == []
    for seat in ("seat:sup", "seat:head", "seat:mayor"):
        expect(void(api, f"/v1/assignments/{ident(seat)}", 1), 200)
    (defect,) = defects(api, "evaluation_without_actor")
    assert (defect["evaluation_id"], defect["employee_id"], defect["mender"]) == (
        evaluation["id"],
        ident("staff"),
        "admin",
    )
    expect(assign(api, ident("sup"), ident("SUP"), "2026-01-01"))
    assert defects(api, "evaluation_without_actor") == []


@pytest.mark.parametrize(
    "gone", [who for count in range(4) for who in combinations(LEADERS, count)], ids="-".join
)
def test_l2_whichever_leaders_are_gone_a_step_is_one_persons_or_a_defect(
    api: Api, gone: tuple[str, ...]
) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    for who in gone:
        expect(void(api, f"/v1/assignments/{ident(f'seat:{who}')}", 1), 200)
    for name, kind in STEPS.items():
        actors = [who for who in LEADERS if (kind, ident("staff")) in tasks(api, who)]
        stuck = {each["evaluation_id"] for each in defects(api, "evaluation_without_actor")}
        assert len(actors) == int(evaluation["id"] not in stuck), (name, actors, stuck)
        if not actors:
            return
        evaluation = step(api, evaluation, name, *actors, body if name == "rate" else None)


def test_l2_a_period_that_closes_over_an_evaluation_leaves_a_defect(api: Api) -> None:
    made = opened(api)
    api.at(datetime(2026, 4, 30, 2, 0, tzinfo=UTC))
    period = api.get(f"/v1/periods/{made['period']['id']}", who="admin").json()
    path = f"/v1/periods/{period['id']}/close"
    expect(api.post(path, who="admin", version=period["version"]), 200)
    (defect,) = defects(api, "evaluation_left_open")
    assert defect["evaluation_id"] == made["evaluations"]["staff"]["id"]
    assert defect["reason"] != defect["code"]


def test_l2_an_objection_whose_decider_would_judge_their_own_rating_is_named(api: Api) -> None:
    evaluation = delivered(api)
    path = f"/v1/evaluations/{evaluation['id']}/objections"
    objection = expect(api.post(path, REASONS, who="staff"))
    assert defects(api, "objection_without_decider") == []
    expect(void(api, f"/v1/assignments/{ident('seat:sup')}", 1), 200)
    expect(void(api, f"/v1/assignments/{ident('seat:head')}", 1), 200)
    expect(assign(api, ident("sup"), ident("HEAD"), "2026-03-27"))
    expect(assign(api, ident("other"), ident("SUP"), "2026-03-27", kind="acting"))
    made = delegate(api, ident("SUP"), ident("other"), "2026-03-27", delegated_by=ident("sup"))
    expect(answer(api, expect(made)["approval_id"], "sup"), 200)
    (defect,) = defects(api, "objection_without_decider")
    assert (defect["objection_id"], defect["employee_id"]) == (objection["id"], ident("staff"))
    heard = api.post(f"/v1/objections/{objection['id']}/hear", HEARD, who="sup", version=1)
    assert heard.status_code == 403


def test_l2_an_objection_that_nobody_could_decide_is_refused_with_its_reason(api: Api) -> None:
    evaluation = delivered(api)
    for seat in ("seat:head", "seat:mayor"):
        expect(void(api, f"/v1/assignments/{ident(seat)}", 1), 200)
    answer = api.post(f"/v1/evaluations/{evaluation['id']}/objections", REASONS, who="staff")
    assert (answer.status_code, answer.json()["code"]) == (409, "objection_without_superior")
