"""Build the calls on recommendations, decisions on people, and the uses of results."""

from functools import partial
from typing import Any

from tests.factories.follow_up.decisions import GRANTED, WHY
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


def _recommendation(scene: Scene) -> dict[str, Any]:
    recommendation: dict[str, Any] = scene["recommendation", scene.subject, scene.state]
    return recommendation


@register
def list_recommendations(scene: Scene) -> Call:
    key = _recommendation(scene)["id"]
    return Call("GET", "/v1/recommendations?limit=200", marker=key)


@register
def propose_recommendation(scene: Scene) -> Call:
    key = scene["evaluation", scene.subject, scene.state]["id"]
    body = {"evaluation_id": key, "purpose": "promotion", "reason": WHY}
    return Call("POST", "/v1/recommendations", body)


@register
def get_recommendation(scene: Scene) -> Call:
    key = _recommendation(scene)["id"]
    return Call("GET", f"/v1/recommendations/{key}", marker=key)


def _step(name: str, body: object, scene: Scene) -> Call:
    recommendation = _recommendation(scene)
    path = f"/v1/recommendations/{recommendation['id']}/{name}"
    return Call("POST", path, body, recommendation["version"])


for _name, _body in (("renew", None), ("withdraw", None), ("decide", GRANTED)):
    register_as(f"{_name}_recommendation", partial(_step, _name, _body))


@register
def list_decisions(scene: Scene) -> Call:
    return Call("GET", "/v1/decisions?limit=200", marker=scene["decision", scene.subject]["id"])


@register
def get_decision(scene: Scene) -> Call:
    key = scene["decision", scene.subject]["id"]
    return Call("GET", f"/v1/decisions/{key}", marker=key)


@register
def record_decision(scene: Scene) -> Call:
    body = {
        "employee_code": f"alfa-{scene.subject}",
        "purpose": "recognition",
        "title": "Ucapan terima kasih atas kerja libur",
        "reason": WHY,
    }
    return Call("POST", "/v1/decisions", body)


def _decision_step(name: str, body: object, scene: Scene) -> Call:
    decision = scene["decision", scene.subject]
    path = f"/v1/decisions/{decision['id']}/{name}"
    return Call("POST", path, body, decision["version"])


for _name, _body in (("renew", None), ("revoke", {"reason": WHY}), ("acknowledge", None)):
    register_as(f"{_name}_decision", partial(_decision_step, _name, _body))


@register
def list_uncited_decisions(scene: Scene) -> Call:
    key = scene["uncited", scene.subject]["id"]
    return Call("GET", "/v1/decisions/uncited?limit=200", marker=key)


@register
def list_my_uses(scene: Scene) -> Call:
    return Call("GET", "/v1/me/uses?limit=200", marker=scene["decision", scene.subject]["id"])
