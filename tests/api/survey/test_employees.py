"""Surveys that ask employees: all of a unit or an agency are invited, and nobody is told."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Date, bindparam, text
from tests.api.survey.test_surveys import refused, stepped
from tests.serving.client import Api

QUESTIONS = ("fairness", "climate", "motivation", "transparency")
STAFF = ("staff", "peer", "sup", "other", "stranger", "head", "former", "deputy", "late")


def asked(api: Api, *units: str, instrument: str = "pulse", **changes: Any) -> dict[str, Any]:
    """Open a pulse about units, or about the agency where none is named."""
    adopted = api.post(f"/v1/instruments/{instrument}/adopt", who="admin").json()
    body = {
        "title": "Suasana kerja",
        "instrument_id": adopted["id"],
        "starts_on": "2026-03-01",
        "ends_on": "2026-03-31",
        "targets": [{"unit_code": unit} for unit in units],
        **changes,
    }
    answer = api.post("/v1/surveys", body, who="admin")
    assert answer.status_code == 201, answer.text
    return stepped(api, answer.json(), "open")


def invitation_of(api: Api, who: str) -> dict[str, Any]:
    (invitation,) = api.get("/v1/me/invitations", who=who).json()["items"]
    return invitation


def answer(api: Api, who: str, value: int = 4, **changes: int) -> Any:
    path = f"/v1/invitations/{invitation_of(api, who)['id']}/answers"
    return api.post(path, {"values": {**dict.fromkeys(QUESTIONS, value), **changes}}, who=who)


def tasks(api: Api, who: str) -> list[dict[str, Any]]:
    items = api.get("/v1/me/tasks", who=who).json()["items"]
    return [item for item in items if item["kind"] == "survey_asked"]


def released(api: Api, survey: dict[str, Any]) -> dict[str, Any]:
    stepped(api, survey, "close")
    return stepped(api, survey, "release")["content"]


def counts(group: dict[str, Any]) -> dict[str, list[int]]:
    return {item["code"]: item["counts"] for item in group["questions"]}


def test_everyone_is_asked_once_and_what_all_say_is_shown(api: Api) -> None:
    survey = asked(api)
    assert (survey["audience"], survey["targets"][0]["links"]) == ("employees", len(STAFF))
    for index, who in enumerate(STAFF):
        (task,) = tasks(api, who)
        assert (task["due_on"], task["operation"]) == ("2026-03-31", "answer_invitation")
        assert "Suasana kerja" in task["text"]
        assert task["record_id"] == invitation_of(api, who)["id"]
        assert answer(api, who, 3 + index % 2).status_code == 201
        assert tasks(api, who) == []
    (target,) = released(api, survey)["targets"]
    assert (target["unit"]["code"], target["links"], target["response_rate"]) == (
        "KOTA",
        9,
        "1.0000",
    )
    assert target["result"]["count"] == 9
    assert counts(target["result"]) == {code: [0, 0, 5, 4, 0] for code in QUESTIONS}
    fairness = target["result"]["questions"][0]["mean"]
    assert fairness["low"] == fairness["high"] == fairness["value"]  # everyone of nine answered


def test_each_is_asked_of_the_unit_nearest_to_theirs(api: Api) -> None:
    survey = asked(api, "KOTA", "DINAS", "BIDANG")
    asked_of = {target["unit_code"]: target["links"] for target in survey["targets"]}
    assert asked_of == {"KOTA": 0, "DINAS": 6, "BIDANG": 3}
    assert invitation_of(api, "staff")["unit_name"] == "Unit BIDANG"
    assert api.get("/v1/me/tasks", who="mayor").json()["items"] == []  # is not appraised


def test_a_small_unit_is_withheld_and_so_is_what_would_tell_it(api: Api) -> None:
    survey = asked(api, "DINAS", "BIDANG")
    for index, who in enumerate(STAFF):
        answer(api, who, 2 + index % 3)
    content = released(api, survey)
    assert content["whole"]["count"] == 9
    assert [target["result"] for target in content["targets"]] == [None, None]


def test_four_answers_say_nothing(api: Api) -> None:
    survey = asked(api)
    for who in STAFF[:4]:
        answer(api, who)
    content = released(api, survey)
    assert content["whole"] is None
    assert (content["targets"][0]["result"], content["targets"][0]["links"]) == (None, None)


def test_what_all_of_a_unit_said_alike_is_withheld(api: Api) -> None:
    survey = asked(api)
    for index, who in enumerate(STAFF):
        answer(api, who, 2 + index % 3, fairness=1)
    shown = counts(released(api, survey)["whole"])
    assert shown["fairness"] == []
    assert shown["climate"] == [0, 3, 3, 3, 0]


def test_nobody_is_told_who_answered(api: Api) -> None:
    survey = asked(api)
    before = api.get(f"/v1/surveys/{survey['id']}", who="admin").json()
    seen = {who: tasks(api, who) for who in ("peer", "sup", "head")}
    assert answer(api, "staff").status_code == 201
    assert api.get(f"/v1/surveys/{survey['id']}", who="admin").json() == before
    assert before["targets"][0]["used"] is None
    assert {who: tasks(api, who) for who in ("peer", "sup", "head")} == seen
    for who in ("peer", "sup", "head", "admin", "auditor"):
        path = f"/v1/invitations/{seen['peer'][0]['record_id']}/answers"
        if who != "peer":
            answer_of_other = api.post(path, {"values": dict.fromkeys(QUESTIONS, 3)}, who=who)
            assert answer_of_other.status_code in {403, 404}


def test_a_task_ends_with_the_survey_and_a_late_answer_is_refused(api: Api) -> None:
    survey = asked(api)
    path = f"/v1/invitations/{invitation_of(api, 'staff')['id']}/answers"
    body = {"values": dict.fromkeys(QUESTIONS, 3)}
    api.at(datetime(2026, 3, 31, 17, 0, tzinfo=UTC))  # midnight in Jakarta: the last day is over
    assert tasks(api, "staff") == []
    assert refused(api.post(path, body, who="staff"), 409) == "survey_over"
    api.at(datetime(2026, 3, 31, 16, 59, tzinfo=UTC))
    assert len(tasks(api, "staff")) == 1
    stepped(api, survey, "close")
    assert tasks(api, "staff") == []
    assert refused(api.post(path, body, who="staff"), 409) == "survey_over"


def test_an_answer_is_given_once(api: Api) -> None:
    asked(api)
    path = f"/v1/invitations/{invitation_of(api, 'staff')['id']}/answers"
    body = {"values": dict.fromkeys(QUESTIONS, 3)}
    assert api.post(path, body, who="staff").status_code == 201
    assert refused(api.post(path, body, who="staff"), 409) == "link_used"


def leaves_on(api: Api, who: str, day: str) -> None:
    """Put down the last day in service of somebody whose posts have not ended yet."""
    values = {"code": f"alfa-{who}", "day": date.fromisoformat(day)}
    change = text("UPDATE employee SET left_on = :day WHERE employee_code = :code")
    with api.raw(owner=True) as sql:
        sql.execute(change.bindparams(bindparam("day", type_=Date())), values)


def test_who_leaves_is_asked_no_more_and_what_they_said_counts(api: Api) -> None:
    survey = asked(api)
    for index, who in enumerate(STAFF[:6]):
        assert answer(api, who, 3 + index % 2).status_code == 201
    path = f"/v1/invitations/{invitation_of(api, 'late')['id']}/answers"
    for who in ("staff", "late"):
        leaves_on(api, who, "2026-03-15")
    body = {"values": dict.fromkeys(QUESTIONS, 3)}
    refusals = {
        language: api.post(path, body, who="late", headers={"accept-language": language})
        for language in ("id", "en")
    }
    assert {refused(answer, 409) for answer in refusals.values()} == {"left_service"}
    assert "berhenti bertugas pada Minggu, 15 Maret 2026" in refusals["id"].json()["detail"]
    assert "left the service on Sunday, March 15, 2026" in refusals["en"].json()["detail"]
    assert api.get("/v1/me/invitations", who="late").json()["items"] == []
    assert released(api, survey)["whole"]["count"] == 6


def test_who_comes_after_the_opening_is_invited_then(api: Api) -> None:
    leaves_on(api, "late", "2026-03-01")
    survey = asked(api)
    assert survey["targets"][0]["links"] == 8
    path = f"/v1/surveys/{survey['id']}/audience-invitations"
    assert api.post(path, who="admin").json() == {"invited": 0}
    leaves_on(api, "late", "2027-03-01")
    assert api.post(path, who="admin").json() == {"invited": 1}
    assert api.post(path, who="admin").json() == {"invited": 0}
    assert len(tasks(api, "late")) == 1


@pytest.mark.parametrize(
    ("instrument", "changes", "pointer", "code"),
    [
        ("pulse", {"audience": "holders"}, "/audience", "audience_unfit"),
        ("pulse", {"audience": "colleagues"}, "/audience", "audience_unfit"),
        ("skm-14-2017", {"audience": "holders"}, "/audience", "audience_unfit"),
        ("core-values-360", {"audience": "employees"}, "/audience", "audience_unfit"),
        ("indicator-relevance", {"audience": "public"}, "/audience", "audience_unfit"),
        ("pulse", {"audience": "public"}, "/targets", "targets_expected"),
        ("core-values-360", {}, "/targets", "targets_expected"),
        ("indicator-relevance", {}, "/targets", "targets_expected"),
        (
            "pulse",
            {"targets": [{"indicator_key": "x"}]},
            "/targets/0/indicator_key",
            "unit_code_expected",
        ),
        (
            "indicator-relevance",
            {"targets": [{"unit_code": "DINAS"}]},
            "/targets/0/unit_code",
            "indicator_key_expected",
        ),
        (
            "indicator-relevance",
            {"targets": [{"indicator_key": "x"}]},
            "/targets/0/indicator_key",
            "unknown_reference",
        ),
    ],
)
def test_an_audience_fits_its_instrument(
    api: Api, instrument: str, changes: dict[str, Any], pointer: str, code: str
) -> None:
    adopted = api.post(f"/v1/instruments/{instrument}/adopt", who="admin").json()
    body = {
        "title": "Survei",
        "instrument_id": adopted["id"],
        "starts_on": "2026-03-01",
        "ends_on": "2026-03-31",
        "targets": [],
        **changes,
    }
    refusal = api.post("/v1/surveys", body, who="admin")
    assert refused(refusal, 422) == "invalid_input"
    error = refusal.json()["errors"][0]
    assert (error["pointer"], error["code"]) == (pointer, code)


def test_links_are_for_the_public_and_invitations_for_staff(api: Api) -> None:
    staff = asked(api)
    body = {"unit_code": "KOTA", "kind": "single"}
    links = api.post(f"/v1/surveys/{staff['id']}/links", body, who="admin")
    assert refused(links, 409) == "wrong_audience"
    citizens = asked(api, "DINAS", instrument="skm-14-2017")
    assert citizens["audience"] == "public"
    path = f"/v1/surveys/{citizens['id']}/audience-invitations"
    assert refused(api.post(path, who="admin"), 409) == "wrong_audience"


@pytest.mark.requirement("S3-03")
@pytest.mark.requirement("S3-04")
@pytest.mark.requirement("S3-20")
@pytest.mark.requirement("S4-12")
def test_climate_motivation_and_transparency_are_followed_over_time(api: Api) -> None:
    for number, values in enumerate(((1, 2), (4, 5))):
        survey = asked(api, title=f"Suasana kerja {number}")
        for index, who in enumerate(STAFF):
            answer(api, who, values[index % 2], motivation=3 + index % 2)
        released(api, survey)
    trend = api.get("/v1/instruments/pulse/trend", who="staff").json()
    first, second = ({each["code"]: each for each in point["figures"]} for point in trend["points"])
    assert [point["title"] for point in trend["points"]] == ["Suasana kerja 0", "Suasana kerja 1"]
    assert (first["climate"]["change"], second["climate"]["change"]) == (None, "3.0000")
    assert second["climate"]["is_clear"] is True
    assert second["transparency"]["change"] == "3.0000"
    assert (second["motivation"]["change"], second["motivation"]["is_clear"]) == ("0.0000", False)
    assert {"fairness", "climate", "motivation", "transparency"} <= second.keys()
    of_unit = api.get("/v1/instruments/pulse/trend?unit_code=KOTA", who="staff").json()
    assert [point["count"] for point in of_unit["points"]] == [9, 9]
    assert api.get("/v1/instruments/pulse/trend?unit_code=LAIN", who="staff").json()["points"] == []


@pytest.mark.requirement("S3-03")
def test_a_trend_has_a_gap_where_four_answered(api: Api) -> None:
    for people in (STAFF, STAFF[:4]):
        survey = asked(api)
        for index, who in enumerate(people):
            answer(api, who, 2 + index % 3)
        released(api, survey)
    points = api.get("/v1/instruments/pulse/trend", who="admin").json()["points"]
    assert [(point["count"], bool(point["figures"])) for point in points] == [
        (9, True),
        (None, False),
    ]
