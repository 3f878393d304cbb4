"""Calls on evaluations, their results, and the objections to them."""

from functools import partial
from typing import Any

from tests.factories.evaluations import assessment
from tests.matrix.building_evaluations import REASONS
from tests.matrix.registry import call, register
from tests.matrix.columns import Column
from tests.matrix.stage import Call, Stage, subject

CHANGE = {
    "is_changed": True,
    "reason": "Bukti menunjukkan hasil.",
    "ratings": [{"about": "results", "chosen": "above"}],
}


def evaluation(stage: Stage, column: Column, state: str) -> dict[str, Any]:
    """Give the evaluation that the column is shown."""
    found: dict[str, Any] = stage["evaluation", subject(column), state]
    return found


def _assessed(stage: Stage, column: Column) -> dict[str, Any]:
    return assessment(stage["plan", subject(column), "evaluated"])


def _get(path: str, stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", f"/v1/evaluations/{evaluation(stage, column, state)['id']}{path}")


for _operation, _path in (
    ("get_evaluation", ""),
    ("get_assessment", "/assessment"),
    ("explain_result", "/explanation"),
    ("list_snapshots", "/snapshots"),
    ("get_snapshot", "/snapshots/1"),
):
    register(_operation, partial(_get, _path))


@call
def list_evaluations(stage: Stage, column: Column, state: str) -> Call:
    key = evaluation(stage, column, state)["id"]
    return Call("GET", "/v1/evaluations?limit=200", marker=key)


def _step(name: str, body: object, stage: Stage, column: Column, state: str) -> Call:
    found = evaluation(stage, column, state)
    return Call("POST", f"/v1/evaluations/{found['id']}/{name}", body, found["version"])


for _operation, _name, _body in (
    ("self_assess", "self-assess", {"statement": "Semua aduan selesai dalam tiga hari."}),
    ("finalize_evaluation", "finalize", None),
    ("deliver_evaluation", "deliver", None),
    ("acknowledge_evaluation", "acknowledge", None),
    ("reopen_evaluation", "reopen", {"reason": "Satu bukti baru diterima"}),
    ("file_objection", "objections", {"reasons": REASONS}),
):
    register(_operation, partial(_step, _name, _body))


@call
def rate_evaluation(stage: Stage, column: Column, state: str) -> Call:
    return _step("rate", _assessed(stage, column), stage, column, state)


def _bulk(name: str, stage: Stage, column: Column, state: str) -> Call:
    found = evaluation(stage, column, state)
    item = {"id": found["id"], "version": found["version"]}
    rated = _assessed(stage, column) if name == "rate" else {}
    return Call("POST", f"/v1/evaluations/{name}", {"items": [{**item, **rated}]})


for _name in ("rate", "finalize", "deliver"):
    register(f"{_name}_evaluations", partial(_bulk, _name))


def _reopening(name: str, stage: Stage, column: Column, state: str) -> Call:
    found = stage["reopening", subject(column), state]
    return Call("POST", f"/v1/reopenings/{found['id']}/{name}", version=found["version"])


register("grant_reopening", partial(_reopening, "grant"))
register("refuse_reopening", partial(_reopening, "refuse"))


@call
def list_objections(stage: Stage, column: Column, state: str) -> Call:
    key = stage["objection", subject(column), state]["id"]
    return Call("GET", "/v1/objections?limit=200", marker=key)


@call
def get_objection(stage: Stage, column: Column, state: str) -> Call:
    key = stage["objection", subject(column), state]["id"]
    return Call("GET", f"/v1/objections/{key}", marker=key)


@call
def hear_objection(stage: Stage, column: Column, state: str) -> Call:
    said = {"employee_statement": "Target tercapai.", "assessor_statement": "Bukti terlambat."}
    return _objection("hear", said, stage, column, state)


@call
def decide_objection(stage: Stage, column: Column, state: str) -> Call:
    return _objection("decide", CHANGE, stage, column, state)


def _objection(name: str, body: object, stage: Stage, column: Column, state: str) -> Call:
    found = stage["objection", subject(column), state]
    return Call("POST", f"/v1/objections/{found['id']}/{name}", body, found["version"])
