"""Build standards of positions in every state."""

from typing import Any, Final

from tests.factories.organization import expect
from tests.factories.standard.standards import AREAS, content
from tests.matrix.stage import Stage

STEPS: Final = {"draft": (), "active": ("activate",), "retired": ("activate", "retire")}
POSTS: Final = {"draft": "DEPUTY", "active": "STAFF", "retired": "STAFF2"}


def build(stage: Stage) -> None:
    """Set up standards; what the active one expects keeps no plan of the stage from its way."""
    for state, steps in STEPS.items():
        standard = expect(stage.api.post("/v1/standards", body(state), who="admin"))
        for step in steps:
            path = f"/v1/standards/{standard['id']}/{step}"
            answer = stage.api.post(path, who="admin", version=standard["version"])
            standard = expect(answer, 200)
        stage.keep(standard, "standard", state)


def body(state: str) -> dict[str, Any]:
    """State a standard of which nothing is mandatory."""
    areas = [{**area, "is_mandatory": False} for area in AREAS]
    serves = {"position_codes": [POSTS.get(state, "HEAD")]}
    standard = content(f"loket-{state}", areas=areas, serves=serves)
    return {"standard": standard, "starts_on": "2026-01-01"}
