"""Calibrations over HTTP: leaders propose on ratings not final, the assessor alone applies them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.api.meeting.test_meetings import ENGLISH, faults, scheduled, step
from tests.factories import evaluations
from tests.factories.evaluations import IN_WINDOW
from tests.factories.organization import expect
from tests.serving.answers import refused
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api

from penilaian_api.storage.models.base import Base

BEGINS = "2026-03-27T02:00:00Z"
"""As `IN_WINDOW` is written."""
GROUNDS = (
    "Tiga rekan dengan catatan layanan loket yang sama dan capaian setara menerima di atas "
    "ekspektasi pada triwulan ini."
)


def calibrating(api: Api, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Rate ``staff`` and ``peer``, and begin a session that ``head`` hosts, with their assessor."""
    made = evaluations.opened(api, who=("staff", "peer"))
    rated = {
        who: evaluations.step(
            api,
            made["evaluations"][who],
            "rate",
            "sup",
            evaluations.assessment(made["plans"][who]),
        )
        for who in ("staff", "peer")
    }
    api.at(IN_WINDOW - timedelta(hours=1))
    stated = {
        "kind": "calibration",
        "cycle_key": "2026",
        "starts_at": BEGINS,
        "host_code": "alfa-head",
        "invited_codes": ["alfa-sup", "alfa-peer"],
        **changes,
    }
    meeting = scheduled(api, who="head", **stated)
    api.at(IN_WINDOW + timedelta(hours=1))
    return meeting, rated["staff"]


def propose(
    api: Api, meeting: dict[str, Any], evaluation: dict[str, Any], who: str = "head", **more: Any
) -> Any:
    sent = {
        "evaluation_id": evaluation["id"],
        "about": "behavior",
        "rating_after": "above",
        "reason": GROUNDS,
        **more,
    }
    path = f"/v1/meetings/{meeting['id']}/calibrations"
    return api.post(path, sent, who=who, headers=ENGLISH)


def decide(api: Api, entry: dict[str, Any], name: str, sent: Any = None, who: str = "sup") -> Any:
    path = f"/v1/calibrations/{entry['id']}/{name}"
    return api.post(path, sent, who=who, version=entry["version"])


def listed(api: Api, who: str, **narrowed: str) -> list[dict[str, Any]]:
    asked = "&".join(f"{name}={value}" for name, value in narrowed.items())
    items: list[dict[str, Any]] = expect(api.get(f"/v1/calibrations?{asked}", who=who), 200)[
        "items"
    ]
    return items


def tasks(api: Api, who: str = "sup") -> list[str]:
    items = expect(api.get("/v1/me/tasks", who=who), 200)["items"]
    return [task["record_id"] for task in items if task["kind"] == "calibration_to_decide"]


@pytest.mark.requirement("S2-14")
def test_the_assessor_applies_a_calibration_and_the_result_keeps_what_was(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    entry = expect(propose(api, meeting, evaluation))
    assert (entry["rating_before"], entry["rating_after"], entry["state"]) == (
        "met",
        "above",
        "proposed",
    )
    assert tasks(api) == [entry["id"]]
    assert decide(api, entry, "accept", who="head").status_code == 403
    accepted = expect(decide(api, entry, "accept"), 200)
    assert (accepted["state"], accepted["rating_before"]) == ("accepted", "met")
    assert tasks(api) == []
    refused(decide(api, accepted, "accept"), 409, "wrong_state")
    current = evaluations.mine(api) | {"version": evaluation["version"] + 1}
    final = evaluations.step(api, current, "finalize", "sup")
    evaluations.step(api, final, "deliver", "sup")
    path = f"/v1/evaluations/{evaluation['id']}/explanation"
    shown = api.get(path, who="staff", headers=ENGLISH)
    assert "changed after a calibration, from as expected to above" in shown.text.lower(), (
        shown.text
    )
    assert GROUNDS in shown.text
    assert "@ rating:before_calibration" in shown.text


@pytest.mark.requirement("S2-14")
def test_only_who_takes_part_and_leads_proposes_and_never_on_oneself(api: Api) -> None:
    meeting, evaluation = calibrating(api, invited_codes=["alfa-sup", "alfa-staff", "alfa-peer"])
    refused(propose(api, meeting, evaluation, who="staff"), 403, "not_on_yourself")
    refused(propose(api, meeting, evaluation, who="sup"), 403, "calibration_of_own_rating")
    assert faults(propose(api, meeting, evaluation, who="peer")) == [
        ("/evaluation_id", "unknown_reference")
    ]
    assert propose(api, meeting, evaluation, who="stranger").status_code == 404
    entry = expect(propose(api, meeting, evaluation))
    assert [each["id"] for each in listed(api, "head")] == [entry["id"]]
    assert [each["id"] for each in listed(api, "sup", state="proposed")] == [entry["id"]]
    assert [each["id"] for each in listed(api, "peer", meeting_id=meeting["id"])] == [entry["id"]]
    assert listed(api, "staff") == []
    assert listed(api, "stranger") == []
    refused(propose(api, meeting, evaluation), 409, "already_exists")


@pytest.mark.requirement("S2-14")
def test_a_calibration_is_read_by_its_id_and_names_only_what_can_be_done(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    entry = expect(propose(api, meeting, evaluation))
    assert entry["proposed_by_name"] == "Head Alfa"
    path = f"/v1/calibrations/{entry['id']}"
    for who, steps in (("sup", ["calibration_decide"]), ("head", [])):
        assert expect(api.get(path, who=who), 200)["allowed_actions"] == steps
    for who in ("staff", "stranger", "admin"):
        assert api.get(path, who=who).status_code in {403, 404}
    evaluations.step(api, evaluations.mine(api), "finalize", "sup")
    assert expect(api.get(path, who="sup"), 200)["allowed_actions"] == []


@pytest.mark.requirement("S2-14")
def test_the_database_lets_no_rating_of_a_final_result_be_calibrated(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    expect(propose(api, meeting, evaluation))
    evaluations.step(api, evaluations.mine(api), "finalize", "sup")
    columns = [column.name for column in Base.metadata.tables["calibration"].columns]
    values = ["'results'" if name == "about" else name for name in columns]
    names, copied = ", ".join(columns), ", ".join(values)
    decided = "decided_at = proposed_at, decided_by = proposed_by"
    for statement in (
        f"INSERT INTO calibration ({names}) SELECT {copied} FROM calibration",
        f"UPDATE calibration SET state = 'declined', {decided}",
    ):
        with (
            pytest.raises(DBAPIError, match="gd:calibration_too_late"),
            api.raw() as connection,
        ):
            connection.execute(text(statement))


@pytest.mark.requirement("S2-14")
@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"rating_after": "met"}, ("/rating_after", "rating_is_so_already")),
        ({"rating_after": "4"}, ("/rating_after", "rating_of_other_scale")),
        ({"about": "criterion:none"}, ("/about", "rating_not_given")),
        ({"reason": "Sangat baik."}, ("/reason", "reason_says_too_little")),
    ],
)
def test_a_calibration_changes_something_for_a_reason_of_substance(
    api: Api, sent: dict[str, str], fault: tuple[str, str]
) -> None:
    meeting, evaluation = calibrating(api)
    assert faults(propose(api, meeting, evaluation, **sent)) == [fault]
    assert propose(api, meeting, evaluation, reason=" ").status_code == 422


