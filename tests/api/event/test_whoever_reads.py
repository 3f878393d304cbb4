"""Events over HTTP: what leads to a caller otherwise than by the people around them."""

from typing import Any

import pytest
from tests.api.event.read_events import events_of, now, post_progress
from tests.factories.evaluations import opened
from tests.factories.organization import expect, ident, patch
from tests.serving.client import Api

MEETING = {
    "kind": "system_review",
    "title": "Koordinasi lintas bidang",
    "unit_code": "LAIN",
    "starts_at": "2026-03-20T02:00:00Z",
    "host_code": "alfa-deputy",
    "invited_codes": ["alfa-peer"],
}


def heard_of(api: Api, who: str, key: str, after: str = "") -> list[str]:
    """Name the events about one record."""
    return [e["type"] for e in events_of(api, who, after) if e["data"]["id"] == key]


@pytest.mark.requirement("S4-10")
def test_whoever_is_invited_and_whoever_heads_the_unit_hears_of_a_meeting(api: Api) -> None:
    meeting: dict[str, Any] = expect(api.post("/v1/meetings", MEETING, who="admin"))
    for who in ("deputy", "peer", "other", "head", "mayor", "admin"):
        assert heard_of(api, who, meeting["id"]) == ["meeting.created"], who
    for who in ("staff", "sup", "stranger"):
        assert api.get(f"/v1/meetings/{meeting['id']}", who=who).status_code == 404
        assert heard_of(api, who, meeting["id"]) == [], who


@pytest.mark.requirement("S4-10")
def test_who_heads_the_unit_of_a_plan_hears_of_it_when_its_person_has_left(api: Api) -> None:
    plan = opened(api)["plans"]["staff"]
    path = f"/v1/employees/{ident('staff')}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    expect(patch(api, path, {"unit_id": ident("LAIN")}, version), 200)
    seat = f"/v1/assignments/{ident('seat:staff')}"
    expect(patch(api, seat, {"ends_on": "2026-03-26"}, 1), 200)
    assert api.get(f"/v1/plans/{plan['id']}", who="sup").status_code == 200
    assert api.get(f"/v1/plans/{plan['id']}", who="other").status_code == 404
    seen = {who: now(api, who) for who in ("sup", "other")}
    entry = post_progress(api, plan)
    assert heard_of(api, "sup", entry["id"], seen["sup"]) == ["progress.created"]
    assert heard_of(api, "other", entry["id"], seen["other"]) == []
