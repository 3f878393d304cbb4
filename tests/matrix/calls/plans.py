"""Build the calls on plans, on what is realized of them, and on measurements."""

from functools import partial
from typing import Any

from tests.factories.plans import RESULT
from tests.matrix.building.plans import PDF, REASON, assigned_line, content, indicator_line
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident


def shown_plan(scene: Scene) -> dict[str, Any]:
    """Give the plan that the caller is shown: of their person, or of that person's leader."""
    if scene.state.startswith("of leader "):
        return scene["plan", "sup", scene.state.removeprefix("of leader ")]
    return scene["plan", scene.subject, scene.state]


def _read(path: str, scene: Scene) -> Call:
    plan = shown_plan(scene)
    return Call("GET", f"/v1/plans/{plan['id']}{path}", marker=plan["id"] if not path else None)


for _operation, _path in (
    ("get_plan", ""),
    ("check_plan", "/check"),
    ("list_plan_revisions", "/revisions"),
    ("get_plan_revision", "/revisions/1"),
    ("list_plan_messages", "/messages"),
    ("list_progress", "/progress"),
    ("list_evidence", "/evidence"),
    ("get_monitoring", "/monitoring"),
    ("get_contribution", "/contribution"),
    ("get_role_matrix", "/role-matrix"),
    ("get_team_contribution", "/team-contribution"),
):
    register_as(_operation, partial(_read, _path))


@register
def list_plans(scene: Scene) -> Call:
    return Call("GET", "/v1/plans?limit=200", marker=shown_plan(scene)["id"])


@register
def create_plan(scene: Scene) -> Call:
    return Call("POST", "/v1/plans", {"cycle_key": scene.state})


def _change(method: str, path: str, body: object, scene: Scene) -> Call:
    plan = shown_plan(scene)
    steps = path.format(line=assigned_line(plan))
    return Call(method, f"/v1/plans/{plan['id']}/{steps}", body, plan["version"])


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
    register_as(_operation, partial(_change, _method, _path, _body))


@register
def approve_plans(scene: Scene) -> Call:
    plan = shown_plan(scene)
    item = {"id": plan["id"], "version": plan["version"]}
    return Call("POST", "/v1/plans/approve", {"items": [item]})


@register
def put_plan_content(scene: Scene) -> Call:
    plan = shown_plan(scene)
    path = f"/v1/plans/{plan['id']}/content"
    return Call("PUT", path, content(scene.subject), plan["version"])


SIGNERS = {"staff": "employee", "sup": "supervisor", "deputy": "supervisor"}
UNIT_HEADS = frozenset({"head", "mayor", "other"})


@register
def sign_plan(scene: Scene) -> Call:
    """Sign in the capacity that the caller has."""
    plan, who = shown_plan(scene), scene.caller.who
    role = "unit_head" if who in UNIT_HEADS else SIGNERS.get(who or "", "employee")
    path = f"/v1/plans/{plan['id']}/sign"
    return Call("POST", path, {"role": role}, plan["version"])


@register
def list_directions(scene: Scene) -> Call:
    path = f"/v1/plans/{shown_plan(scene)['id']}/directions?limit=200"
    return Call("GET", path, marker=scene["direction", scene.subject]["id"])


@register
def give_direction(scene: Scene) -> Call:
    plan = shown_plan(scene)
    body = {"line_id": indicator_line(plan), "text": "Utamakan aduan yang lewat tenggat."}
    return Call("POST", f"/v1/plans/{plan['id']}/directions", body)


@register
def get_direction(scene: Scene) -> Call:
    key = scene["direction", scene.subject]["id"]
    return Call("GET", f"/v1/directions/{key}", marker=key)


@register
def acknowledge_direction(scene: Scene) -> Call:
    note = scene["direction", scene.subject]
    body = {"digest": note["digest"]}
    return Call("POST", f"/v1/directions/{note['id']}/acknowledge", body)


