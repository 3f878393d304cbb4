"""Build the calls on steps where results make no progress."""

from tests.factories.registers import remedies
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call


@register
def list_remedies(scene: Scene) -> Call:
    record = scene["remedy", scene.subject]
    return Call("GET", f"/v1/plans/{record['plan_id']}/remedies", marker=record["id"])


@register
def take_remedy(scene: Scene) -> Call:
    plan = scene["remedied", scene.subject]
    return Call("POST", f"/v1/plans/{plan['id']}/remedies", remedies.body(remedies.line_of(plan)))


@register
def get_remedy(scene: Scene) -> Call:
    record = scene["remedy", scene.subject]
    return Call("GET", f"/v1/remedies/{record['id']}", marker=record["id"])


@register
def acknowledge_remedy(scene: Scene) -> Call:
    record = scene["remedy", scene.subject]
    return Call("POST", f"/v1/remedies/{record['id']}/acknowledge", version=record["version"])
