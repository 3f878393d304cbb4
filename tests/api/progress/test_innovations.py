"""The innovation register over HTTP: entries, a panel that judges them, and what it measures."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import cycles, evaluations, plans
from tests.factories.registers.assessments import part_of
from tests.factories.registers.innovations import (
    appointed,
    entered,
    innovation,
    judged,
    verdict,
    verified,
)
from tests.serving.client import Api
from tests.world import key

PATH = "/v1/innovations"


@pytest.fixture
def period(api: Api) -> dict[str, Any]:
    """Open the first quarter of 2026 by the scheme of Lampung, with its panel."""
    period = evaluations.year(api, "lampung")
    appointed(api)
    return period


def refused(api: Api, path: str, body: Any, status: int, **how: Any) -> dict[str, Any]:
    answer = api.post(path, body, **how)
    assert answer.status_code == status, answer.text
    return answer.json()


def codes(problem: dict[str, Any]) -> list[tuple[str, str]]:
    return [(error["pointer"], error["code"]) for error in problem["errors"]]


@pytest.mark.requirement("S0-14")
def test_a_verified_innovation_raises_its_part_and_the_trace_names_it(
    api: Api, period: dict[str, Any]
) -> None:
    plan = plans.approved(api)
    first = entered(api, innovation(period, title="Kartu Obat Bergambar"))
    half = judged(api, first, "other", verdict(3, 3, 3, 3))
    assert half["state"] == "entered"
    path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
    assert api.get(path, who="staff").json()["result"] is None  # nothing is measured yet
    done = judged(api, half, "deputy", verdict(3, 3, 3, 3))
    assert done["state"] == "verified"
    assert part_of(api, plan, period, "innovation")["points"] == "50.00"
    verified(api, innovation(period, title="Antre Tenang"), 4)
    assert part_of(api, plan, period, "innovation")["points"] == "80.00"  # 75, and 5 for the other
    score = api.get(path, who="staff").json()
    (given,) = [each for each in score["inputs"] if each.get("part") == "innovation"]
    assert given["count"] == 2
    explained = str(score["result"]["explanation"])
    assert "best-and-further@1: “Antre Tenang” (75); “Kartu Obat Bergambar” (50)" in explained
    measured = api.get(f"/v1/measurements/{given['origin'][12:48]}", who="staff").json()
    assert measured["source"] == (
        "best-and-further@1: “Antre Tenang” (75); “Kartu Obat Bergambar” (50)"
    )
    assert measured["supersedes_id"] is not None


@pytest.mark.requirement("S3-16")
def test_an_innovation_in_service_is_measured_with_its_evidence(api: Api) -> None:
    period = evaluations.year(api, "bengkulu")
    appointed(api)
    plan = plans.approved(api)
    body = innovation(period, title="Loket Satu Meja", before="3.2", after="1.4")
    shown = entered(api, body)
    assert [phase["url"] for phase in shown["phases"]] == [None, "https://bukti.test/uji-coba"]
    assert (shown["before"], shown["after"]) == ("3.2000", "1.4000")
    (listed,) = api.get(f"{PATH}?state=entered&unit_code=BIDANG", who="stranger").json()["items"]
    assert (listed["title"], listed["is_mine"]) == ("Loket Satu Meja", False)
    for who in ("other", "deputy"):
        shown = judged(api, shown, who, verdict(4, 5, 4, 3))
    assert shown["state"] == "verified"
    assert part_of(api, plan, period, "innovation")["points"] == "75.00"


def waiting(api: Api, who: str) -> list[dict[str, Any]]:
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return [task for task in items if task["kind"] == "innovation_to_verify"]


@pytest.mark.requirement("S0-14", "S2-19")
def test_an_entry_waits_for_each_of_the_panel_until_they_judge_it(
    api: Api, period: dict[str, Any]
) -> None:
    first = entered(api, innovation(period, colleague_codes=["alfa-late"]))
    (task,) = waiting(api, "other")
    assert task == {
        "kind": "innovation_to_verify",
        "text": "Verifikasi inovasi: Antre Tenang",
        "record": "innovation",
        "record_id": first["id"],
        "employee_id": None,
        "employee_name": None,
        "due_on": period["rate_until"],
        "days_left": task["days_left"],
        "period_key": None,
        "plan_id": None,
        "operation": "verify_innovation",
    }
    assert len(waiting(api, "deputy")) == 1
    for who in ("late", "staff", "sup", "admin"):  # their own, their people's, not on the panel
        assert waiting(api, who) == [], who
    half = judged(api, first, "other", verdict(3, 3, 3, 3))
    assert (waiting(api, "other"), len(waiting(api, "deputy"))) == ([], 1)
    judged(api, half, "deputy", verdict(3, 3, 3, 3))
    assert waiting(api, "deputy") == []


def test_an_entry_waits_for_the_nearest_panel_only(api: Api, period: dict[str, Any]) -> None:
    appointed(api, unit_code="BIDANG", member_codes=["alfa-head", "alfa-deputy", "alfa-stranger"])
    shown = entered(api, innovation(period))
    for who in ("deputy", "stranger"):
        assert [task["record_id"] for task in waiting(api, who)] == [shown["id"]], who
    assert waiting(api, "other") == []
    assert [task["record_id"] for task in waiting(api, "head")] == [shown["id"]]
    elsewhere = entered(api, innovation(period, title="Loket Keliling"), "stranger")
    for who in ("other", "late"):
        assert [task["record_id"] for task in waiting(api, who)] == [elsewhere["id"]], who
    assert [task["record_id"] for task in waiting(api, "stranger")] == [shown["id"]]
    entered(api, innovation(period, title="Papan Tunggu"), "head")
    assert len(waiting(api, "late")) == 1  # nothing of whoever assesses them


def test_all_who_made_it_are_measured_and_read_how_it_was_judged(
    api: Api, period: dict[str, Any]
) -> None:
    body = innovation(period, colleague_codes=["alfa-peer"])
    done = verified(api, body, 5)
    for who in ("staff", "peer"):
        (own,) = api.get("/v1/measurements?part=innovation", who=who).json()["items"]
        assert (own["value"], own["count"]) == ("100.0000", 1)
    path = f"{PATH}/{done['id']}/verification"
    shown_to = api.get(path, who="peer").json()
    assert [each["employee_code"] for each in shown_to["innovators"]] == ["alfa-peer"]
    assert shown_to["points"] == "100.0000"
    assert {each["level"] for each in shown_to["criteria"]} == {"5.0000"}
    assert "other" not in str(shown_to["criteria"])
    assert len(api.get(path, who="sup").json()["innovators"]) == 2
    for who in ("other", "stranger"):
        assert api.get(path, who=who).status_code == 404


def test_verdicts_too_far_apart_wait_for_a_third_and_a_thin_idea_is_declined(
    api: Api, period: dict[str, Any]
) -> None:
    shown = entered(api, innovation(period))
    shown = judged(api, shown, "other", verdict(1, 1, 1, 1))
    shown = judged(api, shown, "deputy", verdict(4, 1, 1, 1))
    assert shown["state"] == "entered"
    shown = judged(api, shown, "late", verdict(2, 1, 1, 1))
    assert shown["state"] == "declined"
    shown_to = api.get(f"{PATH}/{shown['id']}/verification", who="staff").json()
    assert shown_to["points"] == "6.2500"
    assert api.get("/v1/measurements", who="admin").json()["items"] == []


def test_an_innovation_that_verifies_itself_is_refused(api: Api, period: dict[str, Any]) -> None:
    own = entered(api, innovation(period, colleague_codes=["alfa-deputy"]), "other")
    for language, words in (("id", "sendiri"), ("en", "your own")):
        for who in ("other", "deputy"):
            answer = api.http.post(
                f"{PATH}/{own['id']}/verify",
                json=verdict(5, 5, 5, 5),
                headers={
                    "Authorization": f"Bearer {api.token(who)}",
                    "Accept-Language": language,
                    "If-Match": f'"{own["version"]}"',
                },
            )
            problem = answer.json()
            assert (answer.status_code, problem["code"]) == (403, "not_on_yourself")
            assert codes(problem) == [("", "own_innovation")]
            assert words in (problem["title"] + problem["detail"]).lower()


def test_nobody_judges_what_their_leader_made_and_none_but_the_panel(
    api: Api, period: dict[str, Any]
) -> None:
    of_leader = entered(api, innovation(period), "head")
    path = f"{PATH}/{of_leader['id']}/verify"
    problem = refused(
        api, path, verdict(5, 5, 5, 5), 403, who="other", version=of_leader["version"]
    )
    assert problem["code"] == "innovation_of_own_leader"
    shown = entered(api, innovation(period))
    path = f"{PATH}/{shown['id']}/verify"
    problem = refused(api, path, verdict(5, 5, 5, 5), 403, who="stranger", version=shown["version"])
    assert problem["code"] == "not_on_panel"
    for who in ("admin", "service"):
        answer = api.post(path, verdict(5, 5, 5, 5), who=who, version=1, key="x")
        assert answer.status_code == 403


def test_each_judges_once_and_nobody_a_decided_entry(api: Api, period: dict[str, Any]) -> None:
    shown = entered(api, innovation(period))
    path = f"{PATH}/{shown['id']}/verify"
    assert refused(api, path, verdict(3, 3, 3, 3), 412, who="other", version=99)["code"] == "stale"
    shown = judged(api, shown, "other", verdict(3, 3, 3, 3))
    problem = refused(api, path, verdict(3, 3, 3, 3), 409, who="other", version=shown["version"])
    assert problem["code"] == "verdict_given"
    shown = judged(api, shown, "deputy", verdict(3, 3, 3, 3))
    problem = refused(api, path, verdict(3, 3, 3, 3), 409, who="late", version=shown["version"])
    assert problem["code"] == "wrong_state"


@pytest.mark.parametrize(
    ("levels", "fault"),
    [
        ({"levels": [{"item": "novelty", "level": 3}]}, ("/levels", "levels_missing")),
        (
            {"levels": verdict(3, 3, 3, 3)["levels"] + [{"item": "novelty", "level": 3}]},
            ("/levels/4/item", "stated_twice"),
        ),
        (
            {"levels": [{"item": "charm", "level": 3}, *verdict(3, 3, 3, 3)["levels"]]},
            ("/levels/0/item", "not_judged_here"),
        ),
        (
            {"levels": [{"item": "novelty", "level": 5}, *verdict(3, 3, 3, 3)["levels"][1:]]},
            ("/levels/0/reason", "reason_required"),
        ),
    ],
)
def test_a_verdict_is_whole_and_gives_reasons_at_the_extremes(
    api: Api, period: dict[str, Any], levels: dict[str, Any], fault: tuple[str, str]
) -> None:
    shown = entered(api, innovation(period))
    path = f"{PATH}/{shown['id']}/verify"
    assert codes(refused(api, path, levels, 422, who="other", version=shown["version"])) == [fault]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"colleague_codes": ["nobody"]}, ("/colleague_codes/0", "unknown_reference")),
        ({"period_id": str(key("alfa:staff"))}, ("/period_id", "unknown_reference")),
        (
            {"phases": [{"phase": "idea", "on": "2025-12-01", "title": "Nota"}]},
            ("/phases", "innovation_of_another_period"),
        ),
        (
            {"phases": [{"phase": "adopted", "on": "2026-01-05", "title": "Keputusan"}]},
            ("/phases/0/url", "evidence_required"),
        ),
    ],
)
def test_an_entry_fits_its_period_and_shows_what_it_claims(
    api: Api, period: dict[str, Any], changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert codes(refused(api, PATH, innovation(period, **changes), 422, who="staff")) == [fault]


def test_an_entry_is_corrected_by_those_who_made_it_until_it_is_judged(
    api: Api, period: dict[str, Any]
) -> None:
    shown = entered(api, innovation(period, colleague_codes=["alfa-peer"]))
    path, changed = f"{PATH}/{shown['id']}", innovation(period, title="Lain")
    answer = api.put(path, changed, who="other", version=shown["version"])
    assert (answer.status_code, answer.json()["code"]) == (403, "not_an_innovator")
    shown = api.put(path, changed, who="peer", version=shown["version"]).json()
    assert shown["title"] == "Lain"
    judged(api, shown, "other", verdict(3, 3, 3, 3))
    version = api.get(path, who="peer").json()["version"]
    answer = api.put(path, changed, who="peer", version=version)
    assert (answer.status_code, answer.json()["code"]) == (409, "innovation_judged")
    answer = api.post(f"{path}/withdraw", who="peer", version=version)
    assert answer.json()["state"] == "withdrawn"
    problem = refused(
        api,
        f"{path}/verify",
        verdict(3, 3, 3, 3),
        409,
        who="deputy",
        version=answer.json()["version"],
    )
    assert problem["code"] == "wrong_state"


def test_nothing_is_verified_after_the_period_closed(api: Api, period: dict[str, Any]) -> None:
    shown = entered(api, innovation(period))
    api.at(datetime(2026, 4, 16, 2, 0, tzinfo=UTC))
    version = period["version"]
    for step in ("start-rating", "close"):
        answer = api.post(f"/v1/periods/{period['id']}/{step}", who="admin", version=version)
        version = answer.json()["version"]
    path = f"{PATH}/{shown['id']}/verify"
    refused(api, path, verdict(3, 3, 3, 3), 409, who="other", version=shown["version"])
    refused(api, PATH, innovation(period), 409, who="staff")


def test_the_nearest_panel_judges(api: Api, period: dict[str, Any]) -> None:
    appointed(api, unit_code="BIDANG", member_codes=["alfa-mayor", "alfa-former", "alfa-stranger"])
    shown = entered(api, innovation(period))
    path = f"{PATH}/{shown['id']}/verify"
    problem = refused(api, path, verdict(3, 3, 3, 3), 403, who="other", version=shown["version"])
    assert problem["code"] == "not_on_panel"
    judged(api, shown, "stranger", verdict(3, 3, 3, 3))


@pytest.mark.parametrize(
    ("changes", "status", "fault"),
    [
        ({"cycle_key": "2031"}, 422, ("/cycle_key", "unknown_reference")),
        ({"unit_code": "NOWHERE"}, 422, ("/unit_code", "unknown_reference")),
        (
            {"unit_code": "LAIN", "member_codes": ["alfa-other", "alfa-other", "alfa-head"]},
            422,
            ("/member_codes/1", "stated_twice"),
        ),
        (
            {"unit_code": "LAIN", "member_codes": ["alfa-other", "alfa-head"]},
            422,
            ("/member_codes", "panel_too_small"),
        ),
        ({}, 409, ("/unit_code", "panel_exists")),
    ],
)
def test_a_panel_is_appointed_once_and_large_enough(
    api: Api,
    period: dict[str, Any],
    changes: dict[str, Any],
    status: int,
    fault: tuple[str, str],
) -> None:
    del period
    body = {
        "cycle_key": "2026",
        "member_codes": ["alfa-other", "alfa-deputy", "alfa-late"],
        **changes,
    }
    assert codes(refused(api, "/v1/innovation-panels", body, status, who="admin")) == [fault]


def test_a_panel_changes_its_members(api: Api, period: dict[str, Any]) -> None:
    (panel,) = api.get("/v1/innovation-panels", who="admin").json()["items"]
    body = {"member_codes": ["alfa-stranger", "alfa-former", "alfa-mayor"]}
    path = f"/v1/innovation-panels/{panel['id']}"
    changed = api.put(path, body, who="admin", version=panel["version"]).json()
    assert len(changed["members"]) == 3
    assert api.put(path, body, who="admin", version=panel["version"]).status_code == 412
    shown = entered(api, innovation(period))
    judged(api, shown, "stranger", verdict(3, 3, 3, 3))


def test_a_scheme_that_does_not_measure_it_keeps_the_entry_alone(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    appointed(api)
    done = verified(api, innovation(period), 4)
    assert done["state"] == "verified"
    assert api.get("/v1/measurements", who="admin").json()["items"] == []
