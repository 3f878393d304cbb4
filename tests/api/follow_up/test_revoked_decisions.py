"""What rests on a result that is open again or made anew, and decisions that are taken back."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.factories.follow_up.decisions import decided, made_anew, proposed, record, redone
from tests.factories.follow_up.rewards import STATEMENT, answer, asked, rewarded
from tests.factories.follow_up.rules import months, reopened
from tests.factories.organization import expect
from tests.serving.at_once import sent_at_once
from tests.serving.client import Api

WHY = {"reason": "Hasil yang menjadi dasarnya diubah oleh putusan keberatan."}


@pytest.fixture
def result(api: Api) -> dict[str, Any]:
    """A result of a month that staff has in hand."""
    (month,) = months(api, {"staff": ["above"]})
    return month["evaluations"]["staff"]


def take(
    api: Api, decision: dict[str, Any], name: str, who: str = "sup", body: Any = None, **how: Any
) -> Any:
    path = f"/v1/decisions/{decision['id']}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    return api.post(f"{path}/{name}", body, who=who, version=version, **how)


def seen(api: Api, decision: dict[str, Any], who: str = "admin") -> dict[str, Any]:
    return expect(api.get(f"/v1/decisions/{decision['id']}", who=who), 200)


def waiting(api: Api, who: str, kind: str) -> list[str]:
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return [item["record_id"] for item in items if item["kind"] == kind]


@pytest.mark.requirement("S0-06", "S0-17", "S0-18", "S3-17")
def test_all_that_rests_on_a_result_says_that_it_is_open_again_and_then_changed(
    api: Api, result: dict[str, Any]
) -> None:
    decision = decided(api, proposed(api, result))
    publication = asked(api, decision)

    def stand() -> set[str]:
        (reward,) = expect(api.get("/v1/rewards", who="sup"), 200)["items"]
        own = expect(api.get(f"/v1/publications/{publication['id']}", who="staff"), 200)
        (listed,) = expect(api.get("/v1/publications", who="staff"), 200)["items"]
        assert listed == own
        uses = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
        shown = [seen(api, decision), seen(api, decision, "staff"), reward, own, *uses]
        return {each["rests_on"] for each in shown}

    assert stand() == {"standing"}
    again = reopened(api, result)
    assert stand() == {"reopened"}
    redone(api, again)
    assert stand() == {"superseded"}
    expect(answer(api, publication, "consent"), 200)
    read = api.get(f"/v1/publications/{publication['id']}", who="peer").json()
    assert (read["rests_on"], read["statement"]) == (None, STATEMENT)


@pytest.mark.requirement("S0-06", "S3-17")
def test_a_decision_by_a_result_that_was_made_anew_is_renewed_or_revoked(
    api: Api, result: dict[str, Any]
) -> None:
    decision = decided(api, proposed(api, result))
    assert seen(api, decision, "head")["allowed_actions"] == ["decision_revoke"]
    made_anew(api, result)
    assert waiting(api, "head", "cited_result_changed") == [decision["id"]]
    shown = seen(api, decision, "head")
    assert shown["allowed_actions"] == ["decision_renew", "decision_revoke"]
    renewed = expect(take(api, decision, "renew", "head"), 200)
    assert (renewed["rests_on"], renewed["snapshot_number"]) == ("standing", 2)
    assert waiting(api, "head", "cited_result_changed") == []
    uses = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    assert [use["step"] for use in uses] == ["renewed", "decided", "recommended"]
    without = expect(record(api))
    assert take(api, without, "renew").json()["code"] == "cites_no_result"


@pytest.mark.requirement("S0-17", "S0-18", "S3-17")
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_decision_is_taken_back_with_a_reason_and_its_person_is_told(
    api: Api, result: dict[str, Any], language: str
) -> None:
    decision = decided(api, proposed(api, result))
    publication = asked(api, decision)
    assert waiting(api, "staff", "publication_to_answer") == [publication["id"]]
    expect(answer(api, publication, "consent"), 200)
    assert waiting(api, "staff", "publication_to_answer") == []
    assert waiting(api, "staff", "decision_to_see") == [decision["id"]]
    assert seen(api, decision, "staff")["allowed_actions"] == ["decision_acknowledge"]
    expect(take(api, decision, "acknowledge", "staff"), 200)
    assert waiting(api, "staff", "decision_to_see") == []
    assert take(api, decision, "revoke", "sup", {"reason": ""}).status_code == 422
    for who, status in (("staff", 403), ("peer", 404), ("other", 404)):
        assert take(api, decision, "revoke", who, WHY).status_code == status
    revoked = expect(take(api, decision, "revoke", "admin", WHY), 200)
    assert (revoked["revoked_for"], revoked["title"]) == (WHY["reason"], decision["title"])
    assert (revoked["acknowledged_at"], revoked["allowed_actions"]) == (None, [])
    assert waiting(api, "staff", "decision_to_see") == [decision["id"]]
    assert expect(api.get("/v1/publications", who="peer"), 200)["items"] == []
    (own,) = expect(api.get("/v1/publications", who="staff"), 200)["items"]
    assert (own["state"], own["statement"]) == ("withdrawn", "")
    (reward,) = expect(api.get("/v1/rewards", who="staff"), 200)["items"]
    assert reward["revoked_for"] == WHY["reason"]
    path = f"/v1/periods/{decision['period_id']}/rewards?unit_code=BIDANG"
    assert expect(api.get(path, who="admin"), 200)["rewards"] == 0
    use, *_ = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    assert use["revoked_at"] == revoked["revoked_at"]
    headers = {"Accept-Language": language}
    again = take(api, decision, "revoke", "sup", WHY, headers=headers)
    assert (again.status_code, again.json()["code"]) == (409, "decision_revoked")
    assert {"id": "dicabut", "en": "revoked"}[language] in again.json()["title"]
    pressed = api.post(f"/v1/decisions/{decision['id']}/publish", {"statement": "Lagi."}, who="sup")
    assert pressed.json()["code"] == "decision_revoked"
    expect(take(api, decision, "acknowledge", "staff"), 200)
    assert waiting(api, "staff", "decision_to_see") == []


def test_nobody_revokes_or_renews_a_decision_on_themselves(api: Api) -> None:
    own = rewarded(api, "head", employee_code="alfa-sup")
    assert seen(api, own, "sup")["allowed_actions"] == ["decision_acknowledge"]
    for name, body in (("revoke", WHY), ("renew", None)):
        assert take(api, own, name, "sup", body).status_code in {403, 404}


def test_of_a_result_one_thing_is_decided_once_until_it_is_revoked(
    api: Api, result: dict[str, Any]
) -> None:
    for cited in ({"evaluation_id": result["id"]}, {}):
        answers = sent_at_once(api, *[lambda cited=cited: record(api, **cited)] * 2)  # type: ignore[misc]  # bound at once
        assert sorted(each.status_code for each in answers) == [201, 409]
        (refused,) = [each for each in answers if each.status_code == 409]
        assert refused.json()["code"] == "already_exists"
        (first,) = [each.json() for each in answers if each.status_code == 201]
        expect(take(api, first, "revoke", "sup", WHY), 200)
        expect(record(api, **cited))
    expect(record(api, title="Ucapan terima kasih kedua"))


def test_what_is_recommended_waits_for_a_leader_who_did_not_recommend_it(
    api: Api, result: dict[str, Any]
) -> None:
    recommendation = proposed(api, result)
    kind = "recommendation_to_decide"
    assert waiting(api, "sup", kind) == []
    assert waiting(api, "head", kind) == [recommendation["id"]]
    assert "recommendation_decide" in allowed(api, recommendation)
    reopened(api, result)
    assert waiting(api, "head", kind) == []
    assert allowed(api, recommendation) == ["recommendation_withdraw"]


def allowed(api: Api, recommendation: dict[str, Any]) -> list[str]:
    path = f"/v1/recommendations/{recommendation['id']}"
    return expect(api.get(path, who="head"), 200)["allowed_actions"]


def test_the_database_lets_nothing_of_a_decision_move_but_its_end(api: Api) -> None:
    rewarded(api)
    for statement in (
        "UPDATE person_decision SET title = 'Lain'",
        "UPDATE person_decision SET revoked_for = 'Keliru.'",
        "DELETE FROM person_decision",
    ):
        with pytest.raises(DBAPIError), api.raw() as connection:
            connection.execute(text(statement))
