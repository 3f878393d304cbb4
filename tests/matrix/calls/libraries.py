"""Build the calls on the library of indicators and on feedback."""

from functools import partial

from tests.matrix.building.libraries import FEEDBACK, INDICATOR
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident


@register
def list_public_indicators(_: Scene) -> Call:
    return Call("GET", "/v1/public/alfa/indicators", marker="izin-agreed")


@register
def list_indicators(scene: Scene) -> Call:
    marker = scene["indicator", scene.state]["id"]
    return Call("GET", "/v1/indicators?limit=200", marker=marker)


@register
def create_indicator(_: Scene) -> Call:
    return Call("POST", "/v1/indicators", {**INDICATOR, "key": "izin-baru"})


@register
def check_indicator(_: Scene) -> Call:
    return Call("POST", "/v1/indicators/check", INDICATOR)


@register
def get_indicator(scene: Scene) -> Call:
    return Call("GET", f"/v1/indicators/{scene['indicator', scene.state]['indicator_id']}")


@register
def create_indicator_version(scene: Scene) -> Call:
    path = f"/v1/indicators/{scene['indicator', scene.state]['indicator_id']}/versions"
    return Call("POST", path, INDICATOR)


def _version(method: str, name: str, body: object, scene: Scene) -> Call:
    version = scene["indicator", scene.state]
    path = f"/v1/indicators/{version['indicator_id']}/versions/{version['id']}{name}"
    return Call(method, path, body, None if method == "GET" else version["version"])


for _operation, _method, _name, _body in (
    ("get_indicator_version", "GET", "", None),
    ("edit_indicator_version", "PUT", "", INDICATOR),
    ("propose_indicator", "POST", "/propose", None),
    ("agree_indicator", "POST", "/agree", None),
    ("retire_indicator", "POST", "/retire", None),
):
    register_as(_operation, partial(_version, _method, _name, _body))


@register
def get_indicator_mapping(scene: Scene) -> Call:
    return Call("GET", f"/v1/indicators/{scene['indicator', scene.state]['indicator_id']}/mapping")


@register
def put_indicator_mapping(scene: Scene) -> Call:
    path = f"/v1/indicators/{scene['indicator', scene.state]['indicator_id']}/mapping"
    return Call("PUT", path, {"mapped_positions": [{"position_code": "STAFF"}]})


@register
def give_feedback(scene: Scene) -> Call:
    return Call("POST", "/v1/feedback", {"employee_id": ident(scene.subject), **FEEDBACK})


@register
def request_feedback(scene: Scene) -> Call:
    body = {"author_id": scene["vice"], "employee_id": ident(scene.subject)}
    return Call("POST", "/v1/feedback/requests", {**body, "question": "Bagaimana layanannya?"})


@register
def list_feedback(scene: Scene) -> Call:
    key = scene["feedback", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/feedback?limit=200", marker=key)


@register
def get_feedback(scene: Scene) -> Call:
    key = scene["feedback", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/feedback/{key}", marker=key)


def _feedback(name: str, body: object, scene: Scene) -> Call:
    feedback = scene["feedback", scene.subject, scene.state]
    return Call("POST", f"/v1/feedback/{feedback['id']}/{name}", body, feedback["version"])


for _operation, _name, _body in (
    ("answer_feedback_request", "give", FEEDBACK),
    ("acknowledge_feedback", "read", None),
    ("reply_to_feedback", "reply", {"reply": "Terima kasih."}),
):
    register_as(_operation, partial(_feedback, _name, _body))


@register
def review_indicators(scene: Scene) -> Call:
    return Call("POST", f"/v1/periods/{scene['period', scene.state]['id']}/indicator-reviews")


@register
def list_indicator_reviews(scene: Scene) -> Call:
    return Call("GET", "/v1/indicator-reviews", marker=scene["review", scene.state]["id"])


@register
def get_indicator_review(scene: Scene) -> Call:
    return Call("GET", f"/v1/indicator-reviews/{scene['review', scene.state]['id']}")


@register
def decide_indicator_review(scene: Scene) -> Call:
    review = scene["review", scene.state]
    body = {"outcome": "kept", "reason": "Ukuran tetap dipakai."}
    path = f"/v1/indicator-reviews/{review['id']}/decide"
    return Call("POST", path, body, review["version"])
