"""Read the events of a caller."""

from typing import Any

from tests.factories import plans
from tests.factories.evaluations import lines
from tests.factories.organization import expect
from tests.serving.client import Api


def page(api: Api, query: str = "", who: str = "staff", **how: Any) -> dict[str, Any]:
    """Give one page of events."""
    return expect(api.get(f"/v1/events?{query}", who=who, **how), 200)


def events_of(
    api: Api, who: str, after: str = "", query: str = "limit=200"
) -> list[dict[str, Any]]:
    """Give all events, page by page."""
    events, position = [], f"&after={after}" if after else ""
    while True:
        body = page(api, f"{query}{position}", who)
        events += body["items"]
        position = f"&after={body['next']}"
        if not body["has_more"]:
            return events


def now(api: Api, who: str = "staff") -> str:
    """Say where the trail stands."""
    return page(api, "after=now", who)["next"]


def types(events: list[dict[str, Any]]) -> list[str]:
    return [event["type"] for event in events]


def post_progress(api: Api, plan: dict[str, Any], value: str = "12") -> dict[str, Any]:
    """Say what was realized."""
    line_id = lines(plan)[plans.COUNT["statement"]]
    body = {"line_id": line_id, "on": "2026-03-10", "value": value}
    return expect(api.post(f"/v1/plans/{plan['id']}/progress", body, key=f"p-{value}"))
