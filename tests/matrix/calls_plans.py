"""Calls on plans, on what is realized of them, and on measurements."""

from functools import partial
from typing import Any

from tests.factories.plans import RESULT
from tests.matrix.building_plans import PDF, REASON, assigned_line, content, indicator_line
from tests.matrix.registry import Scene, call, register
from tests.matrix.stage import Call, ident


def plan(scene: Scene) -> dict[str, Any]:
    """Give the plan that the column is shown: his person's, or that of his leader."""
    if scene.state.startswith("of leader "):
        return scene["plan", "sup", scene.state.removeprefix("of leader ")]
    return scene["plan", scene.subject, scene.state]


def _get(path: str, scene: Scene) -> Call:
    found = plan(scene)
    return Call("GET", f"/v1/plans/{found['id']}{path}", marker=found["id"] if not path else None)


for _operation, _path in (
    ("get_plan", ""),
    ("check_plan", "/check"),
    ("list_plan_revisions", "/revisions"),
    ("get_plan_revision", "/revisions/1"),
    ("list_plan_messages", "/messages"),
    ("list_progress", "/progress"),
    ("list_evidence", "/evidence"),
    ("get_monitoring", "/monitoring"),
):
    register(_operation, partial(_get, _path))


@call
def list_plans(scene: Scene) -> Call:
    return Call("GET", "/v1/plans?limit=200", marker=plan(scene)["id"])


@call
def create_plan(scene: Scene) -> Call:
    return Call("POST", "/v1/plans", {"cycle_key": scene.state})


def _edit(method: str, path: str, body: object, scene: Scene) -> Call:
    found = plan(scene)
    where = path.format(line=assigned_line(found))
    return Call(method, f"/v1/plans/{found['id']}/{where}", body, found["version"])


for _operation, _method, _path, _body in (
    ("add_plan_result", "POST", "results", RESULT),
    ("put_plan_result", "PUT", "results/{line}", RESULT),
    ("remove_plan_result", "DELETE", "results/{line}", None),
    ("submit_plan", "POST", "submit", None),
    ("withdraw_plan", "POST", "withdraw", None),
    ("return_plan", "POST", "return", REASON),
    ("approve_plan", "POST", "approve", None),
    ("revise_plan", "POST", "revise", REASON),
    ("close_plan", "POST", "close", None),
    ("consent_to_result", "POST", "results/{line}/consent", None),
):
    register(_operation, partial(_edit, _method, _path, _body))


@call
def approve_plans(scene: Scene) -> Call:
    found = plan(scene)
    item = {"id": found["id"], "version": found["version"]}
    return Call("POST", "/v1/plans/approve", {"items": [item]})


@call
def put_plan_content(scene: Scene) -> Call:
    found = plan(scene)
    path = f"/v1/plans/{found['id']}/content"
    return Call("PUT", path, content(scene.subject), found["version"])


SIGNERS = {"staff": "employee", "sup": "supervisor", "deputy": "supervisor"}
HEADS = frozenset({"head", "mayor", "other"})


@call
def sign_plan(scene: Scene) -> Call:
    """Sign in the capacity that the caller has."""
    found, who = plan(scene), scene.caller.who
    role = "unit_head" if who in HEADS else SIGNERS.get(who or "", "employee")
    path = f"/v1/plans/{found['id']}/sign"
    return Call("POST", path, {"role": role}, found["version"])


@call
def send_plan_message(scene: Scene) -> Call:
    path = f"/v1/plans/{plan(scene)['id']}/messages"
    return Call("POST", path, {"message": "Sudah saya lengkapi."})


@call
def get_running_score(scene: Scene) -> Call:
    found = plan(scene)
    return Call("GET", f"/v1/plans/{found['id']}/score?period_id={_quarter(scene)}")


@call
def simulate_running_score(scene: Scene) -> Call:
    body = {"period_id": _quarter(scene)}
    return Call("POST", f"/v1/plans/{plan(scene)['id']}/score", body)


def _quarter(scene: Scene) -> str:
    name = "opened" if scene.state == "evaluated" else scene.state
    found: str = scene["period", name]["id"]
    return found


@call
def post_progress(scene: Scene) -> Call:
    found = plan(scene)
    body = {"line_id": indicator_line(found), "on": "2026-03-20", "value": "7"}
    return Call("POST", f"/v1/plans/{found['id']}/progress", body)


@call
def post_evidence(scene: Scene) -> Call:
    form = {"line_id": indicator_line(plan(scene))}
    return Call("POST", "/v1/evidence", data=form, files={"file": ("a.pdf", PDF)})


@call
def get_evidence(scene: Scene) -> Call:
    key = scene["evidence", scene.subject, scene.state]
    return Call("GET", f"/v1/evidence/{key}", marker=key)


@call
def download_evidence(scene: Scene) -> Call:
    return Call("GET", f"/v1/evidence/{scene['evidence', scene.subject, scene.state]}/content")


@call
def list_measurements(scene: Scene) -> Call:
    key = scene["measurement", scene.subject]["id"]
    return Call("GET", "/v1/measurements?limit=200", marker=key)


@call
def get_measurement(scene: Scene) -> Call:
    key = scene["measurement", scene.subject]["id"]
    return Call("GET", f"/v1/measurements/{key}", marker=key)


def _measured(scene: Scene) -> dict[str, str]:
    return {
        "employee_id": ident("peer"),
        "period_id": scene["period", scene.state]["id"],
        "part": "discipline",
        "value": "97.5",
        "source": "Presensi Maret 2026",
    }


@call
def post_measurement(scene: Scene) -> Call:
    return Call("POST", "/v1/measurements", _measured(scene))


@call
def post_measurements(scene: Scene) -> Call:
    return Call("POST", "/v1/measurements/batch", {"items": [_measured(scene)]})
