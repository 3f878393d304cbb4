"""A 360 over HTTP: colleagues are asked about a person; nobody can tell what one of them said."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.api.survey.test_surveys import refused, stepped
from tests.factories import cycles
from tests.serving.client import Api
from tests.world import key

from penilaian_api.domain.plan.plan import CoreValue

VALUES = tuple(CoreValue)
COLLEAGUES = ("peer", "other", "former", "deputy", "stranger", "late")


def asked(api: Api, authors: Sequence[str] = COLLEAGUES, **changes: Any) -> dict[str, Any]:
    """Open a 360 about staff, and invite colleagues to it."""
    instrument = api.post("/v1/instruments/core-values-360/adopt", who="admin").json()
    body = {
        "title": "Umpan balik 360",
        "instrument_id": instrument["id"],
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "targets": [{"employee_code": "alfa-staff"}],
        **changes,
    }
    answer = api.post("/v1/surveys", body, who="admin")
    assert answer.status_code == 201, answer.text
    survey = stepped(api, answer.json(), "open")
    body = {"employee_code": "alfa-staff", "author_codes": [f"alfa-{who}" for who in authors]}
    answer = api.post(f"/v1/surveys/{survey['id']}/invitations", body, who="admin")
    assert answer.status_code == 201, answer.text
    return survey


def answer(api: Api, who: str, value: int = 4, **changes: Any) -> Any:
    (invitation,) = api.get("/v1/me/invitations", who=who).json()["items"]
    body = {"values": {**dict.fromkeys(VALUES, value), **changes}, "texts": {"strength": who}}
    return api.post(f"/v1/invitations/{invitation['id']}/answers", body, who=who)


def read_of_staff(api: Api, survey: dict[str, Any], who: str = "staff") -> Any:
    return api.get(f"/v1/surveys/{survey['id']}/people/{key('alfa:staff')}", who=who)


def test_colleagues_answer_once_and_what_they_say_is_shown_together(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    survey = asked(api, period_id=period["id"], part="discipline")
    for index, who in enumerate(COLLEAGUES):
        assert answer(api, who, 3 + index % 3, loyal=5 - index % 2).status_code == 201
        assert api.get("/v1/me/invitations", who=who).json()["items"] == []
    assert refused(read_of_staff(api, survey), 404) == "not_found"
    stepped(api, survey, "close")
    shown = stepped(api, survey, "release")
    assert shown["content"]["targets"] == []
    content = read_of_staff(api, survey).json()["content"]
    assert content["whole"]["count"] == len(COLLEAGUES)
    assert content["texts"]["strength"] == sorted(COLLEAGUES)
    assert content["voices"] == {}  # each is too small by itself, or would tell the rest
    (measured,) = api.get("/v1/measurements?part=discipline", who="admin").json()["items"]
    assert (measured["employee_code"], measured["count"]) == ("alfa-staff", len(COLLEAGUES))
    assert measured["value"] == content["whole"]["index"]["value"]


@pytest.mark.parametrize("who", ["peer", "other", "stranger", "auditor", "admin"])
def test_who_neither_is_it_nor_assesses_reads_nothing_of_it(api: Api, who: str) -> None:
    survey = asked(api)
    for colleague in COLLEAGUES:
        answer(api, colleague)
    stepped(api, survey, "close")
    stepped(api, survey, "release")
    assert (
        read_of_staff(api, survey, "sup").status_code
        == read_of_staff(api, survey).status_code
        == 200
    )
    assert read_of_staff(api, survey, who).status_code in {403, 404}
    listed = api.get(f"/v1/surveys/{survey['id']}", who=who).json()["targets"]
    assert bool(listed) == (who == "admin")


def test_four_colleagues_say_nothing(api: Api) -> None:
    survey = asked(api)
    for who in COLLEAGUES[:4]:
        answer(api, who)
    stepped(api, survey, "close")
    stepped(api, survey, "release")
    content = read_of_staff(api, survey).json()["content"]
    assert (content["whole"], content["voices"], content["texts"]) == (None, {}, {})


def test_what_all_said_alike_is_withheld_and_the_index_with_it(api: Api) -> None:
    survey = asked(api)
    for index, who in enumerate(COLLEAGUES):
        answer(api, who, 3 + index % 2, loyal=5)
    stepped(api, survey, "close")
    stepped(api, survey, "release")
    whole = read_of_staff(api, survey).json()["content"]["whole"]
    withheld = [item["code"] for item in whole["questions"] if not item["counts"]]
    assert "loyal" in withheld
    assert (whole["index"], whole["grade"]) == (None, None)


def test_an_invitation_is_its_colleagues_own(api: Api) -> None:
    asked(api, ["peer"])
    (invitation,) = api.get("/v1/me/invitations", who="peer").json()["items"]
    assert (invitation["employee_name"], invitation["voice"]) == ("Staff Alfa", "teammate")
    path, body = f"/v1/invitations/{invitation['id']}/answers", {"values": dict.fromkeys(VALUES, 3)}
    for who in ("other", "staff", "sup"):
        assert refused(api.post(path, body, who=who), 404) == "not_found"
    assert refused(api.post(path, {"values": {}}, who="peer"), 422) == "answers_incomplete"
    assert api.post(path, body, who="peer").status_code == 201
    assert refused(api.post(path, body, who="peer"), 409) == "link_used"


def test_a_key_of_a_request_leaves_nothing_of_who_answered(api: Api) -> None:
    asked(api, ["peer"])
    (invitation,) = api.get("/v1/me/invitations", who="peer").json()["items"]
    path, body = f"/v1/invitations/{invitation['id']}/answers", {"values": dict.fromkeys(VALUES, 3)}
    with api.raw(owner=True) as connection:
        kept = connection.execute(text("SELECT count(*) FROM kept_answer")).scalar_one()
    assert api.post(path, body, who="peer", key="sekali").status_code == 201
    with api.raw(owner=True) as connection:
        assert connection.execute(text("SELECT count(*) FROM kept_answer")).scalar_one() == kept
    assert refused(api.post(path, body, who="peer", key="sekali"), 409) == "link_used"


@pytest.mark.parametrize(
    ("authors", "pointer"),
    [(["alfa-staff"], "/author_codes/0"), (["alfa-peer", "alfa-sup"], "/author_codes/1")],
)
def test_neither_the_person_nor_their_assessor_is_asked(
    api: Api, authors: list[str], pointer: str
) -> None:
    survey = asked(api, ["peer"])
    body = {"employee_code": "alfa-staff", "author_codes": authors}
    answer = api.post(f"/v1/surveys/{survey['id']}/invitations", body, who="admin")
    assert refused(answer, 422) == "invalid_input"
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_without_names_all_who_work_closely_are_asked_and_nobody_twice(api: Api) -> None:
    survey = asked(api, ["peer"])
    path = f"/v1/surveys/{survey['id']}/invitations"
    body = {"employee_code": "alfa-staff"}
    first = api.post(path, body, who="admin").json()
    again = api.post(path, body, who="admin").json()
    assert again == {"employee_code": "alfa-staff", "teammates": 0, "subordinates": 0, "others": 0}
    assert first["subordinates"] == first["others"] == 0


@pytest.mark.parametrize(
    ("instrument", "target", "code"),
    [
        ("core-values-360", {"unit_code": "DINAS"}, "employee_code_expected"),
        ("pulse", {"employee_code": "alfa-staff"}, "unit_code_expected"),
        ("pulse", {}, "unit_or_person"),
        ("pulse", {"employee_code": "alfa-staff", "unit_code": "DINAS"}, "unit_or_person"),
        ("core-values-360", {"employee_code": "alfa-nobody"}, "unknown_reference"),
    ],
)
def test_an_instrument_asks_about_units_or_about_people(
    api: Api, instrument: str, target: dict[str, str], code: str
) -> None:
    adopted = api.post(f"/v1/instruments/{instrument}/adopt", who="admin").json()
    body = {
        "title": "Umpan balik",
        "instrument_id": adopted["id"],
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "targets": [target],
    }
    refusal = api.post("/v1/surveys", body, who="admin")
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["code"] == code


def test_what_was_said_stays_as_it_was_frozen(api: Api) -> None:
    survey = asked(api)
    stepped(api, survey, "close")
    stepped(api, survey, "release")
    with pytest.raises(DBAPIError), api.raw(owner=True) as sql:
        sql.execute(text("DELETE FROM survey_person_release"))
