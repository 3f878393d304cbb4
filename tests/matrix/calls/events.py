"""Build the calls that follow what changed: whoever reads a plan is told that it was approved."""

from tests.matrix.calls.plans import shown_plan
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call

TYPES = {
    "approved": "plan.approved",
    "draft": "plan.created",
    "submitted": "plan.submitted",
}
"""The event by which a plan came to the state in which it is."""


@register
def list_events(scene: Scene) -> Call:
    type_ = TYPES[scene.state.rpartition(" ")[2]]
    return Call("GET", f"/v1/events?limit=200&type={type_}", marker=shown_plan(scene)["id"])


@register
def stream_events(scene: Scene) -> Call:
    type_ = TYPES[scene.state.rpartition(" ")[2]]
    path = f"/v1/events/stream?after=first&type={type_}"
    return Call("GET", path, marker=shown_plan(scene)["id"])
