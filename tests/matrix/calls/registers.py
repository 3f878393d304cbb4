"""Build the calls on rubrics, on what positions demand, and on assessments."""

from tests.factories.registers.assessments import competences
from tests.matrix.calls.registry import Scene, register
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