@register
def send_plan_message(scene: Scene) -> Call:
    path = f"/v1/plans/{shown_plan(scene)['id']}/messages"
    return Call("POST", path, {"message": "Sudah saya lengkapi."})


@register
def get_running_score(scene: Scene) -> Call:
    plan = shown_plan(scene)
    return Call("GET", f"/v1/plans/{plan['id']}/score?period_id={_period_id(scene)}")


@register
def simulate_running_score(scene: Scene) -> Call:
    body = {"period_id": _period_id(scene)}
    return Call("POST", f"/v1/plans/{shown_plan(scene)['id']}/score", body)


def _period_id(scene: Scene) -> str:
    name = "opened" if scene.state == "evaluated" else scene.state
    period_id: str = scene["period", name]["id"]
    return period_id


@register
def post_progress(scene: Scene) -> Call:
    plan = shown_plan(scene)
    body = {"line_id": indicator_line(plan), "on": "2026-03-20", "value": "7"}
    return Call("POST", f"/v1/plans/{plan['id']}/progress", body)


@register
def import_daily_progress(scene: Scene) -> Call:
    line = indicator_line(shown_plan(scene))
    row = f"alfa-{scene.subject};20/03/2026;Melayani aduan;7;{line}"
    content = f"NIP;Tanggal;Kegiatan;Kuantitas;Id Butir\n{row}\n".encode()
    return Call("POST", "/v1/daily-progress/files", files={"daily": ("harian.csv", content)})


@register
def export_daily_progress(scene: Scene) -> Call:
    period = scene["period", "opened"]["id"]
    path = f"/v1/daily-progress?period_id={period}&employee_id={ident(scene.subject)}"
    return Call("GET", f"{path}&format=json")


@register
def post_evidence(scene: Scene) -> Call:
    form = {"line_id": indicator_line(shown_plan(scene))}
    return Call("POST", "/v1/evidence", data=form, files={"file": ("a.pdf", PDF)})


@register
def get_evidence(scene: Scene) -> Call:
    key = scene["evidence", scene.subject, scene.state]
    return Call("GET", f"/v1/evidence/{key}", marker=key)


@register
def download_evidence(scene: Scene) -> Call:
    return Call("GET", f"/v1/evidence/{scene['evidence', scene.subject, scene.state]}/content")


@register
def list_measurements(scene: Scene) -> Call:
    key = scene["measurement", scene.subject]["id"]
    return Call("GET", "/v1/measurements?limit=200", marker=key)


@register
def get_measurement(scene: Scene) -> Call:
    key = scene["measurement", scene.subject]["id"]
    return Call("GET", f"/v1/measurements/{key}", marker=key)


def _measurement_body(scene: Scene) -> dict[str, str]:
    return {
        "employee_id": ident("peer"),
        "period_id": scene["period", scene.state]["id"],
        "part": "discipline",
        "value": "97.5",
        "source": "Presensi Maret 2026",
    }


@register
def post_measurement(scene: Scene) -> Call:
    return Call("POST", "/v1/measurements", _measurement_body(scene))


@register
def post_measurements(scene: Scene) -> Call:
    return Call("POST", "/v1/measurements/batch", {"items": [_measurement_body(scene)]})


EVENT_TYPES = {
    "approved": "plan.approved",
    "draft": "plan.created",
    "submitted": "plan.submitted",
}
"""The event by which a plan came to the state in which it is."""


@register
def list_events(scene: Scene) -> Call:
    type_ = EVENT_TYPES[scene.state.rpartition(" ")[2]]
    return Call("GET", f"/v1/events?limit=200&type={type_}", marker=shown_plan(scene)["id"])


@register
def stream_events(scene: Scene) -> Call:
    type_ = EVENT_TYPES[scene.state.rpartition(" ")[2]]
    path = f"/v1/events/stream?after=first&type={type_}"
    return Call("GET", path, marker=shown_plan(scene)["id"])
