"""Build the calls on the register of rewards and on publications."""

from functools import partial

from tests.factories.follow_up.rewards import STATEMENT
from tests.matrix.callers import MINE
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


@register
def list_rewards(scene: Scene) -> Call:
    return Call("GET", "/v1/rewards?limit=200", marker=scene["reward", scene.subject]["id"])


@register
def get_unit_rewards(scene: Scene) -> Call:
    period = scene["evaluation", scene.subject, "delivered"]["period_id"]
    unit = "BIDANG" if scene.subject == MINE else "LAIN"
    path = f"/v1/periods/{period}/rewards?unit_code={unit}"
    return Call("GET", path, marker=unit)


@register
def ask_publication(scene: Scene) -> Call:
    path = f"/v1/decisions/{scene['reward', scene.subject]['id']}/publish"
    return Call("POST", path, {"statement": STATEMENT})


@register
def list_publications(scene: Scene) -> Call:
    key = scene["publication", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/publications?limit=200", marker=key)


@register
def get_publication(scene: Scene) -> Call:
    key = scene["publication", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/publications/{key}", marker=key)


def _step(name: str, scene: Scene) -> Call:
    publication = scene["publication", scene.subject, scene.state]
    path = f"/v1/publications/{publication['id']}/{name}"
    return Call("POST", path, version=publication["version"])


for _name in ("consent", "withdraw"):
    register_as(f"{_name}_publication", partial(_step, _name))
