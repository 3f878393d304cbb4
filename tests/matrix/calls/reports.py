"""Build the calls on reports."""

from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call


@register
def list_reports(_: Scene) -> Call:
    return Call("GET", "/v1/reports")


@register
def get_report(scene: Scene) -> Call:
    period = scene["evaluation", scene.subject, "delivered"]["period_id"]
    return Call("GET", f"/v1/reports/completion?period_id={period}&unit_code=DINAS")
