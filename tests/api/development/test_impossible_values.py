"""Days that cannot be, scores off the scale and unknown parts are refused where they stand."""

from typing import Any

import pytest
from tests.factories.development import counseling, guidance
from tests.factories.follow_up.rules import rule
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

TRAINING = {
    "employee_id": str(key("alfa:staff")),
    "kind": "training",
    "origin": "duty",
    "title": "Pelayanan prima bagi petugas loket",
    "due_on": "2099-06-30",
}
NOTICE = {
    "kind": "guide",
    "title": "Jadwal penilaian",
    "body": "Penilaian dimulai hari Senin.",
    "unit_code": "BIDANG",
    "reader_group": "everyone",
    "is_required": True,
    "due_on": "2099-06-30",
}
MEETING = {
    "kind": "monthly_review",
    "title": "Rapat bulanan",
    "unit_code": "BIDANG",
    "starts_at": "2099-06-30T02:00:00Z",
    "location": "Ruang rapat",
    "host_code": "alfa-sup",
    "invited_codes": ["alfa-staff"],
    "indicator_version_ids": [],
}
STEADY = {"over": 2, "level_at_least": "85", "spread_at_most": "10"}


@pytest.mark.parametrize(
    ("path", "body", "pointer", "code"),
    [
        (
            "/v1/counselings",
            counseling.talk_body(talked_on="0001-01-01"),
            "/talked_on",
            "before_service",
        ),
        ("/v1/coaching-plans", guidance.plan_body(due_on="9999-12-31"), "/due_on", "day_too_far"),
        (
            "/v1/coaching-plans",
            guidance.plan_body(aims=[{"part": "kesaktian", "aim": "Naik"}]),
            "/aims/0/part",
            "unknown_reference",
        ),
        ("/v1/trainings", {**TRAINING, "origin": "result"}, "/evaluation_id", "required"),
        ("/v1/trainings", {**TRAINING, "origin": "competence_gap"}, "/assessment_id", "required"),
        ("/v1/trainings", {**TRAINING, "due_on": "2026-01-01"}, "/due_on", "day_over"),
        ("/v1/trainings", {**TRAINING, "due_on": "9999-12-31"}, "/due_on", "day_too_far"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_leaders_state_of_people_can_be(  # noqa: PLR0913, PLR0917 - the columns of the table
    api: Api, path: str, body: dict[str, Any], pointer: str, code: str, language: str
) -> None:
    refuses(api, path, body, "sup", language, (pointer, code))


@pytest.mark.parametrize(
    ("path", "body", "pointer", "code"),
    [
        ("/v1/announcements", {**NOTICE, "due_on": "2026-01-01"}, "/due_on", "day_over"),
        ("/v1/announcements", {**NOTICE, "due_on": "9999-12-31"}, "/due_on", "day_too_far"),
        (
            "/v1/meetings",
            {**MEETING, "starts_at": "9999-12-31T02:00:00Z"},
            "/starts_at",
            "day_too_far",
        ),
        (
            "/v1/outstanding-rules",
            {"rule": rule("salah", score_at_least="-5")},
            "/rule/score_at_least",
            "score_off_scale",
        ),
        (
            "/v1/outstanding-rules",
            {"rule": rule("salah", score_at_least="1000")},
            "/rule/score_at_least",
            "score_off_scale",
        ),
        (
            "/v1/outstanding-rules",
            {"rule": rule("salah", steady_score={**STEADY, "level_at_least": "-1"})},
            "/rule/steady_score/level_at_least",
            "score_off_scale",
        ),
        (
            "/v1/outstanding-rules",
            {"rule": rule("salah", steady_score={**STEADY, "spread_at_most": "-1"})},
            "/rule/steady_score/spread_at_most",
            "negative",
        ),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_the_office_states_can_be(  # noqa: PLR0913, PLR0917 - the columns of the table
    api: Api, path: str, body: dict[str, Any], pointer: str, code: str, language: str
) -> None:
    expect(api.post("/v1/schemes/lampung/adopt", who="admin"), 200)
    refuses(api, path, body, "admin", language, (pointer, code))


def test_steps_of_guidance_are_not_due_before_their_session(api: Api) -> None:
    plan = guidance.running(api)
    path = f"/v1/coaching-plans/{plan['id']}/sessions"
    for day, code in (("2026-03-01", "due_before_session"), ("9999-12-31", "day_too_far")):
        body = guidance.session(steps_due_on=day)
        answer = api.post(path, body, who="sup", version=plan["version"])
        faults = [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]
        assert faults == [("/steps_due_on", code)]


def refuses(  # noqa: PLR0913, PLR0917 - the columns of the tables
    api: Api,
    path: str,
    body: dict[str, Any],
    who: str,
    language: str,
    fault: tuple[str, str],
) -> None:
    answer = api.post(path, body, who=who, headers={"Accept-Language": language})
    assert answer.status_code == 422, answer.text
    faults = answer.json()["errors"]
    assert [(each["pointer"], each["code"]) for each in faults] == [fault]
    assert faults[0]["detail"]
