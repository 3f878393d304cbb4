"""Build what follows from results: rules in every state."""

from typing import Any, Final

from tests.factories.follow_up.rules import rule
from tests.factories.organization import expect
from tests.matrix.stage import Stage

RULE_STEPS: Final = {"draft": (), "active": ("activate",), "retired": ("activate", "retire")}


def build(stage: Stage) -> None:
    """Set up rules of doing well."""
    for state, steps in RULE_STEPS.items():
        made = expect(stage.api.post("/v1/outstanding-rules", rule_body(state), who="admin"))
        for step in steps:
            path = f"/v1/outstanding-rules/{made['id']}/{step}"
            made = expect(stage.api.post(path, who="admin", version=made["version"]), 200)
        stage.keep(made, "rule", state)


def rule_body(state: str) -> dict[str, Any]:
    """State a rule that whoever did as was expected meets."""
    return {"rule": rule(f"matriks-{state}", predicate_at_least="good")}
