"""Build the calls on standards of positions."""

from functools import partial

from tests.matrix.building.standards import body
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident


@register
def list_standards(scene: Scene) -> Call:
    return Call("GET", "/v1/standards?limit=200", marker=scene["standard", "active"]["id"])


@register
def list_shipped_standards(_: Scene) -> Call:
    return Call("GET", "/v1/standards/shipped", marker="permit-officer")


@register
def create_standard(_: Scene) -> Call:
    return Call("POST", "/v1/standards", body("baru"))


@register
def adopt_standard(_: Scene) -> Call:
    serves = {"position_codes": ["HEAD"]}
    return Call(
        "POST", "/v1/standards/teacher/adopt", {"starts_on": "2026-01-01", "serves": serves}
    )


@register
def get_standard(scene: Scene) -> Call:
    key = scene["standard", scene.state]["id"]
    return Call("GET", f"/v1/standards/{key}", marker=key)


@register
def edit_standard(scene: Scene) -> Call:
    standard = scene["standard", scene.state]
    path = f"/v1/standards/{standard['id']}"
    return Call("PUT", path, body(scene.state), standard["version"])


def _standard(name: str, scene: Scene) -> Call:
    standard = scene["standard", scene.state]
    return Call("POST", f"/v1/standards/{standard['id']}/{name}", version=standard["version"])


for _name in ("activate", "retire"):
    register_as(f"{_name}_standard", partial(_standard, _name))


@register
def acknowledge_standard(scene: Scene) -> Call:
    standard = scene["standard", scene.state]
    path = f"/v1/standards/{standard['id']}/acknowledge"
    return Call("POST", path, {"digest": standard["digest"]})


@register
def list_standard_holders(scene: Scene) -> Call:
    key = scene["standard", scene.state]["id"]
    return Call("GET", f"/v1/standards/{key}/holders?limit=200", marker=ident("staff"))


@register
def list_position_history(scene: Scene) -> Call:
    evaluation = scene["evaluation", scene.subject, scene.state]
    path = f"/v1/positions/{evaluation['position_id']}/history?limit=200"
    return Call("GET", path, marker=evaluation["id"])


@register
def get_position_standard(scene: Scene) -> Call:
    key = scene["standard", "active"]["id"]
    return Call("GET", f"/v1/positions/{ident('STAFF')}/standard", marker=key)
