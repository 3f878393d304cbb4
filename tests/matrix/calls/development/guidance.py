"""Build the calls on guidance."""

from functools import partial

from tests.matrix.building.development.guidance import plan_body, session
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


@register
def list_coaching_plans(scene: Scene) -> Call:
    key = scene["coaching", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/coaching-plans?limit=200", marker=key)


@register
def get_coaching_plan(scene: Scene) -> Call:
    key = scene["coaching", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/coaching-plans/{key}", marker=key)


@register
def open_coaching_plan(scene: Scene) -> Call:
    return Call("POST", "/v1/coaching-plans", plan_body(scene.subject))


def _coaching(name: str, scene: Scene) -> Call:
    plan, subject = scene["coaching", scene.subject, scene.state], scene.subject
    bodies = {
        "agree": {"own_view": "Setuju."},
        "sessions": session(subject),
        "complete": {"conclusion": "Selesai."},
        "end": {"conclusion": "Pindah."},
    }
    path = f"/v1/coaching-plans/{plan['id']}/{name}"
    return Call("POST", path, bodies[name], plan["version"])


for _operation, _name in (
    ("agree_to_coaching", "agree"),
    ("record_coaching_session", "sessions"),
    ("complete_coaching", "complete"),
    ("end_coaching", "end"),
):
    register_as(_operation, partial(_coaching, _name))


@register
def send_guidance_feedback(scene: Scene) -> Call:
    plan = scene["coaching", scene.subject, scene.state]
    body = {"answers": [{"criterion": "positive", "text": "Baik."}]}
    return Call("POST", f"/v1/coaching-plans/{plan['id']}/feedback", body)


@register
def list_guidance_feedback(scene: Scene) -> Call:
    key = scene["guidance_feedback", scene.subject]["id"]
    return Call("GET", "/v1/guidance-feedback?limit=200", marker=key)


@register
def get_guidance_feedback(scene: Scene) -> Call:
    key = scene["guidance_feedback", scene.subject]["id"]
    return Call("GET", f"/v1/guidance-feedback/{key}", marker=key)


@register
def list_low_results(_: Scene) -> Call:
    return Call("GET", "/v1/low-results?limit=200&without_plan=false")
