"""Build the calls on what follows from results."""

from functools import partial

from tests.matrix.building.follow_up.rules import rule_body
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


@register
def list_outstanding_rules(scene: Scene) -> Call:
    return Call("GET", "/v1/outstanding-rules?limit=200", marker=scene["rule", "active"]["id"])


@register
def list_shipped_outstanding_rules(_: Scene) -> Call:
    return Call("GET", "/v1/outstanding-rules/shipped", marker="very-good")


@register
def create_outstanding_rule(_: Scene) -> Call:
    return Call("POST", "/v1/outstanding-rules", rule_body("baru"))


@register
def adopt_outstanding_rule(_: Scene) -> Call:
    return Call("POST", "/v1/outstanding-rules/very-good/adopt")


@register
def get_outstanding_rule(scene: Scene) -> Call:
    key = scene["rule", scene.state]["id"]
    return Call("GET", f"/v1/outstanding-rules/{key}", marker=key)


@register
def edit_outstanding_rule(scene: Scene) -> Call:
    rule = scene["rule", scene.state]
    path = f"/v1/outstanding-rules/{rule['id']}"
    return Call("PUT", path, rule_body(scene.state), rule["version"])


def _rule(name: str, scene: Scene) -> Call:
    rule = scene["rule", scene.state]
    return Call("POST", f"/v1/outstanding-rules/{rule['id']}/{name}", version=rule["version"])


for _name in ("activate", "retire"):
    register_as(f"{_name}_outstanding_rule", partial(_rule, _name))


@register
def list_outstanding(scene: Scene) -> Call:
    evaluation = scene["evaluation", scene.subject, scene.state]
    path = f"/v1/periods/{evaluation['period_id']}/outstanding?rule=matriks-active&limit=200"
    return Call("GET", path, marker=evaluation["id"])
