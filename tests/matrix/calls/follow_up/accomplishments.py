"""Build the calls on accomplishments."""

from typing import Any

from tests.factories.follow_up.accomplishments import CONFIRMED
from tests.matrix.building.follow_up.accomplishments import accomplishment_body
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call


def _accomplishment(scene: Scene) -> dict[str, Any]:
    accomplishment: dict[str, Any] = scene["accomplishment", scene.subject, scene.state]
    return accomplishment


@register
def list_accomplishments(scene: Scene) -> Call:
    key = _accomplishment(scene)["id"]
    return Call("GET", "/v1/accomplishments?limit=200", marker=key)


@register
def record_accomplishment(scene: Scene) -> Call:
    body = accomplishment_body(scene.stage, scene.subject)
    return Call("POST", "/v1/accomplishments", body)


@register
def get_accomplishment(scene: Scene) -> Call:
    key = _accomplishment(scene)["id"]
    return Call("GET", f"/v1/accomplishments/{key}", marker=key)


@register
def edit_accomplishment(scene: Scene) -> Call:
    record, body = _accomplishment(scene), accomplishment_body(scene.stage, scene.subject)
    return Call("PUT", f"/v1/accomplishments/{record['id']}", body, record["version"])


@register
def withdraw_accomplishment(scene: Scene) -> Call:
    record = _accomplishment(scene)
    path = f"/v1/accomplishments/{record['id']}/withdraw"
    return Call("POST", path, version=record["version"])


@register
def decide_accomplishment(scene: Scene) -> Call:
    record = _accomplishment(scene)
    path = f"/v1/accomplishments/{record['id']}/decide"
    return Call("POST", path, CONFIRMED, record["version"])
