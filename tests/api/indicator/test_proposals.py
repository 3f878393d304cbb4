"""What employees propose for the indicators over HTTP, and the answers to it."""

from typing import Any

import pytest
from tests.api.indicator.proposals import ANSWER, TEXT, answered, step, submitted, withdrawn
from tests.api.indicator.test_indicators import GOOD, agreed
from tests.api.indicator.test_indicators import step as indicator_step
from tests.factories import cycles
from tests.factories.accounts import also_admin
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident
from tests.records.statements import counted
from tests.serving.client import Api

ENGLISH = {"Accept-Language": "en"}


@pytest.mark.requirement("S1-13")
def test_an_employee_proposes_and_reads_the_recorded_answer(api: Api) -> None:
    cycles.state(api)
    indicator = agreed(api)
    body = {"cycle_key": "2026", "text": TEXT, "indicator_version_id": indicator["id"]}
    with counted(api) as log:
        made = expect(api.post("/v1/proposals", body, who="staff"))
    assert log.count <= 9
    assert (made["kind"], made["state"]) == ("indicator_comment", "submitted")
    assert (made["indicator_key"], made["employee_name"]) == ("permits", "Staff Alfa")
    assert made["allowed_actions"] == ["proposal_withdraw"]
    with counted(api) as log:
        answer = expect(step(api, made, "answer", ANSWER), 200)
    assert log.count <= 8
    assert answer["allowed_actions"] == ["proposal_draft"]
    seen = expect(api.get(f"/v1/proposals/{made['id']}", who="staff"), 200)
    assert (seen["state"], seen["answer"]) == ("adapted", ANSWER["answer"])
    assert seen["answered_at"] is not None
    tasks = expect(api.get("/v1/me/tasks", who="staff"), 200)["items"]
    (task,) = [each for each in tasks if each["record"] == "proposal"]
    assert (task["kind"], task["record_id"]) == ("proposal_answered", made["id"])
    assert task["text"] == "Masukan Anda telah ditanggapi: baca tanggapannya"


@pytest.mark.requirement("S1-13")
def test_a_proposal_bears_the_indicator_as_they_would_have_it(api: Api) -> None:
    made = submitted(api, content={**GOOD, "statement": "Jumlah izin yang dikoreksi"})
    assert made["kind"] == "new_indicator"
    assert made["content"]["statement"] == "Jumlah izin yang dikoreksi"
    assert made["content"]["target"] == "90.0000"
    done = expect(step(api, made, "answer", {**ANSWER, "outcome": "accepted"}), 200)
    drafted = expect(step(api, done, "draft", {"key": "koreksi", **GOOD}), 200)
    library = read(api, "/v1/indicators?state=draft")
    draft = library[drafted["draft_id"]]
    assert (draft["key"], draft["proposed_by"]) == ("koreksi", ident("staff"))
    again = step(api, drafted, "draft", {"key": "koreksi-2", **GOOD})
    assert (again.status_code, again.json()["code"]) == (409, "proposal_without_draft")


def test_a_comment_leads_to_the_next_version_of_its_indicator(api: Api) -> None:
    indicator = agreed(api)
    made = submitted(api, indicator_version_id=indicator["id"])
    done = expect(step(api, made, "answer", ANSWER), 200)
    with counted(api) as log:
        drafted = expect(step(api, done, "draft", {"key": "other", **GOOD}), 200)
    assert log.count <= 13
    item = expect(api.get(f"/v1/indicators/{indicator['indicator_id']}"), 200)
    assert [version["id"] for version in item["versions"]] == [indicator["id"], drafted["draft_id"]]
    assert item["key"] == "permits"


@pytest.mark.requirement("S1-13")
def test_the_gate_of_the_indicators_lists_what_is_unanswered(api: Api) -> None:
    cycle = cycles.state(api)
    agreed(api, title_keys=[])
    readiness = f"/v1/cycles/{cycle['key']}/readiness"

    def gate() -> dict:
        gates = expect(api.get(readiness, who="admin", headers=ENGLISH), 200)["gates"]
        return next(each for each in gates if each["gate"] == "indicators")

    assert gate()["is_met"]
    made = submitted(api)
    submitted(api, "peer")
    withdrawn(api)
    shut = gate()
    assert (shut["is_met"], shut["lacking"]) == (False, 2)
    assert [each["code"] for each in shut["lacks"]] == ["proposal_unanswered"] * 2
    assert shut["lacks"][0]["proposal_id"] == made["id"]
    assert shut["lacks"][0]["name"] == "Staff Alfa"
    assert shut["lacks"][0]["detail"].endswith("is not answered yet.")
    for proposal in read(api, "/v1/proposals?state=submitted").values():
        expect(step(api, proposal, "answer", ANSWER), 200)
    assert gate()["is_met"]


