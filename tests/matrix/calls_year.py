"""Calls on schemes, goals, cycles and periods."""

from functools import partial

from tests.factories.cycles import cycle
from tests.matrix.building_libraries import SCHEME
from tests.matrix.registry import call, register
from tests.matrix.columns import Column
from tests.matrix.stage import Call, Stage

CYCLE = "evaluated"
"""The cycle with the periods."""


@call
def list_schemes(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", "/v1/schemes?limit=200", marker=stage["scheme", "active"]["id"])


@call
def list_shipped_schemes(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", "/v1/schemes/shipped")


@call
def check_scheme(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/schemes/check", {"scheme": {**SCHEME, "key": "tried"}})


@call
def simulate_scheme(stage: Stage, column: Column, state: str) -> Call:
    rated = {"source": "rating", "about": "behavior", "chosen": "met"}
    body = {"scheme": {**SCHEME, "key": "tried"}, "inputs": [rated]}
    return Call("POST", "/v1/schemes/simulate", body)


@call
def create_scheme(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/schemes", {"scheme": {**SCHEME, "key": "fresh"}})


@call
def adopt_scheme(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/schemes/dumai/adopt")


@call
def get_scheme(stage: Stage, column: Column, state: str) -> Call:
    found = stage["scheme", state]
    return Call("GET", f"/v1/schemes/{found['id']}", marker=found["id"])


@call
def edit_scheme(stage: Stage, column: Column, state: str) -> Call:
    found = stage["scheme", state]
    body = {"scheme": {**SCHEME, "key": found["key"], "cap": "110"}}
    return Call("PUT", f"/v1/schemes/{found['id']}", body, found["version"])


def _scheme(name: str, stage: Stage, column: Column, state: str) -> Call:
    found = stage["scheme", state]
    return Call("POST", f"/v1/schemes/{found['id']}/{name}", version=found["version"])


register("activate_scheme", partial(_scheme, "activate"))
register("retire_scheme", partial(_scheme, "retire"))


@call
def list_goals(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", "/v1/goals?limit=200", marker=stage["goal"]["id"])


@call
def get_goal(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", "/v1/goals/2026/pelayanan", marker=stage["goal"]["id"])


@call
def put_goal(stage: Stage, column: Column, state: str) -> Call:
    return Call("PUT", "/v1/goals/2026/baru", stage["goal body"])


@call
def list_cycles(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", "/v1/cycles?limit=200", marker=stage["period", "open"]["cycle_id"])


@call
def get_cycle(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}", marker=stage["period", "open"]["cycle_id"])


@call
def put_cycle(stage: Stage, column: Column, state: str) -> Call:
    """State a new one, or take back the opened periods of one."""
    key = {"fresh": "baru", "begun": CYCLE}[state]
    return Call("PUT", f"/v1/cycles/{key}", cycle(periods=[]))


@call
def get_cycle_readiness(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}/readiness", marker=stage["period", "open"]["cycle_id"])


@call
def list_population(stage: Stage, column: Column, state: str) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}/population?limit=200", marker="Staff Alfa")


@call
def create_plans(stage: Stage, column: Column, state: str) -> Call:
    return Call("POST", "/v1/cycles/fresh/plans", {"approach": "quantitative"})


@call
def get_period(stage: Stage, column: Column, state: str) -> Call:
    found = stage["period", state]
    return Call("GET", f"/v1/periods/{found['id']}", marker=found["id"])


@call
def waive_gate(stage: Stage, column: Column, state: str) -> Call:
    path = f"/v1/periods/{stage['period', state]['id']}/gates/indicators/waive"
    return Call("POST", path, {"reason": "Disiapkan kemudian"})


def _period(name: str, stage: Stage, column: Column, state: str) -> Call:
    found = stage["period", state]
    return Call("POST", f"/v1/periods/{found['id']}/{name}", version=found["version"])


for _operation, _name in (
    ("open_period", "open"),
    ("start_rating", "start-rating"),
    ("close_period", "close"),
    ("create_evaluations", "evaluations"),
    ("score_period", "scores"),
):
    register(_operation, partial(_period, _name))
