"""Build the calls on the reviews of indicators."""

from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call


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
