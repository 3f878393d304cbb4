"""PP 30/2019, art. 41: the best predicate needs a new idea, which the innovation register knows."""

from typing import Any

import pytest
from tests.factories import evaluations
from tests.factories.registers.innovations import appointed, innovation, verified
from tests.serving.client import Api


@pytest.mark.parametrize("is_verified", [False, True])
def test_a_verified_innovation_is_the_new_idea_that_the_best_predicate_needs(
    api: Api,
    is_verified: bool,  # noqa: FBT001 - a column of the table
) -> None:
    made = evaluations.opened(api, "pp-30-2019-70-30")
    if is_verified:
        appointed(api)
        verified(api, innovation(made["period"]), 4)
    evaluation, plan = made["evaluations"]["staff"], made["plans"]["staff"]
    rated = evaluations.step(api, evaluation, "rate", "sup", _best(plan))
    answer = api.get(f"/v1/evaluations/{rated['id']}/assessment", who="sup")
    assert answer.status_code == 200, answer.text
    assert answer.json()["facts"]["new_idea"] is is_verified


def _best(plan: dict[str, Any]) -> dict[str, Any]:
    """Rate results and behavior above what was expected, and state no new idea."""
    return evaluations.assessment(plan, ratings=[
        {"about": about, "chosen": "above", "reason": evaluations.REASON}
        for about in ("results", "behavior")
    ])  # fmt: skip
