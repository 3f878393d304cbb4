"""A target of zero can be planned, scored and rated: none of what must not happen is the best."""

from datetime import date
from typing import Any

import pytest
from tests.factories import plans
from tests.factories.evaluations import assessment, lines, opened, progress, step, year
from tests.factories.plans import CONTENT, COUNT
from tests.serving.client import Api

UNANSWERED = "Jumlah aduan warga yang tidak terjawab"
ZERO: dict[str, Any] = {**COUNT, "statement": UNANSWERED, "polarity": "lower", "target": "0"}
CASES = [
    ("sum", ["0"], "100.00"),
    ("sum", ["0", "0"], "100.00"),
    ("sum", ["1"], "0.00"),
    ("sum", ["0", "3"], "0.00"),
    ("last", ["0"], "100.00"),
    ("last", ["2", "0"], "100.00"),
    ("last", ["0", "2"], "0.00"),
    ("mean", ["0", "0"], "100.00"),
    ("mean", ["0", "1"], "0.00"),
    ("max", ["0", "0"], "100.00"),
    ("max", ["0", "1"], "0.00"),
    ("min", ["0", "4"], "100.00"),
    ("min", ["1", "4"], "0.00"),
]


def content(**changes: Any) -> dict[str, Any]:
    result = {
        "statement": "Terjawabnya aduan warga",
        "indicators": [{**ZERO, **changes}],
    }
    return {**CONTENT, "work_results": [result]}


@pytest.mark.parametrize(("accumulation", "entries", "expected"), CASES)
@pytest.mark.parametrize("stated", [{}, {"period_targets": {"q1": "0"}}], ids=["whole", "quarter"])
def test_n1_none_of_none_is_the_best_and_one_case_earns_nothing(
    api: Api, accumulation: str, entries: list[str], expected: str, stated: dict[str, Any]
) -> None:
    period = year(api, "mataram")
    plan = plans.approved(api, "staff", "sup", content(accumulation=accumulation, **stated))
    line = lines(plan)[UNANSWERED]
    for day, value in enumerate(entries, 3):
        progress(api, line, date(2026, 3, day), value)
    answer = api.get(f"/v1/plans/{plan['id']}/score?period_id={period['id']}")
    assert answer.status_code == 200, answer.text
    (part,) = answer.json()["result"]["parts"]
    assert (part["key"], part["points"]) == ("targets", expected)


@pytest.mark.parametrize("realized", [None, "0", "2"])
def test_n1_who_has_a_target_of_zero_is_rated_and_gets_a_result(
    api: Api, realized: str | None
) -> None:
    made = opened(api, content=content())
    plan = made["plans"]["staff"]
    if realized is not None:
        progress(api, lines(plan)[UNANSWERED], date(2026, 3, 4), realized)
    ratings = assessment(plan)["ratings"]
    reasons = [{**rating, "reason": "Menurut catatan loket."} for rating in ratings]
    rated = step(
        api, made["evaluations"]["staff"], "rate", "sup", assessment(plan, ratings=reasons)
    )
    assert rated["state"] == "rated"
    assert step(api, rated, "finalize", "sup")["state"] == "final"
