"""The steps of a plan over HTTP: who takes which, in which state, at which version."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories.cycles import Q1, cycle, state
from tests.factories.plans import (
    BUDGET,
    CONTENT,
    RESULT,
    approved,
    begun,
    drafted,
    step,
    submitted,
)
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def take(api: Api, plan: dict[str, Any], name: str, json: Any = None, **how: Any):
    return api.post(f"/v1/plans/{plan['id']}/{name}", json, **{"version": plan["version"], **how})


def get_plan(api: Api, plan: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    return api.get(f"/v1/plans/{plan['id']}", who=who).json()


@pytest.mark.requirement("S0-07")
def test_a_plan_that_is_not_clear_and_measurable_is_not_taken(api: Api) -> None:
    vague = {
        "statement": "Kinerja pelayanan",
        "polarity": "higher",
        "aspects": ["quality"],
        "accumulation": "last",
        "frequency": "year",
    }
    content = {**CONTENT, "work_results": [{**RESULT, "indicators": [vague]}]}
    plan = drafted(api, content=content)
    answer = take(api, plan, "submit")
    assert (answer.status_code, answer.json()["code"]) == (422, "plan_not_ready")
    fields = {error["pointer"].rsplit("/", 1)[1] for error in answer.json()["errors"]}
    assert fields == {"measured_in", "deadline", "target"}
    assert get_plan(api, plan)["pending"]["state"] == "draft"
    assert get_plan(api, plan)["version"] == plan["version"]


@pytest.mark.parametrize("part", ["resources", "accountability", "consequences", "work_results"])
def test_a_plan_without_one_of_its_parts_is_not_taken(api: Api, part: str) -> None:
    plan = drafted(api, content={**CONTENT, part: []})
    answer = take(api, plan, "submit")
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{part}"]


def test_a_plan_in_words_needs_a_measure_and_a_target_instead_of_indicators(api: Api) -> None:
    result = {"statement": "Terselesaikannya pengaduan warga"}
    content = {**CONTENT, "approach": "qualitative", "work_results": [result]}
    plan = drafted(api, content=content)
    codes = [error["code"] for error in take(api, plan, "submit").json()["errors"]]
    assert codes == ["success_measure_missing", "target_text_missing"]
    full = {**result, "success_measure": "Aduan selesai", "target_text": "Sembilan dari sepuluh"}
    path = f"/v1/plans/{plan['id']}/content"
    api.put(path, {**content, "work_results": [full]}, version=plan["version"])
    assert take(api, get_plan(api, plan), "submit").status_code == 200


def test_the_head_of_an_office_must_take_the_budget_into_his_plan(api: Api) -> None:
    plan = drafted(api, "head")
    codes = [error["code"] for error in take(api, plan, "submit", who="head").json()["errors"]]
    assert codes == ["perspective_missing"]
    path = f"/v1/plans/{plan['id']}/content"
    api.put(path, {**CONTENT, "work_results": [BUDGET]}, who="head", version=plan["version"])
    assert take(api, get_plan(api, plan, "head"), "submit", who="head").status_code == 200


def test_a_scheme_that_counts_from_the_baseline_demands_one(api: Api) -> None:
    shipped = api.get("/v1/schemes/shipped").json()["items"]
    document = next(scheme for scheme in shipped if scheme["key"] == "mataram")["document"]
    parts = [
        {**part, "attainment": "from_baseline"} if part["source"] == "indicators" else part
        for part in document["parts"]
    ]
    own = {**document, "key": "own", "parts": parts}
    made = api.post("/v1/schemes", {"scheme": own}, who="admin").json()
    active = api.post(f"/v1/schemes/{made['id']}/activate", who="admin", version=1)
    assert active.status_code == 200, active.text
    body = cycle(periods=[{**Q1, "scheme": {"key": "own"}}])
    assert api.put("/v1/cycles/2026", body, who="admin").status_code == 200
    plan = drafted(api)
    codes = [error["code"] for error in take(api, plan, "submit").json()["errors"]]
    assert codes == ["baseline_missing", "baseline_missing"]


@pytest.mark.requirement("S2-16")
def test_a_plan_goes_from_draft_into_force_without_any_paper(api: Api) -> None:
    plan = submitted(api)
    assert plan["pending"]["state"] == "submitted"
    assert len(plan["pending"]["content_hash"]) == 64
    with counted(api) as log:
        answer = take(api, plan, "approve", who="sup")
    assert log.count <= 8
    done = answer.json()
    assert (done["in_force"]["state"], done["pending"]) == ("approved", None)
    assert done["in_force"]["approved_by"] == str(key("alfa:sup"))
    assert done["in_force"]["content_hash"] == plan["pending"]["content_hash"]
    assert answer.headers["etag"] == f'"{done["version"]}"'


def test_each_step_takes_few_statements(api: Api) -> None:
    plan = drafted(api)
    for name, who, json in (
        ("submit", "staff", None),
        ("withdraw", "staff", None),
        ("submit", "staff", None),
        ("return", "sup", {"reason": "Target belum jelas"}),
        ("submit", "staff", None),
        ("sign", "staff", {"role": "employee"}),
        ("approve", "sup", None),
        ("close", "sup", None),
    ):
        with counted(api) as log:
            plan = step(api, plan, name, who, json)
        assert log.count <= 8, name


def test_what_was_handed_in_is_taken_back_or_given_back_with_a_reason(api: Api) -> None:
    plan = submitted(api)
    plan = step(api, plan, "withdraw", "staff")
    assert (plan["pending"]["state"], plan["pending"]["content_hash"]) == ("draft", None)
    plan = step(api, plan, "submit", "staff")
    assert take(api, plan, "return", {"reason": " "}, who="sup").status_code == 422
    plan = step(api, plan, "return", "sup", {"reason": "Target kedua belum terukur"})
    pending = get_plan(api, plan)["pending"]
    assert (pending["state"], pending["returned_for"]) == ("draft", "Target kedua belum terukur")


STEPS = {
    "submit": None,
    "withdraw": None,
    "return": {"reason": "Belum"},
    "approve": None,
    "sign": {"role": "employee"},
    "revise": {"reason": "Tugas baru"},
    "close": None,
}
OPEN = {
    "draft": {"submit"},
    "submitted": {"withdraw", "return", "approve", "sign"},
    "approved": {"sign", "revise", "close"},
    "closed": set(),
}
TAKERS = {"return": "sup", "approve": "sup", "close": "sup"}


@pytest.mark.parametrize("stage", OPEN)
def test_a_step_that_the_state_does_not_admit_is_refused(api: Api, stage: str) -> None:
    make = {"draft": drafted, "submitted": submitted, "approved": approved, "closed": approved}
    plan = make[stage](api)
    if stage == "closed":
        plan = step(api, plan, "close", "sup")
        assert plan["closed"]["state"] == "closed"
    for name in STEPS.keys() - OPEN[stage]:
        answer = take(api, plan, name, STEPS[name], who=TAKERS.get(name, "staff"))
        assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state"), name
    staff = {f"plan_{name}" for name in OPEN[stage] if name not in TAKERS}
    offered = set(get_plan(api, plan)["allowed_actions"])
    assert {action for action in offered if action.removeprefix("plan_") in STEPS} == staff


@pytest.mark.parametrize("name", STEPS)
def test_a_step_needs_the_version_that_was_seen(api: Api, name: str) -> None:
    plan = submitted(api) if name in OPEN["submitted"] else drafted(api)
    who = TAKERS.get(name, "staff")
    missing = take(api, plan, name, STEPS[name], who=who, version=None)
    assert missing.status_code == 428
    stale = take(api, plan, name, STEPS[name], who=who, version=plan["version"] + 1)
    assert stale.status_code == 412


def test_only_the_assessor_of_today_approves_and_nobody_his_own_plan(api: Api) -> None:
    plan = submitted(api)
    for who in ("peer", "staff", "other", "former", "admin", "service", "auditor"):
        assert take(api, plan, "approve", who=who, key="k").status_code == 403, who
    for who, status in (("deputy", 404), ("mayor", 403)):
        assert take(api, plan, "approve", who=who).status_code == status, who
    own = submitted(api, "sup", {**CONTENT, "work_results": [BUDGET]})
    assert take(api, own, "approve", who="sup").status_code == 403
    assert take(api, own, "return", {"reason": "x"}, who="sup").status_code == 403
    assert "plan_approve" not in get_plan(api, own, "sup")["allowed_actions"]
    assert "plan_approve" in get_plan(api, own, "head")["allowed_actions"]


def test_a_delegate_approves_while_his_delegation_lasts(api: Api) -> None:
    plan = submitted(api, "stranger")
    for who in ("late", "other"):
        assert take(api, plan, "approve", who=who).status_code == 403
    done = step(api, plan, "approve", "deputy")
    assert done["in_force"]["approved_by"] == str(key("alfa:deputy"))
    api.at(datetime(2026, 4, 1, 3, 0, tzinfo=UTC))
    assert take(api, done, "close", who="deputy").status_code == 403
    assert take(api, done, "close", who="other").status_code == 200


@pytest.mark.requirement("S0-21", "S3-27")
def test_employee_supervisor_and_unit_head_sign_what_they_saw(api: Api) -> None:
    plan = submitted(api)
    for who, role in (("staff", "employee"), ("sup", "supervisor"), ("head", "unit_head")):
        answer = take(api, plan, "sign", {"role": role}, who=who)
        assert answer.status_code == 200, answer.text
    step(api, plan, "approve", "sup")
    signed = get_plan(api, plan)["in_force"]["signatures"]
    assert [(signature["role"], signature["signed_by"]) for signature in signed] == [
        ("employee", str(key("alfa:staff"))),
        ("supervisor", str(key("alfa:sup"))),
        ("unit_head", str(key("alfa:head"))),
    ]
    assert {signature["content_hash"] for signature in signed} == {plan["pending"]["content_hash"]}
    assert signed[0]["signed_at"] == "2026-03-16T03:00:00.000000Z"


def test_nobody_signs_twice_nor_in_a_capacity_that_is_not_his(api: Api) -> None:
    plan = submitted(api)
    for who, role in (("staff", "supervisor"), ("staff", "unit_head")):
        answer = take(api, plan, "sign", {"role": role}, who=who)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    wrong = take(api, plan, "sign", {"role": "supervisor"}, who="head")
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_capacity")
    assert take(api, plan, "sign", {"role": "employee"}).status_code == 200
    again = take(api, plan, "sign", {"role": "employee"})
    assert (again.status_code, again.json()["code"]) == (409, "already_exists")
    assert take(api, plan, "sign", {"role": "employee"}, who="peer").status_code == 404


def test_after_a_return_the_changed_plan_is_signed_anew(api: Api) -> None:
    plan = submitted(api)
    take(api, plan, "sign", {"role": "employee"})
    plan = step(api, plan, "return", "sup", {"reason": "Target terlalu rendah"})
    path = f"/v1/plans/{plan['id']}/content"
    api.put(path, {**CONTENT, "resources": ["Tiga petugas"]}, version=plan["version"])
    plan = step(api, get_plan(api, plan), "submit", "staff")
    assert take(api, plan, "sign", {"role": "employee"}).status_code == 200
    hashes = [
        signature["content_hash"] for signature in get_plan(api, plan)["pending"]["signatures"]
    ]
    assert len(set(hashes)) == 2
    assert hashes[1] == plan["pending"]["content_hash"]


def test_the_same_content_has_the_same_digest_and_any_change_another(api: Api) -> None:
    plan = submitted(api)
    again = step(api, step(api, plan, "withdraw", "staff"), "submit", "staff")
    assert again["pending"]["content_hash"] == plan["pending"]["content_hash"]
    draft = step(api, again, "withdraw", "staff")
    path = f"/v1/plans/{plan['id']}/content"
    lines = get_plan(api, plan)["pending"]["work_results"]
    answer = api.put(path, {**CONTENT, "work_results": []}, version=draft["version"])
    answer = api.post(
        f"/v1/plans/{plan['id']}/results",
        {**RESULT, "weight": "2"},
        version=answer.json()["version"],
    )
    other = step(api, {**plan, "version": answer.json()["version"]}, "submit", "staff")
    assert lines
    assert other["pending"]["content_hash"] != plan["pending"]["content_hash"]


def test_a_person_follows_in_his_trail_what_was_done_with_his_plan(api: Api) -> None:
    approved(api)
    items = api.get("/v1/me/access-trail").json()["items"]
    actions = [item["action"] for item in reversed(items)]
    assert actions == ["plan_create", "plan_edit", "plan_submit", "plan_approve"]


def test_a_plan_of_another_agency_does_not_exist(api: Api) -> None:
    plan = begun(api)
    for name, json in STEPS.items():
        answer = take(api, plan, name, json, who=TAKERS.get(name, "staff"), agency="beta")
        assert answer.status_code == 404, name
