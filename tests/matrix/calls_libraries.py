"""Calls on the library of indicators and on feedback."""

from functools import partial

from tests.matrix.building_libraries import INDICATOR, SAID
from tests.matrix.registry import Scene, call, register
from tests.matrix.stage import Call, ident


@call
def list_public_indicators(_: Scene) -> Call:
    return Call("GET", "/v1/public/alfa/indicators", marker="izin-agreed")


@call
def list_indicators(scene: Scene) -> Call:
    marker = scene["indicator", scene.state]["id"]
    return Call("GET", "/v1/indicators?limit=200", marker=marker)


@call
def create_indicator(_: Scene) -> Call:
    return Call("POST", "/v1/indicators", {**INDICATOR, "key": "izin-baru"})


@call
def check_indicator(_: Scene) -> Call:
    return Call("POST", "/v1/indicators/check", INDICATOR)


@call
def get_indicator(scene: Scene) -> Call:
    return Call("GET", f"/v1/indicators/{scene['indicator', scene.state]['indicator_id']}")


@call
def create_indicator_version(scene: Scene) -> Call:
    path = f"/v1/indicators/{scene['indicator', scene.state]['indicator_id']}/versions"
    return Call("POST", path, INDICATOR)


def _version(method: str, name: str, body: object, scene: Scene) -> Call:
    found = scene["indicator", scene.state]
    path = f"/v1/indicators/{found['indicator_id']}/versions/{found['id']}{name}"
    return Call(method, path, body, None if method == "GET" else found["version"])


for _operation, _method, _name, _body in (
    ("get_indicator_version", "GET", "", None),
    ("edit_indicator_version", "PUT", "", INDICATOR),
    ("propose_indicator", "POST", "/propose", None),
    ("agree_indicator", "POST", "/agree", None),
    ("retire_indicator", "POST", "/retire", None),
):
    register(_operation, partial(_version, _method, _name, _body))


@call
def give_feedback(scene: Scene) -> Call:
    return Call("POST", "/v1/feedback", {"employee_id": ident(scene.subject), **SAID})


@call
def request_feedback(scene: Scene) -> Call:
    body = {"author_id": scene["vice"], "employee_id": ident(scene.subject)}
    return Call("POST", "/v1/feedback/requests", {**body, "question": "Bagaimana layanannya?"})


@call
def list_feedback(scene: Scene) -> Call:
    key = scene["feedback", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/feedback?limit=200", marker=key)


@call
def get_feedback(scene: Scene) -> Call:
    key = scene["feedback", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/feedback/{key}", marker=key)


def _feedback(name: str, body: object, scene: Scene) -> Call:
    found = scene["feedback", scene.subject, scene.state]
    return Call("POST", f"/v1/feedback/{found['id']}/{name}", body, found["version"])


for _operation, _name, _body in (
    ("answer_feedback_request", "give", SAID),
    ("acknowledge_feedback", "read", None),
    ("reply_to_feedback", "reply", {"reply": "Terima kasih."}),
):
    register(_operation, partial(_feedback, _name, _body))
