"""Events over HTTP: what changed within reach, once each, in the trail's order, and no values."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.api.event.read_events import events_of, now, page, post_progress, types
from tests.factories import cycles, plans
from tests.factories.crowd import crowd
from tests.factories.evaluations import REAL, REASON, delivered, final, opened, step, year
from tests.factories.organization import expect, ident, patch
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.domain.event.kinds import BY_RECORD
from penilaian_api.storage.models.audit import TRACKED
from penilaian_api.storage.models.base import Base

WHO = ("staff", "sup", "head", "peer", "stranger", "admin", "auditor", "service")


@pytest.mark.requirement("S4-10")
def test_a_delivered_result_is_told_at_once_and_read_at_once(api: Api) -> None:
    made = final(api)
    before = now(api)
    assert page(api, f"after={before}")["items"] == []
    path = f"/v1/evaluations/{made['id']}"
    assert api.get(f"{path}/assessment").status_code == 404
    done = step(api, made, "deliver", "sup")
    (event,) = [
        event
        for event in events_of(api, "staff", before)
        if event["type"] == "evaluation.delivered"
    ]
    assert event["subject"] == f"evaluations/{made['id']}"
    assert event["data"] == {
        "kind": "evaluation",
        "id": made["id"],
        "version": done["version"],
        "count": None,
    }
    assert (event["specversion"], event["datacontenttype"]) == ("1.0", "application/json")
    read = expect(api.get(f"/v1/{event['subject']}/assessment"), 200)
    assert read["predicate"] == "good"


@pytest.mark.requirement("S2-17")
def test_progress_changes_score_and_monitoring_in_the_next_read_and_is_told(api: Api) -> None:
    period = year(api, "mataram")
    plan = plans.approved(api, "staff", "sup")
    path = f"/v1/plans/{plan['id']}"
    seen = {who: now(api, who) for who in ("staff", "sup", "peer")}
    score = f"{path}/score?period_id={period['id']}"
    before = expect(api.get(score), 200), expect(api.get(f"{path}/monitoring"), 200)
    entry = post_progress(api, plan)
    after = expect(api.get(score), 200), expect(api.get(f"{path}/monitoring"), 200)
    assert after[0] != before[0]
    assert after[1] != before[1]
    assert "12.0000" in str(after[1])
    assert "12.0000" not in str(before[1])
    for who in ("staff", "sup"):
        (event,) = events_of(api, who, seen[who])
        assert (event["type"], event["data"]["id"]) == ("progress.created", entry["id"])
    assert events_of(api, "peer", seen["peer"]) == []


def test_the_steps_of_a_plan_are_told_by_their_names(api: Api) -> None:
    cycles.begin(api, cycles.state(api)["periods"][0])
    start = now(api)
    plan = plans.submitted(api)
    plan = plans.step(api, plan, "return", "sup", {"reason": "Target belum terukur."})
    plan = plans.step(api, plan, "submit", "staff")
    plan = plans.step(api, plan, "withdraw", "staff")
    plan = plans.step(api, plan, "submit", "staff")
    plans.step(api, plan, "approve", "sup")
    names = [name for name in types(events_of(api, "staff", start)) if name != "plan.changed"]
    assert names[:3] == ["plan.created", "plan.drafted", "plan.submitted"]
    assert names[3:] == [
        "plan.returned",
        "plan.submitted",
        "plan.withdrawn",
        "plan.submitted",
        "plan.approved",
    ]


def test_each_is_told_what_they_may_read_and_nothing_else(api: Api) -> None:
    made = delivered(api)
    heard = {who: events_of(api, who) for who in WHO}
    about = {who: {event["data"]["id"] for event in heard[who]} for who in WHO}
    plan = made["plans"]["staff"]["id"]
    assert {who for who in WHO if plan in about[who]} == {
        "staff",
        "sup",
        "head",
        "admin",
        "service",
    }
    assert {who for who in WHO if made["id"] in about[who]} == {
        "staff",
        "sup",
        "head",
        "admin",
        "service",
    }
    for who in WHO:  # whatever has an address of its own opens for whoever is told of it
        for event in heard[who]:
            if event["data"]["kind"] in {"plan", "evaluation", "progress", "period", "goal"}:
                assert api.get(f"/v1/{event['subject']}", who=who).status_code == 200, event
    assert "evaluation" not in {event["data"]["kind"] for event in heard["auditor"]}


def test_no_value_name_or_text_is_told(api: Api) -> None:
    made = delivered(api)
    post_progress(api, made["plans"]["staff"], "77")
    text = " ".join(api.get("/v1/events?limit=200", who=who).text for who in WHO)
    words = [*REAL.values(), REASON, plans.RESULT["statement"], "Staff Alfa", "alfa-staff", "77.0"]
    assert not [word for word in words if word in text]
    members = {name for event in events_of(api, "admin") for name in event["data"]}
    assert members == {"kind", "id", "version", "count"}


def test_pages_of_any_length_tell_each_event_once_and_in_order(api: Api) -> None:
    delivered(api)
    for who in WHO:
        whole = events_of(api, who)
        assert len({event["id"] for event in whole}) == len(whole)
        for limit in (1, 2, 3, 7):
            assert events_of(api, who, query=f"limit={limit}") == whole, (who, limit)
        times = [event["time"] for event in whole]
        assert times == sorted(times)


def test_an_event_is_the_same_for_all_who_are_told_of_it(api: Api) -> None:
    delivered(api)
    known = {event["id"]: event for event in events_of(api, "admin")}
    for who in ("staff", "sup", "head"):
        for event in events_of(api, who):
            assert known.get(event["id"], event) == event or event["data"]["count"] is None


def test_a_set_is_told_as_one_event_and_its_size_to_whoever_reaches_all(api: Api) -> None:
    period = year(api)
    crowd(api, range(30), period["cycle_id"])
    seen = {who: now(api, who) for who in ("staff", "admin", "auditor")}
    expect(api.post(f"/v1/periods/{period['id']}/evaluations", who="admin"), 200)
    for who, count in (("admin", 30), ("staff", None)):
        (event,) = [
            event
            for event in events_of(api, who, seen[who])
            if event["type"] == "evaluation.created"
        ]
        assert (event["data"]["id"], event["subject"], event["data"]["count"]) == (
            None,
            None,
            count,
        )
    assert "evaluation.created" not in types(events_of(api, "auditor", seen["auditor"]))


def test_whoever_loses_their_reach_is_told_nothing_more_and_nothing_of_before(api: Api) -> None:
    made = opened(api)
    plan = made["plans"]["staff"]
    assert plan["id"] in {event["data"]["id"] for event in events_of(api, "sup")}
    seen = now(api, "sup")
    seat = f"/v1/assignments/{ident('seat:sup')}"
    expect(patch(api, seat, {"ends_on": "2026-03-26"}, 1), 200)
    post_progress(api, plan)
    assert not [
        event for event in events_of(api, "sup", seen) if event["data"]["kind"] == "progress"
    ]
    assert plan["id"] not in {event["data"]["id"] for event in events_of(api, "sup")}


def test_only_the_kind_or_type_that_is_asked_for_is_told(api: Api) -> None:
    delivered(api)
    whole = events_of(api, "staff")
    for asked in ("plan", "evaluation.delivered", "assessment", "plan.approved"):
        kept = [e for e in whole if asked in {e["type"], e["type"].partition(".")[0]}]
        assert kept
        assert events_of(api, "staff", query=f"type={asked}&limit=3") == kept
    assert events_of(api, "staff", query="type=moon") == []


@pytest.mark.parametrize("query", ["type=Plan", "type=plan.", "after=", "after=x", "limit=0"])
def test_what_is_asked_is_checked(api: Api, query: str) -> None:
    assert api.get(f"/v1/events?{query}").status_code == 422


def test_a_position_is_of_one_account(api: Api) -> None:
    mine = now(api)
    answer = api.get(f"/v1/events?after={mine}", who="sup")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "bad_event"


def test_a_page_costs_the_same_statements_whoever_asks(api: Api) -> None:
    delivered(api)
    for who in WHO:
        with counted(api) as log:
            page(api, "limit=200", who)
        assert log.count <= 4, who


def test_readers_beside_writers_miss_nothing_and_hear_nothing_twice(api: Api) -> None:
    plan = opened(api)["plans"]["staff"]
    start = now(api)
    heard: list[str] = []
    position = start

    def write(number: int) -> str:
        return post_progress(api, plan, str(number))["id"]

    with ThreadPoolExecutor(3) as pool:
        jobs = [pool.submit(write, number) for number in range(1, 31)]
        while not all(job.done() for job in jobs):
            body = page(api, f"limit=3&after={position}")
            heard += [event["data"]["id"] for event in body["items"]]
            position = body["next"]
    rest = events_of(api, "staff", position)
    heard += [event["data"]["id"] for event in rest]
    assert sorted(heard) == sorted(job.result() for job in jobs)
    assert heard == [event["data"]["id"] for event in events_of(api, "staff", start)]


SILENT = {
    "acknowledgement": "it is read with what was acknowledged",
    "counseling": "only whom it names know of it",
    "counseling_record": "only whom it names know of it",
    "guidance_feedback": "only who gave it and whom it reaches know of it",
    "result_use": "whom a result is about reads each use; others read what it was used for",
    "survey_target": "a survey says what it is about; of a 360 none but admins know whom",
    "work_result": "a change of it is one of its plan's revision",
}
"""Tables of lists of which no event tells, and why."""


def test_events_tell_of_whatever_a_list_shows() -> None:
    assert {*TRACKED} - {*BY_RECORD} == {*SILENT}, "name the kind in domain/event/kinds.py"
    models = {mapper.local_table.name for mapper in Base.registry.mappers}
    assert {*BY_RECORD} <= models
