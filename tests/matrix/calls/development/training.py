"""Build the calls on training, careers and areas to improve."""

from tests.factories.development import training
from tests.matrix.building.development.guidance import GUIDES
from tests.matrix.building.development.training import DECISION, END, training_body
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call, ident


@register
def list_trainings(scene: Scene) -> Call:
    key = scene["training", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/trainings?limit=200", marker=key)


@register
def get_training(scene: Scene) -> Call:
    key = scene["training", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/trainings/{key}", marker=key)


@register
def get_training_effect(scene: Scene) -> Call:
    key = scene["training", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/trainings/{key}/effect", marker=key)


@register
def propose_training(scene: Scene) -> Call:
    return Call("POST", "/v1/trainings", training_body(scene.subject))


@register
def decide_nomination(scene: Scene) -> Call:
    record = scene["training", scene.subject, scene.state]
    return Call("POST", f"/v1/trainings/{record['id']}/decide", DECISION, record["version"])


@register
def close_training(scene: Scene) -> Call:
    record = scene["training", scene.subject, scene.state]
    return Call("POST", f"/v1/trainings/{record['id']}/close", END, record["version"])


@register
def get_education_eligibility(scene: Scene) -> Call:
    key = ident(scene.subject)
    return Call("GET", f"/v1/employees/{key}/education-eligibility", marker=key)


@register
def get_career(scene: Scene) -> Call:
    key = ident(scene.subject)
    return Call("GET", f"/v1/employees/{key}/career", marker=key)


@register
def get_career_plan(scene: Scene) -> Call:
    key = ident(scene.subject)
    return Call("GET", f"/v1/employees/{key}/career-plan", marker=key)


@register
def put_career_plan(scene: Scene) -> Call:
    path = f"/v1/employees/{ident(scene.subject)}/career-plan"
    return Call("PUT", path, training.CAREER)


@register
def get_improvement_areas(scene: Scene) -> Call:
    evaluation = scene["evaluation", scene.subject, scene.state]
    key = evaluation if isinstance(evaluation, str) else evaluation["id"]
    return Call("GET", f"/v1/evaluations/{key}/improvement-areas", marker=key)


@register
def list_team_development(_: Scene) -> Call:
    return Call("GET", "/v1/me/team/development?limit=200")


@register
def count_low_results(_: Scene) -> Call:
    return Call("GET", "/v1/low-results/by-unit")


@register
def take_proposed_step(scene: Scene) -> Call:
    evaluation = scene["evaluation", scene.subject, scene.state]
    key = evaluation if isinstance(evaluation, str) else evaluation["id"]
    path = f"/v1/evaluations/{key}/improvement-areas"
    areas = scene.stage.api.get(path, who=GUIDES[scene.subject]).json()["improvements"]
    body = {"area": areas[0]["key"] if areas else "none", "due_on": "2026-06-30"}
    return Call("POST", path, body)
