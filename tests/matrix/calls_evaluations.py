"""Calls on evaluations, their results, and the objections to them."""

from functools import partial
from typing import Any

from tests.factories.evaluations import assessment
from tests.matrix.building_evaluations import REASONS
from tests.matrix.registry import Scene, call, register
from tests.matrix.stage import Call

CHANGE = {
    "is_changed": True,
    "reason": "Bukti menunjukkan hasil.",
    "ratings": [{"about": "results", "chosen": "above"}],
}


def evaluation(scene: Scene) -> dict[str, Any]:
    """Give the evaluation that the column is shown."""
    found: dict[str, Any] = scene["evaluation", scene.subject, scene.state]
    return found


def _assessed(scene: Scene) -> dict[str, Any]:
    return assessment(scene["plan", scene.subject, "evaluated"])


def _get(path: str, scene: Scene) -> Call:
    return Call("GET", f"/v1/evaluations/{evaluation(scene)['id']}{path}")


for _operation, _path in (
    ("get_evaluation", ""),
    ("get_assessment", "/assessment"),
    ("explain_result", "/explanation"),
    ("list_snapshots", "/snapshots"),
    ("get_snapshot", "/snapshots/1"),
):
    register(_operation, partial(_get, _path))


@call
def list_evaluations(scene: Scene) -> Call:
    key = evaluation(scene)["id"]
    return Call("GET", "/v1/evaluations?limit=200", marker=key)


@call
def list_snapshot_digests(scene: Scene) -> Call:
    key = evaluation(scene)["id"]
    return Call("GET", "/v1/snapshots?limit=200", marker=key)


def _step(name: str, body: object, scene: Scene) -> Call:
    found = evaluation(scene)
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
def rate_evaluation(scene: Scene) -> Call:
    return _step("rate", _assessed(scene), scene)


def _bulk(name: str, scene: Scene) -> Call:
    found = evaluation(scene)
    item = {"id": found["id"], "version": found["version"]}
    rated = _assessed(scene) if name == "rate" else {}
    return Call("POST", f"/v1/evaluations/{name}", {"items": [{**item, **rated}]})


for _name in ("rate", "finalize", "deliver"):
    register(f"{_name}_evaluations", partial(_bulk, _name))


def _reopening(name: str, scene: Scene) -> Call:
    found = scene["reopening", scene.subject, scene.state]
    return Call("POST", f"/v1/reopenings/{found['id']}/{name}", version=found["version"])


@call
def get_reopening(scene: Scene) -> Call:
    key = scene["reopening", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/reopenings/{key}", marker=key)


register("grant_reopening", partial(_reopening, "grant"))
register("refuse_reopening", partial(_reopening, "refuse"))


@call
def list_objections(scene: Scene) -> Call:
    key = scene["objection", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/objections?limit=200", marker=key)


@call
def get_objection(scene: Scene) -> Call:
    key = scene["objection", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/objections/{key}", marker=key)


@call
def hear_objection(scene: Scene) -> Call:
    said = {"employee_statement": "Target tercapai.", "assessor_statement": "Bukti terlambat."}
    return _objection("hear", said, scene)


@call
def decide_objection(scene: Scene) -> Call:
    return _objection("decide", CHANGE, scene)


def _objection(name: str, body: object, scene: Scene) -> Call:
    found = scene["objection", scene.subject, scene.state]
    return Call("POST", f"/v1/objections/{found['id']}/{name}", body, found["version"])
