"""Build the calls on rubrics, on what positions demand, on assessments and on innovations."""

from functools import partial

from tests.factories.registers.assessments import competences
from tests.factories.registers.innovations import innovation, verdict
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident


@register
def list_rubrics(_: Scene) -> Call:
    return Call("GET", "/v1/rubrics", marker="professionalism")


@register
def get_position_competences(_: Scene) -> Call:
    return Call("GET", "/v1/positions/STAFF/competences", marker=ident("STAFF"))


@register
def put_position_competences(_: Scene) -> Call:
    body = {"levels": [{"item": "integrity", "level": 3}]}
    return Call("PUT", "/v1/positions/STAFF/competences", body)


@register
def list_competence_assessments(scene: Scene) -> Call:
    key = scene["competence_assessment", scene.subject]["id"]
    return Call("GET", "/v1/competence-assessments?limit=200", marker=key)


@register
def get_competence_assessment(scene: Scene) -> Call:
    key = scene["competence_assessment", scene.subject]["id"]
    return Call("GET", f"/v1/competence-assessments/{key}", marker=key)


@register
def assess_competences(scene: Scene) -> Call:
    body = competences(scene["period", scene.state], employee_code=f"alfa-{scene.subject}")
    return Call("POST", "/v1/competence-assessments", body)


@register
def list_innovations(scene: Scene) -> Call:
    key = scene["innovation", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/innovations?limit=200", marker=key)


@register
def get_innovation(scene: Scene) -> Call:
    key = scene["innovation", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/innovations/{key}", marker=key)


@register
def enter_innovation(scene: Scene) -> Call:
    return Call("POST", "/v1/innovations", innovation(scene["period", scene.state]))


@register
def edit_innovation(scene: Scene) -> Call:
    shown = scene["innovation", scene.subject, scene.state]
    body = innovation(scene["period", "opened"], title="Lain")
    return Call("PUT", f"/v1/innovations/{shown['id']}", body, shown["version"])


def _step(name: str, scene: Scene) -> Call:
    shown = scene["innovation", scene.subject, scene.state]
    body = verdict(3, 3, 3, 3) if name == "verify" else None
    return Call("POST", f"/v1/innovations/{shown['id']}/{name}", body, shown["version"])


for _name in ("verify", "withdraw"):
    register_as(f"{_name}_innovation", partial(_step, _name))


@register
def get_innovation_verification(scene: Scene) -> Call:
    key = scene["innovation", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/innovations/{key}/verification", marker=key)


@register
def list_innovation_panels(scene: Scene) -> Call:
    return Call("GET", "/v1/innovation-panels?limit=200", marker=scene["panel"]["id"])


@register
def get_innovation_panel(scene: Scene) -> Call:
    key = scene["panel"]["id"]
    return Call("GET", f"/v1/innovation-panels/{key}", marker=key)


@register
def appoint_innovation_panel(_: Scene) -> Call:
    members = ["alfa-other", "alfa-peer", "alfa-head"]
    body = {"cycle_key": "evaluated", "unit_code": "LAIN", "member_codes": members}
    return Call("POST", "/v1/innovation-panels", body)


@register
def edit_innovation_panel(scene: Scene) -> Call:
    panel = scene["panel"]
    body = {"member_codes": ["alfa-other", "alfa-peer", "alfa-head"]}
    return Call("PUT", f"/v1/innovation-panels/{panel['id']}", body, panel["version"])