@pytest.mark.requirement("S1-13")
def test_a_period_does_not_open_while_a_proposal_is_unanswered(api: Api) -> None:
    cycle = cycles.state(api)
    agreed(api, title_keys=[])
    made = submitted(api)
    period = cycle["periods"][0]
    path = f"/v1/periods/{period['id']}"

    def opened() -> tuple[int, list[str]]:
        version = expect(api.get(path, who="admin"), 200)["version"]
        answer = api.post(f"{path}/open", who="admin", version=version)
        faults = answer.json().get("errors", [])
        return answer.status_code, [fault["pointer"] for fault in faults]

    for gate in ("socialisation", "organization"):
        waiver = {"reason": "Sudah disampaikan pada apel."}
        expect(api.post(f"{path}/gates/{gate}/waive", waiver, who="admin"), 200)
    assert opened() == (409, ["/gates/indicators"])
    expect(step(api, made, "answer", ANSWER), 200)
    assert opened() == (200, [])


@pytest.mark.parametrize(("language", "word"), [("id", "admin lain"), ("en", "another admin")])
def test_nobody_answers_a_proposal_of_their_own_by_person(
    api: Api, language: str, word: str
) -> None:
    also_admin(api, "staff")
    made = submitted(api)
    headers = {"Accept-Language": language}
    refused = step(api, made, "answer", ANSWER, who="staff", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "proposal_of_own")
    assert word in refused.json()["detail"]
    assert made["allowed_actions"] == ["proposal_withdraw"]
    tasks = expect(api.get("/v1/me/tasks", who="staff"), 200)["items"]
    assert "proposal_to_answer" not in {task["kind"] for task in tasks}


def test_a_proposal_is_answered_once_and_with_a_reason(api: Api) -> None:
    made = submitted(api)
    assert step(api, made, "answer", {**ANSWER, "answer": "  "}).status_code == 422
    assert step(api, made, "answer", {"outcome": "ignored", "answer": "Ya"}).status_code == 422
    done = expect(step(api, made, "answer", ANSWER), 200)
    assert step(api, made, "answer", ANSWER).status_code == 412
    for name, body, who in (("answer", ANSWER, "admin"), ("withdraw", None, "staff")):
        refused = step(api, done, name, body, who=who)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong_state"), name


def test_what_was_withdrawn_is_not_answered(api: Api) -> None:
    made = withdrawn(api)
    assert (made["state"], made["allowed_actions"]) == ("withdrawn", [])
    assert step(api, made, "answer", ANSWER).json()["code"] == "wrong_state"
    assert step(api, made, "draft", {"key": "x", **GOOD}).status_code == 409


def test_a_declined_proposal_is_not_drafted(api: Api) -> None:
    done = answered(api, outcome="declined")
    assert done["allowed_actions"] == []
    assert step(api, done, "draft", {"key": "x", **GOOD}).json()["code"] == "proposal_without_draft"


@pytest.mark.parametrize(("language", "word"), [("id", "tidak dipakai"), ("en", "out of use")])
def test_an_indicator_retired_meanwhile_is_not_commented_on(
    api: Api, language: str, word: str
) -> None:
    cycles.state(api)
    indicator = agreed(api)
    earlier = submitted(api, indicator_version_id=indicator["id"])
    indicator_step(api, indicator, "retire")
    body = {"cycle_key": "2026", "text": TEXT, "indicator_version_id": indicator["id"]}
    refused = api.post("/v1/proposals", body, who="peer", headers={"Accept-Language": language})
    assert (refused.status_code, refused.json()["code"]) == (409, "indicator_retired")
    assert word in refused.json()["title"]
    shown = expect(api.get(f"/v1/proposals/{earlier['id']}", who="staff"), 200)
    assert shown["indicator_state"] == "retired"
    expect(step(api, earlier, "answer", {**ANSWER, "outcome": "declined"}), 200)


def test_what_cannot_be_proposed_is_refused(api: Api) -> None:
    cycles.state(api)
    for changes, status, pointer in (
        ({"cycle_key": "2031"}, 422, "/cycle_key"),
        ({"indicator_version_id": ident("staff")}, 422, "/indicator_version_id"),
        ({"text": "   "}, 422, "/text"),
        ({"text": "a" * 2001}, 422, "/text"),
        ({"content": {"statement": "x"}}, 422, "/content/polarity"),
        ({"employee_id": ident("peer")}, 422, "/employee_id"),
    ):
        body = {"cycle_key": "2026", "text": TEXT, **changes}
        refused = api.post("/v1/proposals", body, who="staff")
        assert refused.status_code == status, refused.text
        assert pointer in [fault["pointer"] for fault in refused.json()["errors"]]
    assert api.post("/v1/proposals", {"cycle_key": "2026", "text": TEXT}, who="admin").status_code
    assert read(api, "/v1/proposals") == {}


