"""Build the calls on schemes, goals, cycles and periods."""

from functools import partial

from tests.factories.cycles import cycle
from tests.factories.schemes import OWN
from tests.matrix.building.periods import CONCLUSION, REASON, findings_of
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call

CYCLE = "evaluated"
"""The cycle with the periods."""


@register
def list_schemes(scene: Scene) -> Call:
    return Call("GET", "/v1/schemes?limit=200", marker=scene["scheme", "active"]["id"])


@register
def list_shipped_schemes(_: Scene) -> Call:
    return Call("GET", "/v1/schemes/shipped")


@register
def check_scheme(_: Scene) -> Call:
    return Call("POST", "/v1/schemes/check", {"scheme": {**OWN, "key": "tried"}})


@register
def simulate_scheme(_: Scene) -> Call:
    rating = {"source": "rating", "about": "behavior", "chosen": "met"}
    body = {"scheme": {**OWN, "key": "tried"}, "inputs": [rating]}
    return Call("POST", "/v1/schemes/simulate", body)


@register
def create_scheme(_: Scene) -> Call:
    return Call("POST", "/v1/schemes", {"scheme": {**OWN, "key": "fresh"}})


@register
def adopt_scheme(_: Scene) -> Call:
    return Call("POST", "/v1/schemes/dumai/adopt")


@register
def get_scheme(scene: Scene) -> Call:
    scheme = scene["scheme", scene.state]
    return Call("GET", f"/v1/schemes/{scheme['id']}", marker=scheme["id"])


@register
def get_scheme_guide(scene: Scene) -> Call:
    scheme = scene["scheme", scene.state]
    return Call("GET", f"/v1/schemes/{scheme['id']}/guide", marker=scheme["id"])


@register
def edit_scheme(scene: Scene) -> Call:
    scheme = scene["scheme", scene.state]
    body = {"scheme": {**OWN, "key": scheme["key"], "cap": "110"}}
    return Call("PUT", f"/v1/schemes/{scheme['id']}", body, scheme["version"])


def _scheme(name: str, scene: Scene) -> Call:
    scheme = scene["scheme", scene.state]
    return Call("POST", f"/v1/schemes/{scheme['id']}/{name}", version=scheme["version"])


register_as("activate_scheme", partial(_scheme, "activate"))
register_as("retire_scheme", partial(_scheme, "retire"))


@register
def list_goals(scene: Scene) -> Call:
    return Call("GET", "/v1/goals?limit=200", marker=scene["goal"]["id"])


@register
def list_goal_contributions(scene: Scene) -> Call:
    return Call("GET", "/v1/goal-contributions?limit=200", marker=scene["goal"]["id"])


@register
def get_goal(scene: Scene) -> Call:
    return Call("GET", "/v1/goals/2026/pelayanan", marker=scene["goal"]["id"])


@register
def put_goal(scene: Scene) -> Call:
    return Call("PUT", "/v1/goals/2026/baru", scene["goal body"])


@register
def list_cycles(scene: Scene) -> Call:
    return Call("GET", "/v1/cycles?limit=200", marker=scene["period", "open"]["cycle_id"])


@register
def get_cycle(scene: Scene) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}", marker=scene["period", "open"]["cycle_id"])


@register
def put_cycle(scene: Scene) -> Call:
    """State a new one, or take back the opened periods of one."""
    key = {"fresh": "baru", "begun": CYCLE}[scene.state]
    return Call("PUT", f"/v1/cycles/{key}", cycle(periods=[]))


@register
def get_cycle_readiness(scene: Scene) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}/readiness", marker=scene["period", "open"]["cycle_id"])


@register
def list_population(_: Scene) -> Call:
    return Call("GET", f"/v1/cycles/{CYCLE}/population?limit=200", marker="Staff Alfa")


@register
def create_plans(_: Scene) -> Call:
    return Call("POST", "/v1/cycles/fresh/plans", {"approach": "quantitative"})


@register
def get_period(scene: Scene) -> Call:
    period = scene["period", scene.state]
    return Call("GET", f"/v1/periods/{period['id']}", marker=period["id"])


@register
def waive_gate(scene: Scene) -> Call:
    path = f"/v1/periods/{scene['period', scene.state]['id']}/gates/indicators/waive"
    return Call("POST", path, {"reason": "Disiapkan kemudian"})


def _period(name: str, scene: Scene, body: object = None) -> Call:
    period = scene["period", scene.state]
    return Call("POST", f"/v1/periods/{period['id']}/{name}", body, period["version"])


@register
def reopen_period(scene: Scene) -> Call:
    return _period("reopen", scene, REASON)


for _operation, _name in (
    ("open_period", "open"),
    ("start_rating", "start-rating"),
    ("close_period", "close"),
    ("create_evaluations", "evaluations"),
    ("score_period", "scores"),
):
    register_as(_operation, partial(_period, _name))


@register
def get_effectiveness_measures(_: Scene) -> Call:
    return Call("GET", "/v1/effectiveness-measures")


def _of_period(method: str, name: str, scene: Scene) -> Call:
    return Call(method, f"/v1/periods/{scene['period', scene.state]['id']}/{name}")


register_as("get_effectiveness", partial(_of_period, "GET", "effectiveness"))
register_as("get_management_levels", partial(_of_period, "GET", "management-levels"))
register_as("begin_system_review", partial(_of_period, "POST", "system-review"))


@register
def list_system_reviews(scene: Scene) -> Call:
    key = scene["system_review", scene.state]["id"]
    return Call("GET", "/v1/system-reviews?limit=200", marker=key)


def _system_review(method: str, name: str, scene: Scene) -> Call:
    review = scene["system_review", scene.state]
    path, body = f"/v1/system-reviews/{review['id']}{name}", None
    if name:
        body = findings_of(scene.stage, review) if method == "PUT" else CONCLUSION
    return Call(method, path, body, review["version"] if name else None)


register_as("get_system_review", partial(_system_review, "GET", ""))
register_as("put_system_findings", partial(_system_review, "PUT", "/findings"))
register_as("conclude_system_review", partial(_system_review, "POST", "/conclude"))
