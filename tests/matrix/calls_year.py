"""Calls on schemes, goals, cycles and periods."""

from functools import partial

from tests.factories.cycles import cycle
from tests.factories.schemes import OWN
from tests.matrix.building_periods import WHY
from tests.matrix.registry import Scene, call, register
from tests.matrix.stage import Call

CYCLE = "evaluated"
"""The cycle with the periods."""


@call
def list_schemes(scene: Scene) -> Call:
    return Call("GET", "/v1/schemes?limit=200", marker=scene["scheme", "active"]["id"])


@call
def list_shipped_schemes(_: Scene) -> Call:
    return Call("GET", "/v1/schemes/shipped")


@call
def check_scheme(_: Scene) -> Call:
    return Call("POST", "/v1/schemes/check", {"scheme": {**OWN, "key": "tried"}})


@call
def simulate_scheme(_: Scene) -> Call:
    rated = {"source": "rating", "about": "behavior", "chosen": "met"}
    body = {"scheme": {**OWN, "key": "tried"}, "inputs": [rated]}
    return Call("POST", "/v1/schemes/simulate", body)


@call
def create_scheme(_: Scene) -> Call:
    return Call("POST", "/v1/schemes", {"scheme": {**OWN, "key": "fresh"}})


@call
def adopt_scheme(_: Scene) -> Call:
    return Call("POST", "/v1/schemes/dumai/adopt")


@call
def get_scheme(scene: Scene) -> Call:
    found = scene["scheme", scene.state]
    return Call("GET", f"/v1/schemes/{found['id']}", marker=found["id"])


@call
def edit_scheme(scene: Scene) -> Call:
    found = scene["scheme", scene.state]
    body = {"scheme": {**OWN, "key": found["key"], "cap": "110"}}
    return Call("PUT", f"/v1/schemes/{found['id']}", body, found["version"])


def _scheme(name: str, scene: Scene) -> Call:
    found = scene["scheme", scene.state]
    return Call("POST", f"/v1/schemes/{found['id']}/{name}", version=found["version"])


register("activate_scheme", partial(_scheme, "activate"))
register("retire_scheme", partial(_scheme, "retire"))


@call
def list_goals(scene: Scene) -> Call:
    return Call("GET", "/v1/goals?limit=200", marker=scene["goal"]["id"])


@call
def get_goal(scene: Scene) -> Call:
    return Call("GET", "/v1/goals/2026/pelayanan", marker=scene["goal"]["id"])


@call
def put_goal(scene: Scene) -> Call:
    return Call("PUT", "/v1/goals/2026/baru", scene["goal body"])


@call
def list_cycles(scene: Scene) -> Call:
    return Call("GET", "/v1/cycles?limit=200", marker=scene["period", "open"]["cycle_id"])


@call
def get_cycle(scene: Scene) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}", marker=scene["period", "open"]["cycle_id"])


@call
def put_cycle(scene: Scene) -> Call:
    """State a new one, or take back the opened periods of one."""
    key = {"fresh": "baru", "begun": CYCLE}[scene.state]
    return Call("PUT", f"/v1/cycles/{key}", cycle(periods=[]))


@call
def get_cycle_readiness(scene: Scene) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}/readiness", marker=scene["period", "open"]["cycle_id"])


@call
def list_population(_: Scene) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}/population?limit=200", marker="Staff Alfa")


@call
def create_plans(_: Scene) -> Call:
    return Call("POST", "/v1/cycles/fresh/plans", {"approach": "quantitative"})


@call
def get_period(scene: Scene) -> Call:
    found = scene["period", scene.state]
    return Call("GET", f"/v1/periods/{found['id']}", marker=found["id"])


@call
def waive_gate(scene: Scene) -> Call:
    path = f"/v1/periods/{scene['period', scene.state]['id']}/gates/indicators/waive"
    return Call("POST", path, {"reason": "Disiapkan kemudian"})


def _period(name: str, scene: Scene, body: object = None) -> Call:
    found = scene["period", scene.state]
    return Call("POST", f"/v1/periods/{found['id']}/{name}", body, found["version"])


@call
def reopen_period(scene: Scene) -> Call:
    return _period("reopen", scene, WHY)


for _operation, _name in (
    ("open_period", "open"),
    ("start_rating", "start-rating"),
    ("close_period", "close"),
    ("create_evaluations", "evaluations"),
    ("score_period", "scores"),
):
    register(_operation, partial(_period, _name))
