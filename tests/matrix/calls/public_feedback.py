"""Build the calls on what citizens say of a unit unasked."""

from functools import partial

from tests.matrix.building.public_feedback import BODIES, feedback_body
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


@register
def get_public_feedback_form(_: Scene) -> Call:
    path = "/v1/public/alfa/feedback-form?unit_code=BIDANG"
    return Call("GET", path, marker="Unit BIDANG")


@register
def give_public_feedback(scene: Scene) -> Call:
    body = feedback_body(scene.stage, "Kursi kurang", scene["public_form"])
    return Call("POST", "/v1/public/alfa/feedback", body)


@register
def get_public_feedback_receipt(scene: Scene) -> Call:
    receipt = scene["receipt", "answered"]
    return Call("GET", f"/v1/public/alfa/feedback/{receipt}", marker="answered")


@register
def show_feedback_page(_: Scene) -> Call:
    return Call("GET", "/s/feedback/alfa/BIDANG", marker="Unit BIDANG")


@register
def give_feedback_page(scene: Scene) -> Call:
    fields = {"topic": "praise", "text": "Ramah", "form": scene["public_form"]}
    return Call("POST", "/s/feedback/alfa/BIDANG", data=fields)


@register
def show_receipt_page(scene: Scene) -> Call:
    return Call("GET", f"/s/receipts/alfa/{scene['receipt', 'answered']}", marker="Baik")


@register
def get_unit_feedback_page(_: Scene) -> Call:
    return Call("GET", "/v1/units/BIDANG/feedback-page", marker="/s/feedback/alfa/BIDANG")


@register
def get_unit_feedback_qr_code(_: Scene) -> Call:
    return Call("GET", "/v1/units/BIDANG/feedback-page/qr")


@register
def list_public_feedback(scene: Scene) -> Call:
    marker = scene["public_feedback", scene.state]["id"]
    return Call("GET", "/v1/public-feedback?limit=200", marker=marker)


@register
def get_public_feedback(scene: Scene) -> Call:
    key = scene["public_feedback", scene.state]["id"]
    return Call("GET", f"/v1/public-feedback/{key}", marker=key)


@register
def list_public_feedback_counts(scene: Scene) -> Call:
    return Call("GET", f"/v1/periods/{scene['period', 'open']['id']}/public-feedback")


def _step(name: str, scene: Scene) -> Call:
    item = scene["public_feedback", scene.state]
    path = f"/v1/public-feedback/{item['id']}/{name}"
    return Call("POST", path, BODIES[name], item["version"])


for _name in BODIES:
    register_as(f"{_name}_public_feedback", partial(_step, _name))
