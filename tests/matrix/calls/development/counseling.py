"""Build the calls on counseling."""

from functools import partial

from tests.factories.development.counseling import arrangement_body, talk_body
from tests.matrix.building.development.counseling import record_body, report_body
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


@register
def list_counselings(scene: Scene) -> Call:
    key = scene["counseling", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/counselings?limit=200", marker=key)


@register
def get_counseling(scene: Scene) -> Call:
    key = scene["counseling", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/counselings/{key}", marker=key)


@register
def record_conduct_talk(scene: Scene) -> Call:
    return Call("POST", "/v1/counselings", talk_body(scene.subject))


def _counseling(name: str, scene: Scene) -> Call:
    record, subject = scene["counseling", scene.subject, scene.state], scene.subject
    bodies = {
        "reply": {"own_view": "Saya mengerti."},
        "report": report_body(scene.stage, subject),
        "arrange": arrangement_body(subject),
        "settle": {"reason": "Sudah membaik."},
        "record": record_body(subject),
    }
    return Call("POST", f"/v1/counselings/{record['id']}/{name}", bodies[name], record["version"])


for _operation, _name in (
    ("reply_to_conduct_talk", "reply"),
    ("report_conduct_problem", "report"),
    ("arrange_counseling", "arrange"),
    ("settle_counseling", "settle"),
    ("sign_counseling_record", "record"),
):
    register_as(_operation, partial(_counseling, _name))


@register
def list_counseling_records(scene: Scene) -> Call:
    key = scene["counseling_record", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/counseling-records?limit=200", marker=key)


@register
def get_counseling_record(scene: Scene) -> Call:
    key = scene["counseling_record", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/counseling-records/{key}", marker=key)


@register
def decide_on_counseling(scene: Scene) -> Call:
    record = scene["counseling_record", scene.subject, scene.state]
    body = {"consequence": "Jadwal loket diubah."}
    return Call("POST", f"/v1/counseling-records/{record['id']}/decide", body, record["version"])
