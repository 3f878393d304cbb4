"""Build plans of both people of the matrix in every state, each state in a cycle of its own."""

from typing import Any, Final

from tests.factories import cycles
from tests.factories.organization import expect
from tests.factories.plans import BUDGET, CONTENT, RESULT, step
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage, ident
from tests.serving.client import Api

LEADERS: Final = {"staff": "sup", "stranger": "deputy", "sup": "head", "head": "vice"}
STATES: Final = ("draft", "submitted", "approved", "closed", "revising", "resubmitted")
POPULATION: Final = {"units": ["BIDANG", "LAIN"], "job_classes": ["executive"]}
MESSAGE: Final = "Apakah targetnya sudah termasuk loket baru?"
PDF: Final = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
REASON: Final = {"reason": "Tugas tambahan sejak Maret"}


def build(stage: Stage) -> None:
    """State the cycles, and bring the plans of each into its state."""
    for state in STATES:
        cycles.state(stage.api, state, periods=[], population=POPULATION)
        for who in SUBJECTS:
            stage.keep(_build_plan(stage, who, state), "plan", who, state)
    cycles.state(stage.api, "fresh", periods=[], population={"units": ["DINAS"]})
    for state in ("submitted", "approved"):
        stage.keep(_build_leader_plan(stage, state), "plan", "sup", state)


def _build_leader_plan(stage: Stage, state: str) -> dict[str, Any]:
    """Bring a plan of ``sup`` into its state, in a cycle for leaders."""
    api, cycle = stage.api, f"leaders-{state}"
    cycles.state(api, cycle, periods=[], population={"units": ["DINAS"]})
    plan = _create_draft(api, "sup", cycle, {**CONTENT, "work_results": [BUDGET]})
    plan = step(api, plan, "submit", "sup")
    if state == "approved":
        plan = step(api, plan, "approve", "head")
    return _read_plan(api, plan, "sup")


def content(who: str) -> dict[str, Any]:
    """Give the content of somebody's plan, with their name in it, so that a leak shows."""
    result = {**RESULT, "statement": f"Terselesaikannya pengaduan warga oleh {who}"}
    assigned = {**result, "assigned_by": ident("late")}
    return {**CONTENT, "work_results": [result, assigned]}


def _build_plan(stage: Stage, who: str, state: str) -> dict[str, Any]:
    api, leader = stage.api, LEADERS[who]
    plan = _create_draft(api, who, state, content(who))
    body = {"message": f"{MESSAGE} ({who})"}
    message = expect(api.post(f"/v1/plans/{plan['id']}/messages", body, who=who))
    stage.keep(message["id"], "message", who, state)
    plan = _consent(api, plan, who, leader)
    if state != "draft":
        plan = step(api, plan, "submit", who)
    if state not in {"draft", "submitted"}:
        plan = step(api, plan, "approve", leader)
        plan = step(api, plan, "sign", who, {"role": "employee"}) if state == "closed" else plan
        _post_progress(stage, plan, who, state)
    if state == "approved":
        _direct(stage, plan, who, leader)
    if state == "closed":
        plan = step(api, plan, "close", leader)
    if state in {"revising", "resubmitted"}:
        plan = step(api, plan, "revise", who, REASON)
    if state == "resubmitted":
        plan = step(api, plan, "submit", who)
    return _read_plan(api, plan, who)


def _create_draft(api: Api, who: str, cycle: str, body: dict[str, Any]) -> dict[str, Any]:
    plan = expect(api.post("/v1/plans", {"cycle_key": cycle}, who=who))
    path = f"/v1/plans/{plan['id']}/content"
    expect(api.put(path, body, who=who, version=plan["version"]), 200)
    return _read_plan(api, plan, who)


def _consent(api: Api, plan: dict[str, Any], who: str, leader: str) -> dict[str, Any]:
    line = assigned_line(plan)
    path = f"/v1/plans/{plan['id']}/results/{line}/consent"
    expect(api.post(path, who=leader, version=plan["version"]), 200)
    return _read_plan(api, plan, who)


def _direct(stage: Stage, plan: dict[str, Any], who: str, leader: str) -> None:
    """Let the leader direct something on an item of a plan in force."""
    plan = _read_plan(stage.api, plan, who)
    body = {"line_id": indicator_line(plan), "text": f"Arahan bagi {who}"}
    note = stage.api.post(f"/v1/plans/{plan['id']}/directions", body, who=leader)
    stage.keep(expect(note), "direction", who)


def _post_progress(stage: Stage, plan: dict[str, Any], who: str, state: str) -> None:
    """Put an entry of progress and a piece of evidence on a plan in force."""
    api, line = stage.api, indicator_line(_read_plan(stage.api, plan, who))
    entry = {"line_id": line, "on": "2026-02-10", "value": "12", "note": f"Catatan {who}"}
    progress = expect(api.post(f"/v1/plans/{plan['id']}/progress", entry, who=who))
    stage.keep(progress["id"], "progress", who, state)
    form = {"line_id": line, "title": f"Bukti {who}"}
    answer = api.call("POST", "/v1/evidence", who=who, data=form, files={"file": ("a.pdf", PDF)})
    stage.keep(expect(answer)["id"], "evidence", who, state)


def assigned_line(plan: dict[str, Any]) -> str:
    """Give the line of the work result that another leader assigned."""
    revision = plan["pending"] or plan["in_force"] or plan["closed"]
    line: str = revision["work_results"][-1]["line_id"]
    return line


def indicator_line(plan: dict[str, Any]) -> str:
    """Give the line of an indicator of a plan."""
    revision = plan["in_force"] or plan["pending"] or plan["closed"]
    line: str = revision["work_results"][0]["indicators"][0]["line_id"]
    return line


def _read_plan(api: Api, plan: dict[str, Any], who: str) -> dict[str, Any]:
    return expect(api.get(f"/v1/plans/{plan['id']}", who=who), 200)
