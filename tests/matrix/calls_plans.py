"""Calls on plans, on what is realized of them, and on measurements."""

from functools import partial
from typing import Any

from tests.factories.plans import RESULT
from tests.matrix.building_plans import PDF, REASON, assigned_line, content, indicator_line
from tests.matrix.registry import call, register
from tests.matrix.columns import Column
from tests.matrix.stage import Call, Stage, ident, subject


def plan(stage: Stage, column: Column, state: str) -> dict[str, Any]:
    """Give the plan that the column is shown: his person's, or that of his leader."""
    if state.startswith("of leader "):
        return stage["plan", "sup", state.removeprefix("of leader ")]
    return stage["plan", subject(column), state]


def _get(path: str, stage: Stage, column: Column, state: str) -> Call:
    found = plan(stage, column, state)
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
def list_plans(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", "/v1/plans?limit=200", marker=plan(stage, column, state)["id"])


@call
def create_plan(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/plans", {"cycle_key": state})


def _edit(method: str, path: str, body: object, stage: Stage, column: Column, state: str) -> Call:
    found = plan(stage, column, state)
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
def approve_plans(stage: Stage, column: Column, state: str) -> Call:
    found = plan(stage, column, state)
    item = {"id": found["id"], "version": found["version"]}
    return Call("POST", "/v1/plans/approve", {"items": [item]})


@call
def put_plan_content(stage: Stage, column: Column, state: str) -> Call:
    found = plan(stage, column, state)
    path = f"/v1/plans/{found['id']}/content"
    return Call("PUT", path, content(subject(column)), found["version"])


SIGNERS = {"staff": "employee", "sup": "supervisor", "deputy": "supervisor"}
HEADS = frozenset({"head", "mayor", "other"})


@call
def sign_plan(stage: Stage, column: Column, state: str) -> Call:
    """Sign in the capacity that the caller has."""
    found = plan(stage, column, state)
    role = "unit_head" if column.who in HEADS else SIGNERS.get(column.who or "", "employee")
    path = f"/v1/plans/{found['id']}/sign"
    return Call("POST", path, {"role": role}, found["version"])


@call
def send_plan_message(stage: Stage, column: Column, state: str) -> Call:
    path = f"/v1/plans/{plan(stage, column, state)['id']}/messages"
    return Call("POST", path, {"message": "Sudah saya lengkapi."})


@call
def get_running_score(stage: Stage, column: Column, state: str) -> Call:
    found = plan(stage, column, state)
    return Call("GET", f"/v1/plans/{found['id']}/score?period_id={_quarter(stage, state)}")


@call
def simulate_running_score(stage: Stage, column: Column, state: str) -> Call:
    body = {"period_id": _quarter(stage, state)}
    return Call("POST", f"/v1/plans/{plan(stage, column, state)['id']}/score", body)


def _quarter(stage: Stage, state: str) -> str:
    name = "opened" if state == "evaluated" else state
    found: str = stage["period", name]["id"]
    return found


@call
def post_progress(stage: Stage, column: Column, state: str) -> Call:
    found = plan(stage, column, state)
    body = {"line_id": indicator_line(found), "on": "2026-03-20", "value": "7"}
    return Call("POST", f"/v1/plans/{found['id']}/progress", body)


@call
def post_evidence(stage: Stage, column: Column, state: str) -> Call:
    form = {"line_id": indicator_line(plan(stage, column, state))}
    return Call("POST", "/v1/evidence", data=form, files={"file": ("a.pdf", PDF)})


@call
def get_evidence(stage: Stage, column: Column, state: str) -> Call:
    key = stage["evidence", subject(column), state]
    return Call("GET", f"/v1/evidence/{key}", marker=key)


@call
def download_evidence(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", f"/v1/evidence/{stage['evidence', subject(column), state]}/content")


@call
def list_measurements(stage: Stage, column: Column, state: str) -> Call:
    key = stage["measurement", subject(column)]["id"]
    return Call("GET", "/v1/measurements?limit=200", marker=key)


@call
def get_measurement(stage: Stage, column: Column, state: str) -> Call:
    key = stage["measurement", subject(column)]["id"]
    return Call("GET", f"/v1/measurements/{key}", marker=key)


def _measured(stage: Stage, column: Column, state: str) -> dict[str, str]:
    return {
        "employee_id": ident("peer"),
        "period_id": stage["period", state]["id"],
        "part": "discipline",
        "value": "97.5",
        "source": "Presensi Maret 2026",
    }


@call
def post_measurement(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/measurements", _measured(stage, column, state))


@call
def post_measurements(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/measurements/batch", {"items": [_measured(stage, column, state)]})