def test_a_proposal_is_read_by_its_author_and_the_administration(api: Api) -> None:
    made = submitted(api)
    path = f"/v1/proposals/{made['id']}"
    for who in ("peer", "sup", "head"):
        assert api.get(path, who=who).status_code == 404, who
        assert read(api, "/v1/proposals", who) == {}
    assert [*read(api, "/v1/proposals", "staff")] == [*read(api, "/v1/proposals")] == [made["id"]]
    assert api.get(path, agency="beta", who="admin").status_code == 404
    assert step(api, made, "withdraw", who="peer").status_code == 404


def test_the_list_of_proposals_is_narrowed_and_tells_its_changes(api: Api) -> None:
    made = submitted(api)
    mine = submitted(api, "peer")
    assert [*read(api, f"/v1/proposals?employee_id={ident('peer')}")] == [mine["id"]]
    assert [*read(api, "/v1/proposals?q=Peer")] == [mine["id"]]
    assert [*read(api, "/v1/proposals?kind=indicator_comment")] == []
    mirror = Mirror(api, "/v1/proposals?state=submitted")
    mirror.sync()
    expect(step(api, made, "answer", ANSWER), 200)
    mirror.sync()
    mirror.check()
    assert [*mirror.items] == [mine["id"]]
    with counted(api) as log:
        read(api, "/v1/proposals")
    assert log.count == 2


@pytest.mark.requirement("S1-18")
@pytest.mark.parametrize("kind", ["question", "complaint"])
def test_a_question_or_a_complaint_is_recorded_answered_and_counted(api: Api, kind: str) -> None:
    cycles.state(api)
    made = submitted(api, kind=kind)
    assert (made["kind"], made["state"]) == (kind, "submitted")
    (task,) = [
        each
        for each in api.get("/v1/me/tasks", who="admin").json()["items"]
        if each["record"] == "proposal"
    ]
    assert task["text"] == "Tanggapi masukan Staff Alfa"
    gates = {gate["gate"]: gate for gate in _gates(api)}
    assert "proposal_unanswered" not in {each["code"] for each in gates["indicators"]["lacks"]}
    voices = api.get("/v1/cycles/2026/adoption", who="admin").json()["voices"]
    assert voices == [{"kind": kind, "submitted": 1, "answered": 0, "unanswered": 1}]
    done = expect(step(api, made, "answer", {**ANSWER, "outcome": "answered"}), 200)
    assert (done["state"], done["allowed_actions"]) == ("answered", [])
    (voice,) = api.get("/v1/cycles/2026/adoption", who="admin").json()["voices"]
    assert (voice["answered"], voice["unanswered"]) == (1, 0)
    seen = expect(api.get(f"/v1/proposals/{made['id']}", who="staff"), 200)
    assert seen["answer"] == ANSWER["answer"]


def test_a_complaint_that_is_accepted_makes_no_draft(api: Api) -> None:
    cycles.state(api)
    made = submitted(api, kind="complaint")
    done = expect(step(api, made, "answer", {**ANSWER, "outcome": "accepted"}), 200)
    answer = step(api, done, "draft", {"key": "keluhan", **GOOD})
    assert (answer.status_code, answer.json()["code"]) == (409, "proposal_without_draft")


def test_a_kind_goes_with_what_is_named(api: Api) -> None:
    cycles.state(api)
    version = agreed(api)["id"]
    for changes in (
        {"kind": "question", "indicator_version_id": version},
        {"kind": "complaint", "content": GOOD},
        {"kind": "indicator_comment"},
        {"kind": "new_indicator", "indicator_version_id": version},
    ):
        body = {"cycle_key": "2026", "text": TEXT, **changes}
        for language in ({}, ENGLISH):
            answer = api.post("/v1/proposals", body, who="staff", headers=language)
            assert answer.status_code == 422, answer.text
            (fault,) = answer.json()["errors"]
            assert (fault["pointer"], fault["code"]) == ("/kind", "kind_and_indicator")
    made = submitted(api)
    answer = step(api, made, "answer", {**ANSWER, "outcome": "answered"})
    assert answer.json()["errors"][0]["code"] == "outcome_of_question"


def _gates(api: Api) -> list[dict[str, Any]]:
    return expect(api.get("/v1/cycles/2026/readiness", who="admin"), 200)["gates"]
