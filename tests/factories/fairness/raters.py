"""Raters with their people: plans put in below the API, ratings given over HTTP."""

from typing import Any

from tests.factories.crowd import crowd
from tests.factories.evaluations import IN_WINDOW, REAL, REASON, year
from tests.serving.client import Api

RATERS = ("sup", "deputy", "head")
GIVEN = {
    "sup": ("above",) * 6,
    "deputy": ("met", "met", "above", "met", "below", "met"),
    "head": ("below", "met", "met", "met", "above", "met"),
}
"""What each gives the results of their people; behavior is as expected."""


def opened(api: Api, raters: tuple[str, ...] = RATERS, size: int = 6) -> dict[str, Any]:
    """Open a quarter with as many people under each of *raters*, in its window."""
    period = year(api)
    for index, rater in enumerate(raters):
        first = 100 * index
        crowd(api, range(first, first + size), period["cycle_id"], leader=rater)
    created = api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    assert created.status_code == 200, created.text
    api.at(IN_WINDOW)
    path = f"/v1/periods/{period['id']}/start-rating"
    answer = api.post(path, who="admin", version=period["version"])
    assert answer.status_code == 200, answer.text
    started: dict[str, Any] = answer.json()
    return started


def rate(  # noqa: PLR0913 - what a test states of a rating
    api: Api,
    who: str,
    chosen: tuple[str, ...],
    behavior: str = "met",
    *,
    final: bool = True,
    after: int = 0,
) -> list[dict[str, Any]]:
    """Let a rater give their people these ratings of results, in the order of their codes.

    *after*: so many of them are passed over.
    """
    first = 100 * RATERS.index(who) + after
    people = {f"crowd-{first + index}": index for index in range(len(chosen))}
    listed = api.get("/v1/evaluations?limit=200", who=who).json()["items"]
    own = [item for item in listed if item["employee_code"] in people]
    own.sort(key=lambda item: people[item["employee_code"]])
    items = [
        {
            "id": item["id"],
            "version": item["version"],
            "ratings": [
                {"about": "results", "chosen": results, "reason": REASON},
                {"about": "behavior", "chosen": behavior, "reason": REASON},
            ],
            "feedback": REAL,
            "organization_result": "good",
        }
        for item, results in zip(own, chosen, strict=True)
    ]
    rated = api.post("/v1/evaluations/rate", {"items": items}, who=who)
    assert rated.status_code == 200, rated.text
    steps = [{"id": item["id"], "version": item["version"]} for item in rated.json()["items"]]
    if not final:
        return steps
    done = api.post("/v1/evaluations/finalize", {"items": steps}, who=who)
    assert done.status_code == 200, done.text
    return steps


def rated(api: Api) -> dict[str, Any]:
    """Bring a quarter to final results by three raters, of whom ``sup`` gives the best to all."""
    period = opened(api)
    for who in ("sup", "deputy", "head"):
        rate(api, who, GIVEN[who])
    return period
