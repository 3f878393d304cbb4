"""After a transfer an earlier periodic result may be reused, by agreement of two (IV A13a)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.api.evaluation.moves.test_transfers import create, transfer
from tests.factories import cycles
from tests.factories.evaluations import LAW, assessment, step
from tests.factories.organization import assign, expect, ident, patch
from tests.factories.plans import approved
from tests.records.statements import counted
from tests.serving.answers import refused
from tests.serving.client import Api

REASON = {"reason": "Pindah sebelas hari sebelum akhir Maret."}
EARLIER = datetime(2026, 2, 26, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)
AFTER = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)


def month(key: str, number: int, last: int, **changes: Any) -> dict[str, Any]:
    return {
        "key": key,
        "kind": "month",
        "starts_on": f"2026-{number:02}-01",
        "ends_on": f"2026-{number:02}-{last}",
        "rate_from": f"2026-{number:02}-25",
        "rate_until": f"2026-{number + 1:02}-15",
        "scheme": {"key": LAW},
        **changes,
    }


FEBRUARY, MARCH = month("feb", 2, 28), month("mar", 3, 31)


def rating(api: Api, period: dict[str, Any]) -> dict[str, Any]:
    """Create the evaluations of a period, start its rating, and show that of staff."""
    create(api, period)
    path = f"/v1/periods/{period['id']}/start-rating"
    expect(api.post(path, who="admin", version=period["version"]), 200)
    query = f"/v1/evaluations?period_id={period['id']}"
    items = api.get(query, who="admin").json()["items"]
    (item,) = [item for item in items if item["employee_id"] == ident("staff")]
    return item


def moved(
    api: Api,
    *,
    first: str | None = "deliver",
    later: dict[str, Any] = MARCH,
    moves: bool = True,
) -> dict[str, Any]:
    """Take February as far as *first*, move staff in March, and open their next evaluation."""
    cycle = cycles.state(api, periods=[FEBRUARY, later])
    periods = {period["key"]: period for period in cycle["periods"]}
    february, second = periods["feb"], periods[later["key"]]
    february = cycles.begin(api, february)
    old = approved(api)
    api.at(EARLIER)
    earlier = rating(api, february)
    for name in ("rate", "finalize", "deliver"):
        if first is None:
            break
        body = assessment(old) if name == "rate" else None
        earlier = {**earlier, **step(api, earlier, name, "sup", body)}
        if name == first:
            break
    if moves:
        transfer(api)
        approved(api, "staff", "deputy")
    api.at(LATER)
    second = cycles.begin(api, second)
    return {"earlier": earlier, **rating(api, second)}


def read(api: Api, evaluation: dict[str, Any], who: str) -> dict[str, Any]:
    return expect(api.get(f"/v1/evaluations/{evaluation['id']}", who=who), 200)


def tasks(api: Api, who: str) -> dict[str, str]:
    items = expect(api.get("/v1/me/tasks", who=who), 200)["items"]
    return {item["kind"]: item["record_id"] for item in items}


def propose(api: Api, evaluation: dict[str, Any], who: str = "deputy") -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/propose-reuse"
    return api.post(path, REASON, who=who, version=evaluation["version"])


def result(api: Api, evaluation: dict[str, Any], who: str) -> dict[str, Any]:
    return expect(api.get(f"/v1/evaluations/{evaluation['id']}/assessment", who=who), 200)


def snapshot(api: Api, evaluation: dict[str, Any], who: str) -> dict[str, Any]:
    return expect(api.get(f"/v1/evaluations/{evaluation['id']}/snapshots/1", who=who), 200)


def test_l1_an_earlier_result_is_reused_by_agreement_of_two(api: Api) -> None:
    made = moved(api)
    assert "evaluation_propose_reuse" in read(api, made, "deputy")["allowed_actions"]
    assert "evaluation_answer_reuse" not in read(api, made, "staff")["allowed_actions"]
    with counted(api) as log:
        proposal = expect(propose(api, made), 200)
    assert log.count <= 11
    assert (proposal["reason"], proposal["is_granted"]) == (REASON["reason"], None)
    assert tasks(api, "staff")["reuse_to_answer"] == made["id"]
    assert "evaluation_to_rate" in tasks(api, "deputy")
    waiting = read(api, made, "staff")
    assert waiting["reuses"] == [proposal]
    assert waiting["reopenings"] == []
    assert "evaluation_answer_reuse" in waiting["allowed_actions"]
    assert "evaluation_propose_reuse" not in read(api, made, "deputy")["allowed_actions"]
    with counted(api) as log:
        agreed = step(api, waiting, "agree-reuse", "staff")
    assert log.count <= 13
    assert (agreed["state"], agreed["deliver_due_on"]) == ("final", "2026-04-17")
    assert "to_deliver" in tasks(api, "deputy")
    delivered = step(api, agreed, "deliver", "deputy")
    assert delivered["object_until"] is not None
    old, new = snapshot(api, made["earlier"], "staff"), snapshot(api, made, "staff")
    assert (old["cause"], new["cause"]) == ("finalized", "reused")
    assert (old["content"], old["digest"]) == (new["content"], new["digest"])
    before, after = result(api, made["earlier"], "staff"), result(api, made, "staff")
    for name in ("score", "predicate", "results", "behavior", "strength", "organization_result"):
        assert before[name] == after[name], name
    chosen = [{(r["about"], r["chosen"]) for r in each["ratings"]} for each in (before, after)]
    assert chosen[0] == chosen[1]
    assert after["assessor_id"] == ident("deputy")
    path = f"/v1/evaluations/{made['id']}/explanation"
    explained = expect(api.get(path, who="staff"), 200)
    (paragraph,) = [
        p for p in explained["result"]["explanation"]["paragraphs"] if p["key"] == "reuse"
    ]
    (sentence,) = paragraph["sentences"]
    assert "reused from feb, by agreement of" in sentence["en"]
    assert "on Friday, March 27, 2026, because: Pindah sebelas hari" in sentence["en"]
    assert "digunakan kembali dari feb" in sentence["id"]


def test_l1_the_example_of_a_proposal_is_taken(api: Api) -> None:
    made = moved(api)
    shapes = api.served.app.app.openapi()["components"]["schemas"]
    (example,) = shapes["ReuseIn"]["examples"]
    path = f"/v1/evaluations/{made['id']}/propose-reuse"
    proposal = expect(api.post(path, example, who="deputy", version=made["version"]), 200)
    assert proposal["reason"] == example["reason"]


def test_l1_a_reused_result_is_objected_to_and_reopened_as_any(api: Api) -> None:
    made = moved(api)
    expect(propose(api, made), 200)
    agreed = step(api, read(api, made, "staff"), "agree-reuse", "staff")
    delivered = step(api, agreed, "deliver", "deputy")
    path = f"/v1/evaluations/{made['id']}/reopen"
    reason = {"reason": "Satu bukti kinerja baru diterima."}
    request = expect(api.post(path, reason, who="deputy", version=delivered["version"]), 200)
    path = f"/v1/reopenings/{request['id']}/grant"
    expect(api.post(path, who="head", version=request["version"]), 200)
    explained = expect(api.get(f"/v1/evaluations/{made['id']}/explanation", who="staff"), 200)
    keys = [paragraph["key"] for paragraph in explained["result"]["explanation"]["paragraphs"]]
    assert (explained["is_reopened"], "reuse" in keys) == (True, True)
    again = read(api, made, "deputy")
    assert again["state"] == "open"
    expect(propose(api, again), 200)
    step(api, read(api, made, "staff"), "agree-reuse", "staff")


def test_l1_an_objection_changes_a_reused_result(api: Api) -> None:
    made = moved(api)
    expect(propose(api, made), 200)
    agreed = step(api, read(api, made, "staff"), "agree-reuse", "staff")
    step(api, agreed, "deliver", "deputy")
    path = f"/v1/evaluations/{made['id']}/objections"
    reasons = {"reasons": "Bukti Februari belum dihitung."}
    version = read(api, made, "staff")["version"]
    filed = expect(api.post(path, reasons, who="staff", version=version))
    path = f"/v1/objections/{filed['id']}"
    hearing = {"employee_statement": "Selesai.", "assessor_statement": "Terlambat."}
    heard = expect(api.post(f"{path}/hear", hearing, who="head", version=filed["version"]), 200)
    decision = {
        "is_changed": True,
        "reason": "Bukti menunjukkan hasil.",
        "ratings": [{"about": "results", "chosen": "above"}],
    }
    expect(api.post(f"{path}/decide", decision, who="head", version=heard["version"]), 200)
    after = result(api, made, "deputy")
    chosen = {each["about"]: each["chosen"] for each in after["ratings"]}
    assert (after["results"], chosen["results"], chosen["behavior"]) == ("above", "above", "met")


def test_l1_a_declined_or_outrun_proposal_leaves_the_rating_to_the_assessor(api: Api) -> None:
    made = moved(api)
    expect(propose(api, made), 200)
    refused(propose(api, read(api, made, "deputy")), 409, "reuse_pending")
    declined = step(api, read(api, made, "staff"), "decline-reuse", "staff")
    assert declined["state"] == "open"
    path = f"/v1/evaluations/{made['id']}/agree-reuse"
    late = api.post(path, who="staff", version=declined["version"])
    refused(late, 409, "reuse_not_proposed")
    expect(propose(api, read(api, made, "deputy")), 200)
    plans = api.get("/v1/plans", who="staff").json()["items"]
    (new,) = [plan["id"] for plan in plans if plan["id"] == read(api, made, "staff")["plan_id"]]
    body = assessment(expect(api.get(f"/v1/plans/{new}", who="staff"), 200))
    step(api, read(api, made, "deputy"), "rate", "deputy", body)
    rated = read(api, made, "staff")
    assert [each["is_granted"] for each in rated["reuses"]] == [False, False]
    assert "reuse_to_answer" not in tasks(api, "staff")
    late = api.post(path, who="staff", version=rated["version"])
    refused(late, 409, "wrong_state")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"moves": False}, "reuse_without_move"),
        ({"first": None}, "reuse_without_result"),
        ({"first": "rate"}, "reuse_without_result"),
        ({"first": "finalize"}, "reuse_without_result"),
        ({"later": {**MARCH, "scheme": {"key": "mataram"}}}, "reuse_of_other_scheme"),
        (
            {"later": {**MARCH, "kind": "year", "starts_on": "2026-01-01", "key": "year"}},
            "reuse_of_year",
        ),
    ],
    ids=["stayed", "unrated", "rated", "final", "other-scheme", "year"],
)
def test_l1_what_cannot_be_reused_is_refused_in_words(
    api: Api, changes: dict[str, Any], code: str
) -> None:
    made = moved(api, **changes)
    who = "deputy" if changes.get("moves", True) else "sup"
    refused(propose(api, made, who), 409, code)
    assert "evaluation_propose_reuse" not in read(api, made, who)["allowed_actions"]


def test_l1_only_the_assessor_proposes_and_only_the_employee_answers(api: Api) -> None:
    made = moved(api)
    assert propose(api, made, "sup").status_code in {403, 404}
    for who in ("staff", "admin"):
        assert propose(api, made, who).status_code == 403, who
    proposal = expect(propose(api, made), 200)
    for step_name in ("agree-reuse", "decline-reuse"):
        path = f"/v1/evaluations/{made['id']}/{step_name}"
        version = made["version"] + 1
        for who in ("deputy", "sup", "head", "admin"):
            assert api.post(path, who=who, version=version).status_code in {403, 404}, who
    # It is no request to reopen anything, and none about an account or a delegation.
    for path in (f"/v1/reopenings/{proposal['id']}", f"/v1/approvals/{proposal['id']}"):
        assert api.get(path, who="admin").status_code == 404
    assert "reopening_to_answer" not in tasks(api, "head")


def test_l1_after_the_window_or_by_a_former_assessor_nothing_is_agreed(api: Api) -> None:
    made = moved(api)
    expect(propose(api, made), 200)
    waiting = read(api, made, "staff")
    path = f"/v1/evaluations/{made['id']}/agree-reuse"
    api.at(AFTER)
    late = api.post(path, who="staff", version=waiting["version"])
    refused(late, 409, "rating_window_over")
    api.at(LATER)
    seats = api.get("/v1/assignments?limit=200", who="admin").json()["items"]
    (seat,) = [
        s for s in seats if s["employee_id"] == ident("staff") and s["starts_on"] == "2026-03-20"
    ]
    expect(
        patch(api, f"/v1/assignments/{seat['id']}", {"ends_on": "2026-03-26"}, seat["version"]), 200
    )
    expect(assign(api, ident("staff"), ident("STAFF"), "2026-03-27"))
    answer = api.post(path, who="staff", version=waiting["version"])
    assert answer.status_code == 409
