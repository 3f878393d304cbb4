"""The register of rewards, the course of a unit, and publication by consent alone."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.factories.follow_up.decisions import decided, proposed, record
from tests.factories.follow_up.rewards import STATEMENT, answer, asked, rewarded
from tests.factories.follow_up.rules import months
from tests.factories.organization import expect
from tests.serving.client import Api

CHOICE = ["publication_consent", "publication_withdraw"]


def published(api: Api, who: str, query: str = "") -> list[dict[str, Any]]:
    return expect(api.get(f"/v1/publications{query}", who=who), 200)["items"]


@pytest.mark.requirement("S0-17")
def test_rewards_are_registered_by_unit_and_period(api: Api) -> None:
    (month,) = months(api, {"staff": ["above"], "stranger": ["above"]})
    first = decided(api, proposed(api, month["evaluations"]["staff"], "admin"))
    decided(api, proposed(api, month["evaluations"]["stranger"], "admin", purpose="promotion"))
    declined = proposed(api, month["evaluations"]["staff"], "admin", purpose="recognition")
    decided(api, declined, outcome="declined")
    rows = expect(api.get(f"/v1/rewards?period_id={month['id']}", who="admin"), 200)["items"]
    assert [row["id"] for row in rows] == [first["id"]], "neither promotions nor what was declined"
    assert (rows[0]["unit_code"], rows[0]["period_key"]) == ("BIDANG", "m1")
    for unit, count in (("BIDANG", 1), ("DINAS", 1), ("LAIN", 0)):
        listed = expect(api.get(f"/v1/rewards?unit_code={unit}", who="admin"), 200)["items"]
        assert len(listed) == count
        path = f"/v1/periods/{month['id']}/rewards?unit_code={unit}"
        shown = expect(api.get(path, who="admin"), 200)
        assert (shown["rewards"], shown["recognitions"]) == (count, 0)
    assert expect(api.get("/v1/rewards", who="peer"), 200)["items"] == []
    assert len(expect(api.get("/v1/rewards", who="staff"), 200)["items"]) == 1


@pytest.mark.requirement("S0-17")
def test_the_cases_of_a_unit_stand_beside_its_rewards_before_in_and_after(api: Api) -> None:
    _, second = months(api, {"staff": ["above", "above"]})
    service = {"name": "Pengaduan warga", "unit_code": "BIDANG", "counted_in": "days"}
    expect(api.put("/v1/public-services/aduan", service, who="admin"), 200)
    cases = [
        {
            "service_key": "aduan",
            "number": f"A-{number}",
            "received_at": f"{received}T02:00:00Z",
            "completed_at": f"{completed}T02:00:00Z",
        }
        for number, (received, completed) in enumerate(
            [
                ("2026-01-05", "2026-01-15"),
                ("2026-02-02", "2026-02-06"),
                ("2026-02-02", "2026-02-08"),
                ("2026-03-02", "2026-03-03"),
            ]
        )
    ]
    expect(api.post("/v1/service-cases", {"items": cases}, who="admin"), 200)
    path = f"/v1/periods/{second['id']}/rewards?unit_code=BIDANG"
    shown = expect(api.get(path, who="head"), 200)
    figures = {
        when: (
            shown[when]["services"][0]["completed"],
            shown[when]["services"][0]["processing_time"],
        )
        for when in ("before", "during", "after")
    }
    assert figures == {"before": (1, "10.0000"), "during": (2, "5.0000"), "after": (1, "1.0000")}
    assert (shown["during"]["starts_on"], shown["during"]["ends_on"]) == (
        "2026-02-01",
        "2026-02-28",
    )
    lost = api.get(f"/v1/periods/{second['id']}/rewards?unit_code=NOWHERE", who="admin")
    assert (lost.status_code, lost.json()["errors"][0]["pointer"]) == (404, "/query/unit_code")


@pytest.mark.requirement("S0-18")
def test_colleagues_read_of_a_reward_only_by_consent_of_whom_it_is_about(api: Api) -> None:
    publication = asked(api, rewarded(api))
    assert publication["state"] == "asked"
    assert published(api, "peer") == []
    assert api.get(f"/v1/publications/{publication['id']}", who="peer").status_code == 404
    for who in ("sup", "admin", "peer"):
        path = f"/v1/publications/{publication['id']}/consent"
        assert api.post(path, who=who, version=1).status_code in {403, 404}
    (own,) = published(api, "staff")
    assert (own["statement"], own["allowed_actions"]) == (STATEMENT, CHOICE)
    expect(answer(api, publication, "consent"), 200)
    for who in ("peer", "stranger", "mayor", "admin"):
        (shown,) = published(api, who)
        assert (shown["employee_name"], shown["statement"]) == ("Staff Alfa", STATEMENT)
        assert shown["allowed_actions"] == []


@pytest.mark.requirement("S0-18")
@pytest.mark.parametrize("language", ["id", "en"])
def test_consent_is_withdrawn_at_any_time_and_nobody_sees_it_any_more(
    api: Api, language: str
) -> None:
    publication = asked(api, rewarded(api))
    expect(answer(api, publication, "consent"), 200)
    before = expect(api.get("/v1/publications", who="peer"), 200)
    assert len(before["items"]) == 1
    withdrawn = expect(answer(api, publication, "withdraw"), 200)
    assert (withdrawn["state"], withdrawn["statement"]) == ("withdrawn", "")
    for who in ("peer", "sup", "head", "admin", "mayor"):
        assert published(api, who) == []
        assert published(api, who, "?state=withdrawn") == []
        path = f"/v1/publications/{publication['id']}"
        assert api.get(path, who=who).status_code == 404
    since = expect(api.get(f"/v1/publications?changed_since={before['as_of']}", who="peer"), 200)
    assert (since["items"], since["is_whole"]) == ([], True)
    for who in ("peer", "admin"):
        events = api.get("/v1/events?limit=200", who=who)
        assert STATEMENT not in events.text
        assert '"publication.published"' not in events.text
    (kept,) = published(api, "staff")
    assert (kept["state"], kept["statement"]) == ("withdrawn", "")
    again = answer(api, publication, "consent", headers={"Accept-Language": language})
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")
    words = {"id": "ditarik", "en": "withdrawn"}
    assert words[language] in again.text
    path = f"/v1/decisions/{publication['decision_id']}/publish"
    pressed = api.post(path, {"statement": "Lagi."}, who="sup")
    assert pressed.json()["code"] == "publication_asked"


def test_only_rewards_are_published_and_nobody_asks_for_themselves(api: Api) -> None:
    promotion = rewarded(api, purpose="promotion")
    path = f"/v1/decisions/{promotion['id']}/publish"
    assert api.post(path, {"statement": "Naik."}, who="sup").json()["code"] == "no_reward"
    own = expect(record(api, "head", employee_code="alfa-sup", purpose="reward"))
    answered = api.post(f"/v1/decisions/{own['id']}/publish", {"statement": "Saya."}, who="sup")
    assert answered.status_code in {403, 404}
    reward = rewarded(api)
    path = f"/v1/decisions/{reward['id']}/publish"
    assert api.post(path, {"statement": "Baik."}, who="other").status_code == 404
    assert api.post(path, {"statement": ""}, who="sup").status_code == 422


def test_the_database_refuses_a_publication_without_consent(api: Api) -> None:
    asked(api, rewarded(api))
    for statement in (
        "UPDATE publication SET state = 'published'",
        "UPDATE publication SET statement = 'Lain'",
        "DELETE FROM publication",
    ):
        with pytest.raises(DBAPIError), api.raw() as connection:
            connection.execute(text(statement))