@pytest.mark.requirement("S2-14")
def test_the_assessor_declines_for_a_reason_and_the_rating_stays(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    entry = expect(propose(api, meeting, evaluation))
    why = {"reason": "Dua keluhan pada Maret terbukti setelah diperiksa."}
    declined = expect(decide(api, entry, "decline", why), 200)
    assert (declined["state"], declined["declined_for"]) == ("declined", why["reason"])
    (seen,) = listed(api, "head", state="declined")
    assert seen["declined_for"] == why["reason"]
    refused(decide(api, declined, "accept"), 409, "wrong_state")


@pytest.mark.requirement("S2-14")
def test_nothing_is_calibrated_once_minutes_are_closed_or_the_result_is_final(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    entry = expect(propose(api, meeting, evaluation))
    results = expect(propose(api, meeting, evaluation, about="results"))
    final = evaluations.step(api, evaluation, "finalize", "sup")
    assert tasks(api) == []
    refused(decide(api, entry, "accept"), 409, "wrong_state")
    refused(decide(api, entry, "decline", {"reason": "Sudah final."}), 409, "wrong_state")
    refused(propose(api, meeting, final, about="results"), 409, "wrong_state")
    record = {"minutes": "Dibahas bersama.", "attended_codes": ["alfa-sup"]}
    current = expect(step(api, meeting, "hold", record, who="head"), 200)
    expect(step(api, current, "close", who="head"), 200)
    refused(decide(api, results, "accept"), 409, "wrong_state")
    refused(propose(api, meeting, evaluation), 409, "wrong_state")


@pytest.mark.requirement("S2-14")
def test_a_session_is_of_its_kind_its_unit_and_its_cycle(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    api.at(IN_WINDOW - timedelta(hours=1))
    stated = {"starts_at": BEGINS, "host_code": "alfa-head"}
    sent = {**meeting, **stated, "kind": "calibration", "cycle_key": None}
    body = {
        name: sent[name]
        for name in ("kind", "title", "unit_code", "cycle_key", "starts_at", "host_code")
    }
    without = api.post("/v1/meetings", {**body, "invited_codes": []}, who="head")
    assert faults(without) == [("/cycle_key", "calibration_needs_cycle")]
    refused(propose(api, meeting, evaluation), 409, "meeting_not_begun")
    review = scheduled(api, who="head", kind="performance_review", cycle_key="2026", **stated)
    api.at(IN_WINDOW + timedelta(hours=1))
    refused(propose(api, review, evaluation), 409, "no_calibration_session")


@pytest.mark.requirement("S2-14")
def test_what_the_assessor_rated_anew_is_not_overwritten(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    entry = expect(propose(api, meeting, evaluation))
    plan = {"in_force": {"work_results": []}}
    again = evaluations.assessment(plan)
    for rating in again["ratings"]:
        if rating["about"] == "behavior":
            rating["chosen"] = "above"
    evaluations.step(api, evaluation, "rate", "sup", again)
    refused(decide(api, entry, "accept"), 409, "calibration_outdated")


@pytest.mark.requirement("S2-14")
def test_of_two_who_decide_at_once_one_is_refused(api: Api) -> None:
    meeting, evaluation = calibrating(api)
    entry = expect(propose(api, meeting, evaluation))
    why = {"reason": "Dua keluhan pada Maret terbukti setelah diperiksa."}
    answers = sent_at_once(
        api, lambda: decide(api, entry, "accept"), lambda: decide(api, entry, "decline", why)
    )
    first, second = sorted(answer.status_code for answer in answers)
    assert first == 200
    assert second in {409, 412}
    assert found_by_verify(api) == []
