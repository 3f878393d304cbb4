"""Plans in every state, of both people of the matrix: a cycle of its own for each state."""

from typing import Any, Final

from tests.client import Api
from tests.factories import cycles
from tests.factories.organization import told
from tests.factories.plans import BUDGET, CONTENT, RESULT, step
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage, ident

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
            stage.keep(_plan(stage, who, state), "plan", who, state)
    cycles.state(stage.api, "fresh", periods=[], population={"units": ["DINAS"]})
    cycles.state(stage.api, "leaders", periods=[], population={"units": ["DINAS"]})
    plan = _moved(stage.api, _drafted(stage.api, "sup", "leaders", _budget()), "submit", "sup")
    stage.keep(_shown(stage.api, plan, "sup"), "plan", "sup", "submitted")
    cycles.state(stage.api, "leading", periods=[], population={"units": ["DINAS"]})
    plan = _moved(stage.api, _drafted(stage.api, "sup", "leading", _budget()), "submit", "sup")
    plan = _moved(stage.api, plan, "approve", "head")
    stage.keep(_shown(stage.api, plan, "sup"), "plan", "sup", "approved")


def content(who: str) -> dict[str, Any]:
    """Say what stands in somebody's plan: his name is in it, so that it is seen if it leaks."""
    told_by = {**RESULT, "statement": f"Terselesaikannya pengaduan warga oleh {who}"}
    assigned = {**told_by, "assigned_by": ident("late")}
    return {**CONTENT, "work_results": [told_by, assigned]}


def _budget() -> dict[str, Any]:
    return {**CONTENT, "work_results": [BUDGET]}


def _plan(stage: Stage, who: str, state: str) -> dict[str, Any]:
    api, leader = stage.api, LEADERS[who]
    plan = _drafted(api, who, state, content(who))
    body = {"message": f"{MESSAGE} ({who})"}
    sent = told(api.post(f"/v1/plans/{plan['id']}/messages", body, who=who))
    stage.keep(sent["id"], "message", who, state)
    plan = _consented(api, plan, who, leader)
    if state != "draft":
        plan = _moved(api, plan, "submit", who)
    if state not in {"draft", "submitted"}:
        plan = _moved(api, plan, "approve", leader)
        _monitored(stage, plan, who, state)
    if state == "closed":
        plan = _moved(api, plan, "close", leader)
    if state in {"revising", "resubmitted"}:
        plan = _moved(api, plan, "revise", who, REASON)
    if state == "resubmitted":
        plan = _moved(api, plan, "submit", who)
    return _shown(api, plan, who)


def _drafted(api: Api, who: str, cycle: str, wanted: dict[str, Any]) -> dict[str, Any]:
    plan = told(api.post("/v1/plans", {"cycle_key": cycle}, who=who))
    path = f"/v1/plans/{plan['id']}/content"
    told(api.put(path, wanted, who=who, version=plan["version"]), 200)
    return _shown(api, plan, who)


def _consented(api: Api, plan: dict[str, Any], who: str, leader: str) -> dict[str, Any]:
    line = assigned_line(plan)
    path = f"/v1/plans/{plan['id']}/results/{line}/consent"
    told(api.post(path, who=leader, version=plan["version"]), 200)
    return _shown(api, plan, who)


def _monitored(stage: Stage, plan: dict[str, Any], who: str, state: str) -> None:
    """Put an entry of progress and a piece of evidence on a plan in force."""
    api, line = stage.api, indicator_line(_shown(stage.api, plan, who))
    entry = {"line_id": line, "on": "2026-02-10", "value": "12", "note": f"Catatan {who}"}
    made = told(api.post(f"/v1/plans/{plan['id']}/progress", entry, who=who))
    stage.keep(made["id"], "progress", who, state)
    form = {"line_id": line, "title": f"Bukti {who}"}
    sent = api.call("POST", "/v1/evidence", who=who, data=form, files={"file": ("a.pdf", PDF)})
    stage.keep(told(sent)["id"], "evidence", who, state)


def assigned_line(plan: dict[str, Any]) -> str:
    """Name the result of a plan that another leader assigned."""
    sheet = plan["pending"] or plan["in_force"] or plan["closed"]
    line: str = sheet["work_results"][-1]["line_id"]
    return line


def indicator_line(plan: dict[str, Any]) -> str:
    """Name an indicator of a plan."""
    sheet = plan["in_force"] or plan["pending"] or plan["closed"]
    line: str = sheet["work_results"][0]["indicators"][0]["line_id"]
    return line


def _moved(api: Api, plan: dict[str, Any], name: str, who: str, body: Any = None) -> dict[str, Any]:
    return step(api, plan, name, who, body)


def _shown(api: Api, plan: dict[str, Any], who: str) -> dict[str, Any]:
    found: dict[str, Any] = told(api.get(f"/v1/plans/{plan['id']}", who=who), 200)
    return found
